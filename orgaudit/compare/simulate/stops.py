"""Which duties stop when people are away. People are never ranked: departments are."""

from collections.abc import Collection
from datetime import date

from orgaudit.knowledge.weights import CRITICALITY_WEIGHT
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.results.simulation import DepartmentExposure, StoppedDuty
from orgaudit.rules.duty_facts import done_outside


def stopped(org: Organization, away: Collection[str]) -> tuple[StoppedDuty, ...]:
    """Return the recurring duties that only people who are away can do, in file order.

    Where the performers or the backups are not stated, it is not sure that nobody else can. A duty that nobody is known to do stops for nobody.
    """
    gone = frozenset(away)
    return tuple(
        _told(duty)
        for duty in org.recurring_duties
        if (able := org.able(duty)) and able <= gone and not done_outside(org, duty).holds
    )


def _told(duty: Duty) -> StoppedDuty:
    due = duty.next_due_on
    return StoppedDuty(
        duty=duty.address,
        surely=duty.primary is not None and duty.backups is not None,
        deadline=duty.deadline,
        next_due_on=due if isinstance(due, date) else None,
        criticality=duty.criticality,
        hours_per_month=duty.monthly_effort,
    )


def exposures(org: Organization) -> tuple[DepartmentExposure, ...]:
    """Return each department's exposure to the absence of any one person, the most exposed first."""
    found = [_exposure(org, department) for department in org.departments]
    return tuple(sorted(found, key=lambda item: (-item.worst_share, -item.worst_count, item.department)))


def _exposure(org: Organization, department: Department) -> DepartmentExposure:
    duties = [duty for duty in department.duties or () if duty.is_recurring]
    sole: dict[str, list[Duty]] = {}
    unsure = 0
    for duty in duties:
        able = org.able(duty)
        if len(able) == 1:
            if duty.backups is None:
                unsure += 1
            sole.setdefault(next(iter(able)), []).append(duty)
    total = sum(_weight(duty) for duty in duties)
    worst = max(sole.values(), key=lambda held: (sum(map(_weight, held)), len(held)), default=[])
    return DepartmentExposure(
        department=department.id,
        people=len(org.staff(department)),
        exposed=len(sole),
        duties=len(duties),
        worst_count=len(worst),
        worst_share=sum(map(_weight, worst)) / total if total else 0.0,
        hours_at_worst=sum(duty.monthly_effort or 0.0 for duty in worst),
        unsure=unsure,
    )


def _weight(duty: Duty) -> float:
    return CRITICALITY_WEIGHT[duty.criticality or "low"]
