"""Changes the files of a company until they describe another one, element by element, and proves that they do.

Elements are moved and taken out first, with whatever names them let go before; then every field that differs is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import (
    Edit,
    EditRefused,
    Element,
    MoveItem,
    RemoveField,
    RemoveItem,
    SetField,
)
from orgaudit.intake.editing.serialising import told_value
from orgaudit.intake.fields import Field, table
from orgaudit.intake.reading import load_texts
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person

_NOT_FIELDS: Final = frozenset(("object", "objects", "people"))
_IDENTITY: Final = frozenset(("id", "name", "text"))
_PLACES: Final = ("source", "target")


def restated(
    texts: Mapping[str, str], org: Organization, target: Organization, moves: Sequence[MoveItem], today: date
) -> Mapping[str, str]:
    """Return texts that describe ``target``. ``org`` is what they describe now, ``moves`` what stands elsewhere in it.

    Raises EditRefused where that cannot be done without touching anything else.
    """
    now = apply(texts, list(_loosened(org, target, moves)), today).texts
    now = apply(now, [*moves, *_taken_out(_read(now, today), target)], today).texts
    now = apply(now, list(_differences(_read(now, today), target)), today).texts
    now = apply(now, list(_gone_people(_read(now, today), target)), today).texts
    if list(_differences(_read(now, today), target)):
        raise EditRefused("not_kept")
    return now


def _read(texts: Mapping[str, str], today: date) -> Organization:
    organization = load_texts(list(texts.items()), today=today).organization
    if organization is None:
        raise EditRefused("unreadable")
    return organization


def _loosened(org: Organization, target: Organization, moves: Sequence[MoveItem]) -> Iterator[Edit]:
    """Yield edits after which nothing names what is about to move or go."""
    moved = {move.element.address for move in moves}
    homes = frozenset(item.id for item in target.departments)
    yield from _handoffs_loosened(org, target, moves)
    for person in org.people:
        if person.skills and any(key in moved for key in person.skills):
            yield RemoveField(Element("person", person.id), "skills")
        if isinstance(person.department, str) and person.department not in homes:
            new = target.person_by_id.get(person.id, person).department
            yield SetField(Element("person", person.id), "department", str(new))
    for department in org.departments:
        if isinstance(department.parent, str) and department.parent not in homes and department.id in homes:
            yield RemoveField(Element("department", department.id), "parent")
    for duty in org.duties:
        for attribute in ("also_in", "departments"):
            listed = getattr(duty, attribute)
            # Only the top-level list has ``departments``; a duty that leaves it has one home.
            leaves_list = attribute == "departments" and listed is not None and duty.address in moved
            if leaves_list or any(name not in homes for name in listed or ()):
                yield RemoveField(Element("duty", duty.address), attribute)


def _handoffs_loosened(
    org: Organization, target: Organization, moves: Sequence[MoveItem]
) -> Iterator[SetField]:
    """Yield edits that let handoffs name, until the final pass, the department in which a moved duty will stand."""
    moved = {move.element.address: move.to.address for move in moves}
    homes = {item.id for item in target.departments}
    for handoff in org.handoffs:
        for attribute in _PLACES:
            address = getattr(handoff, attribute)
            home = address.partition("/")[0]
            if address in moved or home not in homes:
                place = moved.get(address) or _new_home(home, org, target, moves)
                yield SetField(Element("handoff", handoff.id), attribute, place)


def _new_home(home: str, org: Organization, target: Organization, moves: Sequence[MoveItem]) -> str:
    """Return the department that a department's duties went to; the only other one that can stand for it."""
    ends = [move.to.address for move in moves if move.element.address.partition("/")[0] == home]
    if ends:
        return ends[0]
    gone = {item.id for item in org.departments} - {item.id for item in target.departments}
    return next(item.id for item in target.departments if item.id not in gone)


def _taken_out(org: Organization, target: Organization) -> Iterator[RemoveItem]:
    kept = {item.id for item in target.departments}
    # The last first, so that the places of those before it stay.
    stay = _paired_handoffs(org, target)
    for handoff in reversed(org.handoffs):
        if handoff.id not in stay:
            yield RemoveItem(Element("handoff", handoff.id))
    yield from (
        RemoveItem(Element("department", item.id))
        for item in reversed(org.departments)
        if item.id not in kept
    )


def _paired_handoffs(org: Organization, target: Organization) -> frozenset[str]:
    """Return the handoffs that the target has too. They keep their order, so that those left over are those gone."""
    if len(org.handoffs) == len(target.handoffs):
        return frozenset(item.id for item in org.handoffs)
    return frozenset(item.id for item in org.handoffs if item.source_department != item.target_department)


def _gone_people(org: Organization, target: Organization) -> Iterator[RemoveItem]:
    """Yield those who have an entry of their own; the others exist by being named, and are named no more."""
    for person in reversed(org.people):
        if person.id not in target.person_by_id and _has_entry(person):
            yield RemoveItem(Element("person", person.id))


def _has_entry(person: Person) -> bool:
    return bool(person.origin.fields) or person != Person(id=person.id, name=person.name)


def _differences(org: Organization, target: Organization) -> Iterator[Edit]:
    """Yield what has to be written so that every element says what the target's says."""
    yield from _of_section("company", "company", org.company, target.company, target)
    for person in org.people:
        other = target.person_by_id.get(person.id)
        if other is not None:
            yield from _of_section("person", person.id, person, other, target)
    for department in org.departments:
        other_department = target.department_by_id.get(department.id)
        if other_department is not None:
            yield from _of_section("department", department.id, department, other_department, target)
    for duty in org.duties:
        other_duty = target.duty_by_address.get(duty.address)
        if other_duty is None:
            raise EditRefused("not_kept")
        yield from _of_section("duty", duty.address, duty, other_duty, target)
    goals = {goal.address: goal for goal in target.goals}
    for goal in org.goals:
        if goal.address in goals:
            yield from _of_section("goal", goal.address, goal, goals[goal.address], target)
    for handoff, other_handoff in zip(org.handoffs, target.handoffs, strict=True):
        yield from _of_section("handoff", handoff.id, handoff, other_handoff, target)


def _of_section(kind: Any, address: str, old: Any, new: Any, target: Organization) -> Iterator[Edit]:
    section = table().sections["unowned" if kind == "duty" and address.startswith("-/") else kind]
    for field in section.fields:
        if field.type in _NOT_FIELDS or field.attribute in _IDENTITY or not hasattr(old, field.attribute):
            continue
        was, wanted = getattr(old, field.attribute), getattr(new, field.attribute)
        if not _same(field, was, wanted):
            element = Element(kind, address)
            vacant = field.attribute in getattr(new, "vacancies", ())
            if wanted is None or (field.attribute == "formerly" and not wanted):
                yield RemoveField(element, field.key)
            else:
                yield SetField(element, field.key, told_value(field, wanted, target, vacant=vacant))


def _same(field: Field, was: Any, wanted: Any) -> bool:
    if isinstance(was, float) and isinstance(wanted, float):
        return abs(was - wanted) < 1e-6
    if isinstance(was, dict) and isinstance(wanted, dict):
        return was.keys() == wanted.keys() and all(_same(field, was[key], wanted[key]) for key in was)
    return bool(was == wanted)
