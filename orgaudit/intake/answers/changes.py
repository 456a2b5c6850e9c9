"""Whether a company after the answers is the one before and the answers, and nothing else."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from orgaudit.intake.editing.edits import Element
from orgaudit.intake.fields import table
from orgaudit.model import Department, Organization
from orgaudit.model.dataclass import fields

_NESTED: Final = frozenset(("goals", "duties"))
_NOT_A_FACT: Final = frozenset(("origin", "vacancies", "groups"))


def changed_otherwise(
    before: Organization, after: Organization, answered: Sequence[tuple[Element, str]]
) -> list[int | None]:
    """Return what the answers changed beyond themselves: numbers of answers that did not arrive, ``None`` for all else."""
    wanted = {
        (element.kind, element.address, _attribute(element, key)): number
        for number, (element, key) in enumerate(answered)
    }
    found: list[int | None] = []
    subjects = {(subject.kind, subject.address): subject for subject in after.subjects()}
    old = list(before.subjects())
    for subject in old:
        same = subjects.pop((subject.kind, subject.address), None)
        if same is None:
            found.append(None)
            continue
        for name, was, is_now in _facts(subject, same):
            number = wanted.get((subject.kind, subject.address, name))
            if number is not None and is_now is None:
                found.append(number)
            elif number is None and was != is_now:
                found.append(None)
    found += [None for key in subjects if not _is_answered(key, wanted)]
    people = {person.id: person for person in after.people}
    found += [None for person in before.people if people.get(person.id) != person and _is_listed(person)]
    if before.waivers != after.waivers:
        found.append(None)
    return found


def _attribute(element: Element, key: str) -> str:
    section = table().sections["unowned" if element.kind == "duty" else element.kind]
    return next(item.attribute for item in section.fields if key in (item.key, item.attribute))


def _facts(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    for item in fields(before):
        if item.name in _NOT_A_FACT:
            continue
        was, is_now = getattr(before, item.name), getattr(after, item.name)
        if isinstance(before, Department) and item.name in _NESTED and was is not None:
            was = tuple(element.address for element in was)
            is_now = tuple(element.address for element in is_now or ())
        yield item.name, was, is_now


def _is_answered(key: tuple[str, str], wanted: Any) -> bool:
    """Whether a new element stands in a list that an answer gave."""
    kind, address = key
    home = address.partition("/")[0]
    return ("department", home, f"{kind}s" if kind == "goal" else "duties") in wanted


def _is_listed(person: Any) -> bool:
    """Whether a person has an entry; one who exists by being named may be named first in another spelling."""
    return bool(set(person.origin.fields) - {"name"}) or person.department is not None
