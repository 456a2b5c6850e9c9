"""The report for the terminal: a first screen that stands alone, then the rest in reading order."""

from orgaudit.reports.rows import ReportView
from orgaudit.reports.terminal_boundaries import add_boundaries
from orgaudit.reports.terminal_findings import add_findings, add_urgent
from orgaudit.reports.terminal_head import add_head, add_later_moves, add_moves
from orgaudit.reports.terminal_method import add_end, add_method, add_questions, add_waivers
from orgaudit.reports.terminal_scores import add_counts, add_scores
from orgaudit.reports.writers.terminal.page import page_for
from orgaudit.wording.catalogue import Catalogue


def render_terminal(
    view: ReportView, catalogue: Catalogue, *, width: int, color: bool, full: bool = False
) -> str:
    """Return the report for a terminal of ``width`` columns, at least 40.

    ``full`` adds every listed finding with its evidence and remedies, all gaps, the later moves and the whole method.
    """
    page = page_for(width)
    add_head(page, view, catalogue)
    add_urgent(page, view, catalogue)
    add_moves(page, view, catalogue)
    if full:
        add_later_moves(page, view, catalogue)
    add_scores(page, view, catalogue)
    add_boundaries(page, view, catalogue, full=full)
    add_findings(page, view, catalogue, full=full)
    add_counts(page, view, catalogue)
    add_questions(page, view, catalogue, full=full)
    add_waivers(page, view, catalogue)
    add_method(page, view, catalogue, full=full)
    add_end(page, view, catalogue, full=full)
    return page.text(color=color)
