"""Changes of a company: each takes an organisation and returns another one, as it would be described afterwards."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.number import number, reckoned
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from orgaudit.model.regrouping import merged, moved
from orgaudit.model.vocabulary import NONE
from orgaudit.model.waiver import Waiver

AUTOMATED_SHARE: Final = 0.8
"""Share of a duty's hours that automation takes over; the same house default as ``saved`` in the priority formula."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change: a word of ours (``leaves``, ``merge`` ...) with what it is about, by address, and to whom or where."""

    kind: str
    subject: str = ""
    target: str = ""
    number: float | None = None
    name: str = ""
    """How somebody is called whom only the change names."""


def changed(org: Organization, step: Step) -> Organization:
    """Return the company after one change. Raises KeyError for a kind that there is none of."""
    return _CHANGES[step.kind](org, step)


def carried_out(org: Organization, steps: Iterable[Step]) -> Organization:
    """Return the company after several changes. Each names elements as they were called before the first of them."""
    now = org
    for step in steps:
        subject = step.subject
        if "/" in subject:
            known_as = org.identity("duty", subject)
            subject = next(
                (duty.address for duty in now.duties if now.identity("duty", duty.address) == known_as),
                subject,
            )
        now = changed(now, replace(step, subject=subject))
    return now


def _leaves(org: Organization, step: Step) -> Organization:
    person = step.subject
    return replace(
        org,
        people=tuple(_without_boss(item, person) for item in org.people if item.id != person),
        departments=tuple(_department_without(org, item, person) for item in org.departments),
        unowned=tuple(_duty_without(org, duty, person) for duty in org.unowned),
        handoffs=tuple(
            replace(item, escalation=None) if item.escalation == person else item for item in org.handoffs
        ),
        waivers=tuple(
            replace(item, owner=_answering(org, item)) if item.owner == person else item
            for item in org.waivers
        ),
    )


def _answering(org: Organization, waiver: Waiver) -> str:
    """Return the department that answers for an accepted risk whose owner leaves: that of its subject, else of the owner."""
    subjects = {item.address: item.department_id for item in org.subjects() if item.department_id}
    person = org.person_by_id.get(waiver.owner)
    home = person.department if person and isinstance(person.department, str) else waiver.owner
    return subjects.get(waiver.subject, home)


def _without_boss(item: Person, person: str) -> Person:
    """Leave a person under the seat of who leaves: it is empty, and where it stands in the lines does not change by that."""
    if item.reports_to != person:
        return item
    return replace(item, reports_to=NONE, vacancies=("reports_to",))


def _department_without(org: Organization, department: Department, person: str) -> Department:
    changes: dict[str, Any] = {}
    if department.head == person:
        changes["head"], changes["vacancies"] = NONE, ("head",)
    posts = _posts_left(org, department, person)
    if posts is not None:
        changes["headcount"] = posts
    if department.goals:
        changes["goals"] = tuple(_ownerless(goal, person) for goal in department.goals)
    if department.duties:
        changes["duties"] = tuple(_duty_without(org, duty, person) for duty in department.duties)
    return replace(department, **changes) if changes else department


def _posts_left(org: Organization, department: Department, person: str) -> float | None:
    """Return the headcount to be written where the hours of a department were known by the fte of who leaves alone.

    Those who stay were counted as full-time beside that fte, and so they are; the post of the last one stays as it was. Nothing is
    written where a headcount or another fte still tells the hours: a department would else stop being overloaded by losing people.
    """
    assigned = org.people_by_department.get(department.id, ())
    leaver = next((item for item in assigned if item.id == person), None)
    fte = number(leaver.fte) if leaver else None
    rest = [item for item in assigned if item.id != person]
    told = number(department.headcount) is not None or any(number(item.fte) is not None for item in rest)
    return None if fte is None or told else float(len(rest)) or fte


def _ownerless(goal: Goal, person: str) -> Goal:
    return replace(goal, owner=NONE) if goal.owner == person else goal


