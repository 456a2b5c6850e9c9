"""Whom or what a fix may use: who learns a duty, who answers for it, what a sound goal says."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import count
from typing import Any, Final

from orgaudit.model import Department, Duty, Goal, Organization, Period, Person
from orgaudit.model.dataclass import replace
from orgaudit.model.organization import ABLE_ALONE
from orgaudit.rules.duty_facts import EFFORT
from orgaudit.rules.edits import WRITTEN, duty_at, with_duty, with_person

YEAR: Final = timedelta(days=365)


def stays(org: Organization, person_id: str) -> bool:
    """Whether nobody wrote that a person leaves."""
    person = org.person_by_id.get(person_id)
    return person is None or not isinstance(person.leaving_on, date)


def stand_in(org: Organization, duty: Duty, besides: Collection[str]) -> str:
    """Return who could learn a duty: the colleague with the fewest hours, else somebody still to be found.

    Nobody in ``besides``, and nobody who is known to leave.
    """
    department = org.department_of(duty)
    carried = org.derived("hours_carried", ("duty.primary", *EFFORT), _hours_carried)
    fit = [
        person
        for person in (org.staff(department) if department else ())
        if person not in besides and (known := org.person_by_id.get(person)) and known.leaving_on is None
    ]
    return min(fit, key=lambda person: (carried.get(person, 0.0), person)) if fit else newcomer(besides)


def _hours_carried(org: Organization) -> Mapping[str, float]:
    """Return the hours a month of all duties that a person does, whoever shares them."""
    carried: dict[str, float] = {}
    for duty in org.duties:
        for person in duty.primary or ():
            carried[person] = carried.get(person, 0.0) + (duty.monthly_effort or 0.0)
    return carried


def newcomer(besides: Collection[str] = ()) -> str:
    """Return the id of somebody still to be found; no person of a file has one like it."""
    return next(newcomers(besides))


def newcomers(besides: Collection[str]) -> Iterator[str]:
    """Yield the ids of people still to be found, without end."""
    taken = frozenset(besides)
    return (name for name in map("+{}".format, count(1)) if name not in taken)


def able_to(org: Organization, duty: Duty, person_id: str) -> Organization:
    """Let a person, who may be new, be able to do a duty alone, wherever levels or practice are recorded."""
    person = org.person_by_id.get(person_id) or Person(id=person_id, name=person_id)
    skills = skills_with(person, duty.address)
    if person_id not in org.person_by_id or skills is not person.skills:
        org = with_person(org, replace(person, skills=skills))
    if duty.last_done is None:
        return org
    now = duty_at(org, duty.address)
    return with_duty(org, now, last_done={**duty.last_done, person_id: org.as_of})


def skills_with(person: Person, address: str) -> Mapping[str, int] | None:
    """Return the levels of a person, that of one duty high enough to do it alone where it is recorded."""
    skills = person.skills
    if not skills or skills.get(address, ABLE_ALONE) >= ABLE_ALONE:
        return skills
    return {**skills, address: ABLE_ALONE}


def known(org: Organization, *people: str) -> Organization:
    """Let people be known, those who are still to be found too."""
    new = tuple(Person(id=name, name=name) for name in dict.fromkeys(people) if name not in org.person_by_id)
    return replace(org, people=(*org.people, *new)) if new else org


def vendor_terms(org: Organization, owner: str) -> dict[str, Any]:
    """Return what makes work given to a vendor steered from inside: an owner, a service level, a review."""
    return {"accountable": (owner,), "sla": WRITTEN, "vendor_review_on": org.as_of}


def head_or_newcomer(department: Department | None) -> str:
    """Return who would answer for something: the head of the department, else somebody still to be found."""
    return department.head if department and isinstance(department.head, str) else newcomer()


def sound_goal(org: Organization, department: Department, number: int = 1) -> Goal:
    """Return a goal that leaves nothing open: an outcome that the department can move, with all that belongs to it."""
    taken = {goal.id for goal in department.goals or ()}
    while f"+{number}" in taken:
        number += 1
    return Goal(id=f"+{number}", department_id=department.id, **sound_parts(org, department))


def sound_parts(org: Organization, department: Department | None) -> dict[str, Any]:
    """Return what such a goal says."""
    day = org.as_of + YEAR
    return {
        "text": f"{WRITTEN} 95 %",
        "kpi": WRITTEN,
        "target": 95,
        "unit": "%",
        "baseline": 80,
        "due": Period(day.isoformat(), day),
        "owner": head_or_newcomer(department),
        "data_source": WRITTEN,
        "done_when": WRITTEN,
        "type": "outcome",
        "controllable": "yes",
        "shared": False,
        "use": "target",
        "from_goal": None,
    }
