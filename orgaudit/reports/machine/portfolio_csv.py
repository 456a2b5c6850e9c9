"""A portfolio as CSV, one row a company, for a spreadsheet. No cell begins like a formula."""

import csv
import io
from typing import Final

from orgaudit.reports.content.portfolio import PortfolioReport
from orgaudit.reports.machine.csv import harmless
from orgaudit.reports.machine.portfolio_row import row

COLUMNS: Final = (
    "path",
    "company",
    "industry",
    "employees",
    "departments",
    "duties",
    "score",
    "likely_low",
    "likely_high",
    "coverage",
    "critical",
    "high",
    "percentile",
    "in_industry",
    "in_size",
    "outlier",
    "first_move",
    "trouble",
)


def render(report: PortfolioReport) -> str:
    """Return the table with a head of the column names, which are the same in both languages."""
    portfolio = report.portfolio
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in portfolio.entries:
        data = row(entry, portfolio.standings.get(entry.path))
        data |= data.get("score") or {}
        data |= data.get("findings") or {}
        data |= data.get("standing") or {}
        data["score"] = data.get("value")
        data["first_move"] = (data.get("first_move") or {}).get("move")
        writer.writerow([harmless(data.get(name)) for name in COLUMNS])
    return out.getvalue()