def _duty_without(org: Organization, duty: Duty, person: str) -> Duty:
    """Take a person out of every role. The first backup who is able takes over what nobody else does; else the seat is empty.

    So is the seat of one of several who answered for it or approved it, until somebody says that one is enough; and that of
    the only one who was able, whoever stays behind to learn it.
    """
    changes: dict[str, Any] = {}
    for role in ("primary", "backups", "accountable", "approvals"):
        named = getattr(duty, role)
        if isinstance(named, tuple) and person in named:
            changes[role] = tuple(item for item in named if item != person)
    if changes.get("primary") == ():
        backups: tuple[str, ...] = changes.get("backups", duty.backups) or ()
        successor = tuple([item for item in backups if item in org.able(duty)][:1])
        if successor:
            changes["primary"], changes["backups"] = (
                successor,
                tuple(i for i in backups if i not in successor),
            )
    for role in ("checked_by", "macro_owner", "bot_owner"):
        if getattr(duty, role) == person:
            changes[role] = NONE
    empty = [role for role in ("primary", "macro_owner", "bot_owner") if changes.get(role) in ((), NONE)]
    empty += [role for role in ("accountable", "approvals") if role in changes]
    if changes.get("primary", duty.primary) and org.able(duty) == {person}:
        empty.append("primary")
    if empty:
        changes["vacancies"] = tuple(dict.fromkeys((*duty.vacancies, *empty)))
    if duty.last_done and person in duty.last_done:
        changes["last_done"] = {key: day for key, day in duty.last_done.items() if key != person}
    return replace(duty, **changes) if changes else duty


def _merge(org: Organization, step: Step) -> Organization:
    return merged(org, step.subject, step.target)


def _move(org: Organization, step: Step) -> Organization:
    return moved(org, step.subject, step.target)


def _automate(org: Organization, step: Step) -> Organization:
    def automated(duty: Duty) -> Duty:
        effort = duty.monthly_effort
        owner = duty.bot_owner or (duty.primary or (None,))[0]
        return replace(
            duty,
            hours_per_month=None if effort is None else reckoned(effort * (1 - AUTOMATED_SHARE)),
            monthly_hours=None,
            minutes_per_case=None,
            rekey=0 if duty.rekey is not None else None,
            media=("system",) if duty.media is not None else None,
            bot=True,
            bot_owner=owner,
        )

    return _with_duty(org, step.subject, automated)


def _add_backup(org: Organization, step: Step) -> Organization:
    def covered(duty: Duty) -> Duty:
        # Who is named takes the seat that may have been empty.
        vacancies = tuple(name for name in duty.vacancies if name != "backups")
        backups = tuple(dict.fromkeys((*(duty.backups or ()), step.target)))
        return replace(duty, backups=backups, vacancies=vacancies)

    known = step.target in org.person_by_id
    people = (
        org.people
        if known
        else (*org.people, Person(id=step.target, name=step.name or step.target, listed=False))
    )
    able = tuple(_able(person, step) for person in people)
    return _with_duty(replace(org, people=able), step.subject, covered)


def _able(person: Person, step: Step) -> Person:
    """Raise a stated skill that denies what the change brings about."""
    if person.id != step.target or not person.skills or person.skills.get(step.subject, 2) >= 2:
        return person
    return replace(person, skills={**person.skills, step.subject: 2})


def _write_manual(org: Organization, step: Step) -> Organization:
    return _with_duty(
        org, step.subject, lambda duty: replace(duty, manual="ok", manual_reviewed_on=org.as_of)
    )


def _growth(org: Organization, step: Step) -> Organization:
    factor = step.number or 1.0

    def grown(duty: Duty) -> Duty:
        if not duty.is_recurring:
            return duty
        changes: dict[str, Any] = {}
        for name in ("hours_per_month", "volume_per_month"):
            value = getattr(duty, name)
            if isinstance(value, int | float):
                changes[name] = reckoned(value * factor)
        if duty.monthly_hours:
            changes["monthly_hours"] = {
                month: reckoned(hours * factor) for month, hours in duty.monthly_hours.items()
            }
        return replace(duty, **changes) if changes else duty

    handoffs = tuple(
        replace(item, volume_per_month=reckoned(item.volume_per_month * factor))
        if isinstance(item.volume_per_month, int | float)
        else item
        for item in org.handoffs
    )
    return replace(_with_duties(org, grown), handoffs=handoffs)


def _with_duty(org: Organization, address: str, change: Callable[[Duty], Duty]) -> Organization:
    return _with_duties(org, lambda duty: change(duty) if duty.address == address else duty)


def _with_duties(org: Organization, change: Callable[[Duty], Duty]) -> Organization:
    departments = tuple(
        replace(item, duties=tuple(map(change, item.duties))) if item.duties else item
        for item in org.departments
    )
    return replace(org, departments=departments, unowned=tuple(map(change, org.unowned)))


_CHANGES: Final[Mapping[str, Callable[[Organization, Step], Organization]]] = {
    "growth": _growth,
    "move": _move,
    "merge": _merge,
    "automate": _automate,
    "write_manual": _write_manual,
    "add_backup": _add_backup,
    "leaves": _leaves,
}

KINDS: Final = tuple(_CHANGES)
"""Every kind of change, in the order in which several are carried out."""
