"""How many hours each person carries in each month, and whether all of it is known."""

from collections.abc import Iterable, Mapping
from operator import add
from typing import Final

from orgaudit.model import Duty, Organization
from orgaudit.model.load import (
    DIGITS,
    EMPTY_YEAR,
    MONTHS,
    Year,
    correlation,
    hours_by_month,
    months_are_exact,
    months_are_stated,
)
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.organization import HOURS_PER_FTE
from orgaudit.rules.duty_facts import EFFORT

_READS: Final = ("duty.primary", *EFFORT, "duty.peak_months", "person.fte")
"""What the loads depend on."""


class PersonLoad(NamedTuple):
    """What one person carries: hours from January to December, against the hours a month they have (``time``).

    ``time`` is that of a full-time person where the fte is not stated. ``full`` holds the months that it does not
    suffice for. ``missing`` names the fields that are unknown on the duties behind it. ``is_sure`` is False where
    the fte is not stated or the height of a peak is assumed.
    """

    year: Year
    time: float
    full: frozenset[int]
    missing: tuple[str, ...]
    is_sure: bool

    def most_percent(self, months: Iterable[int]) -> float:
        """Return the most of their time, in percent, that they carry in one of these months."""
        return round(100 * max(self.year[month - 1] for month in months) / self.time, 1)


class Tie(NamedTuple):
    """How a person is tied to another: the months in which both are full, and the correlation of their loads."""

    person: str
    months: frozenset[int]
    correlation: float


IDLE: Final = PersonLoad(EMPTY_YEAR, HOURS_PER_FTE, frozenset(), (), is_sure=False)
"""Of whom nothing is known but the name."""


class PersonLoads(NamedTuple):
    """The loads of a company; ``everyone_named`` is whether every duty says who does it, or that nobody does."""

    by_person: Mapping[str, PersonLoad]
    everyone_named: bool

    def of(self, person: str) -> PersonLoad:
        """Return what a person carries."""
        return self.by_person.get(person, IDLE)

    def tie(self, other: PersonLoad, person: str, least: float) -> Tie | None:
        """Return how a person is tied to who carries the other load, if their loads go together by ``least`` and both are full at once."""
        own = self.of(person)
        shared = other.full & own.full
        alike = correlation(other.year, own.year) if shared else None
        return None if alike is None or alike < least else Tie(person, shared, alike)


def person_loads(org: Organization, *, peak_factor: float, full: float) -> PersonLoads:
    """Return the load of everyone who does a duty or is among the people; of anybody else it is ``IDLE``.

    A duty's primaries share its hours equally, backups carry none. A month is full from ``full`` times the time.
    """
    return org.derived(
        f"person_loads:{peak_factor}:{full}", _READS, lambda whole: _person_loads(whole, peak_factor, full)
    )


def _person_loads(org: Organization, peak_factor: float, full: float) -> PersonLoads:
    carried: dict[str, list[Duty]] = {person.id: [] for person in org.people}
    for duty in org.duties:
        for person in duty.primary or ():
            carried.setdefault(person, []).append(duty)
    loads = {person: _load(org, person, duties, peak_factor, full) for person, duties in carried.items()}
    return PersonLoads(loads, all(duty.primary is not None for duty in org.duties))


def _load(org: Organization, person: str, duties: list[Duty], peak_factor: float, full: float) -> PersonLoad:
    level, sums = 0.0, list[float]()  # of most people every month is like the others, and one sum serves all
    missing: set[str] = set()
    fte = org.fte(person)
    is_sure = fte is not None
    for duty in duties:
        year = hours_by_month(duty, peak_factor)
        holders = len(duty.primary or ())
        if not sums and (duty.monthly_hours is not None or duty.peak_months):
            sums = [level] * len(MONTHS)
        if year is None:
            missing.add("duty.hours_per_month")
        elif sums:
            sums = list(map(add, sums, year if holders == 1 else [hours / holders for hours in year]))
        else:
            level += year[0] / holders
        if not months_are_stated(duty):
            missing.add("duty.peak_months")
        is_sure = is_sure and months_are_exact(duty)
    time = HOURS_PER_FTE * (1.0 if fte is None else fte)
    return PersonLoad(
        tuple(sums) or (level,) * len(MONTHS),
        time,
        _full(sums or [level], round(full * time, DIGITS)),
        tuple(sorted(missing)),
        is_sure,
    )


def _full(sums: list[float], line: float) -> frozenset[int]:
    """Return the months that reach a line; a single sum is that of each of them."""
    busy = [round(hours, DIGITS) >= line > 0 for hours in sums]
    if len(busy) == 1:
        return frozenset(MONTHS if busy[0] else ())
    return frozenset([month for month, is_full in zip(MONTHS, busy, strict=True) if is_full])


def names_in_several_homes(org: Organization) -> frozenset[str]:
    """Return the names that may be two people and carry work of two departments."""
    homes: dict[str, set[str]] = {}
    for duty in org.duties:
        for person in duty.primary or ():
            homes.setdefault(person, set()).add(duty.home)
    return frozenset(name for name, found in homes.items() if len(found) > 1 and org.may_be_several(name))
