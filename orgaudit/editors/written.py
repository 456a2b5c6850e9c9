"""What stands around the cursor in a text that may be half-written: told by its indentation, so that no text is too broken for it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.intake.fields import Field, Section, table
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.pattern import pattern

_LINE: Final = pattern(r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)", re.DOTALL)
_KEY: Final = pattern(
    r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s#\[\]{},&*!|>](?:[^#:]*[^\s#:])?)\s*+:(?:\s+|$)(?P<value>.*)", re.DOTALL
)
_BREAK: Final = pattern("\r\n|[\n\r]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line in its parts. ``dash`` is the column of its first dash, ``column`` that of its key or text."""

    dash: int | None
    column: int
    key: str | None
    value: str
    value_column: int


@dataclass(frozen=True, slots=True)
class Written:
    """What the cursor stands in. Without ``field`` a key is being written in ``section``, else a value of the field.

    ``start`` is where in the line the word begins that is being written, ``word`` what of it stands before the cursor.
    ``siblings`` are the keys that the element has already; ``is_item`` where a bare text may stand for an element.
    """

    section: Section | None
    field: Field | None
    word: str
    start: int
    siblings: frozenset[str] = frozenset()
    is_item: bool = False


def line_of(text: str) -> Line:
    """Take a line apart."""
    match = _LINE.fullmatch(text)
    if match is None:
        return Line(None, 0, None, text, 0)
    indent, dashes, rest = match["indent"], match["dashes"], match["rest"]
    column = len(indent) + len(dashes)
    key = _KEY.fullmatch(rest)
    if key is None:
        return Line(len(indent) if dashes else None, column, None, rest, column)
    return Line(
        len(indent) if dashes else None,
        column,
        key["key"].strip("\"'"),
        key["value"],
        column + key.start("value"),
    )


def written_at(text: str, row: int, column: int) -> Written:
    """Return what the cursor stands in, at a line and a character of it, which count from 0."""
    lines = _BREAK.split(text)
    whole = lines[row] if row < len(lines) else ""
    here = line_of(whole[:column])
    path, siblings = _path(map(line_of, reversed(lines[:row])), here, map(line_of, lines[row + 1 :]))
    section, around = _walk(path)
    if here.key is not None:
        if section is None:
            return Written(None, around, here.value, here.value_column)
        own = section.find(here.key)
        return _within(here.value, here.value_column, section, own)
    if around is not None and around.of is None:  # an item of a list of values, or a key of a map
        return _within(here.value, here.value_column, section, around)
    return _within(here.value, here.column, section, None, siblings, is_item=here.dash is not None)


@dataclass(slots=True)
class _Brackets:
    """What stands before the cursor on its line, followed sign by sign."""

    section: Section | None
    now: Field | None
    begin: int = 0
    quote: str = ""
    stack: list[tuple[str, Section | None, Field | None, set[str]]] = field(default_factory=list)

    def take(self, value: str, number: int) -> None:
        """Take one sign."""
        sign, inner = value[number], self.stack[-1] if self.stack else None
        if self.quote:
            self.quote = "" if sign == self.quote else self.quote
        elif sign in "\"'" and not value[self.begin : number].strip():
            self.quote = sign
        elif sign in "[{":
            self._open(sign, number)
        elif inner is None:
            return
        elif sign in "]}":
            _, self.section, self.now, _ = self.stack.pop()
            self.begin = number + 1
        elif sign == ",":
            self.now, self.begin = (inner[2] if inner[0] == "[" else None), number + 1
        elif sign == ":" and inner[0] == "{" and self.now is None:
            key = value[self.begin : number].strip(" \"'")
            inner[3].add(key)
            self.now, self.begin = (self.section.find(key) if self.section else None), number + 1

    def _open(self, sign: str, number: int) -> None:
        self.stack.append((sign, self.section, self.now, set()))
        if sign == "{":
            if self.now is not None:
                self.section = table().sections.get(self.now.of or "")
            self.now = None
        self.begin = number + 1


def _within(
    value: str,
    start: int,
    section: Section | None,
    own: Field | None,
    siblings: frozenset[str] = frozenset(),
    *,
    is_item: bool = False,
) -> Written:
    """Follow the brackets that are open in what stands before the cursor."""
    brackets = _Brackets(section, own)
    for number in range(len(value)):
        brackets.take(value, number)
    word = value[brackets.begin :].lstrip(" \"'")
    at, now = start + len(value) - len(word), brackets.now
    if brackets.stack and brackets.stack[-1][0] == "{":
        return Written(brackets.section, now, word, at, frozenset(brackets.stack[-1][3]))
    if now is not None and now.of is not None:
        return Written(table().sections[now.of], None, word, at, is_item=True)
    return Written(brackets.section, now, word, at, siblings, is_item)


def _path(above: Iterable[Line], here: Line, below: Iterable[Line]) -> tuple[list[str], frozenset[str]]:
    """Return the keys that lead to a line, the outermost first, and those beside it. ``above`` has the nearest line first."""
    path: list[str] = []
    limit, item = (here.dash, True) if here.dash is not None else (here.column, False)
    siblings: set[str] = set()
    beside = here.column
    for line in above:
        if path and limit == 0 and not item:
            break
        if line.key is None:
            continue
        if not path and line.column == beside and not item:
            siblings.add(line.key)
        if not item and line.dash is not None and line.column == limit:
            limit, item = line.dash, True
            continue
        if (line.column < limit) or (item and line.dash is None and line.column == limit):
            path.insert(0, line.key)
            limit, item = (line.dash, True) if line.dash is not None else (line.column, False)
    siblings |= set(_beside(below, beside))
    return path, frozenset(siblings)


def _beside(below: Iterable[Line], column: int) -> Iterator[str]:
    for line in below:
        if line.key is None:
            continue
        if (line.dash is not None and line.dash < column) or line.column < column:
            return
        if line.column == column and line.dash is None:
            yield line.key


def _walk(path: list[str]) -> tuple[Section | None, Field | None]:
    """Return the section in which a path of keys ends, or the field whose value stands there."""
    sections = table().sections
    section: Section | None = sections["top"]
    now: Field | None = None
    for key in path:
        if section is None:
            return None, now
        found = section.find(key)
        if found is None:
            if now is not None and now.type == "people":
                now = None  # the key of a map of people is a person
                continue
            return None, None
        now = found
        section = sections[found.of] if found.of else None
    return (section, None) if section is not None and now is not None and now.of else (section, now)
