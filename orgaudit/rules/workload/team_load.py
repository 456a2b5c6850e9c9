"""How the hours of a department's own work lie over the year, and how much of that is known. Shared by this family.

Own work is what neither a vendor nor the group performs: outsourced hours load nobody here. A load is *exact*
where hours and months of every duty are stated in full (``monthly_hours``, or hours with ``peak_months:
none``). Else part of it is only read: a duty with hours alone is taken as level, and a stated peak month as 1.5
times the mean (house).
"""

from collections.abc import Iterable

from orgaudit.model.dataclass import dataclass
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.load import (
    DIGITS,
    EMPTY_YEAR,
    MONTH_NAMES,
    Year,
    added,
    hours_by_month,
    mean_of,
    months_are_exact,
    months_are_stated,
)
from orgaudit.model.organization import HOURS_PER_FTE, Organization
from orgaudit.rules.duty_facts import OUTSIDE

KNOWN_SHARE = 0.6
"""Share of duties whose hours must be known before a department passes; rule catalogue."""

FULL_LOAD = 0.85
"""Share of its time from which a team is chronically overloaded (UTIL)."""

PEAK_LINE = 1.28
"""A month against the time a team has, (160 + 45) / 160: the usual monthly limit of an overtime agreement (36)."""

EXTREME_LINE = 1.50
"""The same for (160 + 80) / 160, the limit of the mean over two to six months (36)."""


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """The own work of a department.

    ``duties`` counts it, ``known`` those with hours, ``timed`` those of them that say how the hours lie over the year,
    ``weighty`` those with hours or a criticality. ``performers_stated`` is whether all of it says who performs it.
    """

    year: Year
    duties: int
    known: int
    timed: int
    weighty: int
    is_exact: bool
    performers_stated: bool

    @property
    def mean(self) -> float:
        """Hours of the mean month."""
        return mean_of(self.year)

    @property
    def peak(self) -> float:
        """Hours of the largest month."""
        return max(self.year)

    @property
    def swing(self) -> float:
        """The peak month against the mean month; 1 for a level or empty year."""
        return round(self.peak / self.mean, DIGITS) if self.mean > 0 else 1.0


def own_duties(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return the duties that the company's own people perform, as far as is stated."""
    return tuple(duty for duty in duties if duty.performed_by not in OUTSIDE)


def team_load(duties: tuple[Duty, ...], peak_factor: float) -> TeamLoad:
    """Add up own duties over the year."""
    years: list[Year] = []
    level = 0.0
    timed = weighty = known = 0
    is_exact = performers_stated = True
    for duty in duties:
        performers_stated = performers_stated and duty.performed_by is not None
        year = hours_by_month(duty, peak_factor)
        if year is None:
            weighty += duty.criticality is not None
            is_exact = False
            continue
        weighty += 1
        known += 1
        is_exact = is_exact and months_are_exact(duty)
        timed += months_are_stated(duty)
        # Most duties are level: one sum serves them all.
        if duty.monthly_hours is None and not duty.peak_months:
            level += year[0]
        else:
            years.append(year)
    year = tuple(hours + level for hours in added(years)) if level or years else EMPTY_YEAR
    return TeamLoad(year, len(duties), known, timed, weighty, is_exact, performers_stated)


def is_overloaded(load: TeamLoad, capacity: float, full_load: float, peak_line: float) -> bool:
    """Whether a team's mean month or its largest month is over its line."""
    peak, mean = round(load.peak / capacity, DIGITS), round(load.mean / capacity, DIGITS)
    return mean >= full_load or peak >= peak_line


def least_capacity(org: Organization, department: Department) -> float:
    """Return the hours a month that a department surely has: those of the people whose fte is stated."""
    people = org.people_by_department.get(department.id, ())
    return HOURS_PER_FTE * sum(float(item.fte) for item in people if isinstance(item.fte, int | float))


def assumed_factor(duties: tuple[Duty, ...], peak_factor: float) -> float | None:
    """Return how high a peak month is taken to be, where of some of these hours only the month of the peak is written."""
    only_months = (duty.peak_months and duty.monthly_hours is None and duty.monthly_effort for duty in duties)
    return peak_factor if any(only_months) else None


def largest_duties(
    duties: tuple[Duty, ...], months: tuple[int, ...], peak_factor: float, most: int = 3
) -> tuple[str, ...]:
    """Return the addresses of the duties that take the most hours in these months, the largest first."""
    weighed = []
    for duty in duties:
        year = hours_by_month(duty, peak_factor)
        hours = sum(year[month - 1] for month in months) if year else 0.0
        if hours > 0:
            weighed.append((-hours, duty.address))
    return tuple(address for _, address in sorted(weighed)[:most])


def month_names(months: Iterable[int]) -> tuple[str, ...]:
    """Return the codes of months given as 1–12."""
    return tuple(MONTH_NAMES[month - 1] for month in months)


def told_year(year: Year) -> tuple[float, ...]:
    """Return the hours of a year as a finding tells them."""
    return tuple(round(hours, 1) for hours in year)
