"""Estimated hours told no more exactly than they are known."""

from collections.abc import Iterable
from math import floor, log10

from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Priority


def returned_told(hours: float, defaults: Iterable[str], words: Localizer) -> str:
    """Return the hours a year that something returns, with what they rest on where that is assumed; empty for none."""
    return _told("moves.returned", hours, defaults, words)


def returned_cell(hours: float, defaults: Iterable[str], words: Localizer) -> str:
    """Return the same, short enough for a table."""
    return _told("moves.returned_short", hours, defaults, words)


def defaults_of(priorities: Iterable[Priority]) -> tuple[str, ...]:
    """Return the house defaults behind some hours, each once; those of priorities without hours do not count."""
    return tuple(dict.fromkeys(name for item in priorities if item.hours_returned for name in item.defaults))


def _told(key: str, hours: float, defaults: Iterable[str], words: Localizer) -> str:
    assumed = tuple(defaults)
    told = rounded(hours, 1 if assumed else 2)
    if not told:
        return ""
    if not assumed:
        return words.say(key, hours=told)
    return words.say(f"{key}_roughly", hours=told, because=words.say(f"method/because.{assumed[0]}"))


def rounded(hours: float, digits: int = 1) -> int:
    """Round to the leading digits, from 100 upward to at least two; under 10 to whole hours."""
    if hours < 10:
        return round(hours)
    kept = max(digits, 2 if hours >= 100 else 1)
    return int(round(hours, kept - 1 - floor(log10(hours))))
