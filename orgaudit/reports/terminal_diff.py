"""The difference for the terminal."""

from typing import Final

from orgaudit.reports.diff_request import DiffRequest
from orgaudit.reports.diff_view import ChangeGroup, DiffGroup, DiffView, diff_view
from orgaudit.reports.writers.terminal.page import Page, Row, page_for
from orgaudit.reports.writers.terminal.style import LEVEL_STYLE, PATH, QUIET, STRONG, dotted
from orgaudit.reports.writers.terminal.wrap import Span, cells
from orgaudit.wording.catalogue import Catalogue

MOST_ROWS: Final = 20
"""Findings of one state and changed elements of one kind that are listed unless the call asks for all; house default."""


def render_diff_terminal(request: DiffRequest) -> str:
    """Return the difference for a terminal of ``width`` columns, at least 40."""
    view, words = diff_view(request), request.catalogue
    page = page_for(request.width)
    most = None if request.full else MOST_ROWS
    _add_head(page, view, words)
    for group in view.found:
        _add_findings(page, group, words, most)
    if view.groups:
        page.heading(words.ui("diff.title_of.changes"))
    for changed in view.groups:
        _add_changes(page, changed, words, most)
    if view.families:
        page.heading(words.ui("diff.title_of.scores"))
        columns = [words.ui(f"diff.column.{name}") for name in ("family", "old", "new")]
        page.table(columns, [Row(tuple(Span(cell) for cell in row)) for row in view.families])
    if view.method:
        page.blank()
        page.paragraph([Span(view.method, QUIET)], first="")
    return page.text(color=request.color)


def _add_head(page: Page, view: DiffView, words: Catalogue) -> None:
    page.paragraph([Span(view.title, STRONG)], first="")
    page.paragraph([Span(view.states, QUIET)], first="")
    page.blank()
    facts = [("score", view.score, STRONG), ("changes", view.changes, ""), ("findings", view.findings, "")]
    if view.gate:
        facts.append(("gate", " ".join(view.gate), "bold green" if view.gate_passed else "bold red"))
    labels = [words.ui(f"diff.label.{key}") for key, _, _ in facts]
    column = max(cells(label) for label in labels)
    for label, (_, text, style) in zip(labels, facts, strict=True):
        pad = " " * (column - cells(label) + 2)
        spans = [Span(label, QUIET), Span(pad, whole=True), Span(text, style)]
        page.paragraph(spans, rest=" " * (column + 4))
    for line in view.failures:
        page.paragraph([Span(line, "bold red")])


def _add_findings(page: Page, group: DiffGroup, words: Catalogue, most: int | None) -> None:
    page.heading(group.title)
    for row in group.rows[:most]:
        head = [Span(row.level, LEVEL_STYLE[row.severity]), Span(row.headline, STRONG), Span(row.rule, QUIET)]
        page.paragraph(dotted([*head, Span(row.place, PATH, whole=True)], words), rest="    ")
        for text, style in ((row.text, ""), (row.cause, ""), (row.note, QUIET)):
            if text:
                page.paragraph([Span(text, style)], first="    ")
    left = len(group.rows) - len(group.rows[:most])
    if left:
        page.paragraph([Span(words.ui("diff.more", count=left), QUIET)])
    if group.hidden:
        page.paragraph([Span(words.ui("diff.hidden", count=group.hidden), QUIET)])


def _add_changes(page: Page, changed: ChangeGroup, words: Catalogue, most: int | None) -> None:
    page.paragraph([Span(changed.title, QUIET)])
    for row in changed.rows[:most]:
        page.paragraph([Span(row.element, STRONG)], first="    ")
        for number, text in row.lines:
            page.paragraph([Span(text)], first=f"    {number:>3}. ", rest="         ")
    left = len(changed.rows) - len(changed.rows[:most])
    if left:
        page.paragraph([Span(words.ui("diff.more", count=left), QUIET)], first="    ")
