"""Signs of a Japanese keyboard where YAML wants its own: wide spaces, colons, brackets and dashes, each by its name.

YAML takes them for letters, so that its own complaint, if there is any, names something else. Only what stands outside
quotes and block texts is told, and only where it looks like a key, an item or a list.
"""

from collections.abc import Collection, Iterator
from re import Match
from typing import Any, Final

from yaml import YAMLError
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)

from orgaudit.intake.problems import InputProblem, problem_at
from orgaudit.intake.spelling import folded
from orgaudit.intake.yaml.yaml_parser import event_source
from orgaudit.model import Place
from orgaudit.model.pattern import pattern

_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD: Final = pattern(f"[{_SPACES}\uff1a\uff3b\uff3d\uff5b\uff5d\uff0d]")
_INDENT: Final = pattern(f"[ \t]*(?P<sign>[{_SPACES}])\\s*(?:-\\s|[^\\s:\uff1a#]+[:\uff1a])")
_KEY: Final = "(?P<key>[^\\s:\uff1a#\"'\\[\\]{},]+)"
_BEHIND: Final = f"{_KEY}(?:\\s*(?P<sign>\uff1a)|:(?P<space>[{_SPACES}]))"
_COLON: Final = pattern(f"\\s*(?:-\\s+)*{_BEHIND}")
_KEY_IN_BRACES: Final = pattern(_BEHIND)
_SPACE_BEHIND_DASH: Final = pattern(f"\\s*-(?P<space>[{_SPACES}])\\s*\\S")
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
_BEHIND_CODES: Final = {"\u3000": "wide_space_behind", "\u00a0": "nbsp_behind"}
_OTHER_SPACE_BEHIND: Final = "odd_space_behind"


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
    for first, last, torn, key in _plain_texts(text):
        found = False
        match = _KEY_IN_BRACES.match(lines[first], key) if key and first < len(lines) else None
        if match and folded(match["key"]) in keys:
            problem = _problem(match, first, path)
            problems[problem.code, problem.place] = problem
            found = True
        for number in range(first, min(last, len(lines) - 1) + 1):
            told = looked.get((number, torn))
            if told is None:
                told = looked[number, torn] = list(_of_line(lines[number], number, path, keys, torn=torn))
                problems.update(((problem.code, problem.place), problem) for problem in told)
            found = found or bool(told)
        if found:
            spans.append((first + 1, last + 1))
    return list(problems.values()), spans


def _plain_texts(text: str) -> Iterator[tuple[int, int, bool, int]]:
    """Yield first and last line (from 0) of every text without quotes; after a mistake of the file all its other lines.

    Last comes the column of a text that stands in braces where a key is expected, else 0.
    """
    get = event_source(text)
    last = 0
    event: Any = None
    open_maps: list[bool] = []
    try:
        while not isinstance(event, StreamEndEvent):
            event = get()
            last = event.end_mark.line
            if isinstance(event, CollectionStartEvent):
                open_maps.append(isinstance(event, MappingStartEvent) and bool(event.flow_style))
            elif isinstance(event, CollectionEndEvent):
                open_maps.pop()
            elif isinstance(event, ScalarEvent) and event.implicit[0]:
                start: Any = event.start_mark
                is_key = open_maps[-1:] == [True] and _sign_before(text, start.index) in ("{", ",")
                yield start.line, last, False, start.column if is_key else 0
    except (YAMLError, UnicodeEncodeError):
        yield last, text.count("\n"), True, 0


def _sign_before(text: str, at: int) -> str:
    while at > 0 and text[at - 1] in " \t\r\n":
        at -= 1
    return text[at - 1 : at]


def _of_line(
    line: str, number: int, path: str, keys: Collection[str], *, torn: bool
) -> Iterator[InputProblem]:
    match = _INDENT.match(line) or _DASH.match(line) or _SPACE_BEHIND_DASH.match(line)
    if match is None and (colon := _COLON.match(line)) and (torn or folded(colon["key"]) in keys):
        match = colon
    if match is None:
        match = _torn_bracket(line) if torn else _whole_list(line)
        if match is None:
            return
    yield _problem(match, number, path)


def _problem(match: Match[str], line: int, path: str) -> InputProblem:
    """Return the problem of the sign of a match, which is the space behind another one where that is named."""
    named = match.groupdict()
    if space := named.get("space"):
        code = _BEHIND_CODES.get(space, _OTHER_SPACE_BEHIND)
        return problem_at(code, path, line, match.start("space"), {"found": f"U+{ord(space):04X}"})
    sign = match["sign"]
    code = _CODES.get(sign, _OTHER_SPACE)
    shown = f"{sign} " if code == "wide_bracket" else ""
    return problem_at(code, path, line, match.start("sign"), {"found": f"{shown}U+{ord(sign):04X}"})


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
