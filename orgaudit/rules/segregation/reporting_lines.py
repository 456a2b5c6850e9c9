"""Who commands which department, and whether somebody stands outside a person's line.

An empty seat commands as whoever sits in it will. Nothing tells two of them apart, so they count as one: a head who leaves would
else part, by going, what was in one hand.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from orgaudit.model import Organization, Person
from orgaudit.model.dataclass import dataclass, field

EMPTY_SEAT: Final = "\n"
"""Stands for the person that an empty seat waits for: no name can be this."""


@dataclass(frozen=True)
class ReportingLines:
    """The lines of one company, from ``head`` and ``parent`` of departments and ``reports_to`` and ``department`` of people.

    Not slotted, so that look-ups are built once.
    """

    org: Organization
    _commanders: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    def head_of(self, department_id: str) -> str | None:
        """Return the head of a department, if a person is named or the seat is stated to be empty."""
        department = self.org.department_by_id.get(department_id)
        if department and "head" in department.vacancies:
            return EMPTY_SEAT
        return department.head if department and isinstance(department.head, str) else None

    def superior_of(self, person_id: str) -> str | None:
        """Return to whom a person reports, if that is known; the empty seat to which they do, if that is stated."""
        person = self.org.person_by_id.get(person_id)
        if person and "reports_to" in person.vacancies:
            return EMPTY_SEAT
        return person.reports_to if person and isinstance(person.reports_to, str) else None

    def commanders(self, department_id: str) -> frozenset[str]:
        """Return everyone known to command a department: its head, the heads above it, and whom these report to."""
        if department_id not in self._commanders:
            found: set[str] = set()
            for ancestor in self.with_ancestors(department_id):
                head = self.head_of(ancestor)
                if head is not None:
                    found.update((head, *self.superiors(head)))
            self._commanders[department_id] = frozenset(found)
        return self._commanders[department_id]

    def with_ancestors(self, department_id: str) -> tuple[str, ...]:
        """Return a department and those above it, the nearest first; a circle ends where it closes."""
        found: dict[str, None] = {}
        current: object = department_id
        while isinstance(current, str) and current not in found:
            found[current] = None
            department = self.org.department_by_id.get(current)
            current = department.parent if department else None
        return tuple(found)

    def superiors(self, person_id: str) -> tuple[str, ...]:
        """Return to whom a person reports, and so on upward; a circle ends where it closes."""
        found: dict[str, None] = {}
        current = self.superior_of(person_id)
        while current is not None and current not in found and current != person_id:
            found[current] = None
            current = self.superior_of(current)
        return tuple(found)

    def is_outside(self, person_id: str, head: str, department_id: str | None = None) -> bool:
        """Whether nothing known puts a person under a head: not the work in ``department_id``, not their own place."""
        if person_id == head or head in self.superiors(person_id):
            return False
        person = self.org.person_by_id.get(person_id)
        own = person.department if person else None
        homes = (own, department_id, *self._headed.get(person_id, ()))
        return not any(isinstance(home, str) and head in self.commanders(home) for home in homes)

    @cached_property
    def _headed(self) -> Mapping[str, tuple[str, ...]]:
        headed: dict[str, tuple[str, ...]] = {}
        for department in self.org.departments:
            head = self.head_of(department.id)
            if head is not None:
                headed[head] = (*headed.get(head, ()), department.id)
        return headed

    def headed_by(self, person_id: str) -> tuple[str, ...]:
        """Return the departments that a person heads."""
        return self._headed.get(person_id, ())

    @cached_property
    def are_complete(self) -> bool:
        """Whether every line is stated, so that no fact still unknown can put one department under another's head."""
        people = self.org.person_by_id
        return all(
            department.head is not None
            and "head" not in department.vacancies
            and department.parent is not None
            and (
                not isinstance(department.head, str)
                or (department.head in people and self._line_is_stated(people[department.head]))
            )
            for department in self.org.departments
        )

    @staticmethod
    def _line_is_stated(person: Person) -> bool:
        return person.reports_to is not None and "reports_to" not in person.vacancies
