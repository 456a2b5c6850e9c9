"""Changes of a company: each takes an organisation and returns another one, as it would be described afterwards."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from orgaudit.model.vocabulary import NONE, StatedNone

AUTOMATED_SHARE: Final = 0.8
"""Share of a duty's hours that automation takes over; the same house default as ``saved`` in the priority formula."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """One change: a word of ours (``leaves``, ``merge`` ...) with what it is about, by address, and to whom or where."""

    kind: str
    subject: str = ""
    target: str = ""
    number: float | None = None


def changed(org: Organization, step: Step) -> Organization:
    """Return the company after one change. Raises KeyError for a kind that there is none of."""
    return _CHANGES[step.kind](org, step)


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
    )


def _without_boss(item: Person, person: str) -> Person:
    return replace(item, reports_to=None) if item.reports_to == person else item


def _department_without(org: Organization, department: Department, person: str) -> Department:
    changes: dict[str, Any] = {}
    if department.head == person:
        changes["head"] = NONE
    if department.goals:
        changes["goals"] = tuple(_ownerless(goal, person) for goal in department.goals)
    if department.duties:
        changes["duties"] = tuple(_duty_without(org, duty, person) for duty in department.duties)
    return replace(department, **changes) if changes else department


def _ownerless(goal: Goal, person: str) -> Goal:
    return replace(goal, owner=NONE) if goal.owner == person else goal


def _duty_without(org: Organization, duty: Duty, person: str) -> Duty:
    """Take a person out of every role. The first backup who is able takes over what nobody else does; else the seat is empty."""
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
    if empty:
        changes["vacancies"] = tuple(dict.fromkeys((*duty.vacancies, *empty)))
    if duty.last_done and person in duty.last_done:
        changes["last_done"] = {key: day for key, day in duty.last_done.items() if key != person}
    return replace(duty, **changes) if changes else duty


def _merge(org: Organization, step: Step) -> Organization:
    """Put the second department into the first: its duties and goals, its people, its charter."""
    kept, gone = org.department_by_id[step.subject], org.department_by_id[step.target]
    taken = {duty.id for duty in kept.duties or ()}
    moved = [_moved(duty, kept.id, taken) for duty in gone.duties or ()]
    goals = [
        replace(goal, department_id=kept.id, id=_free(goal.id, _ids(kept.goals))) for goal in gone.goals or ()
    ]
    merged = replace(
        kept,
        office=kept.office if kept.office == gone.office else _both(kept.office, gone.office),
        headcount=_sum(kept.headcount, gone.headcount),
        charter=_joined(kept.charter, gone.charter),
        goals=_joined(kept.goals, tuple(goals) if gone.goals is not None else None),
        duties=_joined(kept.duties, tuple(moved) if gone.duties is not None else None),
        formerly=kept.formerly,
    )
    rest = (merged if item is kept else item for item in org.departments if item is not gone)
    addresses = {duty.address: new.address for duty, new in zip(gone.duties or (), moved, strict=True)}
    return _redirected(
        replace(org, departments=tuple(_reparented(item, gone.id, kept.id) for item in rest)),
        {gone.id: kept.id},
        addresses,
    )


def _both(first: Any, second: Any) -> Any:
    return first or second if first is None or second is None else "mixed"


def _sum(first: float | StatedNone | None, second: float | StatedNone | None) -> float | None:
    known = [float(item) for item in (first, second) if isinstance(item, int | float)]
    return sum(known) if len(known) == 2 else None


def _joined(first: tuple[T, ...] | None, second: tuple[T, ...] | None) -> tuple[T, ...] | None:
    return None if first is None and second is None else (*(first or ()), *(second or ()))


def _ids(goals: Iterable[Goal] | None) -> set[str]:
    return {goal.id for goal in goals or ()}


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    taken.add(name)
    return name


def _moved(duty: Duty, home: str, taken: set[str]) -> Duty:
    """Return a duty at its new home, known by the address that it had first."""
    formerly = duty.formerly if duty.formerly and "/" in duty.formerly[0] else (duty.address,)
    return replace(duty, home=home, id=_free(duty.id, taken), formerly=formerly, departments=None)


def _reparented(department: Department, gone: str, kept: str) -> Department:
    if department.parent != gone:
        return department
    return replace(department, parent=kept if department.id != kept else NONE)


def _move(org: Organization, step: Step) -> Organization:
    """Give a duty to another department; one that nobody answered for gets its owner that way."""
    duty, target = org.duty_by_address[step.subject], org.department_by_id[step.target]
    new = _moved(duty, target.id, {item.id for item in target.duties or ()})
    departments = []
    for item in org.departments:
        duties = tuple(other for other in item.duties or () if other is not duty)
        if item is target:
            duties = (*duties, new)
        departments.append(replace(item, duties=duties) if item is target or item.id == duty.home else item)
    moved = replace(
        org,
        departments=tuple(departments),
        unowned=tuple(item for item in org.unowned if item is not duty),
    )
    return _redirected(moved, {}, {duty.address: new.address})


def _redirected(org: Organization, departments: Mapping[str, str], duties: Mapping[str, str]) -> Organization:
    """Let everything that names a department or duty name it where it is now."""

    def end(address: str) -> str:
        if address in duties:
            return duties[address]
        home, slash, rest = address.partition("/")
        return f"{departments.get(home, home)}{slash}{rest}"

    def handoff(item: Handoff) -> Handoff:
        source, target = end(item.source), end(item.target)
        same = (source, target) == (item.source, item.target)
        return item if same else replace(item, source=source, target=target)

    def person(item: Person) -> Person:
        home = item.department
        skills = {end(key): level for key, level in item.skills.items()} if item.skills else item.skills
        if isinstance(home, str) and home in departments:
            return replace(item, department=departments[home], skills=skills)
        return replace(item, skills=skills) if skills != item.skills else item

    def duty(item: Duty) -> Duty:
        changes: dict[str, Any] = {}
        for name in ("also_in", "departments"):
            listed: tuple[str, ...] = getattr(item, name) or ()
            if any(other in departments for other in listed):
                now = dict.fromkeys(departments.get(other, other) for other in listed)
                changes[name] = tuple(other for other in now if other != item.home)
        return replace(item, **changes) if changes else item

    if departments:
        org = _with_duties(org, duty)
    listed = tuple(handoff(item) for item in org.handoffs)
    # Work that stays inside one department is handed over to nobody.
    kept = tuple(
        item for item in listed if item.source_department != item.target_department or not departments
    )
    return replace(org, handoffs=kept, people=tuple(person(item) for item in org.people))


def _automate(org: Organization, step: Step) -> Organization:
    def automated(duty: Duty) -> Duty:
        effort = duty.monthly_effort
        owner = duty.bot_owner or (duty.primary or (None,))[0]
        return replace(
            duty,
            hours_per_month=None if effort is None else effort * (1 - AUTOMATED_SHARE),
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
        return replace(duty, backups=tuple(dict.fromkeys((*(duty.backups or ()), step.target))))

    known = step.target in org.person_by_id
    people = org.people if known else (*org.people, Person(id=step.target, name=step.target))
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
                changes[name] = value * factor
        if duty.monthly_hours:
            changes["monthly_hours"] = {month: hours * factor for month, hours in duty.monthly_hours.items()}
        return replace(duty, **changes) if changes else duty

    handoffs = tuple(
        replace(item, volume_per_month=item.volume_per_month * factor)
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
