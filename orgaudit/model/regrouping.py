"""Duties and departments that come to stand elsewhere: everything keeps the identity that it had, and what names it follows.

``formerly`` is written as a reader of the file would have to write it, so that the described company has the same findings.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from orgaudit.model.dataclass import dataclass, field, replace
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff, handoff_id
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from orgaudit.model.vocabulary import NONE, StatedNone
from orgaudit.model.waiver import Waiver

T = TypeVar("T")


def moved(org: Organization, address: str, home: str) -> Organization:
    """Give a duty to another department; one that nobody answered for gets its owner that way."""
    duty, target = org.duty_by_address[address], org.department_by_id[home]
    if duty.home == home:
        return org
    new = _at_home(org, duty, home, _taken(org, target))
    departments = []
    for item in org.departments:
        duties = tuple(other for other in item.duties or () if other is not duty)
        if item is target:
            duties = (*duties, new)
        departments.append(replace(item, duties=duties) if item is target or item.id == duty.home else item)
    regrouped = replace(
        org,
        departments=tuple(departments),
        unowned=tuple(item for item in org.unowned if item is not duty),
    )
    return _Redirected(org, duties={address: new.address}).of(regrouped)


def merged(org: Organization, kept_id: str, gone_id: str) -> Organization:
    """Put the second department into the first: its duties and goals, its people, its charter; what it was known by goes on there."""
    kept, gone = org.department_by_id[kept_id], org.department_by_id[gone_id]
    taken = _taken(org, kept)
    duties = [_at_home(org, duty, kept_id, taken) for duty in gone.duties or ()]
    in_use = {goal.id for goal in kept.goals or ()}
    goals = [replace(goal, department_id=kept_id, id=_free(goal.id, in_use)) for goal in gone.goals or ()]
    whole = replace(
        kept,
        office=kept.office if kept.office == gone.office else _both(kept.office, gone.office),
        headcount=_sum(kept.headcount, gone.headcount),
        charter=_joined(kept.charter, gone.charter),
        goals=_joined(kept.goals, tuple(goals) if gone.goals is not None else None),
        duties=_joined(kept.duties, tuple(duties) if gone.duties is not None else None),
        # Its own id stands first, as it is known by that still.
        formerly=_distinct(*(kept.formerly or (kept_id,)), *gone.formerly, gone_id),
    )
    rest = (whole if item is kept else item for item in org.departments if item is not gone)
    return _Redirected(
        org,
        departments={gone_id: kept_id},
        duties=_addresses(gone.duties or (), duties),
        goals=_addresses(gone.goals or (), goals),
    ).of(replace(org, departments=tuple(_reparented(item, gone_id, kept_id) for item in rest)))


def _addresses(before: Iterable[Duty | Goal], after: Iterable[Duty | Goal]) -> dict[str, str]:
    return {old.address: new.address for old, new in zip(before, after, strict=True)}


def _at_home(org: Organization, duty: Duty, home: str, taken: set[str]) -> Duty:
    """Return a duty at its new home, known by the address that it had first."""
    before = [old if "/" in old else f"{duty.home}/{old}" for old in duty.formerly]
    identity = org.identity("duty", duty.address)
    own = identity.removeprefix(f"{home}/")
    formerly = _distinct(identity, *before, duty.address)
    # That its department does it too is said of a duty by being there, so it does not stay behind.
    others = duty.also_in and tuple(name for name in duty.also_in if name != duty.home)
    new = _free(duty.id, taken, own)
    return replace(duty, home=home, id=new, formerly=formerly, departments=None, also_in=others)


def _taken(org: Organization, home: Department) -> set[str]:
    """Return the ids that a duty there cannot have: those in use, and those by which something else is known."""
    known = (address.partition("/") for (kind, _), address in org.identities.items() if kind == "duty")
    return {duty.id for duty in home.duties or ()} | {name for before, _, name in known if before == home.id}


def _free(wanted: str, taken: set[str], own: str = "") -> str:
    """Return a name that is not taken, with a number where need be; what comes back may have its ``own`` again."""
    name, number = wanted, 2
    while name in taken and name != own:
        name, number = f"{wanted} {number}", number + 1
    taken.add(name)
    return name


def _distinct(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _both(first: Any, second: Any) -> Any:
    return first or second if first is None or second is None else "mixed"


def _sum(first: float | StatedNone | None, second: float | StatedNone | None) -> float | None:
    known = [float(item) for item in (first, second) if isinstance(item, int | float)]
    return sum(known) if len(known) == 2 else None


def _joined(first: tuple[T, ...] | None, second: tuple[T, ...] | None) -> tuple[T, ...] | None:
    """Return what two say together; that one says there is none tells nothing of the other."""
    both = (*(first or ()), *(second or ()))
    return both if both or (first is not None and second is not None) else None


def _reparented(department: Department, gone: str, kept: str) -> Department:
    if department.parent != gone:
        return department
    return replace(department, parent=kept if department.id != kept else NONE)


@dataclass(frozen=True, slots=True)
class _Redirected:
    """Lets everything that names a department, duty or goal name it where it is now, by old address."""

    before: Organization
    departments: Mapping[str, str] = field(default_factory=dict)
    duties: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[str, str] = field(default_factory=dict)

    def of(self, org: Organization) -> Organization:
        """Return the company with every name followed. Work that no longer crosses a boundary is handed over to nobody."""
        handoffs = {item.id: item for item in self._handoffs(org)}
        departments = tuple(self._department(item) for item in org.departments)
        return replace(
            org,
            departments=departments,
            unowned=tuple(self._duty(item) for item in org.unowned),
            handoffs=tuple(handoffs.values()),
            people=tuple(self._person(item) for item in org.people),
            waivers=tuple(
                self._waiver(item, handoffs.values())
                for item in org.waivers
                if item.subject not in self.departments
            ),
        )

    def _handoffs(self, org: Organization) -> Iterable[Handoff]:
        listed = [(item, self._place(item.source), self._place(item.target)) for item in org.handoffs]
        stay = {item.id for item, *ends in listed if ends == [item.source, item.target]}
        taken = stay | {address for (kind, _), address in org.identities.items() if kind == "handoff"}
        for item, source, target in listed:
            if item.id in stay:
                yield item
            elif not self._is_inside(item, source, target):
                name = handoff_id(item, source, target)
                formerly = item.formerly
                if name != item.id:
                    identity = self.before.identity("handoff", item.id)
                    name = _free(name, taken, identity)
                    formerly = _distinct(identity, *item.formerly, item.id)
                yield replace(item, id=name, source=source, target=target, formerly=formerly)

    def _is_inside(self, item: Handoff, source: str, target: str) -> bool:
        """Whether a merger of departments leaves both ends in one that were in two."""
        joined = source.partition("/")[0] == target.partition("/")[0]
        return bool(self.departments) and joined and item.source_department != item.target_department

    def _place(self, address: str) -> str:
        home, slash, rest = address.partition("/")
        return self.duties.get(address) or f"{self.departments.get(home, home)}{slash}{rest}"

    def _name(self, value: Any) -> Any:
        """Return what a field says where it names a department; every other value as it is."""
        if isinstance(value, tuple):
            return _distinct(*(self._name(item) for item in value))
        return self.departments.get(value, value) if isinstance(value, str) else value

    def _department(self, item: Department) -> Department:
        goals = tuple(self._goal(goal) for goal in item.goals or ())
        duties = tuple(self._duty(duty) for duty in item.duties or ())
        return replace(item, goals=item.goals and goals, duties=item.duties and duties)

    def _goal(self, item: Goal) -> Goal:
        before = item.from_goal
        if not isinstance(before, str) or before not in self.goals:
            return item
        return replace(item, from_goal=self.goals[before])

    def _duty(self, item: Duty) -> Duty:
        now = {
            name: self._name(getattr(item, name))
            for name in ("also_in", "departments", "consumer", "checked_by")
        }
        if now["also_in"]:
            now["also_in"] = tuple(name for name in now["also_in"] if name != item.home)
        changes = {name: value for name, value in now.items() if value != getattr(item, name)}
        return replace(item, **changes) if changes else item

    def _person(self, item: Person) -> Person:
        skills = item.skills
        if skills and not self.duties.keys().isdisjoint(skills):
            skills = {self.duties.get(key, key): level for key, level in skills.items()}
        home = self._name(item.department)
        same = home == item.department and skills is item.skills
        return item if same else replace(item, department=home, skills=skills)

    def _waiver(self, item: Waiver, handoffs: Iterable[Handoff]) -> Waiver:
        passed = {handoff.formerly[-1]: handoff.id for handoff in handoffs if handoff.formerly}
        subject = item.subject
        now = self.duties.get(subject) or self.goals.get(subject) or passed.get(subject, subject)
        return replace(item, subject=now, owner=self._name(item.owner))
