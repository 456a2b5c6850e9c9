"""Scores by family and by department, findings by rule."""

from typing import Final

from orgaudit.reports.rows import ReportView
from orgaudit.reports.severity_columns import LEVELS, level_cells, level_words
from orgaudit.reports.writers.terminal.page import Page, Row
from orgaudit.reports.writers.terminal.style import LEVEL_STYLE, QUIET, STRONG
from orgaudit.reports.writers.terminal.wrap import Span
from orgaudit.wording.catalogue import Catalogue

MOST_DEPARTMENTS: Final = 20


def add_scores(page: Page, view: ReportView, catalogue: Catalogue) -> None:
    """Add the scores of families and departments, the weakest first."""
    page.heading(catalogue.ui("report.title.families"))
    page.table(
        [*_headings(("family", "score", "band", "judged"), catalogue), *level_words(catalogue)],
        [
            Row(
                (
                    Span(row.name),
                    Span(row.score, STRONG),
                    Span(row.band),
                    Span(row.judged),
                    *_levels(row.levels),
                )
            )
            for row in view.families
        ],
        right=frozenset(range(1, 8)),
    )
    page.heading(catalogue.ui("report.title.departments"))
    worst = catalogue.ui("report.column.worst")
    page.table(
        [*_headings(("department", "score", "band"), catalogue), *level_words(catalogue), worst],
        [
            Row(
                (Span(row.name), Span(row.score, STRONG), Span(row.band), *_levels(row.levels)),
                Span(row.worst),
            )
            for row in view.departments[:MOST_DEPARTMENTS]
        ],
        right=frozenset(range(1, 7)),
    )
    hidden = len(view.departments) - MOST_DEPARTMENTS
    if hidden > 0:
        page.paragraph([Span(catalogue.ui("report.layout.more_rows", count=hidden), QUIET)])


def add_counts(page: Page, view: ReportView, catalogue: Catalogue) -> None:
    """Add the count of every rule that fired."""
    if not view.findings.table:
        return
    page.heading(catalogue.ui("report.title.counts"))
    dash = catalogue.ui("report.people.dash")
    title = catalogue.ui("report.column.title")
    page.table(
        [*_headings(("rule", "total", "share"), catalogue), *level_words(catalogue), title],
        [
            Row(
                (Span(row.rule), Span(str(row.total)), Span(row.share or dash), *_levels(row.levels)),
                Span(row.title),
            )
            for row in view.findings.table
        ],
        right=frozenset(range(1, 7)),
    )


def _headings(names: tuple[str, ...], catalogue: Catalogue) -> list[str]:
    return [catalogue.ui(f"report.column.{name}") for name in names]


def _levels(levels: tuple[int, int, int, int]) -> list[Span]:
    return [
        Span(cell, LEVEL_STYLE[level] if count else QUIET)
        for cell, count, level in zip(level_cells(levels), levels, LEVELS, strict=True)
    ]
