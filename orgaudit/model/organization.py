"""The whole company: what is derived from it once, and who works where and how much."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeVar, cast

from orgaudit.model.dataclass import replace
from orgaudit.model.department import Department
from orgaudit.model.described import Described
from orgaudit.model.duty import Duty
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.number import number

HOURS_PER_FTE = 160.0
"""Hours a full-time person has in a month; house default."""

ABLE_ALONE = 2
"""The skill level from which a person can run a duty alone (0 none, 1 with help, 2 alone, 3, 4)."""


T = TypeVar("T")


class Derived(NamedTuple):
    """What was made of a company, and the fields that it depends on."""

    reads: tuple[str, ...]
    value: object


class Organization(Described):
    """A company description with what is worked out of it."""

    @property
    def whole(self) -> "Organization":
        """The company that this is a part of (model/part.py); itself where it is no part."""
        whole = self.kept.get("whole", self)
        return whole if isinstance(whole, Organization) else self

    def derived(self, key: str, reads: tuple[str, ...], make: "Callable[[Organization], T]") -> T:
        """Return what is made of the whole company, made once. It depends on no fields but those in ``reads``.

        A field is named with its kind, such as ``duty.primary``. While none of them changes, a changed company takes it over.
        """
        kept = self.whole.kept
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

    def with_departments(self, departments: tuple[Department, ...]) -> "Organization":
        """Return the company with other departments, and with what is known of its people by themselves: they stay."""
        new, known = replace(self, departments=departments), vars(self)
        for name in ("people_by_department", "skills_by_duty"):
            if name in known:
                vars(new)[name] = known[name]
        return new

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

    def may_be_several(self, person_id: str) -> bool:
        """Whether a name may be two people: it has no entry under ``people`` and is used in two or more departments."""
        person = self.person_by_id.get(person_id)
        listed = person is not None and person.listed
        return not listed and len(self.homes_of_persons.get(person_id, ())) > 1

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

    def monthly_hours(self, department: Department) -> float:
        """Return the known hours that a department's recurring duties take in a mean month."""
        return sum(duty.monthly_effort or 0.0 for duty in department.recurring_duties)
