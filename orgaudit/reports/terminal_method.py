"""The end of the terminal report: what to ask, what is accepted, how it was worked out."""

from typing import Final

from orgaudit.reports.rows import ReportView
from orgaudit.reports.writers.terminal.page import Page, Row
from orgaudit.reports.writers.terminal.style import QUIET, STRONG, dotted
from orgaudit.reports.writers.terminal.wrap import Span
from orgaudit.wording.catalogue import Catalogue

SHORT_QUESTIONS: Final = 5
SHORT_NOTES: Final = 3
"""What the short report tells of questions and method."""


def add_questions(page: Page, view: ReportView, catalogue: Catalogue, *, full: bool) -> None:
    """Add what could not be judged, as questions; the full report lists the facts too."""
    asks_only = bool(view.questions) and not full
    page.heading(catalogue.ui(f"report.title.{'questions' if asks_only else 'gaps'}"))
    if not view.gaps:
        page.paragraph([Span(catalogue.ui("report.gaps.none"))])
        return
    page.paragraph([Span(catalogue.ui("report.gaps.intro"), QUIET)])
    if full:
        _add_gaps(page, view, catalogue)
        page.heading(catalogue.ui("report.title.questions"))
    for row in view.questions if full else view.questions[:SHORT_QUESTIONS]:
        page.paragraph([Span(row.question, STRONG)], first=f"{row.rank:>3}. ", rest="     ")
        page.paragraph(dotted([Span(row.opens), Span(row.whom)], catalogue), first="     ")


def add_waivers(page: Page, view: ReportView, catalogue: Catalogue) -> None:
    """Add accepted risks."""
    if not view.waivers:
        return
    page.heading(catalogue.ui("report.title.waivers"))
    for row in view.waivers:
        page.paragraph([Span(row.subject, STRONG), Span(f" {row.rule}"), Span(f" — {row.state_word}")])
        facts = [
            Span(row.reason),
            Span(f"{catalogue.ui('report.column.owner')} {row.owner}"),
            Span(f"{catalogue.ui('report.column.expires')} {row.expires}"),
        ]
        page.paragraph(dotted(facts, catalogue), first="    ")
        if row.found:
            page.paragraph([Span(row.found)], first="    ")


def add_method(page: Page, view: ReportView, catalogue: Catalogue, *, full: bool) -> None:
    """Add how the numbers came about, the assumptions, and what the report does not say."""
    page.heading(catalogue.ui("report.title.method"))
    for note in view.method if full else view.method[:SHORT_NOTES]:
        page.paragraph(
            [Span(f"{note.title}: ", STRONG), Span(_joined(note.lines if full else note.lines[:1], view))]
        )
    page.heading(catalogue.ui("report.title.defaults"))
    _add_bullets(page, view.defaults)
    if full and view.thresholds:
        page.heading(catalogue.ui("report.title.thresholds"))
        page.table(
            [catalogue.ui(f"report.column.{name}") for name in ("rule", "value", "origin", "what")],
            [
                Row((Span(row.rule), Span(row.value), Span(row.origin)), Span(row.what))
                for row in view.thresholds
            ],
        )
    if view.law:
        page.heading(catalogue.ui("report.title.law"))
        _add_bullets(page, view.law if full else view.law[:1])
    page.heading(catalogue.ui("report.title.not_said"))
    _add_bullets(page, view.not_said)


def add_end(page: Page, view: ReportView, catalogue: Catalogue, *, full: bool) -> None:
    """Add failed rules and what was read."""
    if view.failures:
        page.heading(catalogue.ui("report.title.failures"))
        page.paragraph([Span(catalogue.ui("report.failures.intro"))])
        _add_bullets(page, view.failures)
    page.blank()
    if not full:
        page.paragraph([Span(catalogue.ui("report.layout.see_more"), QUIET)], first="")
    page.paragraph([Span(part, QUIET, whole=True) for part in _words(view.origin)], first="")


def _add_gaps(page: Page, view: ReportView, catalogue: Catalogue) -> None:
    page.table(
        [catalogue.ui(f"report.column.{name}") for name in ("fact", "judgements", "subjects", "examples")],
        [
            Row((Span(row.fact), Span(str(row.judgements)), Span(str(row.subjects))), Span(row.examples))
            for row in view.gaps
        ],
        right=frozenset({1, 2}),
    )
    if view.gaps_total > len(view.gaps):
        hidden = catalogue.ui("report.gaps.hidden", count=view.gaps_total - len(view.gaps))
        page.paragraph([Span(hidden, QUIET)])


def _add_bullets(page: Page, lines: tuple[str, ...]) -> None:
    for line in lines:
        page.paragraph([Span(line)], first="  - ", rest="    ")


def _words(text: str) -> list[str]:
    """Split at spaces and keep them, so that a path in the text stays whole."""
    return [part for word in text.split(" ") for part in (" ", word)][1:]


def _joined(lines: tuple[str, ...], view: ReportView) -> str:
    """Join sentences; Japanese puts no space between them."""
    return ("" if view.language == "ja" else " ").join(lines)
