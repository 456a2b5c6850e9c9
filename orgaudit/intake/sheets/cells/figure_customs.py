"""How the figures of a column are written: 1.5 and 1,500, or 1,5 and 1.500. One column follows one custom."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from orgaudit.intake.sheets.cells.notations import with_point
from orgaudit.model.pattern import pattern

Custom = Literal["comma", "point", "both", ""]
"""What stands before decimals in a column, in some both; empty where nothing says so."""

_DOTS: Final = pattern(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")
_COMMAS: Final = pattern(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,.])")
_POINT: Final = pattern(r"(?<![\d.,])(?:\d+\.\d{1,2}|0\.\d+)(?![\d.])")
_BOTH: Final = pattern(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d,])")
_NOUGHT: Final = pattern(r"(?<![\d.,])[1-9]\d{0,2}\.\d\d0(?![\d.])")
"""A dot before three digits of which the last is none: hardly anybody writes that behind a decimal point, and no workbook keeps it."""

OPEN: Final = "\N{REPLACEMENT CHARACTER}"
"""What a figure becomes of which nothing says whether its sign parts thousands or decimals: no figure."""


def custom_of(texts: Iterable[str]) -> Custom:
    """Return what stands before decimals in a column of figures."""
    listed = tuple(text for text in texts if "," in text or "." in text)
    has_comma = any(with_point(text) != text or _BOTH.search(text) for text in listed)
    if any(map(_POINT.search, listed)):
        return "both" if has_comma else "point"
    return "comma" if has_comma else ""


@lru_cache(maxsize=5_000)
def by_custom(text: str, custom: Custom) -> str:
    """Return a figure as we write it; ``OPEN`` where the custom of its column leaves open what it is, other texts as they are."""
    if custom == "comma":
        if _DOTS.search(text):
            return with_point(_DOTS.sub(lambda found: found[0].replace(".", ""), text))
        return OPEN if _COMMAS.search(text) else with_point(text)
    if custom == "both" and (_DOTS.search(text) or _COMMAS.search(text)):
        return OPEN
    if custom == "":
        return OPEN if _NOUGHT.search(text) else with_point(text)
    return with_point(text)
