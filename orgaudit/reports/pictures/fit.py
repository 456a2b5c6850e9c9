"""How wide words will be, before any browser has set them: rather too wide, so that nothing ever runs over."""

from functools import cache
from typing import Final
from unicodedata import combining, east_asian_width

_WIDE: Final = 1.02
_BROAD: Final = 0.88
_CAPITAL: Final = 0.74
_SMALL: Final = 0.6
_THIN: Final = 0.36
"""Widths in ems of the widest of the common fonts for screens."""


def width(text: str, size: float) -> float:
    """Return how wide a text is at most at this font size, in the same unit."""
    return size * sum(map(_em, text))


def cut(text: str, size: float, room: float) -> str:
    """Return as much of a text as fits into ``room``, with a sign where something is missing."""
    if width(text, size) <= room:
        return text
    left = room - width("…", size)
    kept = ""
    for char in text:
        left -= width(char, size)
        if left < 0:
            break
        kept += char
    return f"{kept.rstrip()}…"


def lines(text: str, size: float, room: float, most: int) -> list[str]:
    """Return a text in at most so many lines; the last one is cut where there is more."""
    told: list[str] = []
    rest = text
    while rest and len(told) < most - 1 and width(rest, size) > room:
        at = len(cut(rest, size, room)) - 1
        # Between words where the language has them.
        space = rest.rfind(" ", at // 2, at + 1)
        at = space if space > 0 else max(at, 1)
        told.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*told, cut(rest, size, room)] if rest else told


def packed(text: str, between: str, size: float, room: float) -> list[str]:
    """Return a text in lines that break at a sign between its parts, which falls away there, and nowhere else."""
    told: list[str] = []
    for part in text.split(between):
        longer = f"{told[-1]}{between}{part}" if told else ""
        if longer and width(longer, size) <= room:
            told[-1] = longer
        else:
            told.append(part)
    return told


@cache
def _em(char: str) -> float:
    if combining(char):
        return 0.0
    if east_asian_width(char) in "WFA":
        return _WIDE
    if char in "MWmw@%—":
        return _BROAD
    if char in " .,:;'|!()iljtI":
        return _THIN
    return _CAPITAL if char.isupper() else _SMALL if char.isalnum() else _CAPITAL
