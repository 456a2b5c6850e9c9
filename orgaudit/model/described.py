"""What a company consists of, with look-ups by id and address, each built once."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from orgaudit.model.company import Company
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.former import Identities, OtherIdentities, identities_of, other_identities_of
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.number import number
from orgaudit.model.person import Person
from orgaudit.model.process import Process, processes_of
from orgaudit.model.waiver import Waiver


@dataclass(frozen=True)
class Described:
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
    def country(self) -> str | None:
        """The two letters of the country whose law applies: as stated, else JP for a description in Japanese."""
        stated = self.company.country
        if isinstance(stated, str):
            return stated
        return "JP" if self.language == "ja" else None

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

    def department_of(self, duty: Duty) -> Department | None:
        """Return the department that answers for a duty, if exactly one does."""
        return self.department_by_id.get(duty.department_id) if duty.department_id else None

    def fte(self, person_id: str) -> float | None:
        """Return the share of a full-time post that a person has; ``None`` where it is not stated."""
        person = self.person_by_id.get(person_id)
        return number(person.fte) if person else None

    def person_name(self, person_id: str) -> str:
        """Return the name by which a reader knows a person."""
        person = self.person_by_id.get(person_id)
        return person.name if person else person_id

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
