"""The whole company with its look-ups, each built once."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar, cast

from orgaudit.model.company import Company
from orgaudit.model.dataclass import dataclass, field, replace
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.former import Identities, OtherIdentities, identities_of, other_identities_of
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.number import number
from orgaudit.model.person import Person
from orgaudit.model.process import Process, processes_of
from orgaudit.model.waiver import Waiver

HOURS_PER_FTE = 160.0
"""Hours a full-time person has in a month; house default."""

ABLE_ALONE = 2
"""The skill level from which a person can run a duty alone (0 none, 1 with help, 2 alone, 3, 4)."""


T = TypeVar("T")


class Derived(NamedTuple):
    """What was made of a company, and the fields that it depends on."""

    reads: tuple[str, ...]
    value: object


@dataclass(frozen=True)
class Organization:
    """A company description. ``as_of`` is the day from which every age and deadline is counted.

    ``language`` is the one that most of the description is written in, where it was read from a text. ``own_names``
    maps the company's own words to ids of functions, ``own_offices`` a function to the office it has here; both come
    from its settings. ``kept`` holds what upper rooms derive from this company, so that it is derived once.

    Not slotted: the look-ups below are computed on first use and kept.
    """

    company: Company
    as_of: date
    people: tuple[Person, ...] = ()
    departments: tuple[Department, ...] = ()
    unowned: tuple[Duty, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    language: Literal["ja", "en"] | None = None
    own_names: Mapping[str, str] = field(default_factory=dict)
    own_offices: Mapping[str, Literal["front", "middle", "back"]] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def whole(self) -> "Organization":
        """The company that this is a part of (model/part.py); itself where it is no part."""
        whole = self.kept.get("whole", self)
        return whole if isinstance(whole, Organization) else self

    def derived(self, key: str, reads: tuple[str, ...], make: "Callable[[Organization], T]") -> T:
        """Return what is made of the whole company, made once. It depends on no fields but those in ``reads``.

        A field is named with its kind, such as ``duty.primary``. While none of them changes, a changed company takes it over.
        """
        kept = self.whole.kept if "whole" in self.kept else self.kept
        asked = kept.get("asked")
        if isinstance(asked, set):
            asked.add(key)
        found = kept.get(key)
        if not isinstance(found, Derived):
            found = kept[key] = Derived(reads, make(self.whole))
        return cast("T", found.value)

    def derived_within(
        self, key: str, reads: tuple[str, ...], department: Department, make: "Callable[[Department], T]"
    ) -> T:
        """Return what is made of one department, made once. It depends on nothing else but the fields in ``reads``, of whatever element.

        A changed company takes over what was made of the departments that it has as they were.
        """
        known: dict[str, tuple[Department, T]] = self.derived(key, reads, lambda _: {})
        found = known.get(department.id)
        if found is None or found[0] is not department:
            found = known[department.id] = department, make(department)
        return found[1]

    @property
    def country(self) -> str | None:
        """The two letters of the country whose law applies: as stated, else JP for a description in Japanese."""
        stated = self.company.country
        if isinstance(stated, str):
            return stated
        return "JP" if self.language == "ja" else None

    def with_departments(self, departments: tuple[Department, ...]) -> "Organization":
        """Return the company with other departments, and with what is known of its people by themselves: they stay."""
        new, known = replace(self, departments=departments), vars(self)
        for name in ("people_by_department", "skills_by_duty"):
            if name in known:
                vars(new)[name] = known[name]
        return new

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty: those of the departments in order, then the top-level list."""
        inside = tuple(duty for department in self.departments for duty in department.duties or ())
        return inside + self.unowned

    @cached_property
    def recurring_duties(self) -> tuple[Duty, ...]:
        """Every duty that comes back, in the same order."""
        return tuple([duty for duty in self.duties if duty.duty_kind == "recurring"])

    @cached_property
    def processes(self) -> tuple[Process, ...]:
        """Every process that a duty or handoff names, in the order of first mention."""
        return processes_of(self.duties, self.handoffs)

    @cached_property
    def process_by_id(self) -> Mapping[str, Process]:
        """Processes by id."""
        return {process.id: process for process in self.processes}

    @cached_property
    def identities(self) -> Identities:
        """The first address of everything that was renamed or moved, by kind and present address."""
        return identities_of(self.departments, self.unowned, self.handoffs)

    @cached_property
    def other_identities(self) -> OtherIdentities:
        """What elements were called besides their identity, by kind and present address: what a merged department took over."""
        return other_identities_of(self.departments, self.unowned, self.handoffs, self.identities)

    def identity(self, kind: str, address: str) -> str:
        """Return the address by which an element is known over time: its first one."""
        return self.identities.get((kind, address), address)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal of every department, in order."""
        return tuple(goal for department in self.departments for goal in department.goals or ())

    @cached_property
    def department_by_id(self) -> Mapping[str, Department]:
        """Departments by id."""
        return {department.id: department for department in self.departments}

    @cached_property
    def duty_by_address(self) -> Mapping[str, Duty]:
        """Duties by ``department/duty``."""
        return {duty.address: duty for duty in self.duties}

    @cached_property
    def person_by_id(self) -> Mapping[str, Person]:
        """Everyone, by id: those with an entry of their own and those who exist by being named."""
        return {person.id: person for person in self.people}

    @cached_property
    def people_by_department(self) -> Mapping[str, tuple[Person, ...]]:
        """Department id -> the people assigned to it; departments without anyone are missing."""
        assigned: dict[str, list[Person]] = {}
        for person in self.people:
            if isinstance(person.department, str):
                assigned.setdefault(person.department, []).append(person)
        return {department: tuple(people) for department, people in assigned.items()}

    @cached_property
    def skills_by_duty(self) -> Mapping[str, Mapping[str, int]]:
        """Declared skill levels: duty address -> person id -> 0–4. Duties that nobody's map names are missing."""
        levels: dict[str, dict[str, int]] = {}
        for person in self.people:
            for address, level in (person.skills or {}).items():
                levels.setdefault(address, {})[person.id] = level
        return levels

    @cached_property
    def teams(self) -> Mapping[str, frozenset[str]]:
        """Department id -> ids of its people: those assigned to it and everyone named in its duties."""
        teams: dict[str, set[str]] = {department.id: set() for department in self.departments}
        for person in self.people:
            if isinstance(person.department, str) and person.department in teams:
                teams[person.department].add(person.id)
        for duty in self.duties:
            if duty.department_id in teams:
                teams[duty.department_id].update(duty.primary or (), duty.backups or ())
        return {department: frozenset(team) for department, team in teams.items()}

    @cached_property
    def homes_of_persons(self) -> Mapping[str, frozenset[str]]:
        """Person id -> the departments in which the person is named."""
        named: dict[str, set[str]] = {}
        for department in self.departments:
            if isinstance(department.head, str):
                named.setdefault(department.head, set()).add(department.id)
        for duty in self.duties:
            if duty.department_id:
                for person in duty.persons():
                    named.setdefault(person, set()).add(duty.department_id)
        return {person: frozenset(homes) for person, homes in named.items()}

    def may_be_several(self, person_id: str) -> bool:
        """Whether a name may be two people: it has no entry under ``people`` and is used in two or more departments."""
        person = self.person_by_id.get(person_id)
        listed = person is not None and person.listed
        return not listed and len(self.homes_of_persons.get(person_id, ())) > 1

    def department_of(self, duty: Duty) -> Department | None:
        """Return the department that answers for a duty, if exactly one does."""
        return self.department_by_id.get(duty.department_id) if duty.department_id else None

    def able(self, duty: Duty) -> frozenset[str]:
        """Return who can run a duty alone: primary, backups and skill ≥ 2, less those with a stated lower skill."""
        # Several rules ask for every duty. A duty of this company is one object, so its identity finds the answer.
        known = self._able.get(id(duty))
        if known is None:
            # The duty is kept with the answer, or another one could come to have its identity.
            known = self._able[id(duty)] = (duty, self._able_to(duty))
        return known[1]

    @cached_property
    def _able(self) -> dict[int, tuple[Duty, frozenset[str]]]:
        return {}

    def _able_to(self, duty: Duty) -> frozenset[str]:
        named = frozenset((*(duty.primary or ()), *(duty.backups or ())))
        levels = self.skills_by_duty.get(duty.address) if self.skills_by_duty else None
        if not levels:
            return named
        skilled = {person for person, level in levels.items() if level >= ABLE_ALONE}
        unskilled = {person for person, level in levels.items() if level < ABLE_ALONE}
        return (named | skilled) - unskilled

    def team_size(self, department: Department) -> float | None:
        """Return how many people a department has: its stated headcount, else its known team, else ``None``."""
        if isinstance(department.headcount, int | float):
            return float(department.headcount)
        return float(len(self.teams[department.id])) or None

    def capacity(self, department: Department) -> float | None:
        """Return the hours a department has in a month: the sum of fte, else the headcount, times 160; else ``None``.

        Whoever is assigned to it counts with the stated fte, or as one full-time person where somebody else's is stated.
        So do those whom the headcount counts beyond the people listed: a list of one must not shrink a team of five.
        """
        assigned = self.people_by_department.get(department.id, ())
        stated = [person.fte for person in assigned if isinstance(person.fte, int | float)]
        heads = department.headcount if isinstance(department.headcount, int | float) else None
        if stated:
            return HOURS_PER_FTE * (sum(stated) + max(len(assigned), heads or 0) - len(stated))
        return None if heads is None else HOURS_PER_FTE * heads

    def staff(self, department: Department) -> frozenset[str]:
        """Return who works in a department: people assigned to it and the primaries of its duties.

        Unlike the team without those who are named only as backups: they may be borrowed, and naming one must not
        make a department look larger.
        """
        own = (person.id for person in self.people_by_department.get(department.id, ()))
        primaries = (person for duty in department.duties or () for person in duty.primary or ())
        return frozenset((*own, *primaries))

    def posts(self, department: Department) -> float:
        """Return how many posts a department has: its stated headcount, else its staff and a seat that nobody sits in.

        Several empty seats count as one, for nothing tells them apart. Whoever leaves one behind does not make the team smaller.
        """
        heads = number(department.headcount)
        if heads is not None:
            return heads
        vacant = any(
            duty.primary == () or "primary" in duty.vacancies for duty in department.recurring_duties
        )
        return float(len(self.staff(department)) + vacant)

    def fte(self, person_id: str) -> float | None:
        """Return the share of a full-time post that a person has; ``None`` where it is not stated."""
        person = self.person_by_id.get(person_id)
        return number(person.fte) if person else None

    def person_name(self, person_id: str) -> str:
        """Return the name by which a reader knows a person."""
        person = self.person_by_id.get(person_id)
        return person.name if person else person_id

    def monthly_hours(self, department: Department) -> float:
        """Return the known hours that a department's recurring duties take in a mean month."""
        return sum(duty.monthly_effort or 0.0 for duty in department.recurring_duties)

    @cached_property
    def subject_by_address(self) -> Mapping[str, Company | Department | Duty | Goal | Handoff]:
        """Every element that was written and that a finding can be about, by its address."""
        return {subject.address: subject for subject in self.subjects()}

    def subjects(self) -> Iterator[Company | Department | Duty | Goal | Handoff]:
        """Yield every element that was written and that a finding can be about, in file order; processes are not among them."""
        yield self.company
        for department in self.departments:
            yield department
            yield from department.goals or ()
            yield from department.duties or ()
        yield from self.unowned
        yield from self.handoffs
