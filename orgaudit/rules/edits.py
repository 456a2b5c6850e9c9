"""Small changes of one element of a company. All return new values.

A fix can come after others that moved what it is about, so elements are looked up by the address they had first. What
is gone is left alone: there is nothing left to fix.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from orgaudit.findings.hit import Subject
from orgaudit.model import UNOWNED, Department, Duty, Goal, Handoff, Organization, Person, Process
from orgaudit.model.dataclass import replace

WRITTEN: Final = "✓"
"""Stands for a text that somebody would write; only that it is there matters."""


def present(org: Organization, kind: str, address: str) -> str:
    """Return where an element stands now that had an address before; the address itself where it did not move."""
    moved = (key for (own, key), first in org.identities.items() if own == kind and first == address)
    return next(moved, address) if org.identities else address


def duty_of(org: Organization, subject: Subject | str) -> Duty | None:
    """Return the duty that a finding is about as it is now; ``None`` where it is no duty or there is none any more."""
    if isinstance(subject, str):
        return duty_at(org, present(org, "duty", subject))
    if not isinstance(subject, Duty):
        return None
    known = subject.address
    found = duty_at(org, known)
    if found is None and subject.formerly:
        found = next((duty for duty in org.duties if duty.formerly[:1] == subject.formerly[:1]), None)
    return found or duty_at(org, present(org, "duty", known))


def duty_at(org: Organization, address: str) -> Duty | None:
    """Return the duty that stands at an address now."""
    home = address.partition("/")[0]
    if home == UNOWNED:
        return next((duty for duty in org.unowned if duty.address == address), None)
    department = department_of(org, home)
    return next(
        (duty for duty in (department.duties if department else None) or () if duty.address == address), None
    )


def department_of(org: Organization, address: str | None) -> Department | None:
    """Return a department by id."""
    return next((item for item in org.departments if item.id == address), None)


def handoff_of(org: Organization, subject: Subject) -> Handoff | None:
    """Return the handoff that a finding is about as it is now."""
    return next((item for item in org.handoffs if item.id == subject.address), None)


def goal_of(org: Organization, subject: Subject) -> Goal | None:
    """Return the goal that a finding is about as it is now."""
    department = department_of(org, subject.department_id)
    goals = (department.goals if department else None) or ()
    return next((goal for goal in goals if goal.address == subject.address), None)


def process_of(org: Organization, subject: Subject) -> Process | None:
    """Return the process that a finding is about as it is now."""
    return org.process_by_id.get(subject.address)


def with_duty(org: Organization, duty: Duty | None, **changes: Any) -> Organization:
    """Change one duty; nothing where it is ``None``. A field that is set has no empty seat any more."""
    if duty is None:
        return org
    if duty.vacancies:
        changes["vacancies"] = tuple(name for name in duty.vacancies if name not in changes)
    new, address = replace(duty, **changes), duty.address
    return _with_duties_of(
        org, duty.home, lambda duties: [new if item.address == address else item for item in duties]
    )


def _with_duties_of(
    org: Organization, home: str, changed: Callable[[Iterable[Duty]], Iterable[Duty]]
) -> Organization:
    """Change the duties of a department, or those that none has; nothing where the department is gone."""
    if home == UNOWNED:
        return replace(org, unowned=tuple(changed(org.unowned)))
    department = department_of(org, home)
    if department is None:
        return org
    return with_department(org, department, duties=tuple(changed(department.duties or ())))


def with_duties(
    org: Organization, duties: Iterable[Duty], change: Callable[[Duty], dict[str, Any]]
) -> Organization:
    """Change several duties, each by the changes that it gets."""
    for duty in duties:
        changes = change(duty)
        if changes:
            org = with_duty(org, duty_at(org, duty.address), **changes)
    return org


def without_duty(org: Organization, duty: Duty) -> Organization:
    """Let a duty end, with the handoffs from and to it and what people are able to do of it."""
    address = duty.address
    people = tuple(
        replace(item, skills={key: level for key, level in item.skills.items() if key != address})
        if item.skills and address in item.skills
        else item
        for item in org.people
    )
    handoffs = tuple(item for item in org.handoffs if address not in (item.source, item.target))
    org = replace(org, people=people, handoffs=handoffs)
    return _with_duties_of(
        org, duty.home, lambda duties: [item for item in duties if item.address != address]
    )


def with_department(org: Organization, department: Department | None, **changes: Any) -> Organization:
    """Change one department; nothing where it is ``None``."""
    if department is None:
        return org
    new, own = replace(department, **changes), department.id
    departments = tuple([new if item.id == own else item for item in org.departments])
    return org.with_departments(departments)


def with_goal(org: Organization, subject: Subject, **changes: Any) -> Organization:
    """Change the goal that a finding is about."""
    department = department_of(org, subject.department_id)
    if department is None:
        return org
    goals = tuple(
        replace(item, **changes) if item.address == subject.address else item
        for item in department.goals or ()
    )
    return with_department(org, department, goals=goals)


def with_handoff(org: Organization, handoff: Handoff | None, **changes: Any) -> Organization:
    """Change one handoff; nothing where it is ``None``."""
    if handoff is None:
        return org
    new = replace(handoff, **changes)
    return replace(org, handoffs=tuple(new if item.id == handoff.id else item for item in org.handoffs))


def with_person(org: Organization, person: Person) -> Organization:
    """Put a person in, in place of one with the same id."""
    if person.id in org.person_by_id:
        return replace(org, people=tuple(person if item.id == person.id else item for item in org.people))
    return replace(org, people=(*org.people, person))
