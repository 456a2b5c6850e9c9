"""Which departments have time when another is at its peak, and need help when that one has time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from orgaudit.model.load import DIGITS, MONTHS, Year, mean_of, peak_months_of
from orgaudit.model.named_tuple import NamedTuple

LOOKED_AT = 5
"""Departments looked at for each pair of quiet month and peak month, so that the search stays linear."""


class Season(NamedTuple):
    """How a department's hours lie over the year: each month against its mean, and the largest months."""

    department: str
    shares: Year
    peaks: tuple[int, ...]

    def is_quiet_in(self, months: Iterable[int]) -> bool:
        """Whether each of these months takes less than the mean month."""
        return all(self.shares[month - 1] < 1 for month in months)


def season_of(department: str, year: Year) -> Season:
    """Return the season of a department; its year takes hours."""
    mean = mean_of(year)
    return Season(department, tuple(round(hours / mean, DIGITS) for hours in year), peak_months_of(year))


Seasons = Mapping[tuple[int, int], list[Season]]
"""(quiet month, first peak month) -> seasons, the quietest in that month first."""


def by_quiet_month(seasons: Iterable[Season]) -> Seasons:
    """Sort seasons by each of their quiet months and their first peak month."""
    found: defaultdict[tuple[int, int], list[Season]] = defaultdict(list)
    for season in seasons:
        for month in MONTHS:
            if season.is_quiet_in((month,)):
                found[month, season.peaks[0]].append(season)
    for (month, _), group in found.items():
        group.sort(key=lambda season: (season.shares[month - 1], season.department))
    return found


def complements(season: Season, others: Seasons, most: int = 3) -> tuple[str, ...]:
    """Return the departments that are quiet in all peaks of this one and peak where it is quiet, the quietest first."""
    month = season.peaks[0]
    fitting = [
        (other.shares[month - 1], other.department)
        for peak in MONTHS
        if season.shares[peak - 1] < 1
        for other in others.get((month, peak), ())[:LOOKED_AT]
        if other.is_quiet_in(season.peaks) and season.is_quiet_in(other.peaks)
    ]
    return tuple(department for _, department in sorted(fitting)[:most])
