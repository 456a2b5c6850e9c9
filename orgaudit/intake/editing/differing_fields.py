"""What has to be written so that the elements of a company say what those of another one do, field by field."""

from collections.abc import Iterator
from typing import Any, Final

from orgaudit.intake.editing.edits import (
    Edit,
    EditRefused,
    Element,
    RemoveField,
    SetField,
)
from orgaudit.intake.editing.serialising import serialised_value
from orgaudit.intake.fields import Field, table
from orgaudit.intake.normal_form import unambiguous
from orgaudit.model import Department, Handoff, Organization
from orgaudit.model.identity import canonical

_NOT_FIELDS: Final = frozenset(("object", "objects", "people"))
_IDENTITY: Final = frozenset(("id", "name", "text"))


def differences(org: Organization, target: Organization) -> Iterator[Edit]:
    """Yield what has to be written so that every element says what the target's says.

    People and departments are named by their ids where a name is that of several.
    """
    return _differences(org, target, unambiguous(target, target.language or "en", org))


def _differences(org: Organization, target: Organization, told: Organization) -> Iterator[Edit]:
    yield from _of_section("company", "company", org.company, target.company, told)
    for person in org.people:
        other = target.person_by_id.get(person.id)
        if other is not None:
            yield from _of_section("person", person.id, person, other, told)
    for department in org.departments:
        other_department = target.department_by_id.get(department.id)
        if other_department is not None:
            yield from _of_section("department", department.id, department, other_department, told)
            yield from _no_longer_none(department, other_department)
    for duty in org.duties:
        other_duty = target.duty_by_address.get(duty.address)
        if other_duty is None:
            raise EditRefused("not_kept")
        yield from _of_section("duty", duty.address, duty, other_duty, told)
    yield from _of_goals(org, target, told)
    if len(org.handoffs) != len(target.handoffs):
        raise EditRefused("not_kept")
    for handoff, other_handoff in zip(org.handoffs, target.handoffs, strict=True):
        yield from _of_handoff(handoff, other_handoff, told)


def _no_longer_none(department: Department, other: Department) -> Iterator[RemoveField]:
    """Yield the lists of which a department says that they are empty, and after a merger can say so no longer."""
    for name in ("duties", "goals"):
        if getattr(department, name) == () and getattr(other, name) is None:
            yield RemoveField(Element("department", department.id), name)


def _of_goals(org: Organization, target: Organization, told: Organization) -> Iterator[Edit]:
    goals = {goal.address: goal for goal in target.goals}
    for goal in org.goals:
        if goal.address not in goals:
            raise EditRefused("not_kept")
        yield from _of_section("goal", goal.address, goal, goals[goal.address], told)


def _of_handoff(handoff: Handoff, other: Handoff, told: Organization) -> Iterator[Edit]:
    where = Element("handoff", handoff.id)
    yield from _of_section("handoff", handoff.id, handoff, other, told)
    if handoff.id != other.id:
        what = f":{canonical(other.what)}" if isinstance(other.what, str) else ""
        is_made = other.id == f"{other.source}->{other.target}{what}"
        yield RemoveField(where, "id") if is_made else SetField(where, "id", other.id)


def _of_section(kind: Any, address: str, old: Any, new: Any, told: Organization) -> Iterator[Edit]:
    section = table().sections["unowned" if kind == "duty" and address.startswith("-/") else kind]
    for field in section.fields:
        if field.type in _NOT_FIELDS or field.attribute in _IDENTITY or not hasattr(old, field.attribute):
            continue
        was, wanted = getattr(old, field.attribute), getattr(new, field.attribute)
        vacant = field.attribute in getattr(new, "vacancies", ())
        if not _same(field, was, wanted) or vacant != (field.attribute in getattr(old, "vacancies", ())):
            element = Element(kind, address)
            if wanted is None or (field.attribute == "formerly" and not wanted):
                yield RemoveField(element, field.key)
            else:
                yield SetField(element, field.key, serialised_value(field, wanted, told, vacant=vacant))


def _same(field: Field, was: Any, wanted: Any) -> bool:
    if isinstance(was, float) and isinstance(wanted, float):
        return abs(was - wanted) < 1e-6
    if isinstance(was, dict) and isinstance(wanted, dict):
        return was.keys() == wanted.keys() and all(_same(field, was[key], wanted[key]) for key in was)
    return bool(was == wanted)
