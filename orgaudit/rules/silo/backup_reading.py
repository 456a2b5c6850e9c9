"""Whether a named backup really is one: able to do the duty, in practice, and there when it counts."""

from datetime import date, timedelta
from typing import Literal

from orgaudit.model import Duty, Organization
from orgaudit.model.load import hours_by_month
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.organization import ABLE_ALONE
from orgaudit.rules.known import NO, NO_AS_WRITTEN, YES, Known, unknown
from orgaudit.rules.months import months_after

Gap = Literal["skill", "never", "long_ago", "leaves"]

PEAK_SHARE = 1.28
"""A month is a peak from this multiple of the mean; the catalogue's first line for seasonality (LOD002)."""


class BackupReading(NamedTuple):
    """Whether one backup of one duty is real, known to have done it of late; ``gap`` says why it is one in name only.

    At medium confidence the gap rests on the shorter period although the duty may be a yearly one.
    """

    person: str
    real: Known
    gap: Gap | None = None


class IdleMonths(NamedTuple):
    """From so many months without practice on a backup is one no more: of a duty in general, and of a yearly one."""

    usual: int = 12
    yearly: int = 24


def read_backups(
    org: Organization, duty: Duty, idle: IdleMonths, horizon_days: int
) -> tuple[BackupReading, ...]:
    """Read every backup of a duty other than its primaries, in the order of their ids."""
    levels = org.skills_by_duty.get(duty.address, {}) if org.skills_by_duty else {}
    named = sorted(set(duty.backups or ()) - set(duty.primary or ()))
    return tuple([_read(org, duty, name, levels.get(name), idle, horizon_days) for name in named])


def _read(
    org: Organization, duty: Duty, person: str, level: int | None, idle: IdleMonths, horizon_days: int
) -> BackupReading:
    if level is not None and level < ABLE_ALONE:
        return BackupReading(person, NO, "skill")
    if _is_away_at_next_peak(org, duty, person, horizon_days):
        return BackupReading(person, NO, "leaves")
    if duty.last_done == {}:
        return BackupReading(person, NO, "never")
    done = duty.last_done.get(person) if duty.last_done else None
    if done is None:
        return BackupReading(person, unknown("duty.last_done"))
    if months_after(done, idle.usual) >= org.as_of:
        return BackupReading(person, YES)
    if months_after(done, idle.yearly) < org.as_of:
        return BackupReading(person, NO, "long_ago")
    if duty.frequency == "yearly":
        return BackupReading(person, YES)
    return BackupReading(person, NO_AS_WRITTEN if duty.frequency is None else NO, "long_ago")


def _is_away_at_next_peak(org: Organization, duty: Duty, person_id: str, horizon_days: int) -> bool:
    """Whether a backup leaves before the next peak; within the horizon, or gone already, it is another rule's matter."""
    person = org.person_by_id.get(person_id)
    leaving = person.leaving_on if person else None
    if not isinstance(leaving, date) or leaving <= org.as_of + timedelta(days=horizon_days):
        return False
    peak = _next_peak(duty, org.as_of)
    return peak is not None and leaving < peak


def _next_peak(duty: Duty, as_of: date) -> date | None:
    """Return the first day of the next peak month that is still to come."""
    firsts = [
        date(as_of.year + (month <= as_of.month), month, 1) for month in duty.peak_months or _peaks(duty)
    ]
    return min(firsts, default=None)


def _peaks(duty: Duty) -> tuple[int, ...]:
    year = hours_by_month(duty) if duty.monthly_hours else None
    if not year or not sum(year):
        return ()
    return tuple(month for month, hours in enumerate(year, start=1) if hours >= PEAK_SHARE * sum(year) / 12)
