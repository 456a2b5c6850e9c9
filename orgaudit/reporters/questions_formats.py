"""The table of formats in which questions are told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from orgaudit.reporters.questions_json import render_questions_json
from orgaudit.reporters.questions_markdown import render_questions_markdown
from orgaudit.reporters.questions_request import QuestionsRequest


@dataclass(frozen=True, slots=True)
class QuestionsFormat:
    """One format; ``suffixes`` are those of files, with the dot."""

    name: str
    render: Callable[[QuestionsRequest], str]
    suffixes: tuple[str, ...]
    for_people: bool = True


def _terminal(request: QuestionsRequest) -> str:
    # Imported here because rich takes as long to load as everything else together.
    from orgaudit.reporters.terminal_questions import render_questions_terminal

    return render_questions_terminal(request)


QUESTIONS_FORMATS: Final[Mapping[str, QuestionsFormat]] = {
    item.name: item
    for item in (
        QuestionsFormat("terminal", _terminal, (".txt",)),
        QuestionsFormat("markdown", render_questions_markdown, (".md", ".markdown")),
        QuestionsFormat("json", render_questions_json, (".json",), for_people=False),
    )
}
"""Every format, by name."""
