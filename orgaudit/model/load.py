"""How many hours a duty takes in each month of the year."""

from collections.abc import Iterable
from math import sqrt

from orgaudit.model.duty import Duty
from orgaudit.model.vocabulary import NONE

PEAK_FACTOR = 1.5
"""A peak month against the mean month where only the peak months are stated; house default."""

MONTHS = range(1, 13)

DIGITS = 9
"""Ratios are rounded so far, so that 0.1 + 0.2 does not miss a threshold of 0.3."""

Year = tuple[float, ...]
"""Hours from January to December."""

EMPTY_YEAR: Year = (0.0,) * 12


def hours_by_month(duty: Duty, peak_factor: float = PEAK_FACTOR) -> Year | None:
    """Return a duty's hours for each month; ``None`` where no hours are known.

    From ``monthly_hours`` as stated, months that are not named taking none. Else from the mean month, with
    ``peak_factor`` times the mean in peak months and the rest of the year's hours spread over the others. Peaks that
    would take more than the whole year share it among themselves.
    """
    if duty.monthly_hours is not None:
        return tuple(float(duty.monthly_hours.get(month, 0.0)) for month in MONTHS)
    mean = duty.monthly_effort
    if mean is None:
        return EMPTY_YEAR if duty.hours_per_month is NONE else None
    peaks = frozenset(duty.peak_months or ())
    if not peaks or len(peaks) == 12:
        return (mean,) * 12
    high = min(mean * peak_factor, mean * 12 / len(peaks))
    low = (mean * 12 - high * len(peaks)) / (12 - len(peaks))
    return tuple(high if month in peaks else low for month in MONTHS)


def months_are_stated(duty: Duty) -> bool:
    """Whether the description says anything on how a duty's hours lie over the year; no peaks is a statement too."""
    return duty.monthly_hours is not None or duty.peak_months is not None


def months_are_exact(duty: Duty) -> bool:
    """Whether how a duty's hours lie over the year is stated in full, without the assumed height of a peak."""
    return duty.monthly_hours is not None or duty.peak_months == ()


def added(years: Iterable[Year]) -> Year:
    """Return the hours of several duties together, month by month."""
    return tuple(sum(month) for month in zip(*years, strict=True)) or EMPTY_YEAR


def mean_of(year: Year) -> float:
    """Return the hours of a mean month."""
    return sum(year) / 12


def peak_months_of(year: Year) -> tuple[int, ...]:
    """Return the months (1–12) that take the most hours: several where they are level, none in an empty year."""
    most = max(year)
    if most <= 0:
        return ()
    return tuple(month for month, hours in zip(MONTHS, year, strict=True) if round(most - hours, DIGITS) <= 0)


def correlation(first: Year, second: Year) -> float | None:
    """Return Pearson's correlation of two years, -1 to 1; ``None`` where one of them is level."""
    first_mean, second_mean = mean_of(first), mean_of(second)
    pairs = [(a - first_mean, b - second_mean) for a, b in zip(first, second, strict=True)]
    spread = sqrt(sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs))
    # Below a millionth of an hour what differs is only rounding.
    if spread < 1e-6:
        return None
    return round(sum(a * b for a, b in pairs) / spread, DIGITS)
