"""A portfolio as CSV, one row a company, for a spreadsheet. No cell begins like a formula."""

import csv
import io
from collections.abc import Mapping
from functools import reduce
from typing import Any, Final

from orgaudit.reports.content.portfolio import PortfolioReport
from orgaudit.reports.machine.csv import harmless
from orgaudit.reports.machine.portfolio.row import row

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "path": ("path",),
    "company": ("company",),
    "industry": ("industry",),
    "employees": ("employees",),
    "departments": ("departments",),
    "duties": ("duties",),
    "score": ("score", "value"),
    "likely_low": ("score", "likely_low"),
    "likely_high": ("score", "likely_high"),
    "coverage": ("coverage",),
    "critical": ("findings", "critical"),
    "high": ("findings", "high"),
    "percentile": ("standing", "percentile"),
    "in_industry": ("standing", "in_industry"),
    "in_size": ("standing", "in_size"),
    "outlier": ("standing", "outlier"),
    "first_move": ("first_move", "move"),
    "trouble": ("trouble",),
}
"""Each column with the way to it in a row of the report for machines; several keys there go by one name."""


def render(report: PortfolioReport) -> str:
    """Return the table with a head of the column names, which are the same in both languages."""
    portfolio = report.portfolio
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in portfolio.entries:
        data = row(entry, portfolio.standings.get(entry.path))
        writer.writerow([harmless(reduce(_within, way, data)) for way in COLUMNS.values()])
    return out.getvalue()


def _within(data: Any, key: str) -> Any:
    return data.get(key) if data else None
