"""Who can run a duty: whether they are all known, and whether they are too few. Shared by this family."""

from orgaudit.model import Duty, Organization
from orgaudit.rules.duty_facts import OUTSIDE, goes_on_without_people, is_unused
from orgaudit.rules.known import INFERRED, NO, YES, YES_AS_WRITTEN, Known, unknown, unwritten
from orgaudit.rules.silo.spread import is_beyond_its_holders


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


def few_keepers(org: Organization, duty: Duty, least_keepers: int, *, gap_counts: bool) -> Known:
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
    gap = gap_counts and inside and used and duty.primary is not None and "backups" not in duty.groups
    return INFERRED if everyone.holds is None and gap and not is_beyond_its_holders(org, duty) else everyone
