"""Calendar months counted from a day, for reviews that are due again, and what is too young to be judged."""

from datetime import date, timedelta
from functools import lru_cache

from orgaudit.model import Department, Organization
from orgaudit.model.days import days_in

SETTLING_DAYS = 90
"""A department younger than this is not asked yet for what it is to write of itself; house default."""


@lru_cache(maxsize=1_024)  # a company reviews many things on the same day
def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def settled_departments(org: Organization, settling_days: int) -> tuple[Department, ...]:
    """Return the departments that are not known to be younger than so many days; without a founding date one counts as older."""
    youngest = org.as_of - timedelta(days=settling_days)
    created = ((department, day(department.created_on)) for department in org.departments)
    return tuple([department for department, since in created if since is None or since <= youngest])


def day(value: object) -> date | None:
    """Return a stated day; ``None`` where it is unknown, or stated that there is none."""
    return value if isinstance(value, date) else None
