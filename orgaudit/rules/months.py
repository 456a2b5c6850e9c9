"""Calendar months counted from a day, for reviews that are due again."""

from datetime import date
from functools import lru_cache

from orgaudit.model.days import days_in


@lru_cache(maxsize=1_024)  # a company reviews many things on the same day
def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def is_later(value: object, than: date) -> bool:
    """Whether a day is stated and comes after another."""
    return isinstance(value, date) and value > than


def day(value: object) -> date | None:
    """Return a stated day; ``None`` where it is unknown, or stated that there is none."""
    return value if isinstance(value, date) else None
