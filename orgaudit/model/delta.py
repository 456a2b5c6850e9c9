"""What a change of a company touches: the departments in which anything is another value, and the fields that are.

A mend changes a few elements and leaves all others the very same objects, so looking at identities first makes this quick.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import compress
from operator import is_not
from typing import Any, Final

from orgaudit.model.company import Company
from orgaudit.model.dataclass import dataclass, fields
from orgaudit.model.department import Department
from orgaudit.model.duty import UNOWNED, Duty
from orgaudit.model.goal import Goal
from orgaudit.model.organization import Organization

ALL: Final = "*"
"""Stands for every field of a kind of element, where elements came, went or changed places."""

_INSIDE: Final = ("duties", "goals", "origin")
_IDENTITY: Final = frozenset(("id", "home", "formerly", "department_id", "what", "source", "target"))


@dataclass(frozen=True, slots=True)
class Delta:
    """``homes`` are ids of departments, ``-`` for the duties in none; ``fields`` such as ``duty.backups`` or ``duty.*``.

    ``duties``, ``goals`` and ``handoffs`` map the address of each changed element to what it is now, or was last.
    """

    homes: frozenset[str]
    fields: frozenset[str]
    duties: Mapping[str, Duty]
    goals: Mapping[str, Goal]
    handoffs: Mapping[str, Any]
    people: frozenset[str]

    def touches(self, reads: Iterable[str]) -> bool:
        """Whether any of the fields that something depends on may have another value."""
        for name in reads:
            every, begin = _alike(name)
            if name in self.fields or every in self.fields:
                return True
            if name == every and any(other.startswith(begin) for other in self.fields):
                return True
        return False

    @property
    def keeps_departments(self) -> bool:
        """Whether every department has the id that it had."""
        return f"department.{ALL}" not in self.fields

    @property
    def keeps_company(self) -> bool:
        """Whether nothing about the company itself is another but its name."""
        return not any(name.startswith("company.") and name != "company.name" for name in self.fields)

    @property
    def keeps_identities(self) -> bool:
        """Whether every element is there under its old address, and nothing new."""
        return not any(name.partition(".")[2] in (*_IDENTITY, ALL) for name in self.fields)


@cache
def _alike(field: str) -> tuple[str, str]:
    """Return what stands for every field of the same kind of element, and how each of them begins."""
    begin = f"{field.partition('.')[0]}."
    return f"{begin}{ALL}", begin


def delta(old: Organization, new: Organization) -> Delta | None:
    """Return what lies between two states; ``None`` where the day, the settings or the number and order of departments are others.

    A department of another id is a renamed one where it stands at the same place and neither state has both.
    """
    if not _same_frame(old, new):
        return None
    finder = _Finder()
    if old.company is not new.company:
        finder.company(old.company, new.company)
    for before, after in other_departments(old, new):
        if before.id == after.id:
            finder.department(before, after)
        else:
            finder.renamed(before, after)
    if finder.elements("duty", old.unowned, new.unowned):
        finder.homes.add(UNOWNED)
    finder.elements("handoff", old.handoffs, new.handoffs)
    finder.elements("person", old.people, new.people)
    return Delta(
        homes=frozenset(finder.homes),
        fields=frozenset(finder.fields),
        duties=finder.changed["duty"],
        goals=finder.changed["goal"],
        handoffs=finder.changed["handoff"],
        people=frozenset(finder.changed["person"]),
    )


def _same_frame(old: Organization, new: Organization) -> bool:
    frame = ("as_of", "language", "waivers", "own_names", "own_offices")
    same = all(
        getattr(old, name) is getattr(new, name) or getattr(old, name) == getattr(new, name) for name in frame
    )
    if not same or len(old.departments) != len(new.departments):
        return False
    renamed = [(one.id, other.id) for one, other in other_departments(old, new) if one.id != other.id]
    if not renamed:
        return True
    was, now = {item.id for item in old.departments}, {item.id for item in new.departments}
    return all(one not in now and other not in was for one, other in renamed)


def other_departments(old: Organization, new: Organization) -> Iterator[tuple[Department, Department]]:
    """Return the departments that are not the same object, before and after: a change touches few of many."""
    pairs = zip(old.departments, new.departments, strict=True)
    return compress(pairs, map(is_not, old.departments, new.departments))


class _Finder:
    def __init__(self) -> None:
        self.homes: set[str] = set()
        self.fields: set[str] = set()
        self.changed: dict[str, dict[str, Any]] = {"duty": {}, "goal": {}, "handoff": {}, "person": {}}

    def company(self, before: Company, after: Company) -> None:
        self._fields("company", before, after)

    def renamed(self, before: Department, after: Department) -> None:
        self.homes |= {before.id, after.id}
        self.fields |= {f"{kind}.{ALL}" for kind in ("department", "duty", "goal")}
        for department in (before, after):
            self.changed["duty"].update({duty.address: duty for duty in department.duties or ()})
            self.changed["goal"].update({goal.address: goal for goal in department.goals or ()})

    def department(self, before: Department, after: Department) -> None:
        found = self._fields("department", before, after)
        for name, kind in (("duties", "duty"), ("goals", "goal")):
            was, now = getattr(before, name), getattr(after, name)
            if (was is None) is not (now is None):
                self.fields |= {f"department.{name}", f"{kind}.{ALL}"}
                found = True
            found = self.elements(kind, was or (), now or ()) or found
        if found:
            self.homes.add(after.id)

    def elements(self, kind: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
        """Note what changed among elements of a kind; whether anything did."""
        if before is after:
            return False
        found = False
        if [item.address for item in before] != [item.address for item in after]:
            self.fields.add(f"{kind}.{ALL}")
            found = True
            if kind in ("duty", "goal"):
                self.fields.add("department.duties" if kind == "duty" else "department.goals")
            was = {item.address: item for item in before}
            pairs = [(was.pop(item.address, None), item) for item in after]
            self.changed[kind].update(was)
        else:
            pairs = list(zip(before, after, strict=True))
        for one, other in pairs:
            if one is None or (one is not other and self._fields(kind, one, other)):
                self.changed[kind][other.address] = other
                found = True
        return found

    def _fields(self, kind: str, before: Any, after: Any) -> bool:
        kind_of: Any = type(after)
        found = [name for name in _names(kind_of) if getattr(before, name) != getattr(after, name)]
        self.fields |= {f"{kind}.{name}" for name in found}
        return bool(found)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind) if item.name not in _INSIDE)
