"""A question sheet that was filled in: Markdown with a line for each answer, or JSON with an ``answer`` in each question."""

import json
from collections.abc import Iterator
from typing import Any, Final

from yaml import YAMLError

from orgaudit.intake.editing.layout import Entries, Leaf, Listing, Tree, layout_of
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.yaml.positions import LINE_END
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass
from orgaudit.model.pattern import pattern
from orgaudit.model.place import NOWHERE

_ANSWER: Final = pattern(
    "\\s*(?:[-*+]\\s+)?[*_]*[^\\s()#:|*_\uff08\uff09\uff1a]{1,12}[*_]*\\s*"
    "[(\uff08]([0-9a-f]{10})[)\uff09][*_]*\\s*[:\uff1a][*_]*[ \t\u3000\xa0]*(.*)"
)
"""A line ``- Answer (id): ...`` in either language, its signs of either width."""

_POINT: Final = pattern("(\\s+)(?:[-*+\u30fb]|\\d+[.)])[ \t\u3000]*(.+)")

_NO_WIDTH: Final = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))

UNKNOWN: Final = frozenset(("", "?", "\uff1f"))
"""What leaves a question open."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the id of its question, what was written, and where.

    ``content`` is a text, the texts of several lines, or whatever JSON holds.
    """

    id: str
    content: Any
    place: Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers given; questions left open are not among them."""

    answers: tuple[Answer, ...]
    problems: tuple[InputProblem, ...] = ()


def read_sheet(text: str, path: str) -> Sheet:
    """Read a sheet, whichever of the two kinds it is. Signs without width, which come with copying, are not read."""
    text = text.translate(_NO_WIDTH)
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return _of_json(text, path)
    lines = LINE_END.split(text.removeprefix("\ufeff"))
    found = list(_of_lines(lines, path))
    if not found:
        return Sheet((), (InputProblem("sheet_without_answers", Place(path, *NOWHERE)),))
    return Sheet(tuple(answer for answer in found if _is_given(answer.content)))


def _of_lines(lines: list[str], path: str) -> Iterator[Answer]:
    for number, line in enumerate(lines):
        match = _ANSWER.match(line)
        if match is None:
            continue
        content = match[2].rstrip()
        place = _place(path, number + 1, match.start(2) + 1, len(content))
        if content:
            yield Answer(match[1], content.strip(), place)
            continue
        points = list(_points(lines, number + 1, len(line) - len(line.lstrip())))
        if points:
            row, start, _ = points[0]
            place = _place(path, row + 1, start + 1, len(points[0][2]))
        yield Answer(match[1], [point for _, _, point in points], place)


def _points(lines: list[str], number: int, indent: int) -> Iterator[tuple[int, int, str]]:
    """Yield the points of a list below an answer line, with their row and column from 0."""
    for row in range(number, len(lines)):
        match = _POINT.fullmatch(lines[row].rstrip())
        if match is None or len(match[1]) <= indent or _ANSWER.match(lines[row]):
            return
        yield row, match.start(2), match[2]


def _of_json(text: str, path: str) -> Sheet:
    plain = text.removeprefix("\ufeff")
    try:
        data = json.loads(plain)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        place = Place(path, line, column, line, column + 1)
        return Sheet((), (InputProblem("sheet_unreadable", place, {"detail": getattr(error, "msg", "")}),))
    questions = data.get("questions") if isinstance(data, dict) else None
    if not isinstance(questions, list):
        return Sheet((), (InputProblem("sheet_without_answers", Place(path, *NOWHERE)),))
    places = _places_of_json(plain, path)
    answers = []
    for number, question in enumerate(questions):
        if isinstance(question, dict) and _is_given(question.get("answer")):
            place = places.get(number, Place(path, *NOWHERE))
            answers.append(Answer(str(question.get("id")), question["answer"], place))
    return Sheet(tuple(answers))


def _places_of_json(text: str, path: str) -> dict[int, Place]:
    """Return where the answer of each question stands. JSON is YAML but for rare signs, without which there is no place."""
    try:
        root = layout_of(text)
    except YAMLError:
        return {}
    questions = _value_of(root, "questions")
    if not isinstance(questions, Listing):
        return {}
    found: dict[int, Place] = {}
    for number, question in enumerate(questions.items):
        value = _value_of(question, "answer")
        if value is not None:
            rows = LINE_END.split(text[: value.start])
            found[number] = _place(path, len(rows), len(rows[-1]) + 1, max(1, value.end - value.start))
    return found


def _value_of(tree: Tree | None, key: str) -> Tree | None:
    if not isinstance(tree, Entries):
        return None
    return next((value for name, value in tree.pairs if isinstance(name, Leaf) and name.text == key), None)


def _is_given(content: Any) -> bool:
    if isinstance(content, str):
        return content.strip() not in UNKNOWN
    if isinstance(content, list | tuple):
        return any(_is_given(item) for item in content)
    return content is not None


def _place(path: str, line: int, column: int, length: int) -> Place:
    return Place(path, line, column, line, column + length)
