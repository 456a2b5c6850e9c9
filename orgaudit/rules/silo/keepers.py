"""Who can run a duty: whether they are all known, whether they are too few, and who of them is known to leave soon."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta

from orgaudit.findings.severity import Confidence
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_facts import OUTSIDE, goes_on_without_people, is_unused
from orgaudit.rules.known import INFERRED, NO, YES, YES_AS_WRITTEN, Known, unknown, unwritten
from orgaudit.rules.months import day
from orgaudit.rules.recorded import RECORDED_SHARE, recurring_missing_means_none
from orgaudit.rules.silo.spread import is_beyond_its_holders
from orgaudit.rules.spec import Options, Origin, threshold

LEAST_KEEPERS = 2
"""So many people should be able to run a duty alone (ENG1212, SENNAN)."""


@dataclass(frozen=True, slots=True)
class KeeperOptions(Options):
    """Thresholds of SIL001, which SIL003 asks too."""

    least_keepers: int = threshold(LEAST_KEEPERS, Origin.SOURCED, "people")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


def knowledge_of_able(org: Organization, duty: Duty) -> Known:
    """Return whether the people able to run a duty are all known, and how surely; else what would tell.

    High where primary and backups are both stated. Medium where as many of the department's staff as its stated
    headcount, at least two, have a level for this duty in the skill maps: somebody from outside could still be a backup.
    Without a headcount nobody knows that these are all; and one more name must not take away what is known.
    """
    if duty.primary is not None and duty.backups is not None:
        return YES
    levels = org.skills_by_duty.get(duty.address)
    department = org.department_of(duty)
    if not levels or department is None or not isinstance(department.headcount, int | float):
        return unknown(*unwritten(duty, "primary", "backups"))
    everyone = len(org.staff(department) & levels.keys()) >= max(2.0, department.headcount)
    return YES_AS_WRITTEN if everyone else unknown(*unwritten(duty, "primary", "backups"))


def keepers_read(org: Organization, options: KeeperOptions) -> Callable[[Duty], Known]:
    """Return what reads of any duty whether too few people can run it alone."""
    recorded = recurring_missing_means_none(org, "backups", options.recorded_share)
    return lambda duty: few_keepers(org, duty, options.least_keepers, missing_means_none=recorded)


def unwritten_backups(few: Known) -> tuple[str, ...]:
    """Return the field whose gap alone says that too few people can run a duty, as far as it does."""
    return ("duty.backups",) if few.sure is Confidence.LOW else ()


def few_keepers(org: Organization, duty: Duty, least_keepers: int, *, missing_means_none: bool) -> Known:
    """Read whether fewer than ``least_keepers`` people can run a duty alone.

    Backups of whom only the group is named (the other teachers) are no gap, nor are those of what a vendor or the group performs: a
    firm has more than one head, and who they are is its own affair. Nor is one asked for where it is stated that nobody uses the result. What nobody inside does and they perform is run by as many as they
    have, and what a robot does that somebody looks after needs nobody. Where the hours are more than those named can have, others do it
    too, and who they are is what a gap leaves open.
    """
    if len(org.able(duty)) >= least_keepers:
        return NO
    if duty.primary == () and (others := goes_on_without_people(org, duty)).holds:
        return others._replace(holds=False)
    everyone = knowledge_of_able(org, duty)
    inside, used = duty.performed_by not in OUTSIDE, not is_unused(duty)
    gap = missing_means_none and inside and used and duty.primary is not None and "backups" not in duty.groups
    return INFERRED if everyone.holds is None and gap and not is_beyond_its_holders(org, duty) else everyone


def few_left(org: Organization, duty: Duty, leaving: Collection[str]) -> Known:
    """Read whether too few people can run a duty once these have left; who else can has to be known, for a gap is never nobody here."""
    if duty.primary == ():
        return unknown("duty.primary")
    return NO if len(org.able(duty).difference(leaving)) >= LEAST_KEEPERS else knowledge_of_able(org, duty)


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
