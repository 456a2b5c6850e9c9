"""How soon it matters: the next deadline, peak or turn of the year (catalogue 3.2, U)."""

from collections.abc import Iterator
from datetime import date

from orgaudit.findings.hit import Subject
from orgaudit.model import Duty, Goal, Organization, Period
from orgaudit.rules.silo.keepers import last_leaving

NEAR_DAYS, SOON_DAYS = 30, 90
NEAR, SOON, LATER = 2.0, 1.5, 1.0

PEAK_SHARE = 1.28
"""A month is a peak from this multiple of the mean; the catalogue's first line for seasonality (LOD02)."""

FISCAL_YEAR_STARTS = {"JP": 4}
"""First month of the usual fiscal year by country; elsewhere January."""


def urgency(subject: Subject, org: Organization, *, yearly: bool) -> float:
    """Return U: 2.0 where the next date is at most 30 days away, 1.5 up to 90, else 1.0.

    ``yearly`` is for what is settled once a year, such as goals: the turn of the fiscal year counts too.
    """
    if not yearly and not _has_dates(subject):
        return LATER
    days = [(day - org.as_of).days for day in _dates(subject, org, yearly=yearly)]
    ahead = [count for count in days if count >= 0]
    nearest = min(ahead, default=SOON_DAYS + 1)
    if nearest <= NEAR_DAYS:
        return NEAR
    return SOON if nearest <= SOON_DAYS else LATER


def next_date(subject: Subject, org: Organization) -> date | None:
    """Return the next date of a subject from today on, else the last one that passed; ``None`` where it names none.

    The day on which the last of those able to do a duty leaves is such a date: what is to be learnt from them cannot wait for the deadline.
    """
    days = list(_dates(subject, org, yearly=False))
    leaving = last_leaving(org, org.able(subject), None) if isinstance(subject, Duty) else None
    if leaving is not None:
        days.append(leaving)
    days.sort()
    return next((day for day in days if day >= org.as_of), days[-1] if days else None)


def _has_dates(subject: Subject) -> bool:
    """Whether there is anything to count days to; most duties name no date at all."""
    if isinstance(subject, Duty):
        return bool(subject.next_due_on or subject.peak_months or subject.monthly_hours)
    return isinstance(subject, Goal)


def _dates(subject: Subject, org: Organization, *, yearly: bool) -> Iterator[date]:
    if isinstance(subject, Duty):
        if isinstance(subject.next_due_on, date):
            yield subject.next_due_on
        for month in _peaks(subject):
            yield _next_first(month, org.as_of)
    if isinstance(subject, Goal) and isinstance(subject.due, Period):
        yield subject.due.last_day
    if yearly:
        yield _next_first(FISCAL_YEAR_STARTS.get(org.country or "", 1), org.as_of)


def _peaks(duty: Duty) -> tuple[int, ...]:
    if duty.peak_months:
        return duty.peak_months
    if not duty.monthly_hours:
        return ()
    mean = sum(duty.monthly_hours.values()) / 12
    return tuple(month for month, hours in duty.monthly_hours.items() if mean and hours >= mean * PEAK_SHARE)


def _next_first(month: int, today: date) -> date:
    """Return the first day of a month: today's month where it has just begun, else the next one of that name."""
    this_year = date(today.year, month, 1)
    return this_year if this_year >= today else date(today.year + 1, month, 1)
