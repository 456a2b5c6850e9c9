"""PyYAML's parsers, the C one where it is there, and what their complaints mean."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from yaml import YAMLError
from yaml.error import Mark, MarkedYAMLError
from yaml.events import ScalarEvent, StreamEndEvent, StreamStartEvent
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

_HALF_CODE: Final = pattern(r"\\u[dD][89a-fA-F]")
_UNPRINTABLE: Final = pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def event_source(text: str) -> Callable[[], Any]:
    """Return the function that gives the next event of a text. It raises YAMLError and UnicodeEncodeError."""
    if "\\u" not in text:  # as nearly all
        return _events_of(text)
    from orgaudit.intake.yaml.json_pairs import with_pairs, without_pairs

    plain = without_pairs(text)
    return _events_of(text) if plain is None else with_pairs(_events_of(plain[0]), plain[1])


def _events_of(text: str) -> Callable[[], Any]:
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
    # With libyaml nobody needs it.
    from orgaudit.intake.yaml.json_pairs import has_half

    get: Callable[[], Any] = _PurePythonParser(text).get_event
    while (event := get()) is not None:
        if type(event) is ScalarEvent and has_half(event.value):
            raise _half_a_sign(text, event)
        yield event


def _half_a_sign(text: str, event: ScalarEvent) -> MarkedYAMLError:
    """Return the complaint that libyaml makes of the code of half a sign, and PyYAML does not."""
    mark: Any = event.start_mark
    begin: int = mark.index
    code = _HALF_CODE.search(text, begin)
    if code and "\n" not in text[begin : code.start()]:
        at = code.start() + 2 - begin
        mark = Mark(mark.name, begin + at, mark.line, mark.column + at, text, begin + at)
    return MarkedYAMLError(problem="found invalid Unicode character escape code", problem_mark=mark)


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
