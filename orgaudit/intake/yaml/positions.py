"""Where values stand in a text, as two numbers of signs in one, made lines and columns when somebody asks.

A large company has hundreds of thousands of values, and few of them are ever pointed at: as tuples of lines and columns
their places took as much memory as the values.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, Final

from orgaudit.model.pattern import pattern
from orgaudit.model.place import Span

Packed = int
"""Number of the first sign, shifted by ``SHIFT``, and of the one after the last; both count from 0."""

SHIFT: Final = 32
_LAST: Final = (1 << SHIFT) - 1

LINE_END: Final = pattern("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""

_NO_BREAKS: Final = "\v\f\x1c\x1d\x1e"
"""What ends a line for Python but not in YAML."""


class Lines:
    """The lines of one text."""

    __slots__ = ("_before", "starts")

    def __init__(self, text: str) -> None:
        self._before = 0
        if any(sign in text for sign in _NO_BREAKS):
            self.starts = array("I", (0, *(match.end() for match in LINE_END.finditer(text))))
        else:
            self.starts = array("I", accumulate(map(len, text.splitlines(keepends=True)), initial=0))
            if text and not text.endswith(("\n", "\r", "\x85", "\u2028", "\u2029")):
                self.starts.pop()  # the end of the last line begins none

    def span(self, packed: Packed) -> Span:
        """Return lines and columns of a place."""
        starts, first, last = self.starts, packed >> SHIFT, packed & _LAST
        line = bisect_right(starts, first)
        same = line == len(starts) or last < starts[line]
        end_line = line if same else bisect_right(starts, last)
        column, end_column = first - starts[line - 1] + 1, last - starts[end_line - 1] + 1
        return (line + self._before, column, end_line + self._before, end_column)

    def moved(self, by: int) -> "Lines":
        """Return the same lines, so many lines further down in a file."""
        found = Lines("")
        found.starts, found._before = self.starts, self._before + by
        return found


class Spans(Mapping[str, Span]):
    """The places of the values of one element, by field. Elements with the same fields share ``names``."""

    __slots__ = ("_lines", "_marks", "_names")

    def __init__(
        self, names: tuple[str, ...], marks: "array[int] | tuple[Packed | Span, ...]", lines: Lines
    ) -> None:
        self._names, self._marks, self._lines = names, marks, lines

    def __getitem__(self, name: str) -> Span:
        if name not in self._names:
            raise KeyError(name)
        mark: Any = self._marks[self._names.index(name)]
        return mark if type(mark) is tuple else self._lines.span(mark)

    def moved(self, by: int, lines: Lines) -> "Spans":
        """Return the same places, so many lines further down in a file; ``lines`` are its lines that were moved already."""
        marks: Any = self._marks
        if isinstance(marks, tuple):
            marks = tuple([moved(mark, by) if isinstance(mark, tuple) else mark for mark in marks])
        return Spans(self._names, marks, lines)

    def get(self, name: str, default: Any = None) -> Any:
        """Return the place of a field; that of the base class raises and catches for every field that is not there."""
        return self[name] if name in self._names else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return repr(dict(self))


def moved(span: Span, by: int) -> Span:
    """Return a place so many lines further down."""
    line, column, end_line, end_column = span
    return (line + by, column, end_line + by, end_column)


def spans_of(
    places: "Mapping[str, Packed | Span]", lines: Lines, shared: dict[tuple[str, ...], tuple[str, ...]]
) -> Spans:
    """Return places in little room. ``shared`` keeps the names of fields that elements have in common."""
    names = tuple(places)
    marks: Any
    try:
        marks = array("Q", places.values())
    except TypeError:  # some are lines and columns
        marks = tuple(places.values())
    return Spans(shared.setdefault(names, names), marks, lines)
