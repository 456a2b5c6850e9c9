"""Who is known to leave soon, and which duties hang on them."""

from collections.abc import Mapping
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
