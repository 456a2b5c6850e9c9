"""Whether the headings of a table speak of what passes from one to another, or of what is above what, whatever the ends are called."""

from collections.abc import Iterable
from typing import Final

from orgaudit.intake.sheets.headings.headings import EXACT, PART, matches_of

_OF_PASSING: Final = frozenset(("wait_days", "return_rate", "rekeyed", "medium", "what", "direction"))
"""What headings say of handoffs."""

_ONLY_OF_PASSING: Final = frozenset(("wait_days", "return_rate", "direction"))
"""What hardly anything else but a handoff has."""

_LEAST: Final = 3


def says_of_passing(headings: Iterable[str]) -> bool:
    """Whether headings say how something passes, how long it waits and how often it comes back."""
    keys = _keys("handoff", headings, PART)
    return len(keys & _OF_PASSING) >= _LEAST and bool(keys & _ONLY_OF_PASSING)


def says_what_is_above(headings: Iterable[str]) -> bool:
    """Whether headings say of each row what it is a part of, and who leads it, how many work there or where: as of departments only."""
    keys = _keys("department", headings, EXACT)
    return "parent" in keys and len(keys & {"head", "headcount", "site", "mission"}) > 1


def _keys(kind: str, headings: Iterable[str], least: int) -> set[str]:
    """Return what headings say of a kind of records, each at least so surely."""
    return {
        item.key
        for text in headings
        for item in matches_of(text)
        if item.kind == kind and item.strength >= least
    }
