"""The most blurred boundaries between departments."""

from typing import Final

from orgaudit.reports.rows import ReportView
from orgaudit.reports.writers.terminal.page import Page, Row
from orgaudit.reports.writers.terminal.style import QUIET
from orgaudit.reports.writers.terminal.wrap import Span
from orgaudit.wording.catalogue import Catalogue

MOST_PAIRS: Final = 5


def add_boundaries(page: Page, view: ReportView, catalogue: Catalogue, *, full: bool) -> None:
    """Add the boundary table; ``full`` adds every pair and the map of duties."""
    if not view.boundaries:
        return
    page.heading(catalogue.ui("boundaries.title"))
    shown = view.boundaries if full else view.boundaries[:MOST_PAIRS]
    page.table(
        [catalogue.ui(f"boundaries.column.{name}") for name in ("pair", "blur", "why")],
        [Row((Span(row.pair), Span(row.blur)), Span(row.why)) for row in shown],
    )
    if len(view.boundaries) > len(shown):
        more = catalogue.ui("report.layout.more_rows", count=len(view.boundaries) - len(shown))
        page.paragraph([Span(more, QUIET)])
    if full and view.map_rows:
        page.heading(catalogue.ui("boundaries.map.title"))
        page.table(
            [catalogue.ui("boundaries.map.purpose"), *view.map_columns],
            [Row((Span(row.purpose), *map(Span, row.cells))) for row in view.map_rows],
        )
