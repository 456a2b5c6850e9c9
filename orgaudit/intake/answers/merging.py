"""Answers on their way into the files: written, read again by the normal road, and compared with what was there before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from orgaudit.intake.answers.changes import changed_otherwise
from orgaudit.intake.answers.named_persons import with_persons
from orgaudit.intake.answers.sheet import Answer
from orgaudit.intake.answers.values import function_id, value_of
from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import Edited, EditRefused, Element, SetField, Value
from orgaudit.intake.fields import Field, table
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.problems import InputProblem, Weight
from orgaudit.intake.reading import load_texts
from orgaudit.intake.report import Report
from orgaudit.intake.spelling import nearest
from orgaudit.intake.yaml.positions import LINE_END
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.model import Organization, Place
from orgaudit.model.dataclass import dataclass

_REFUSALS: Final = {"shared": "answer_is_shared", "not_in_a_file": "answer_misplaced"}


@dataclass(frozen=True, slots=True)
class Given:
    """An answer and the field of the element that it is for. ``field`` is a key of the input table."""

    element: Element
    field: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Merged:
    """The texts with the answers in them, and what reading them gave; ``None`` where anything is wrong, which ``problems`` tell.

    ``notes`` say which persons were taken for those that the answers name.
    """

    texts: Mapping[str, str] | None
    problems: tuple[InputProblem, ...] = ()
    loaded: Loaded | None = None
    notes: tuple[InputProblem, ...] = ()


def merge(texts: Mapping[str, str], org: Organization, given: Sequence[Given], today: date) -> Merged:
    """Write answers into the texts that a company was read from. What is wrong with an answer is told at its place in the sheet."""
    problems = list(_twice(given))
    edits: list[SetField] = []
    notes: list[InputProblem] = []

    def tell(told: InputProblem) -> None:
        (problems if told.weight is Weight.ERROR else notes).append(told)

    for item in given:
        value = _value(item, problems)
        field = field_of(item.element, item.field)
        value = with_persons(org, field, item.element.address, value, item.answer.place, tell)
        edits.append(SetField(item.element, item.field, value))
    if problems:
        return Merged(None, tuple(problems))
    try:
        edited = apply(texts, edits, today, org)
    except EditRefused as error:
        return Merged(None, tuple(_refusal(error, edits, given)))
    loaded = load_texts(list(edited.texts.items()), today=today)
    if loaded.organization is None:
        return Merged(None, tuple(_at_answers(loaded.problems, edited, given)))
    changed = changed_otherwise(org, loaded.organization, [(edit.element, edit.field) for edit in edits])
    if changed:
        return Merged(None, tuple(_changes_more(changed, given)))
    return Merged(edited.texts, (), loaded, tuple(notes))


def field_of(element: Element, key: str) -> Field:
    """Return the field of the input table that an answer is for."""
    section = "unowned" if element.kind == "duty" else element.kind
    return next(item for item in table().sections[section].fields if key in (item.key, item.attribute))


def _value(item: Given, problems: list[InputProblem]) -> Value:
    field = field_of(item.element, item.field)
    value = value_of(field, item.answer.content)
    if field.key == "function" and isinstance(value, str):
        known = function_id(value)
        if known is None:
            names = [name for function in FUNCTIONS.values() for name in (function.ja, function.en)]
            report = Report()
            near = nearest(value, [*FUNCTIONS, *names])
            report.add_at("no_such_function", item.answer.place, found=value, nearest=near)
            problems += report.problems
        return known or value
    return value


def _twice(given: Sequence[Given]) -> Iterator[InputProblem]:
    first: dict[tuple[Element, str], Answer] = {}
    for item in given:
        before = first.setdefault((item.element, item.field), item.answer)
        if before is not item.answer:
            place = before.place
            yield InputProblem("answer_twice", item.answer.place, {"first": f"{place.path}:{place.line}"})


def _refusal(error: EditRefused, edits: Sequence[SetField], given: Sequence[Given]) -> Iterator[InputProblem]:
    code = _REFUSALS.get(error.reason, "answer_changes_more")
    for edit, item in zip(edits, given, strict=True):
        if edit is error.edit:
            yield InputProblem(code, item.answer.place, {"field": item.field})


def _changes_more(changed: Sequence[int | None], given: Sequence[Given]) -> Iterator[InputProblem]:
    """Tell which answers changed more than they say; the first where it cannot be told which."""
    for number in dict.fromkeys(number or 0 for number in changed):
        yield InputProblem("answer_changes_more", given[number].answer.place, {"field": given[number].field})


def _at_answers(
    problems: Sequence[InputProblem], edited: Edited, given: Sequence[Given]
) -> Iterator[InputProblem]:
    """Yield problems with the edited text at the answers that they come from."""
    starts = {
        path: [0, *(match.end() for match in LINE_END.finditer(text))] for path, text in edited.texts.items()
    }
    for problem in problems:
        place = problem.place
        offset = _offset(starts[place.path], place) if place.path in starts else -1
        for number, written in edited.written.items():
            if written.path == place.path and written.start <= offset <= written.end:
                place = given[number].answer.place
                break
        yield InputProblem(problem.code, place, problem.facts, problem.weight)


def _offset(starts: list[int], place: Place) -> int:
    return starts[min(place.line, len(starts)) - 1] + place.column - 1
