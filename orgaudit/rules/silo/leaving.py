"""Who is known to leave soon, and which duties hang on them."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from orgaudit.model.organization import Organization

HORIZON_DAYS = 180
"""So many days ahead a known leaving is pressing; house default."""


def leavers(org: Organization, horizon_days: int) -> Mapping[str, date]:
    """Return who leaves within the horizon, or has left already and is still named, with the day."""
    last = org.as_of + timedelta(days=horizon_days)
    return {
        person.id: person.leaving_on
        for person in org.people
        if isinstance(person.leaving_on, date) and person.leaving_on <= last
    }


def last_leaving(
    org: Organization, persons: Collection[str], horizon_days: int = HORIZON_DAYS
) -> date | None:
    """Return the day on which the last of these persons leaves, where all of them leave within the horizon; else ``None``."""
    leaving = leavers(org, horizon_days)
    days = [leaving.get(person) for person in persons]
    return max((day for day in days if day is not None), default=None) if None not in days else None
