"""Brackets and quotation marks of other keyboards where YAML wants its own: 【 】, （ ）, “ ” and their like, each by its name.

In a running text they are the text. They are told where nothing else can be meant: round a whole value of a field that takes a list
(brackets), a date, a number or one of some words (quotation marks), round a key, and where YAML stopped at one without its partner.
"""

from collections.abc import Iterator
from functools import cache, partial
from re import Match
from typing import Any, Final

from yaml import YAMLError
from yaml.error import MarkedYAMLError
from yaml.events import ScalarEvent, StreamEndEvent

from orgaudit.intake.fields import table
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.yaml.yaml_parser import event_source
from orgaudit.model import Place
from orgaudit.model.pattern import pattern

_BRACKETS: Final = dict(
    zip(
        "\u3010\u3014\uff08\uff3b\uff5b\u300c\u300e\u300a\u3008",
        "\u3011\u3015\uff09\uff3d\uff5d\u300d\u300f\u300b\u3009",
        strict=True,
    )
)
_QUOTES: Final = dict(zip("\u201c\u2018\uff02\uff07\u201e", "\u201d\u2019\uff02\uff07\u201c", strict=True))
_PARTNER: Final = {**_BRACKETS, **_QUOTES}
_OPENING: Final = "".join(_PARTNER)
_CLOSING: Final = frozenset(_PARTNER.values())

_BEFORE: Final = "\n:,{-"
_OPENS: Final = pattern(f"[{_OPENING}](?<![^ \t{_BEFORE}].)")
"""A sign before which one of these stands, or room: most of them stand within a text, which need not be looked at one by one."""
_ENDS: Final = pattern(f"[]}}{''.join(sorted(_CLOSING))}]\\s*(?:[:,}}\n]|$)")
"""Where a whole value or key may end in such signs, and what stands before it where it begins: a text without both is not looked at any
further. Two looks that each go through the text once; one for both would go to the end of the line from every sign in it."""

_PARTED: Final = pattern("[,\u3001\uff0c\uff64\u30fb]")
_ROUND_A_MAP: Final = pattern(f"(?:^\\s*-\\s+|:\\s+)(?P<sign>[{_OPENING}])")
_OF_A_MAP: Final = pattern(":\\s")

_ELEMENTS: Final = frozenset(("objects", "choices", "months"))
_LISTS: Final = frozenset(
    ("addresses", "consumers", "departments", "persons", "texts", "people", "count_or_persons")
)
_NO_TEXTS: Final = frozenset(
    (
        "choices",
        "choice",
        "months",
        "date",
        "number",
        "integer",
        "count",
        "bool",
        "flag_or_count",
        "country",
        "period",
    )
)


def wrapped_values(text: str, path: str) -> Iterator[InputProblem]:
    """Yield a problem for every whole value or key in signs of another keyboard that stand for those of YAML."""
    if not (any(map(partial(_begins, text), _OPENS.finditer(text))) and _ENDS.search(text)):
        return
    get = event_source(text)
    before = ""
    try:
        while not isinstance(event := get(), StreamEndEvent):
            if not isinstance(event, ScalarEvent):
                continue
            start: Any = event.start_mark
            end: Any = event.end_mark
            if event.implicit[0] and start.line == end.line and event.value[:1] in _PARTNER:
                behind = text[end.index : end.index + 1]
                if _stands_for_yaml(event.value, before, is_key=behind == ":"):
                    yield _problem(path, start.line, start.column, event.value[0])
            before = event.value
    except (YAMLError, UnicodeEncodeError):
        return


def _begins(text: str, opening: Match[str]) -> bool:
    """Whether a whole value or key may begin at a sign."""
    at = opening.start() - 1
    while at >= 0 and text[at] in " \t":
        at -= 1
    return at < 0 or text[at] in _BEFORE


def _stands_for_yaml(value: str, key: str, *, is_key: bool) -> bool:
    # That there is none is said in brackets too.
    if says_none(value):
        return False
    first, inner, closing = value[0], value[1:-1], _PARTNER[value[0]]
    if is_key and first in _BRACKETS and folded(value[1:].strip(' "')) in table().keys:
        return True
    if len(value) < 2 or any(sign in inner for sign in (first, closing)):
        return False
    if value[-1] != closing and not (first in _BRACKETS and value[-1] in "]}"):
        return False
    if is_key:
        return first in _QUOTES and folded(inner) in table().keys
    types = _types().get(folded(key), frozenset())
    if first in _QUOTES:
        return bool(types) and types <= _NO_TEXTS
    return bool(types) and (
        types <= _ELEMENTS or (types <= _ELEMENTS | _LISTS and bool(_PARTED.search(inner)))
    )


@cache
def _types() -> dict[str, frozenset[str]]:
    """Return the types of the fields by every spelling of their keys."""
    found: dict[str, set[str]] = {}
    for section in table().sections.values():
        for field in section.fields:
            for word in field.spellings:
                found.setdefault(folded(word), set()).add(field.type)
    return {key: frozenset(types) for key, types in found.items()}


def torn_by(text: str, path: str, torn: range) -> InputProblem | None:
    """Return the sign of another keyboard by which YAML's own signs in these lines lost their partner; None where the mistake is another."""
    lines = text.splitlines()
    for number in torn:
        line = lines[number] if number < len(lines) else ""
        at = _without_partner(line)
        if at is None and (wrapped := _ROUND_A_MAP.search(line)) and _OF_A_MAP.search(line, wrapped.end()):
            at = wrapped.start("sign")
        if at is not None:
            return _problem(path, number, at, line[at])
    return None


def torn_lines(text: str) -> range:
    """Return the lines (from 0) between the last thing that could be read and the place where reading stopped."""
    last = 0
    try:
        get = event_source(text)
        while not isinstance(event := get(), StreamEndEvent):
            last = event.start_mark.line
    except MarkedYAMLError as error:
        marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark is not None]
        return range(min((last, *marks)), max((last, *marks)) + 1)
    except (YAMLError, UnicodeEncodeError):
        pass
    return range(0)


def _without_partner(line: str) -> int | None:
    """Return where the first wide sign without its wide partner stands in a line in which one of YAML's lacks its own, too."""
    waiting: list[tuple[str, int]] = []
    for at, sign in enumerate(line):
        if waiting and sign == _PARTNER[waiting[-1][0]]:
            waiting.pop()
        elif sign in _PARTNER:
            waiting.append((sign, at))
        elif sign in _CLOSING and sign != "\u2019":  # an apostrophe as well
            return at if _lacks_one(line) else None
    if waiting and waiting[0][0] != "\u2018":
        return waiting[0][1] if _lacks_one(line) else None
    apostrophe = line.rfind("\u2019")
    return (
        apostrophe if line.count("'") % 2 and line[apostrophe + 1 :].strip() in ("", ",", "}", "]") else None
    )


def _lacks_one(line: str) -> bool:
    return (
        line.count("[") != line.count("]") or line.count("{") != line.count("}") or line.count('"') % 2 == 1
    )


def _problem(path: str, line: int, column: int, sign: str) -> InputProblem:
    place = Place(path, line + 1, column + 1, line + 1, column + 2)
    code = "wide_quote" if sign in _QUOTES or sign in _QUOTES.values() else "wide_bracket"
    return InputProblem(code, place, {"found": f"{sign} U+{ord(sign):04X}"})
