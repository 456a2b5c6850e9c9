"""Headings of hours of a season, and of one of several that are counted: Hours/month (busy), Deputy 2."""

import re
from typing import Final

_SEASON: Final = re.compile(
    r"[(\[,–-] ?(normal|usual|ordinary|busy|peak|quiet|slack|low)(?: (?:months?|season|period|time))?[)\]]?$",
    re.IGNORECASE,
)
"""Hours of a season: Hours/month (busy)."""

_OF_HOURS: Final = re.compile(r"\b(?:hours|hrs|h)\b", re.IGNORECASE)

_SEASONS: Final = {
    **dict.fromkeys(("normal", "usual", "ordinary"), "通常期"),
    **dict.fromkeys(("busy", "peak"), "繁忙期"),
    **dict.fromkeys(("quiet", "slack", "low"), "閑散期"),
}

_COUNTED_AGAIN: Final = re.compile(
    r"(deputy|stand-?in|substitute|cover|alternate|approver|reviewer|delegate|back-?up(?: person)?) ?#?[1-4]",
    re.IGNORECASE,
)
"""One of several that are counted: Deputy 2."""


def season_of_hours(text: str) -> str:
    """Return the season that a heading of hours is of, as it is headed alone; empty for others."""
    season = _SEASON.search(text.rstrip())
    return _SEASONS[season[1].casefold()] if season and _OF_HOURS.search(text[: season.start()]) else ""


def uncounted(text: str) -> str:
    """Return the heading of one of several without its number; empty for others."""
    numbered = _COUNTED_AGAIN.fullmatch(text.strip())
    return numbered[1] if numbered else ""
