"""Signs of a Japanese keyboard where YAML wants its own: wide spaces, colons, brackets and dashes, each by its name.

YAML takes them for letters, so that its own complaint, if there is any, names something else. Only what stands outside
quotes and block texts is told, and only where it looks like a key, an item or a list.
"""

from collections.abc import Collection, Iterator
from typing import Any, Final

from yaml import YAMLError
from yaml.events import ScalarEvent, StreamEndEvent

from orgaudit.intake.problems import InputProblem
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
_BRACKETS: Final = pattern("[^\\S\n]*(?P<sign>[\uff3b\uff5b]).*[,\u3001\uff0c:\uff1a].*[\uff3d\uff5d]\\s*")
_BRACKET: Final = pattern("(?:.*?:\\s|\\s*-\\s|.*?[\\[{].*?).*?(?P<sign>[\uff3b\uff3d\uff5b\uff5d])")

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
    problems: list[InputProblem] = []
    spans: list[tuple[int, int]] = []
    for first, last, torn in _plain_texts(text):
        found = [
            problem
            for number in range(first, min(last, len(lines) - 1) + 1)
            for problem in _of_line(lines[number], number, path, keys, torn=torn)
        ]
        if found:
            problems += [problem for problem in found if problem not in problems]
            spans.append((first + 1, last + 1))
    return problems, spans


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
        match = _BRACKET.match(line) if torn else _BRACKETS.fullmatch(line.partition(": ")[2])
        if match is None:
            return
    start = match.start("sign") + (
        0 if torn or match.re.pattern != _BRACKETS.pattern else len(line) - len(match.string)
    )
    place = Place(path, number + 1, start + 1, number + 1, start + 2)
    sign = match["sign"]
    yield InputProblem(_CODES.get(sign, _OTHER_SPACE), place, {"found": f"U+{ord(sign):04X}"})
