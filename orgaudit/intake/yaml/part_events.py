"""The events of a text that is edited, put together from those of its parts: a part that an edit leaves as it was is not parsed again.

For installations without libyaml, where parsing takes longer than all else. A part that can be parsed to its end by itself leaves the parser where it
would be in the whole text (parts.py), so its events are those of the whole text but for where they stand. tests/intake/test_part_events.py holds them
against the parser's own.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from orgaudit.intake.yaml.parts import DOUBTFUL, Part, lines_of, parts_of
from orgaudit.model.dataclass import dataclass

Event = Any
"""One of PyYAML's, which has no types."""

_HEAD: Final = (StreamStartEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent)
_TAIL: Final = (MappingEndEvent, DocumentEndEvent, StreamEndEvent)


class _ApartError(Exception):
    """A part that cannot be parsed by itself."""


@dataclass(slots=True)
class _Mark:
    """A place, as PyYAML's marks tell it; all count from 0."""

    index: int
    line: int
    column: int


@dataclass(slots=True)
class _Known:
    """The events of a part by itself, how many signs and lines further down they were needed last, and as they were then."""

    alone: list[Event]
    by: tuple[int, int] = (0, 0)
    moved: tuple[list[Event], _Mark | None] | None = None


class PartEvents:
    """Gives the events of texts, each of which is mostly the one before. ``parse`` yields those of a text, and raises what a parser raises.

    Of a text with more than ``most`` events nothing is kept.
    """

    def __init__(self, parse: Callable[[str], Iterable[Event]], most: int) -> None:
        self._parse, self._most = parse, most
        self._known: dict[tuple[str, str], _Known] = {}

    def of(self, text: str) -> list[Event] | None:
        """Return the events of a text; ``None`` where it has to be parsed as a whole."""
        parts = None if DOUBTFUL.search(text) else parts_of(text)
        if parts is None or len(parts) < 2:
            return None
        known: dict[tuple[str, str], _Known] = {}
        try:
            for part in parts:
                key = (part.head, part.body)
                known[key] = self._known.get(key) or known.get(key) or _Known(self._alone(part))
        except Exception:  # noqa: BLE001 - what is wrong is told by who parses the whole
            return None
        self._known = known if sum(len(one.alone) for one in known.values()) <= self._most else {}
        return list(_joined(text, parts, known))

    def _alone(self, part: Part) -> list[Event]:
        """Return the events of a part under its key. Raises _ApartError where it is no entry of a map, or no items of one list."""
        events = list(self._parse(part.head + part.body))
        if tuple(map(type, events[:4])) != _HEAD or tuple(map(type, events[-3:])) != _TAIL:
            raise _ApartError
        if events[2].flow_style or (part.head and not _is_one_list(events)):
            raise _ApartError
        return events


def _is_one_list(events: list[Event]) -> bool:
    """Whether all that stands under the one key is a list."""
    depth = 0
    for number, event in enumerate(events[4:-3], 4):
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            depth += 1
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            depth -= 1
        if depth == 0:
            return isinstance(events[4], SequenceStartEvent) and number == len(events) - 4
    return False


def _joined(text: str, parts: list[Part], known: dict[tuple[str, str], _Known]) -> Iterator[Event]:
    starts = lines_of(text)
    last = len(parts) - 1
    for number, part in enumerate(parts):
        own = known[part.head, part.body]
        begins = number == 0 or parts[number - 1].entry != part.entry
        goes_on = number < last and parts[number + 1].entry == part.entry
        by = (starts[part.line] - len(part.head), part.line - bool(part.head))
        key_line = _key_line(text, starts, part)
        of_key = (starts[key_line], key_line)
        events = own.alone
        if number == 0:
            yield events[0]
            yield from (_moved(event, of_key) for event in events[1:3])
        following = _dash(parts[number + 1], starts) if goes_on else None
        if own.moved is None or own.by != by or own.moved[1] != following:
            end = len(part.head) + len(part.body)
            inner = events[5:-4] if part.head else events[3:-3]
            own.by, own.moved = by, ([_moved(event, by, end, following) for event in inner], following)
        if part.head and begins:
            yield _moved(events[3], of_key)
            yield _moved(events[4], by)
        yield from own.moved[0]
        if part.head and not goes_on:
            yield _moved(events[-4], by)
        if number == last:
            yield from (_moved(event, by) for event in events[-3:])


def _key_line(text: str, starts: list[int], part: Part) -> int:
    """Return the line of the key that a part stands under: only remarks stand between it and the first item of a list."""
    if not part.head:
        return part.line
    return next(line for line in range(part.line - 1, -1, -1) if text.startswith(part.head, starts[line]))


def _dash(part: Part, starts: list[int]) -> _Mark:
    """Return where the first sign of an item stands: what the item before ends with."""
    column = len(part.body) - len(part.body.lstrip(" "))
    return _Mark(starts[part.line] + column, part.line, column)


def _moved(event: Event, by: tuple[int, int], end: int = -1, following: _Mark | None = None) -> Event:
    """Return an event so many signs and lines further down. What ends with the part, at ``end``, ends where the next token stands."""
    start = event.start_mark
    if following is not None and start.index == end:
        first = last = following
    elif by == (0, 0):
        return event
    else:
        stop = event.end_mark
        first = _Mark(start.index + by[0], start.line + by[1], start.column)
        last = first if stop is start else _Mark(stop.index + by[0], stop.line + by[1], stop.column)
    found = object.__new__(type(event))
    found.__dict__.update(event.__dict__, start_mark=first, end_mark=last)
    return found
