"""A changed company takes over from the one before whatever the change leaves as it was, so that it is not made anew."""

from collections.abc import Iterable, Iterator, Mapping
from operator import is_
from typing import Any, Final, TypeVar

from orgaudit.model.dataclass import fields, replace
from orgaudit.model.delta import Delta, delta, other_departments
from orgaudit.model.duty import UNOWNED, Duty
from orgaudit.model.identity import canonical
from orgaudit.model.organization import Derived, Organization
from orgaudit.model.person import Person
from orgaudit.model.process import Process

T = TypeVar("T")

_NAMING: Final = (
    *("department.head", "duty.departments"),
    *("duty.primary", "duty.backups", "duty.accountable", "duty.approvals", "duty.last_done"),
    *("duty.checked_by", "duty.macro_owner", "duty.bot_owner"),
)
"""What says in which departments people are named (``Organization.homes_of_persons``)."""


def succeeding(old: Organization, new: Organization, *, keep: bool = True) -> Organization:
    """Return a changed company with what is known of it from the one before. Unless that is to be kept, it hands its look-ups over."""
    change = delta(old, new)
    if change is not None:
        take_over(old, new, change, keep=keep)
    return new


def forget(org: Organization) -> None:
    """Let go of everything that was made of a company and can be made again; what it says itself stays."""
    own = {item.name for item in fields(org)}
    for name in [name for name in vars(org) if name not in own]:
        del vars(org)[name]
    org.kept.clear()


def take_over(old: Organization, new: Organization, change: Delta, *, keep: bool = True) -> None:
    """Put into a changed company what is known of it from the one before.

    Where that is not to be kept, its look-ups become those of the changed one: a copy of each for every change would take time that
    grows with the company.
    """
    known, made = vars(new), vars(old)
    join = _copied if keep else _handed_over
    if UNOWNED not in change.homes:
        now = _new_homes_of_persons(old, new, change) if change.touches(_NAMING) else {}
        known["homes_of_persons"] = join(old.homes_of_persons, now)
    added = _added(old, new)
    if added is not None:
        known.update(_of(old, "people_by_department", "skills_by_duty"))
        if "person_by_id" in made:
            known["person_by_id"] = join(old.person_by_id, {person.id: person for person in added})
    if change.keeps_identities:
        known.update(_of(old, "identities", "other_identities"))
        others = {item.id: item for _, item in other_departments(old, new)}
        known["department_by_id"] = join(old.department_by_id, others)
        # What nobody asked for yet need not be made of each of many states that nobody may ask for it either.
        if "duty_by_address" in made:
            known["duty_by_address"] = join(old.duty_by_address, change.duties)
        if "process_by_id" in made and not change.touches(("duty.process", "handoff.process", "duty.name")):
            known["process_by_id"] = _processes(old.process_by_id, change)
            known["processes"] = tuple(known["process_by_id"].values())
    if added is not None and change.keeps_departments:
        known["teams"] = join(old.teams, dict(_teams(new, _answering(old, new, change))))
    # What was made of names goes by the industry: it is not said of each of them.
    for key, kept in old.kept.items() if change.keeps_company else ():
        if isinstance(kept, Derived) and not change.touches(kept.reads):
            new.kept[key] = kept


def _added(old: Organization, new: Organization) -> tuple[Person, ...] | None:
    """Return who is known besides those from before, where they belong nowhere and are able to do nothing; ``None`` where anything else changed."""
    if new.people is old.people:
        return ()
    several = len(old.people)
    added = new.people[several:]
    if len(new.people) < several or not all(map(is_, old.people, new.people)):
        return None
    return None if any(person.skills or person.department is not None for person in added) else added


def _copied(before: Mapping[str, T], now: Mapping[str, T]) -> Mapping[str, T]:
    return {**before, **now}


def _handed_over(before: Mapping[str, T], now: Mapping[str, T]) -> Mapping[str, T]:
    if not isinstance(before, dict):
        return _copied(before, now)
    before.update(now)
    return before


def concerned(old: Organization, new: Organization, change: Delta) -> frozenset[str]:
    """Return the departments in which anything may be judged otherwise: those that changed, and those that name who did.

    Whoever is named in other departments than before may be another person, so all departments that name them count. The
    duties that stand in no department go by the record of the one that claims them.
    """
    before, after = old.homes_of_persons, new.homes_of_persons
    persons = set(change.people)
    if before is not after:
        named = {person for home in change.homes for person in (*_named(old, home), *_named(new, home))}
        persons |= {person for person in named if before.get(person) != after.get(person)}
    homes = set(change.homes)
    for person in persons:
        homes |= before.get(person, frozenset()) | after.get(person, frozenset())
        for org in (old, new):
            own = org.person_by_id.get(person)
            if own is not None and isinstance(own.department, str):
                homes.add(own.department)
            homes |= {address.partition("/")[0] for address in (own.skills if own else None) or ()}
    if new.unowned:
        homes.add(UNOWNED)
    return frozenset(homes)


def _of(org: Organization, *names: str) -> dict[str, Any]:
    """Return the look-ups that were made."""
    return {name: vars(org)[name] for name in names if name in vars(org)}


def _processes(processes: Mapping[str, Process], change: Delta) -> Mapping[str, Process]:
    """Return the processes with their members as they are now."""
    concerned = {
        canonical(item.process)
        for item in (*change.duties.values(), *change.handoffs.values())
        if isinstance(item.process, str)
    }
    changed = {
        key: replace(
            processes[key],
            duties=tuple([change.duties.get(duty.address, duty) for duty in processes[key].duties]),
            handoffs=tuple([change.handoffs.get(item.id, item) for item in processes[key].handoffs]),
        )
        for key in concerned
    }
    return {**processes, **changed} if changed else processes


def _duties(org: Organization, home: str) -> Iterator[Duty]:
    """Yield the duties that a department answers for."""
    department = org.department_by_id.get(home)
    yield from (department.duties if department else None) or ()
    yield from (duty for duty in org.unowned if duty.department_id == home)


def _answering(old: Organization, new: Organization, change: Delta) -> Iterable[str]:
    """Return the departments that answer for a duty of those that changed, or did: a duty of the top-level list can be claimed by one."""
    if UNOWNED not in change.homes:
        return change.homes
    claimed = {duty.department_id for org in (old, new) for duty in org.unowned if duty.department_id}
    return change.homes | claimed


def _teams(org: Organization, homes: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for home in homes:
        if home in org.department_by_id:
            team = {person.id for person in org.people_by_department.get(home, ())}
            for duty in _duties(org, home):
                team.update(duty.primary or (), duty.backups or ())
            yield home, frozenset(team)


def _named(org: Organization, home: str) -> frozenset[str]:
    department = org.department_by_id.get(home)
    named = {person for duty in _duties(org, home) for person in duty.persons()}
    if department is not None and isinstance(department.head, str):
        named.add(department.head)
    return frozenset(named)


def _new_homes_of_persons(
    old: Organization, new: Organization, change: Delta
) -> Mapping[str, frozenset[str]]:
    """Return the departments in which people are named now, of those for whom that changed; none for who is named nowhere."""
    found: dict[str, frozenset[str]] = {}
    for home in change.homes:
        was, now = _named(old, home), _named(new, home)
        for person in was ^ now:
            before = found.get(person, old.homes_of_persons.get(person, frozenset()))
            found[person] = before - {home} if person in was else before | {home}
    return found
