"""Fixes for what hangs on one person: a second one is able, what is done is written down."""

from collections.abc import Collection, Iterable
from typing import Final

from orgaudit.findings.finding import Finding
from orgaudit.model import Department, Duty, Organization
from orgaudit.model.dataclass import replace
from orgaudit.rules.edits import duty_of, with_duty
from orgaudit.rules.fix import of_department, of_duty
from orgaudit.rules.fix_means import able_to, newcomer, stand_in

ENOUGH: Final = 2
"""People that should be able to run a duty."""


@of_duty()
def backed_up(org: Organization, duty: Duty) -> Organization:
    """SIL001, SIL008: somebody learns the duty; where nobody is known to do it, somebody does it too."""
    return _covered(org, duty, more_than=len(org.able(duty)))


def _covered(org: Organization, duty: Duty | None, *, more_than: int = 0) -> Organization:
    """Name backups until two are able, and at least one more than there are."""
    while duty is not None and len(org.able(duty)) < max(ENOUGH, more_than + 1):
        role = "backups" if duty.primary else "primary"
        busy = frozenset[str]() if duty.primary else _holding_other_steps(org, duty)
        person = stand_in(org, duty, {*org.able(duty), *(duty.primary or ()), *(duty.backups or ()), *busy})
        org = able_to(org, duty, person)
        now = duty_of(org, duty)
        org = with_duty(org, now, **{role: (*(getattr(duty, role) or ()), person)})
        duty = duty_of(org, duty)
    if duty is not None and duty.backups is None:
        org = with_duty(org, duty, backups=())
    return org


@of_duty()
def written_down(org: Organization, duty: Duty) -> Organization:
    """SIL002: there is a manual, reviewed today."""
    return with_duty(org, duty, manual="ok", manual_reviewed_on=org.as_of)


def secured(org: Organization, finding: Finding) -> Organization:
    """SIL003: both."""
    return written_down(backed_up(org, finding), finding)


@of_department("duties")
def knowledge_spread(org: Organization, _department: Department, duties: Iterable[str]) -> Organization:
    """SIL004: the weightiest duties that would be lost have a second person."""
    for address in duties:
        org = _covered(org, duty_of(org, address))
    return org


@of_duty("backups")
def practised(org: Organization, duty: Duty, backups: Iterable[str]) -> Organization:
    """SIL006: a backup who stays does it, with the usual person beside them."""
    staying = [name for name in backups if (p := org.person_by_id.get(name)) is None or p.leaving_on is None]
    person = staying[0] if staying else newcomer({*(duty.backups or ()), *(duty.primary or ())})
    if person not in (duty.backups or ()):
        org = with_duty(org, duty, backups=(*(duty.backups or ()), person))
    return able_to(org, replace(duty, last_done=duty.last_done or {}), person)


def _holding_other_steps(org: Organization, duty: Duty) -> frozenset[str]:
    """Return who has a part in other duties of the process of this one, or approves it."""
    if not isinstance(duty.process, str):
        return frozenset()
    found: set[str] = set(duty.approvals) if isinstance(duty.approvals, tuple) else set()
    for item in org.duties:
        if item.process == duty.process and item.address != duty.address:
            found.update(item.primary or (), item.accountable or ())
            found.update(item.approvals if isinstance(item.approvals, tuple) else ())
    return frozenset(found)


@of_duty("leavers")
def succeeded(org: Organization, duty: Duty, leavers: Collection[str]) -> Organization:
    """SIL007: a successor takes over from whoever leaves, and a second person learns it.

    The successor is somebody who holds no other step of its process, for one hand must not hold two.
    """
    leaving = set(leavers)
    doing = tuple(name for name in duty.primary or () if name not in leaving)
    able, busy = org.able(duty) - leaving, _holding_other_steps(org, duty)
    others = sorted(able.difference(doing), key=lambda name: (name in busy, name))
    ready = [*(name for name in doing if name in able), *others]
    while len(ready) < ENOUGH or (not doing and ready[0] in busy):
        person = stand_in(org, duty, {*ready, *doing, *leaving, *busy, *(duty.backups or ())})
        org = able_to(org, duty, person)
        at = 0 if not doing and ready and ready[0] in busy else len(ready)
        ready.insert(at, person)
    return with_duty(
        org,
        duty_of(org, duty),
        primary=doing or (ready[0],),
        backups=tuple(name for name in ready if name not in (doing or (ready[0],))),
    )
