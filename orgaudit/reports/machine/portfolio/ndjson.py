"""A portfolio as NDJSON: one company a line, as it is, with where it stands."""

import json

from orgaudit.reports.content.portfolio import PortfolioReport
from orgaudit.reports.machine.portfolio.row import row


def render(report: PortfolioReport) -> str:
    """Return one JSON object a line, in the order of the paths."""
    portfolio = report.portfolio
    lines = (row(entry, portfolio.standings.get(entry.path)) for entry in portfolio.entries)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
