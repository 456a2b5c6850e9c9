"""The table of formats in which questions are told."""

from collections.abc import Mapping
from typing import Final

from orgaudit.reports.form import Form
from orgaudit.reports.machine.json.questions import render_questions_json
from orgaudit.reports.questions_markdown import render_questions_markdown
from orgaudit.reports.questions_request import QuestionsRequest


def _terminal(request: QuestionsRequest) -> str:
    # Imported here because rich takes as long to load as everything else together.
    from orgaudit.reports.terminal_questions import render_questions_terminal

    return render_questions_terminal(request)


QUESTIONS_FORMATS: Final[Mapping[str, Form[QuestionsRequest]]] = {
    item.name: item
    for item in (
        Form("terminal", _terminal, (".txt",)),
        Form("markdown", render_questions_markdown, (".md", ".markdown")),
        Form("json", render_questions_json, (".json",), for_people=False),
    )
}
"""Every format, by name."""
