"""The questions on the terminal: by whom to ask, the best first."""

from orgaudit.reports.questions_request import QuestionsRequest, groups, summary
from orgaudit.reports.writers.terminal.page import page_for
from orgaudit.reports.writers.terminal.style import QUIET, STRONG
from orgaudit.reports.writers.terminal.wrap import Span


def render_questions_terminal(request: QuestionsRequest) -> str:
    """Return the questions for a terminal."""
    words = request.words()
    page = page_for(request.width)
    company = words.user(request.result.organization.company.name)
    page.heading(words.say("interview/title", company=company))
    for line in summary(request, words):
        page.paragraph([Span(line)])
    digits = len(str(len(request.questions.questions)))
    for group in groups(request, words):
        page.heading(group.title)
        for about in group.elements:
            page.paragraph([Span(about.title, STRONG)])
            for asked in about.asked:
                number = f"{asked.question.rank:>{digits}}. "
                hang = " " * (4 + len(number))
                page.paragraph([Span(asked.text)], first=f"    {number}", rest=hang)
                page.paragraph([Span(f"{asked.allowed} · {asked.opens}", QUIET)], first=hang)
    if request.questions.questions:
        page.blank()
        for key in ("sheet", "answers"):
            page.paragraph([Span(words.say(f"interview/next.{key}", source=request.source), QUIET)])
    return page.text(color=request.color)
