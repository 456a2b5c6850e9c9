"""The dated table of laws and set dates that findings touch (rule catalogue, appendix C).

It says from when something holds and where that was read, so that a finding can name the date and ask for a check.
What a law says stands in the wording; nothing here decides whether a company keeps it.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from orgaudit.knowledge.data_file import read_data
from orgaudit.model.dataclass import dataclass

_FILE: Final = Path(__file__).with_name("law.yaml")


@dataclass(frozen=True, slots=True)
class Law:
    """One row. ``since`` is the first day it holds and ``until`` the last; ``None`` where no day bounds it.

    ``country`` has two letters; ``sources`` are keys of the source table, ``rules`` the ids of the rules it belongs to.
    """

    id: str
    country: str
    sources: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    rules: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class LawTable:
    """Every row by id, the day on which all of them were read, and the day by which they must be read again."""

    as_of: date
    review_by: date
    laws: Mapping[str, Law]

    def is_out_of_date(self, day: date) -> bool:
        """Whether the table should have been reviewed before this day."""
        return day > self.review_by

    def in_force(self, country: str | None, day: date) -> tuple[Law, ...]:
        """Return what holds in a country on a day, in the order of the file; nothing where the country is unknown."""
        return tuple(law for law in self.laws.values() if law.country == country and law.holds_on(day))


@cache
def law_table() -> LawTable:
    """Read the table; it is read once."""
    content = read_data(_FILE)
    return LawTable(
        as_of=date.fromisoformat(content["as_of"]),
        review_by=date.fromisoformat(content["review_by"]),
        laws={law_id: _law(law_id, entry) for law_id, entry in content["laws"].items()},
    )


def law(law_id: str) -> Law:
    """Return one row. Raises KeyError for an id that the table does not have."""
    return law_table().laws[law_id]


def _law(law_id: str, entry: Mapping[str, Any]) -> Law:
    return Law(
        id=law_id,
        country=entry["country"],
        sources=tuple(entry["sources"]),
        since=_day(entry.get("from")),
        until=_day(entry.get("until")),
        rules=tuple(entry.get("rules", ())),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
