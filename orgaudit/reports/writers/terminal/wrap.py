"""Line breaking by cell width for mixed Japanese and Latin text.

Japanese breaks between any two characters, except that closing marks never start a line and opening marks never
end one; Latin words, numbers, ids and paths stay whole. Nothing is ever cut: what is wider than a line and may be
broken is broken, what may not (a path) runs over, so that it can still be copied.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len

from orgaudit.model.dataclass import dataclass

NEVER_FIRST: Final = frozenset(
    "、。，．・：；？！」』】）〕｝〉》’”…ー々〜～%％!?,.:;)]}”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
NEVER_LAST: Final = frozenset("「『【（〔｛〈《‘“([{")
RANGE: Final = frozenset("〜～–")
UNITS: Final = frozenset("点件人日月年時回社割倍円名部業行問項手分秒歳種か")
"""What counts, or begins what counts: it stays with its number."""

LONG_UNITS: Final = frozenset(("時間", "人日", "部署", "業務", "項目", "手順", "か月"))


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


@dataclass(slots=True)
class _Atom:
    spans: list[Span]
    width: int
    is_space: bool = False


def wrap(spans: Iterable[Span], width: int, *, first: str = "", rest: str = "") -> list[Line]:
    """Break spans into lines of at most ``width`` cells. ``first`` and ``rest`` are the indents of the lines."""
    lines: list[Line] = []
    current: list[Span] = []
    indent, used = first, 0
    for atom in _atoms(spans):
        room = max(width - cell_len(indent), LEAST_WIDTH)
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


def _fitting(atom: _Atom, room: int) -> Iterator[_Atom]:
    """Yield the atom, or its characters where it is wider than a line and may be broken."""
    if atom.width <= room or any(span.whole for span in atom.spans):
        yield atom
        return
    for span in atom.spans:
        for char in span.text:
            yield _Atom([Span(char, span.style)], cell_len(char))


def _atoms(spans: Iterable[Span]) -> Iterator[_Atom]:
    """Yield what must stay together, in order."""
    pending: _Atom | None = None
    glue = False
    for piece in _pieces(spans):
        if pending is not None and (glue or _glued(pending, piece)):
            pending.spans += piece.spans
            pending.width += piece.width
        else:
            if pending is not None:
                yield pending
            pending = piece
        glue = not piece.is_space and piece.spans[-1].text[-1] in NEVER_LAST
    if pending is not None:
        yield pending


def _glued(before: _Atom, piece: _Atom) -> bool:
    """Whether what begins with ``piece`` stays with what is before it: closing marks, ranges, and numbers with their units."""
    if before.is_space or piece.is_space:
        return False
    last, first = before.spans[-1].text, piece.spans[0].text
    if first[0] in NEVER_FIRST:
        return True
    if first[0].isdigit():
        return last[-1] in RANGE
    if last[-1].isdigit():
        return first[0] in UNITS
    counted = len(before.spans) > 1 and before.spans[-2].text[-1].isdigit()
    return counted and last + first in LONG_UNITS


def _pieces(spans: Iterable[Span]) -> Iterator[_Atom]:
    for span in spans:
        if span.whole and span.text:
            yield _Atom([span], cell_len(span.text), is_space=span.text.isspace())
        else:
            yield from (
                _Atom([Span(run, span.style)], cell_len(run), is_space=run.isspace())
                for run in _runs(span.text)
            )


def _runs(text: str) -> Iterator[str]:
    """Yield words of narrow characters whole, wide characters one by one, spaces one by one."""
    word = ""
    for char in text:
        if char.isspace() or cell_len(char) > 1:
            if word:
                yield word
            word = ""
            yield char
        else:
            word += char
    if word:
        yield word
