"""Text of strangers in a cell: nothing that XML forbids, no longer than a cell holds; and how much room it takes."""

import unicodedata
from math import ceil
from typing import Final

from orgaudit.model.pattern import pattern

LONGEST: Final = 32_767
"""Characters of a cell; a limit of the format (ECMA-376 part 1, 18.4.12, as Excel applies it)."""

_ILLEGAL: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def harmless(text: str) -> str:
    """Return what a cell may hold of a text: line breaks and tabs stay, other control characters fall away."""
    kept = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if kept.startswith("<r>") and kept.endswith("</r>"):
        # XlsxWriter takes such a text for its own mark-up and would write it as it stands.
        kept = f" {kept}"
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def width(text: str) -> int:
    """Return the widths of a digit that the widest line of a text takes; a Japanese character takes two."""
    return max((_line_width(line) for line in text.split("\n")), default=0)


def lines(text: str, room: float) -> int:
    """Return on how many lines a text stands in a cell of this width."""
    # Words are kept together, and fonts differ: a little less room than there is.
    fits = max(room * 0.94 - 1, 1)
    return sum(max(1, ceil(_line_width(line) / fits)) for line in text.split("\n"))


def _line_width(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)


def is_wide(text: str) -> bool:
    """Whether a text holds Japanese: then it needs a font that has it."""
    return any(unicodedata.east_asian_width(char) in "WF" for char in text)
