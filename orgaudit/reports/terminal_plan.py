"""A plan for the terminal."""

from typing import Final

from orgaudit.reports.plan_view import PlanView, StepRow
from orgaudit.reports.writers.terminal.page import Page, page_for
from orgaudit.reports.writers.terminal.style import QUIET, STRONG, dotted
from orgaudit.reports.writers.terminal.wrap import Span
from orgaudit.wording.catalogue import Catalogue

INDENT: Final = "     "


def render_plan_terminal(view: PlanView, catalogue: Catalogue, *, width: int, color: bool) -> str:
    """Return the plan as a page of at most ``width`` cells."""
    page = page_for(width)
    page.heading(view.title)
    for line in view.summary:
        page.paragraph([Span(line)])
    if not view.steps:
        page.heading(catalogue.ui("plan.heading.steps"))
        page.paragraph([Span(view.nothing)])
    quarter: int | None = 0
    for row in view.steps:
        if row.quarter != quarter:
            quarter = row.quarter
            key = "plan.heading.steps" if quarter is None else "plan.quarter"
            page.heading(catalogue.ui(key, number=quarter))
        _add_step(page, row, catalogue)
    for key, lines in (("held", view.held_back), ("left_out", view.left_out), ("method", view.remarks)):
        if lines:
            page.heading(catalogue.ui(f"plan.heading.{key}"))
            for line in lines:
                page.paragraph([Span(line, QUIET if key == "method" else "")], rest="    ")
    return page.text(color=color)


def _add_step(page: Page, row: StepRow, catalogue: Catalogue) -> None:
    page.paragraph([Span(row.title, STRONG)], first=f"{row.number:>3}. ", rest=INDENT)
    effort, returned, points, score = row.cells
    figures = [
        Span(row.who),
        Span(row.ladder),
        Span(catalogue.ui("plan.figure.effort", effort=effort)),
        Span(catalogue.ui("plan.figure.returned", returned=returned) if returned else ""),
        Span(catalogue.ui("plan.figure.points", points=points, score=score)),
    ]
    page.paragraph(dotted(figures, catalogue), first=INDENT, rest=INDENT)
    for note in row.notes:
        page.paragraph([Span(note, QUIET)], first=INDENT, rest=INDENT)
