"""The question sheet as Markdown: to be printed, filled in, and read again by ``--answers``."""

from collections.abc import Iterator

from orgaudit.reports.questions_request import About, QuestionsRequest, groups, summary
from orgaudit.reports.writers.markdown.escape import inline


def render_questions_markdown(request: QuestionsRequest) -> str:
    """Return the sheet, ending with a newline."""
    words = request.words()
    company = inline(words.user(request.result.organization.company.name))
    lines = [f"# {words.say('interview/title', company=company)}", ""]
    lines += [f"{line}\n" for line in summary(request, words)]
    if request.questions.questions:
        lines += [words.say("interview/how"), ""]
    for group in groups(request, words):
        lines += [f"## {inline(group.title)}", ""]
        for about in group.elements:
            lines += [f"### {inline(about.title)}", "", *_asked(about, words.say("interview/answer"))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _asked(about: About, answer: str) -> Iterator[str]:
    for asked in about.asked:
        # No numbered list: it would be counted anew, and the number is the rank.
        yield f"**{asked.question.rank}.** {inline(asked.text)}  "
        yield f"*{inline(asked.allowed)} · {inline(asked.opens)}*"
        yield ""
        yield f"- {answer} ({asked.question.fact.id}): "
        yield ""
