"""Signs of a Japanese keyboard where YAML wants its own: wide spaces, colons, brackets and dashes, each by its name.

YAML takes them for letters, so that its own complaint, if there is any, names something else. Only what stands outside
quotes and block texts is told, and only where it looks like a key, an item or a list.
"""

from collections.abc import Collection, Iterator
from re import Match
from typing import Any, Final

from yaml import YAMLError
from yaml.events import ScalarEvent, StreamEndEvent

from orgaudit.intake.problems import InputProblem, problem_at
from orgaudit.intake.spelling import folded
from orgaudit.intake.yaml.yaml_parser import event_source
from orgaudit.model.pattern import pattern
from orgaudit.model.place import Place

_ODD: Final = pattern("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\uff1a\uff3b\uff3d\uff5b\uff5d\uff0d]")
_INDENT: Final = pattern(
    "[ \t]*(?P<sign>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])\\s*(?:-\\s|[^\\s:\uff1a#]+[:\uff1a])"
)
_COLON: Final = pattern("\\s*(?:-\\s+)*(?P<key>[^\\s:\uff1a#\"'\\[\\]{},]+)\\s*(?P<sign>\uff1a)")
_DASH: Final = pattern("\\s*(?P<sign>\uff0d)[ \u3000]+\\S")
_OPENING: Final = pattern("[^\\S\n]*(?P<sign>[\uff3b\uff5b])")
_PARTED: Final = pattern("[,\u3001\uff0c:\uff1a]")
_CLOSING: Final = ("\uff3d", "\uff5d")
_BEFORE_BRACKET: Final = (pattern(":\\s"), pattern("^\\s*-\\s"), pattern("[\\[{]"))
"""What stands before a bracket of a list that a mistake has torn: each is looked for once, as a long line would else be tried over and over."""
_BRACKET: Final = pattern("(?P<sign>[\uff3b\uff3d\uff5b\uff5d])")

_CODES: Final = {
    "\u3000": "wide_space_indent",
    "\u00a0": "nbsp_indent",
    "\uff1a": "wide_colon",
    "\uff0d": "wide_dash",
}
_CODES.update(dict.fromkeys("\uff3b\uff3d\uff5b\uff5d", "wide_bracket"))
_OTHER_SPACE: Final = "odd_space_indent"


def odd_signs(
    text: str, path: str, keys: Collection[str]
) -> tuple[list[InputProblem], list[tuple[int, int]]]:
    """Return the problems, and the lines (first, last) of the texts in which they stand. ``keys`` are folded."""
    if not _ODD.search(text):
        return [], []
    lines = text.splitlines()
    problems: dict[tuple[str, Place], InputProblem] = {}
    spans: list[tuple[int, int]] = []
    # A line of many texts is looked at once.
    looked: dict[tuple[int, bool], list[InputProblem]] = {}
    for first, last, torn in _plain_texts(text):
        found = False
        for number in range(first, min(last, len(lines) - 1) + 1):
            told = looked.get((number, torn))
            if told is None:
                told = looked[number, torn] = list(_of_line(lines[number], number, path, keys, torn=torn))
                problems.update(((problem.code, problem.place), problem) for problem in told)
            found = found or bool(told)
        if found:
            spans.append((first + 1, last + 1))
    return list(problems.values()), spans


def _plain_texts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield first and last line (from 0) of every text without quotes; after a mistake of the file all its other lines."""
    get = event_source(text)
    last = 0
    event: Any = None
    try:
        while not isinstance(event, StreamEndEvent):
            event = get()
            last = event.end_mark.line
            if isinstance(event, ScalarEvent) and event.implicit[0]:
                start: Any = event.start_mark
                yield start.line, last, False
    except (YAMLError, UnicodeEncodeError):
        yield last, text.count("\n"), True


def _of_line(
    line: str, number: int, path: str, keys: Collection[str], *, torn: bool
) -> Iterator[InputProblem]:
    match = _INDENT.match(line) or _DASH.match(line)
    if match is None and (colon := _COLON.match(line)) and (torn or folded(colon["key"]) in keys):
        match = colon
    if match is None:
        match = _torn_bracket(line) if torn else _whole_list(line)
        if match is None:
            return
    sign = match["sign"]
    code = _CODES.get(sign, _OTHER_SPACE)
    shown = f"{sign} " if code == "wide_bracket" else ""
    yield problem_at(code, path, number, match.start("sign"), {"found": f"{shown}U+{ord(sign):04X}"})


def _whole_list(line: str) -> Match[str] | None:
    """Return the opening bracket of a value that is a list in wide brackets from its first sign to its last."""
    value = line.find(": ") + 2
    if value < 2 or not line.rstrip().endswith(_CLOSING):
        return None
    opening = _OPENING.match(line, value)
    return opening if opening and _PARTED.search(line, opening.end()) else None


def _torn_bracket(line: str) -> Match[str] | None:
    for before in _BEFORE_BRACKET:
        if (opened := before.search(line)) and (sign := _BRACKET.search(line, opened.end())):
            return sign
    return None
