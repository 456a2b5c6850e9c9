"""PyYAML's parsers, the C one where it is there, and what their complaints mean."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from yaml import YAMLError
from yaml.error import MarkedYAMLError
from yaml.events import StreamEndEvent, StreamStartEvent
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from orgaudit.intake.problems import InputProblem
from orgaudit.intake.yaml.positions import LINE_END
from orgaudit.intake.yaml.torn_texts import meaning_of
from orgaudit.model import Place
from orgaudit.model.pattern import pattern

if TYPE_CHECKING:
    from orgaudit.intake.yaml.part_events import PartEvents

try:
    from yaml._yaml import CParser as _CParser
except ImportError:  # PyYAML built without libyaml
    _FAST: Any = None
else:
    _FAST = _CParser

HAS_C_PARSER: Final[bool] = _FAST is not None
"""False where PyYAML came without libyaml; reading is then about eight times slower."""

MOST_KEPT: Final = 200_000
"""Events of a text up to which they are kept, some 100 MB; house default."""

TEXTS_KEPT: Final = 2
"""Texts whose events are kept: one before an edit and one after it."""

_kept: dict[str, list[Any]] = {}

_UNPRINTABLE: Final = pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def event_source(text: str) -> Callable[[], Any]:
    """Return the function that gives the next event of a text. It raises YAMLError and UnicodeEncodeError."""
    if HAS_C_PARSER:
        source: Callable[[], Any] = _FAST(text).get_event
        return source
    kept = _kept.get(text)
    if kept is None and (parts := _parts().of(text)) is not None:
        kept = parts
        _keep(text, kept)
    return partial(next, iter(_recorded(text) if kept is None else kept), None)


@cache
def _parts() -> "PartEvents":
    # With libyaml nobody needs it.
    from orgaudit.intake.yaml.part_events import PartEvents

    return PartEvents(parsed, MOST_KEPT)


def _keep(text: str, events: list[Any]) -> None:
    if len(events) <= MOST_KEPT:
        _kept[text] = events
        while len(_kept) > TEXTS_KEPT:
            del _kept[next(iter(_kept))]


def parsed(text: str) -> Iterator[Any]:
    """Yield the events of a text, parsed without libyaml. Raises YAMLError."""
    get: Callable[[], Any] = _PurePythonParser(text).get_event
    while (event := get()) is not None:
        yield event


def _recorded(text: str) -> Iterator[Any]:
    """Yield the events of a text, and keep them where it ends well: an edited text is read several times in a row."""
    events: list[Any] = []
    for event in parsed(text):
        events.append(event)
        if len(events) > MOST_KEPT:
            events.clear()
        elif isinstance(event, StreamEndEvent) and isinstance(events[0], StreamStartEvent):
            # Nobody asks for what comes after the end.
            _keep(text, events)
        yield event


def syntax_problem(error: YAMLError, text: str, path: str) -> InputProblem:
    """Return the problem that a parser's complaint tells of."""
    if isinstance(error, ReaderError) and (match := _UNPRINTABLE.search(text)):
        return unprintable(text, match.start(), path)
    mark = (error.problem_mark or error.context_mark) if isinstance(error, MarkedYAMLError) else None
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    place = Place(path, line, column, line, column + 1)
    if mark and text[mark.index : mark.index + 1] == "\t":
        return InputProblem("tab_indent", place)
    from orgaudit.intake.yaml.complaints import kind_of

    meant = meaning_of(error, text, path) or kind_of(error, text, path)
    return meant or InputProblem("syntax", place)


def unprintable(text: str, index: int, path: str) -> InputProblem:
    """Return the problem of a sign that no YAML text may hold."""
    before = LINE_END.split(text[:index])
    line, column = len(before), len(before[-1]) + 1
    place = Place(path, line, column, line, column + 1)
    return InputProblem("unprintable", place, {"found": f"U+{ord(text[index]):04X}"})


class _PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for installations without libyaml."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)
