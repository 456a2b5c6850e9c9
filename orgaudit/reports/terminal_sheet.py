"""Plain pages for the terminal: a title, sections of lines, a table."""

from collections.abc import Iterable, Sequence

from orgaudit.reports.writers.terminal.page import Row, page_for
from orgaudit.reports.writers.terminal.style import QUIET
from orgaudit.reports.writers.terminal.wrap import Span


def sheet_page(title: str, sections: Iterable[tuple[str, Sequence[str]]], width: int) -> str:
    """Return a page of headings with their lines, at most ``width`` cells wide."""
    page = page_for(width)
    page.heading(title)
    for heading, lines in sections:
        page.heading(heading)
        for line in lines:
            page.paragraph([Span(line)], rest="    ")
    return page.text(color=False)


def table_page(
    title: str, intro: str, columns: Sequence[str], rows: Iterable[Sequence[str]], width: int
) -> str:
    """Return a page of one table; the first column is text, the others are figures."""
    page = page_for(width)
    page.heading(title)
    page.paragraph([Span(intro, QUIET)])
    page.blank()
    listed = [Row(tuple(Span(cell) for cell in row)) for row in rows]
    page.table(list(columns), listed, right=frozenset(range(1, len(columns))))
    return page.text(color=False)
