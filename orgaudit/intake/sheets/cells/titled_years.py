"""The part of a year that an English title names, and months without a year that can lie in it only: H2 2025, end of December."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded
from orgaudit.model.days import ENGLISH_MONTH, month_in_english
from orgaudit.model.named_tuple import NamedTuple

_LONGEST: Final = 120


class TitledYear(NamedTuple):
    """A year and the months of it that are meant, whether its parts are counted from January or from April."""

    year: int
    first: int
    last: int


_MONTHS: Final = {
    "h1": (1, 9),
    "h2": (7, 12),
    "q1": (1, 6),
    "q2": (4, 9),
    "q3": (7, 12),
    "q4": (10, 12),
}
"""From which to which month a part of a year lies in that year, by either count; what follows in the next year is open."""

_PART: Final = re.compile(
    r"(?<![a-z\d])([hq][1-4]),? ?[/'-]?(20\d\d)(?![\d/-])|(?<![\d/-])(20\d\d)[ /-]?([hq][1-4])(?!\d)"
)
_WHOLE: Final = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/.-])")
_OF_GOALS: Final = re.compile(r"\b(?:goals?|objectives?|okrs?|targets?|priorities|kpis?)\b")
_OTHER: Final = re.compile(
    rf"\bfy|fiscal|financial year|\b(?:as at|as of|updated|dated|issued|version)\b|\b{ENGLISH_MONTH}\b"
)
_MONTH: Final = re.compile(
    rf"(?:by |before |until |in |due )?(?:the )?(?:end (?:of )?|mid[- ]|early |late |beginning of |start of )?({ENGLISH_MONTH})\.?"
)


@lru_cache(maxsize=500)
def titled_year(text: str) -> TitledYear | None:
    """Return the year that a title of goals in English names, with a half or a quarter of it or whole; None for other texts, as of fiscal years."""
    word = " ".join(folded(text).split()) if len(text) <= _LONGEST else ""
    if not word or _OTHER.search(word):
        return None
    if found := _PART.search(word):
        part = found[1] or found[4]
        return TitledYear(int(found[2] or found[3]), *_MONTHS[part]) if part in _MONTHS else None
    years = set(_WHOLE.findall(word)) if _OF_GOALS.search(word) else set()
    return TitledYear(int(years.pop()), 1, 12) if len(years) == 1 else None


def month_in_titled(text: str, year: TitledYear) -> str:
    """Return the month that a text names without a year, in the one of the title; empty for others, as what may lie in the next year."""
    found = _MONTH.fullmatch(" ".join(folded(text).split())) if len(text) <= _LONGEST else None
    month = month_in_english(found[1]) if found else 0
    return f"{year.year}-{month:02d}" if found and year.first <= month <= year.last else ""
