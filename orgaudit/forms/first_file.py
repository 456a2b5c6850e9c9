"""The company file that an interview ends with: its answers, and beside each that nobody knew what could be written there."""

import re
from collections.abc import Iterator
from typing import Final

from orgaudit.forms.interview import ASKED_OF_DUTY, MOST_DUTIES, Answers
from orgaudit.intake.editing.writing import flow
from orgaudit.intake.fields import known_field
from orgaudit.knowledge.names.reading import read_name
from orgaudit.wording.catalogue import Catalogue

_LATER: Final = (
    "frequency",
    "hours_per_month",
    "criticality",
    "deadline",
    "next_due_on",
    "systems",
    "process",
)
"""Keys that are worth writing next; `orgaudit questions` says which of them first."""


def company_file(answers: Answers, words: Catalogue) -> str:
    """Return the file, with comments in the language of the interview."""
    return "\n".join(_lines(answers, words)) + "\n"


def _lines(answers: Answers, words: Catalogue) -> Iterator[str]:
    def key(section: str, name: str) -> str:
        return known_field(section, name).word(words.language)

    later = words.ui("first_file.comma").join(key("duty", name) for name in _LATER)
    for line in words.ui("first_file.comments.top", later=later).split("\n"):
        yield f"# {line}"
    yield f"{key('top', 'company')}: {flow(answers['company'])}"
    yield f"{key('top', 'departments')}:"
    number = 1
    while answers.get(f"department.{number}"):
        yield from _department(f"department.{number}", answers, words)
        number += 1


def _department(where: str, answers: Answers, words: Catalogue) -> Iterator[str]:
    yield f"  - {known_field('department', 'name').word(words.language)}: {flow(answers[where])}"
    yield _entry("    ", "department", "office", answers.get(f"{where}.office", ""), words)
    duties = [f"{where}.duty.{number}" for number in range(1, MOST_DUTIES + 1)]
    named = [duty for duty in duties if answers.get(duty)]
    if not named:
        return
    yield f"    {known_field('department', 'duties').word(words.language)}:"
    for duty in named:
        yield f"      - {known_field('duty', 'name').word(words.language)}: {flow(answers[duty])}"
        if answers.get(f"{duty}.function") == words.ui("common.yes"):
            function = read_name(answers[duty]).function or ""
            yield f"        {known_field('duty', 'function').word(words.language)}: {flow(function)}"
        for name in ASKED_OF_DUTY:
            yield _entry("        ", "duty", name, answers.get(f"{duty}.{name}", ""), words)


def _entry(indent: str, section: str, name: str, answer: str, words: Catalogue) -> str:
    """Return the line of an answer; what nobody knows stays as a comment that says what to write."""
    field = known_field(section, name)
    word = field.word(words.language)
    if not answer:
        return f"{indent}# {word}:  # {words.ui('first_file.comments.unknown')} {field.about[words.language]}"
    listed = [part for part in re.split("[、，,;；]", answer) if part.strip()]
    if field.type in ("persons", "choices") and len(listed) > 1:
        return f"{indent}{word}: {flow([part.strip() for part in listed])}"
    return f"{indent}{word}: {flow(answer)}"
