"""How many hours a duty takes in each month of the year."""

from orgaudit.model.duty import Duty

PEAK_FACTOR = 1.5
"""A peak month against the mean month where only the peak months are stated; house default."""

MONTHS = range(1, 13)

Year = tuple[float, ...]
"""Hours from January to December."""


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
        return None
    peaks = frozenset(duty.peak_months or ())
    if not peaks or len(peaks) == 12:
        return (mean,) * 12
    high = min(mean * peak_factor, mean * 12 / len(peaks))
    low = (mean * 12 - high * len(peaks)) / (12 - len(peaks))
    return tuple(high if month in peaks else low for month in MONTHS)


def added(years: list[Year]) -> Year:
    """Return the hours of several duties together, month by month."""
    return tuple(sum(month) for month in zip(*years, strict=True)) if years else (0.0,) * 12
