"""Values that name other elements: followed to keys for comparing, and back to addresses where states are mixed."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from orgaudit.intake.fields import table
from orgaudit.model import NONE

Names = Mapping[tuple[str, str], str]
"""Kind and address of an element -> what stands for it instead."""

_DEPARTMENTS: Final = frozenset(("department", "departments", "checker", "consumers", "waiver_owner"))
_PERSONS: Final = frozenset(("person", "persons", "checker", "count_or_persons", "dates_by_person"))
"""Types of values by which a person comes to exist."""

_ANY: Final = ("department", "duty", "goal", "handoff")


@cache
def types_of(section: str) -> Mapping[str, str]:
    """Return attribute -> type for the fields of a section of the input table; those of a duty include the top-level list's."""
    fields = table().sections["unowned" if section == "duty" else section].fields
    return {item.attribute: item.type for item in fields}


def renamed(value: Any, kind: str, names: Names) -> Any:
    """Return a value of a field of this type with every element that it names called as in ``names``."""
    follow = _FOLLOW.get(kind)
    return value if follow is None or value is None or value is NONE else follow(value, names)


def names_elements(kind: str) -> bool:
    """Whether a field of this type names other elements, so that the same value may mean another one."""
    return kind in _FOLLOW


def comparable(value: Any, kind: str, keys: Names) -> Any:
    """Return what a value means, whatever the order of a list, the width of a space and the names of elements."""
    value = renamed(value, kind, keys)
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return frozenset(" ".join(item.split()) if isinstance(item, str) else item for item in value)
    return dict(value) if isinstance(value, Mapping) else value


def persons_in(element: Any, section: str) -> Iterator[str]:
    """Yield every person whom the fields of an element name where a person stands; a checker may be a department."""
    for attribute, kind in types_of(section).items():
        if kind in _PERSONS:
            value = getattr(element, attribute, None)
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple | Mapping):
                yield from value


def _department(value: Any, names: Names) -> Any:
    if isinstance(value, tuple):
        return tuple(_department(item, names) for item in value)
    return names.get(("department", value), value)


def _place(value: str, names: Names) -> str:
    return names.get(("duty" if "/" in value else "department", value), value)


def _goal(value: str, names: Names) -> str:
    return names.get(("goal", value), value)


def _skills(value: Mapping[str, int], names: Names) -> dict[str, int]:
    return {names.get(("duty", address), address): level for address, level in value.items()}


def _any(value: str, names: Names) -> str:
    return next((names[kind, value] for kind in _ANY if (kind, value) in names), value)


_FOLLOW: Final[Mapping[str, Callable[[Any, Names], Any]]] = {
    **dict.fromkeys(_DEPARTMENTS, _department),
    "place": _place,
    "goal_address": _goal,
    "skills": _skills,
    "address": _any,
}
