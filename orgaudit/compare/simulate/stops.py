"""Which duties stop when people are away. People are never ranked: departments are."""

from collections.abc import Collection, Iterable
from datetime import date

from orgaudit.knowledge.weights import CRITICALITY_WEIGHT, UNKNOWN_CRITICALITY
from orgaudit.model import UNOWNED, Duty, Organization
from orgaudit.results.simulation import DepartmentExposure, StoppedDuty
from orgaudit.rules.duty_facts import done_outside


def stopped(org: Organization, away: Collection[str]) -> tuple[StoppedDuty, ...]:
    """Return the recurring duties that only people who are away can do, in file order.

    Where the performers or the backups are not stated, it is not sure that nobody else can. A duty that nobody is known to do stops for nobody.
    """
    gone = frozenset(away)
    return tuple(
        _told(duty) for duty in org.recurring_duties if (able := _needed(org, duty)) and able <= gone
    )


def _needed(org: Organization, duty: Duty) -> frozenset[str]:
    """Return the people without all of whom a duty stops; nobody where others than the company's own people do it."""
    return frozenset() if done_outside(org, duty).holds else org.able(duty)


def _told(duty: Duty) -> StoppedDuty:
    due = duty.next_due_on
    return StoppedDuty(
        duty=duty.address,
        surely=_surely(duty),
        deadline=duty.deadline,
        next_due_on=due if isinstance(due, date) else None,
        criticality=duty.criticality,
        hours_per_month=duty.monthly_effort,
    )


def _surely(duty: Duty) -> bool:
    return duty.primary is not None and duty.backups is not None


def exposures(org: Organization) -> tuple[DepartmentExposure, ...]:
    """Return each department's exposure to the absence of any one person, the most exposed first.

    A duty counts for a person exactly where it is stopped by that person's absence alone. Duties without a department stand
    together at the end, where there are any.
    """
    found = [_exposure(org, item.id, item.duties or (), org.staff(item)) for item in org.departments]
    ranked = sorted(found, key=lambda item: (-item.worst_share, -item.worst_count, item.department))
    if any(duty.is_recurring for duty in org.unowned):
        named = {person for duty in org.unowned for person in (*(duty.primary or ()), *(duty.backups or ()))}
        ranked.append(_exposure(org, UNOWNED, org.unowned, named))
    return tuple(ranked)


def _exposure(
    org: Organization, department: str, listed: Iterable[Duty], people: Collection[str]
) -> DepartmentExposure:
    duties = [duty for duty in listed if duty.is_recurring]
    sole: dict[str, list[Duty]] = {}
    for duty in duties:
        needed = _needed(org, duty)
        if len(needed) == 1:
            sole.setdefault(next(iter(needed)), []).append(duty)
    total = sum(map(_weight, duties))
    worst = max(sole.values(), key=lambda held: (sum(map(_weight, held)), len(held)), default=[])
    return DepartmentExposure(
        department=department,
        people=len({*people, *sole}),
        exposed=len(sole),
        duties=len(duties),
        worst_count=len(worst),
        worst_share=sum(map(_weight, worst)) / total if total else 0.0,
        hours_at_worst=sum(duty.monthly_effort or 0.0 for duty in worst),
        unsure=sum(not _surely(duty) for held in sole.values() for duty in held),
    )


def _weight(duty: Duty) -> float:
    return CRITICALITY_WEIGHT[duty.criticality or UNKNOWN_CRITICALITY]
