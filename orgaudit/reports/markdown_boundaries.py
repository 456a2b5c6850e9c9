"""The boundary table and the map of duties as Markdown."""

from collections.abc import Iterator

from orgaudit.reports.rows import ReportView
from orgaudit.reports.writers.markdown.escape import inline, table
from orgaudit.wording.catalogue import Catalogue


def boundary_lines(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    """Yield the lines of both tables; nothing where neither has a row."""
    if view.boundaries:
        yield f"## {catalogue.ui('boundaries.title')}"
        yield ""
        yield catalogue.ui("boundaries.intro")
        yield ""
        columns = tuple(catalogue.ui(f"boundaries.column.{name}") for name in ("pair", "blur", "why"))
        yield from table(
            columns, [(inline(row.pair), inline(row.blur), inline(row.why)) for row in view.boundaries]
        )
    if view.map_rows:
        if view.boundaries:
            yield ""
        yield f"### {catalogue.ui('boundaries.map.title')}"
        yield ""
        yield catalogue.ui("boundaries.map.intro")
        yield ""
        rows = [(inline(row.purpose), *map(inline, row.cells)) for row in view.map_rows]
        yield from table((catalogue.ui("boundaries.map.purpose"), *map(inline, view.map_columns)), rows)
