r"""From places in a file, in lines and characters, to those of an editor, in lines and code units, and back.

The two part lines differently: YAML ends one at U+0085, U+2028 and U+2029 too, an editor only at ``\n``, ``\r\n`` and ``\r``.
So everything goes by the number of a character in the text.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import accumulate
from re import Pattern
from typing import Final

from orgaudit.intake.yaml.positions import LINE_END
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern
from orgaudit.model.place import Span

_EDITOR: Final = pattern("\r\n|[\n\r]")
_MARK: Final = "\ufeff"


_ODD: Final = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line for Python, but not for every editor and not for YAML."""


def _any(signs: str, text: str) -> bool:
    return any(sign in text for sign in signs)


def _starts(text: str, ends: Pattern[str]) -> list[int]:
    """Return where each line begins, the one after the last end of a line too."""
    if _any(_ODD, text):
        return [0, *(match.end() for match in ends.finditer(text))]
    starts = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    return starts if text.endswith(("\n", "\r")) or not text else starts[:-1]


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


UNITS: Final[Mapping[str, Callable[[str], int]]] = {"utf-16": _utf16, "utf-8": _utf8, "utf-32": len}
"""How many units a text has in each encoding that a client may ask for."""


class Position(NamedTuple):
    """A place in an editor; both count from 0, ``character`` in units of the encoding."""

    line: int
    character: int


Range = tuple[Position, Position]


@dataclass(frozen=True)
class Positions:
    """The places of one text. ``encoding`` is a key of ``UNITS``."""

    text: str
    encoding: str = "utf-16"

    @cached_property
    def _lines(self) -> list[int]:
        return _starts(self.text, _EDITOR)

    @cached_property
    def _read_lines(self) -> list[int]:
        plain = not _any(_ODD, self.text)
        # Where both part lines alike, they are counted once.
        return [self._shift, *(self._lines if plain else _starts(self.text, LINE_END))[1:]]

    @property
    def _shift(self) -> int:
        """A mark of the byte order is no character for the reader."""
        return int(self.text.startswith(_MARK))

    def at(self, offset: int) -> Position:
        """Return where a character stands."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._lines, offset) - 1
        return Position(line, UNITS[self.encoding](self.text[self._lines[line] : offset]))

    def offset(self, position: Position) -> int:
        """Return the number of the character at a position; the end of its line where it lies beyond."""
        lines = self._lines
        if position.line >= len(lines):
            return len(self.text)
        start = lines[position.line]
        stop = lines[position.line + 1] if position.line + 1 < len(lines) else len(self.text)
        line = self.text[start:stop].rstrip("\r\n")
        units = UNITS[self.encoding]
        if line.isascii() or self.encoding == "utf-32":
            return start + min(position.character, len(line))
        passed = 0
        for number, sign in enumerate(line):
            if passed >= position.character:
                return start + number
            passed += units(sign)
        return start + len(line)

    def offset_of(self, line: int, column: int) -> int:
        """Return the number of a character by its line and column in the file, which count from 1."""
        lines = self._read_lines
        return min(lines[min(line, len(lines)) - 1] + column - 1, len(self.text))

    def range_of(self, place: Place | Span) -> Range:
        """Return the range of a place in the file; of an empty one the rest of its line."""
        line, column, end_line, end_column = place[-4:]
        start, end = self.offset_of(line, column), self.offset_of(end_line, end_column)
        if end <= start:
            match = _EDITOR.search(self.text, start)
            end = match.start() if match else len(self.text)
        return self.at(start), self.at(end)

    def range_between(self, start: int, end: int) -> Range:
        """Return the range between two characters."""
        return self.at(start), self.at(end)
