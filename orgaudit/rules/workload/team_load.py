"""How the hours of a department's own work lie over the year, and how much of that is known. Shared by this family.

Own work is what neither a vendor nor the group performs: outsourced hours load nobody here. A load is *exact*
where hours and months of every duty are stated in full (``monthly_hours``, or hours with ``peak_months:
none``). Else part of it is only read: a duty with hours alone is taken as level, and a stated peak month as 1.5
times the mean (house).
"""

from collections.abc import Iterable

from orgaudit.model import Department, Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.days import MONTH_NAMES
from orgaudit.model.load import (
    DIGITS,
    EMPTY_YEAR,
    Year,
    added,
    hours_by_month,
    mean_of,
    months_are_exact,
    months_are_stated,
)
from orgaudit.model.organization import HOURS_PER_FTE
from orgaudit.rules.duty_facts import OUTSIDE


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """The own work of a department, a stated peak month taken as ``peak_factor`` times the mean.

    ``known`` counts the duties with hours, ``timed`` those of them that say how the hours lie over the year,
    ``weighty`` those with hours or a criticality. ``performers_stated`` is whether all of it says who performs it.
    """

    year: Year
    own: tuple[Duty, ...]
    peak_factor: float
    known: int
    timed: int
    weighty: int
    is_exact: bool
    performers_stated: bool

    @property
    def duties(self) -> int:
        """How many duties it is made of."""
        return len(self.own)

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

    @property
    def assumed_factor(self) -> float | None:
        """How high a peak month is taken to be, where of some of these hours only the month of the peak is written."""
        only_months = (
            duty.peak_months and duty.monthly_hours is None and duty.monthly_effort for duty in self.own
        )
        return self.peak_factor if any(only_months) else None

    @property
    def unknown_duties(self) -> int | None:
        """How many duties have no hours; ``None`` where all have."""
        return len(self.own) - self.known or None

    @property
    def told_year(self) -> tuple[float, ...]:
        """The hours of the year as a finding tells them."""
        return tuple(round(hours, 1) for hours in self.year)

    def is_over(self, capacity: float, full_load: float, peak_line: float) -> bool:
        """Whether the mean month or the largest month of a team with this capacity is over its line."""
        peak, mean = round(self.peak / capacity, DIGITS), round(self.mean / capacity, DIGITS)
        return mean >= full_load or peak >= peak_line

    def largest_duties(self, months: Iterable[int], most: int = 3) -> tuple[str, ...]:
        """Return the addresses of the duties that take the most hours in these months, the largest first."""
        years = [(duty.address, hours_by_month(duty, self.peak_factor) or EMPTY_YEAR) for duty in self.own]
        weighed = [(-sum(year[month - 1] for month in months), address) for address, year in years]
        return tuple(address for hours, address in sorted(weighed)[:most] if hours < 0)


def team_load(duties: Iterable[Duty], peak_factor: float) -> TeamLoad:
    """Add up over the year those of some duties that the company's own people perform, as far as is stated."""
    own = tuple([duty for duty in duties if duty.performed_by not in OUTSIDE])
    years: list[Year] = []
    level = 0.0
    timed = weighty = known = 0
    is_exact = performers_stated = True
    for duty in own:
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
    return TeamLoad(year, own, peak_factor, known, timed, weighty, is_exact, performers_stated)


def least_capacity(org: Organization, department: Department) -> float:
    """Return the hours a month that a department surely has: those of the people whose fte is stated."""
    people = org.people_by_department.get(department.id, ())
    return HOURS_PER_FTE * sum(float(item.fte) for item in people if isinstance(item.fte, int | float))


def month_names(months: Iterable[int]) -> tuple[str, ...]:
    """Return the codes of months given as 1–12."""
    return tuple(MONTH_NAMES[month - 1] for month in months)
