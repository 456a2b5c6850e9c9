"""Who is known to leave soon, and which duties hang on them."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from orgaudit.model import Organization
from orgaudit.rules.months import day

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
    org: Organization, persons: Collection[str], horizon_days: int | None = HORIZON_DAYS
) -> date | None:
    """Return the day on which the last of these persons leaves, where all of them do within the horizon, if there is one; else ``None``."""
    known = (org.person_by_id.get(name) for name in persons)
    days = [last for person in known if person is not None and (last := day(person.leaving_on)) is not None]
    if not days or len(days) < len(persons):
        return None
    horizon = None if horizon_days is None else org.as_of + timedelta(days=horizon_days)
    return max(days) if horizon is None or max(days) <= horizon else None
