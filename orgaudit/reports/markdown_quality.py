"""The quality of the input as a small Markdown table."""

from collections.abc import Iterator

from orgaudit.reports.rows import ReportView
from orgaudit.reports.writers.markdown.escape import inline, table
from orgaudit.wording.catalogue import Catalogue


def quality_lines(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    """Yield the section; nothing where the file has no duty."""
    if not view.quality:
        return
    yield f"## {catalogue.ui('quality.title')}"
    yield ""
    yield catalogue.ui("quality.intro")
    yield ""
    columns = tuple(catalogue.ui(f"quality.column.{name}") for name in ("what", "value", "examples"))
    rows = [(inline(row.what), inline(row.value), inline(row.examples)) for row in view.quality]
    if any(row.examples for row in view.quality):
        yield from table(columns, rows, frozenset({1}))
    else:
        yield from table(columns[:2], [row[:2] for row in rows], frozenset({1}))
