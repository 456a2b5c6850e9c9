"""Line breaking by cell width for mixed Japanese and Latin text.

Japanese breaks between any two characters, except that closing marks never start a line and opening marks never
end one; Latin words, numbers, ids and paths stay whole. Nothing is ever cut: what is wider than a line and may be
broken is broken, what may not (a path) runs over, so that it can still be copied.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import cell_len

from orgaudit.model.dataclass import dataclass
from orgaudit.model.pattern import pattern

NEVER_FIRST: Final = frozenset(
    "、。，．・：；？！」』】）〕｝〉》’”…ー々〜～%％!?,.:;)]}”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
NEVER_LAST: Final = frozenset("「『【（〔｛〈《‘“([{")
RANGE: Final = frozenset("〜～–")
UNITS: Final = frozenset("点件人日月年時回社割倍円名部業行問項手分秒歳種か")
"""What counts, or begins what counts: it stays with its number."""

LONG_UNITS: Final = frozenset(("時間", "人日", "部署", "業務", "項目", "手順", "か月"))


_WORD: Final = pattern(r"\s|\S+")

_width: Final = lru_cache(maxsize=8_192)(cell_len)
"""The columns of one character."""


def cells(text: str) -> int:
    """Return how many columns a text takes; Japanese characters take two."""
    return cell_len(text)


LEAST_WIDTH: Final = 8
"""However deep the indent, a line holds at least this many cells."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style. ``whole`` marks what must not be broken, such as a path."""

    text: str
    style: str = ""
    whole: bool = False


Line = tuple[Span, ...]


class _Atom(NamedTuple):
    """What must stay together."""

    spans: list[Span]
    width: int
    is_space: bool = False


def wrap(spans: Iterable[Span], width: int, *, first: str = "", rest: str = "") -> list[Line]:
    """Break spans into lines of at most ``width`` cells. ``first`` and ``rest`` are the indents of the lines."""
    lines: list[Line] = []
    current: list[Span] = []
    indent, used = first, 0
    room = max(width - cell_len(indent), LEAST_WIDTH)
    for atom in _atoms(spans):
        if atom.is_space and not current:
            continue
        if used + atom.width > room and current:
            lines.append(_line(indent, current))
            indent, current, used = rest, [], 0
            room = max(width - cell_len(indent), LEAST_WIDTH)
            if atom.is_space:
                continue
        for piece in _fitting(atom, room):
            if used + piece.width > room and current:
                lines.append(_line(indent, current))
                indent, current, used = rest, [], 0
                room = max(width - cell_len(indent), LEAST_WIDTH)
            current += piece.spans
            used += piece.width
    if current or not lines:
        lines.append(_line(indent, current))
    return lines


def joined(line: Line) -> Line:
    """Return the line with neighbours of one style joined, so that a style is switched on once and not per character."""
    runs: list[Span] = []
    for span in line:
        if runs and runs[-1].style == span.style:
            runs[-1] = Span(runs[-1].text + span.text, span.style)
        else:
            runs.append(Span(span.text, span.style))
    return tuple(runs)


def _line(indent: str, spans: list[Span]) -> Line:
    kept = list(spans)
    while kept and not kept[-1].text.strip(" "):
        kept.pop()
    return (Span(indent), *kept) if indent and kept else tuple(kept)


def _fitting(atom: _Atom, room: int) -> Iterable[_Atom]:
    """Return the atom, or its characters where it is wider than a line and may be broken."""
    if atom.width <= room or any(span.whole for span in atom.spans):
        return (atom,)
    return [_Atom([Span(char, span.style)], _width(char)) for span in atom.spans for char in span.text]


def _atoms(spans: Iterable[Span]) -> Iterator[_Atom]:
    """Yield what must stay together, in order."""
    pending: list[Span] = []
    width, is_space, glue = 0, False, False
    for piece, columns, blank in _pieces(spans):
        if pending and (glue or (not (is_space or blank) and _glued(pending, piece.text[0]))):
            pending.append(piece)
            width += columns
        else:
            if pending:
                yield _Atom(pending, width, is_space)
            pending, width, is_space = [piece], columns, blank
        glue = not blank and piece.text[-1] in NEVER_LAST
    if pending:
        yield _Atom(pending, width, is_space)


def _glued(before: list[Span], first: str) -> bool:
    """Whether what begins with ``first`` stays with what is before it: closing marks, ranges, and numbers with their units."""
    if first in NEVER_FIRST:
        return True
    last = before[-1].text
    if first.isdigit():
        return last[-1] in RANGE
    if last[-1].isdigit():
        return first in UNITS
    return len(before) > 1 and last + first in LONG_UNITS and before[-2].text[-1].isdigit()


def _pieces(spans: Iterable[Span]) -> Iterator[tuple[Span, int, bool]]:
    """Yield words of narrow characters whole, wide characters one by one, spaces one by one, each with its width and whether it is a space."""
    for span in spans:
        text, style = span.text, span.style
        if span.whole and text:
            yield span, cell_len(text), text.isspace()
            continue
        for word in _WORD.findall(text):
            if len(word) > 1 and word.isascii():
                yield Span(word, style), cell_len(word), False
                continue
            for run in _runs(word):
                yield _short(run, style) if len(run) == 1 else (Span(run, style), cell_len(run), False)


@lru_cache(maxsize=8_192)
def _short(char: str, style: str) -> tuple[Span, int, bool]:
    """Return a piece of one character: most of Japanese text, and the same ones again and again."""
    return Span(char, style), _width(char), char.isspace()


def _runs(word: str) -> Iterator[str]:
    """Yield what is narrow together, what is wide one by one."""
    narrow = ""
    for char in word:
        if _width(char) > 1:
            if narrow:
                yield narrow
            narrow = ""
            yield char
        else:
            narrow += char
    if narrow:
        yield narrow
