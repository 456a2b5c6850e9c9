"""A portfolio for machines: every company, how scores and families lie, groups, and the most common defects."""

import json
from typing import Any

from orgaudit.reports.content.portfolio import PortfolioReport
from orgaudit.reports.machine.portfolio.row import row
from orgaudit.results.portfolio import Spread

SCHEMA_VERSION = 1


def render(report: PortfolioReport) -> str:
    """Return the portfolio as one JSON object, ending with a newline."""
    portfolio = report.portfolio
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": report.version},
        "scores": _spread(portfolio.scores),
        "families": {name: _spread(spread) for name, spread in portfolio.families.items()},
        "groups": [
            {"kind": group.kind, "name": group.name, "scores": _spread(group.spread)}
            for group in portfolio.groups
        ],
        "functions": [
            {
                "function": item.function,
                "companies": item.companies,
                "duties": item.duties,
                "troubled": round(item.troubled, 4),
            }
            for item in portfolio.functions
        ],
        "defects": [
            {"rule": item.rule, "companies": item.companies, "findings": item.findings}
            for item in portfolio.defects
        ],
        "companies": [row(entry, portfolio.standings.get(entry.path)) for entry in portfolio.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _spread(spread: Spread | None) -> dict[str, Any] | None:
    if spread is None:
        return None
    return {
        "count": spread.count,
        "least": spread.least,
        "lower_quartile": spread.lower,
        "median": spread.median,
        "upper_quartile": spread.upper,
        "greatest": spread.greatest,
    }
