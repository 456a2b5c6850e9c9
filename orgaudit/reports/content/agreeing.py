"""A yes to a question that proposes its answer: "Is this billing?" is answered by yes as well as by the word."""

from typing import Any, Final

from orgaudit.engine.missing_facts import Fact
from orgaudit.intake.answers.sheet import Answer
from orgaudit.intake.fields import table
from orgaudit.intake.spelling import folded
from orgaudit.model.dataclass import replace
from orgaudit.reports.content.questions import proposed_answers
from orgaudit.reports.words.localizer import Localizer

_YES: Final = (
    "はい、そうです",
    "そう",
    "そうです",
    "その通り",
    "そのとおり",
    "yes, it is",
    "it is",
    "correct",
)
"""How a question is affirmed, beside the words for yes of all fields."""


def meant(answer: Answer, fact: Fact, words: Localizer) -> Answer:
    """Return an answer, with what its question proposes in the place of a yes."""
    if fact.path not in ("duty.function", "duty.office") or not _says_yes(answer.content):
        return answer
    proposed = proposed_answers(fact, words).get(fact.field)
    return replace(answer, content=proposed) if proposed else answer


def _says_yes(content: Any) -> bool:
    if isinstance(content, list | tuple) and len(content) == 1:
        content = content[0]
    if not isinstance(content, str):
        return content is True
    word = folded(content).rstrip("。.!")
    return any(word == folded(known) for known in (*table().true_words, *_YES))
