"""Plain text in columns, by display width: a Japanese character takes two cells."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

_NEVER_FIRST: Final = frozenset(
    "、。，．・：；？！」』）】〉》〕］｝ー…ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}”’%％"
)
_NEVER_LAST: Final = frozenset("「『（【〈《〔［｛([{“‘")


def width(text: str) -> int:
    """Return how many cells a text takes on a screen."""
    return sum(_cells(character) for character in text)


def pad(text: str, cells: int) -> str:
    """Return the text with blanks up to a width."""
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """Break a paragraph into lines of at most so many cells.

    Words of Latin letters stay whole where they fit; Japanese breaks anywhere, but no line begins with a
    closing mark or ends with an opening one.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if width(line) + width(piece.rstrip()) <= cells or not line:
            line += piece if line else piece.lstrip()
            continue
        lines.append(line.rstrip())
        line = piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def table(rows: Iterable[Sequence[str]], *, last_cells: int | None = None) -> str:
    """Return rows as columns two blanks apart; the last column wraps at ``last_cells`` where given."""
    listed = [tuple(row) for row in rows]
    if not listed:
        return ""
    widths = [max(width(row[column]) for row in listed) for column in range(len(listed[0]) - 1)]
    indent = sum(widths) + 2 * len(widths)
    lines = []
    for row in listed:
        head = "".join(pad(cell, cells) + "  " for cell, cells in zip(row, widths, strict=False))
        tail = wrap(row[-1], last_cells) if last_cells else [row[-1]]
        lines.append((head + tail[0]).rstrip())
        lines.extend(" " * indent + rest for rest in tail[1:])
    return "\n".join(lines)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pieces(text: str) -> list[str]:
    """Cut a text where a line may break: after blanks, and around wide characters save where marks forbid it."""
    pieces: list[str] = []
    previous = ""
    for character in text:
        if pieces and not _may_break(previous, character):
            pieces[-1] += character
        else:
            pieces.append(character)
        previous = character
    return pieces


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST or after.isspace():
        return False
    return before.isspace() or _cells(before) == 2 or _cells(after) == 2
