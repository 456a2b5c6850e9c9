"""What the companies of a portfolio are called in a report."""

from collections import Counter
from collections.abc import Mapping

from orgaudit.reports.words.plain import plain
from orgaudit.results.portfolio import Portfolio


def company_names(portfolio: Portfolio) -> Mapping[str, str]:
    """Return the name of each company that was audited, by path; where several have one name, the path stands behind it."""
    names = {entry.path: entry.result.company for entry in portfolio.entries if entry.result is not None}
    shared = Counter(names.values())
    shown = {entry.path: entry.told_path for entry in portfolio.entries}
    return {
        path: name if shared[name] == 1 else f"{name} ({plain(shown[path])})" for path, name in names.items()
    }
