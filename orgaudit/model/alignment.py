"""A company told with the elements of another state of it wherever both say the very same, so that what was made of these still holds.

Two readings of one company make two values of every duty, which stand in other places. Equal is not enough: ``1`` and ``1.0`` are told
differently, and so is a map in another order.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import compress
from operator import attrgetter, is_, is_not
from typing import Any, Final, TypeVar

from orgaudit.model.dataclass import fields, replace
from orgaudit.model.department import Department
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person

T = TypeVar("T", bound=Any)

_INSIDE: Final = ("duties", "goals", "origin")
_FRAME: Final = ("as_of", "language", "own_names", "own_offices")


MOVED: Final = "moved"
"""Under this key a company keeps which of its departments are those of an earlier one, as they were, in another place: id -> that one."""


def aligned(old: Organization, new: Organization, read: Organization | None = None) -> Organization | None:
    """Return the new state with the old one's values where they are alike; ``None`` where its day, language or settings are others.

    ``read`` is the old state as it was read, of which the old one is made: departments that the
    new one has from there need no look.
    """
    company = old.company if alike(old.company, new.company) else new.company
    if any(getattr(old, name) != getattr(new, name) for name in _FRAME):
        return None
    return replace(
        new,
        company=company,
        departments=_joined(old.departments, new.departments, _joining(new, read)),
        unowned=_joined(old.unowned, new.unowned),
        handoffs=_joined(old.handoffs, new.handoffs),
        people=_in_place(old.people, _joined(old.people, new.people)),
    )


def _joining(new: Organization, read: Organization | None) -> Callable[[Department, Department], Department]:
    if read is None:
        return _department
    was, moved = read.department_by_id, new.kept.get(MOVED)
    places = moved if isinstance(moved, Mapping) else {}

    def join(old: Department, now: Department) -> Department:
        before = was.get(now.id)
        return (
            old
            if before is not None and (before is now or before is places.get(now.id))
            else _department(old, now)
        )

    return join


def alike(one: Any, other: Any) -> bool:
    """Whether two elements say the very same, wherever they stand; of departments apart from their duties and goals."""
    if one is other:
        return True
    kind: Any = type(one)
    values = _values(kind)
    here, there = values(one), values(other)
    return all(map(is_, here, there)) or (bool(here == there) and _same_kinds(here, there))


def _joined(old: tuple[T, ...], new: tuple[T, ...], join: Callable[[T, T], T] | None = None) -> tuple[T, ...]:
    """Return the new list with the old elements of the same id where they are alike; the old list where it is the same."""
    if old is new:
        return old
    known = {item.id: item for item in old}
    found = tuple([_kept(known.get(item.id), item, join) for item in new])
    same = len(found) == len(old) and all(one is other for one, other in zip(old, found, strict=True))
    return old if same else found


def _in_place(old: tuple[Person, ...], new: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the old people where they are the very same and only those who exist by being named stand elsewhere.

    These stand in the order in which they are named, so that a backup less may move many. Nothing that is judged goes by it.
    """
    if new is old or len(old) != len(new) or {*map(id, old)} != {*map(id, new)}:
        return new
    listed = ([person for person in people if person.listed] for people in (old, new))
    return old if all(map(is_, *listed)) else new


def _kept(before: T | None, now: T, join: Callable[[T, T], T] | None) -> T:
    if before is None:
        return now
    if join is not None:
        return join(before, now)
    return before if alike(before, now) else now


def _department(old: Department, new: Department) -> Department:
    duties, goals = _inside(old.duties, new.duties), _inside(old.goals, new.goals)
    if not alike(old, new):
        return replace(new, duties=duties, goals=goals)
    return old if duties is old.duties and goals is old.goals else replace(old, duties=duties, goals=goals)


def _inside(old: tuple[T, ...] | None, new: tuple[T, ...] | None) -> tuple[T, ...] | None:
    return new if old is None or new is None else _joined(old, new)


@cache
def _values(kind: Any) -> Callable[[object], tuple[object, ...]]:
    """Return what gives every value of an element but its place and what stands in it."""
    return attrgetter(*(item.name for item in fields(kind) if item.name not in _INSIDE))


def _same_kinds(here: Collection[object], there: Collection[object]) -> bool:
    """Whether equal values are told in the same way too; what is one and the same value needs no look."""
    others = compress(zip(here, there, strict=True), map(is_not, here, there))
    return all(_same_kind(one, other) for one, other in others)


def _same_kind(one: object, other: object) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and _same_kinds(one.values(), other.values())
    if isinstance(one, tuple) and isinstance(other, tuple):
        return _same_kinds(one, other)
    return not isinstance(one, float) or str(one) == str(other)  # 0.0 equals -0.0
