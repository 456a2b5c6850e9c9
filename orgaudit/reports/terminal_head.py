"""The first screen: company, score, coverage, what to remember, the moves to start with."""

from orgaudit.reports.rows import MoveRow, ReportView
from orgaudit.reports.writers.terminal.page import Page
from orgaudit.reports.writers.terminal.style import QUIET, STRONG, dotted
from orgaudit.reports.writers.terminal.wrap import Span, cells
from orgaudit.wording.catalogue import Catalogue


def add_head(page: Page, view: ReportView, catalogue: Catalogue) -> None:
    """Add whose company this is and how it stands."""
    head = view.head
    page.paragraph([Span(head.company, STRONG)], first="")
    page.paragraph([Span(head.company_facts, QUIET)], first="")
    page.blank()
    facts = [
        ("report.head.score_label", head.score, STRONG),
        ("report.head.coverage_label", head.coverage, ""),
    ]
    if view.quality_brief:
        facts.append(("quality.label", " ".join(view.quality_brief), ""))
    if head.comparison:
        facts.append(("report.head.comparison_label", head.comparison, ""))
    if head.gate:
        style = "bold green" if head.gate_passed else "bold red"
        facts.append(("report.gate.label", " ".join(head.gate), style))
    labels = [catalogue.ui(key) for key, _text, _style in facts]
    column = max(cells(label) for label in labels)
    for label, (_key, text, style) in zip(labels, facts, strict=True):
        pad = " " * (column - cells(label) + 2)
        page.paragraph(
            [Span(label, QUIET), Span(pad, whole=True), Span(text, style)], rest=" " * (column + 4)
        )
    if head.band_note:
        page.paragraph([Span(head.band_note, QUIET)])
    page.blank()
    for line in head.verdict:
        page.paragraph([Span(line, STRONG)])


def add_moves(page: Page, view: ReportView, catalogue: Catalogue) -> None:
    """Add the moves to start with."""
    page.heading(view.moves_title)
    if not view.first_moves:
        page.paragraph([Span(catalogue.ui(f"report.moves.{'ask' if view.ask_first else 'none'}"))])
    for question in view.ask_first:
        page.paragraph([Span(question.question, STRONG)], first=f"{question.rank:>3}. ", rest="     ")
    for move in view.first_moves:
        _add_move(page, move, catalogue)
        if move.start:
            page.paragraph([Span(catalogue.ui("report.moves.start", text=move.start))], first="     ")


def add_later_moves(page: Page, view: ReportView, catalogue: Catalogue) -> None:
    """Add the moves after the first ones."""
    if not view.later_moves:
        return
    page.heading(catalogue.ui("report.title.more_moves"))
    for move in view.later_moves:
        _add_move(page, move, catalogue)
    if view.moves_hidden:
        page.paragraph([Span(catalogue.ui("report.moves.hidden", count=view.moves_hidden), QUIET)])


def _add_move(page: Page, move: MoveRow, catalogue: Catalogue) -> None:
    page.paragraph([Span(move.title, STRONG)], first=f"{move.rank:>3}. ", rest="     ")
    worth = [
        Span(catalogue.ui("report.moves.effort", effort=move.effort)),
        Span(move.returned),
        Span(move.points),
        Span(move.sure),
    ]
    page.paragraph(dotted(worth, catalogue), first="     ")
