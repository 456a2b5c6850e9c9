"""The first interview: which question comes next, given the answers so far. Nothing is asked twice, nothing is printed here."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from orgaudit.intake.fields import Field, known_field
from orgaudit.intake.spelling import folded
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names.reading import read_name
from orgaudit.knowledge.names.values import NameReading
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import canonical
from orgaudit.wording.catalogue import Catalogue

MOST_DUTIES: Final = 3
"""Duties that are asked for in each department; an hour is the longest that anybody talks (issue: a short interview)."""

ASKED_OF_DUTY: Final = ("primary", "backups", "manual", "media")

Kind = Literal["name", "more", "text", "one", "some", "yes"]
"""What is asked for: a name, one more name or nothing, a text, one or several of the options, or yes or no."""

Answers = Mapping[str, str]
"""Answers by the key of their question, in the order in which they were given; empty where nobody knows."""

_BETWEEN: Final = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``about`` says what it belongs to, ``proposal`` what an empty answer means where a name tells it."""

    key: str
    kind: Kind
    text: str
    about: str = ""
    options: tuple[str, ...] = ()
    proposal: str = ""
    field: Field | None = None


def next_question(answers: Answers, words: Catalogue) -> Question | None:
    """Return the first question that has no answer yet; ``None`` where all is asked."""
    return next((question for question in _questions(answers, words) if question.key not in answers), None)


def accepted(question: Question, text: str, answers: Answers) -> str | None:
    """Return an answer as it is kept; ``None`` for one that the question does not take."""
    given = text.strip() or question.proposal
    if question.kind in ("name", "more"):
        if not given:
            return None if question.kind == "name" else ""
        return None if _is_taken(question.key, given, answers) else given
    if not given or question.kind == "text":
        return given
    if question.kind == "some":
        found = [_option(question, part) for part in _BETWEEN.split(given) if part]
        return None if None in found else "、".join(dict.fromkeys(word for word in found if word))
    return _option(question, given)


def _questions(answers: Answers, words: Catalogue) -> Iterator[Question]:
    """Yield the questions as far as the answers lead."""
    yield Question("company", "name", words.ui("questions.company.name"))
    number = 0
    while True:
        number += 1
        key = f"department.{number}"
        ask = "first_department" if number == 1 else "next_department"
        yield Question(key, "name" if number == 1 else "more", words.ui(f"first_file.ask.{ask}"))
        if not answers.get(key):
            return
        yield from _of_department(key, answers, words)


def _of_department(key: str, answers: Answers, words: Catalogue) -> Iterator[Question]:
    name = answers[key]
    reading = read_name(name)
    office = known_field("department", "office")
    proposal = reading.office if reading.office in ("front", "middle", "back") else ""
    yield Question(
        f"{key}.office",
        "one",
        words.ui("questions.department.office"),
        name,
        _labels(office, words),
        _label(office, proposal, words) if proposal else "",
        office,
    )
    for number in range(1, MOST_DUTIES + 1):
        duty = f"{key}.duty.{number}"
        yield Question(duty, "more", words.ui("first_file.ask.duty", number=number, most=MOST_DUTIES), name)
        if not answers.get(duty):
            return
        yield from _of_duty(duty, name, answers[duty], words)


def _of_duty(key: str, department: str, name: str, words: Catalogue) -> Iterator[Question]:
    about = words.ui("first_file.about", department=department, duty=name)
    reading = read_name(name)
    if reading.function is not None:
        yes, no = words.ui("common.yes"), words.ui("common.no")
        told = words.ui("first_file.ask.function", **_told(reading, words))
        yield Question(f"{key}.function", "yes", told, about, (yes, no), yes)
    for field_key in ASKED_OF_DUTY:
        field = known_field("duty", field_key)
        kind: Kind = "text" if field.values is None else "some" if field.type == "choices" else "one"
        options = _labels(field, words) if field.values else ()
        yield Question(
            f"{key}.{field_key}", kind, words.ui(f"questions.duty.{field_key}"), about, options, field=field
        )


def _told(reading: NameReading, words: Catalogue) -> dict[str, str]:
    function = FUNCTIONS[reading.function or ""]
    office = words.ui(f"classify.table.offices.{reading.office}")
    return {"function": function.named_in(words.language), "office": office}


def _labels(field: Field, words: Catalogue) -> tuple[str, ...]:
    codes = field.values.words if field.values else ()
    return tuple(_label(field, code, words) for code in codes)


def _label(field: Field, code: str, words: Catalogue) -> str:
    """Return the word of a value that the reader of files takes, in the language of the interview."""
    spellings = field.values.words[code] if field.values else (code,)
    return spellings[1] if words.language == "ja" and len(spellings) > 1 else spellings[0]


def _option(question: Question, text: str) -> str | None:
    """Return the option that a text names: by its number, or by any word that a file may have for it, or by how it begins."""
    word, options = folded(text), question.options
    if word.isdecimal() and 1 <= int(word) <= len(options):
        return options[int(word) - 1]
    values = question.field.values if question.field else None
    code = values.code_of(text) if values else None
    if values and code:
        return options[list(values.words).index(code)]
    by_word = {folded(option): option for option in options}
    starting = [option for key, option in by_word.items() if word and key.startswith(word)]
    return by_word.get(word) or (starting[0] if len(starting) == 1 else None)


def _is_taken(key: str, name: str, answers: Answers) -> bool:
    """Whether another department, or another duty of the department, has this name already."""
    siblings = key.rpartition(".")[0]
    return any(
        canonical(other) == canonical(name)
        for given, other in answers.items()
        if given != key and given.rpartition(".")[0] == siblings and given.rpartition(".")[2].isdecimal()
    )
