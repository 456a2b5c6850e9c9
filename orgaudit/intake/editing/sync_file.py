"""Changes the files of a company until they describe another one, element by element, and proves that they do.

Elements are moved and taken out first, with whatever names them let go before; then every field that differs is written.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.differing_fields import differences
from orgaudit.intake.editing.edits import (
    Edit,
    EditRefused,
    Element,
    MoveItem,
    RemoveField,
    RemoveItem,
    SetField,
)
from orgaudit.intake.editing.file_map import company_of, waiver_address
from orgaudit.intake.editing.serialising import serialised_value
from orgaudit.intake.fields import table
from orgaudit.intake.normal_form import unambiguous
from orgaudit.model import Duty, Goal, Handoff, Organization, Person, Waiver

_PLACES: Final = ("source", "target")
_ON_THE_WAY: Final = "orgaudit"

Movable = Duty | Goal | Handoff | Waiver
Pairs = Sequence[tuple[Movable, Movable | None]]
"""Each element that can move or go, with the same one in the company that is to be described."""


def synchronised(
    texts: Mapping[str, str], org: Organization, target: Organization, today: date
) -> Mapping[str, str]:
    """Return texts that describe ``target``, which was made from ``org``, what they describe now.

    Raises EditRefused where that cannot be done without touching anything else.
    """
    paired = _paired(org, target)
    now = apply(texts, list(_waivers_loosened(target, paired)), today).texts
    now = apply(now, list(_waivers_gone(company_of(now, today), paired)), today).texts
    now = apply(now, [*_handoffs_gone(paired), *_loosened(org, target, paired)], today).texts
    numbered = _numbered(paired)
    now = apply(
        now, [SetField(Element(i.kind, i.address), "id", name) for i, _, name in numbered], today
    ).texts
    now = apply(now, [*_moves(target, paired), *_departments_gone(org, target)], today).texts
    now = apply(now, list(_ids_given_back(numbered)), today).texts
    now = apply(now, list(differences(company_of(now, today), target)), today).texts
    now = apply(now, list(_waiver_subjects(company_of(now, today), target)), today).texts
    now = apply(now, list(_gone_people(company_of(now, today), target)), today).texts
    if list(differences(company_of(now, today), target)):
        raise EditRefused("not_kept")
    return now


def _paired(org: Organization, target: Organization) -> Pairs:
    """Return what became of each element. It keeps its place in the file, whatever else of it changed."""
    made = {id(item.origin): item for item in _elements(target)}
    return [(item, made.get(id(item.origin))) for item in _elements(org)]


def _elements(org: Organization) -> Iterator[Movable]:
    yield from org.duties
    yield from org.goals
    yield from org.handoffs
    yield from org.waivers


def _handoffs_gone(paired: Pairs) -> Iterator[RemoveItem]:
    """Yield what is no longer there, the last first, so that the places of those before it stay."""
    for item, now in reversed(paired):
        if now is None and isinstance(item, Handoff):
            yield RemoveItem(Element("handoff", item.id), keep_remarks=True)


def _waivers_gone(org: Organization, paired: Pairs) -> Iterator[RemoveItem]:
    before = [now for item, now in paired if isinstance(item, Waiver) and _is_listed(item)]
    for item, now in reversed(list(zip(filter(_is_listed, org.waivers), before, strict=True))):
        if now is None:
            yield RemoveItem(Element("waiver", waiver_address(item)), keep_remarks=True)


def _is_listed(waiver: Waiver) -> bool:
    """Whether a waiver stands by itself and not under its subject, which it then goes with."""
    return "subject" in waiver.origin.fields


def _loosened(org: Organization, target: Organization, paired: Pairs) -> Iterator[Edit]:
    """Yield edits after which nothing names what is about to move, to be called otherwise or to go."""
    homes = frozenset(item.id for item in target.departments)
    leaving = {
        item.address
        for item, now in paired
        if isinstance(item, Duty | Goal) and isinstance(now, Duty | Goal) and item.address != now.address
    }
    yield from _handoffs_loosened(paired)
    yield from _people_loosened(org, target, leaving)
    for department in org.departments:
        if isinstance(department.parent, str) and department.parent not in homes:
            yield RemoveField(Element("department", department.id), "parent")
    for goal in org.goals:
        if goal.from_goal in leaving:
            yield RemoveField(Element("goal", goal.address), "from")
    for duty in org.duties:
        for attribute in ("also_in", "departments"):
            listed = getattr(duty, attribute)
            # Only the top-level list has ``departments``; a duty that leaves it has one home.
            leaves_list = attribute == "departments" and listed is not None and duty.address in leaving
            if leaves_list or any(name not in homes for name in listed or ()):
                yield RemoveField(Element("duty", duty.address), attribute)


def _people_loosened(org: Organization, target: Organization, leaving: Collection[str]) -> Iterator[Edit]:
    homes = frozenset(item.id for item in target.departments)
    for person in org.people:
        if any(address in leaving for address in person.skills or ()):
            yield RemoveField(Element("person", person.id), "skills")
        if isinstance(person.department, str) and person.department not in homes:
            new = next(item.id for item in target.departments if person.department in item.formerly)
            yield SetField(Element("person", person.id), "department", new)


def _handoffs_loosened(paired: Pairs) -> Iterator[SetField]:
    """Yield edits that let handoffs name, until the final pass, the departments that they will be between."""
    for number, (item, now) in enumerate(paired):
        if isinstance(item, Handoff) and isinstance(now, Handoff):
            ends = {name: getattr(now, f"{name}_department") for name in _PLACES}
            if any(getattr(item, name) != getattr(now, name) for name in _PLACES):
                where = Element("handoff", item.id)
                if "id" not in item.origin.fields:
                    yield SetField(where, "id", f"{_ON_THE_WAY} {number}")
                yield from (SetField(where, name, end) for name, end in ends.items())


def _waivers_loosened(target: Organization, paired: Pairs) -> Iterator[SetField]:
    owner, told = table().sections["waiver"].find("owner"), unambiguous(target, target.language or "en")
    for item, now in paired:
        if isinstance(item, Waiver) and isinstance(now, Waiver):
            where = Element("waiver", waiver_address(item))
            if owner is not None and item.owner != now.owner:
                yield SetField(where, "owner", serialised_value(owner, now.owner, told))
            if item.subject != now.subject and _is_listed(item):
                yield SetField(where, "subject", now.subject.partition("->")[0].partition("/")[0])


def _numbered(paired: Pairs) -> list[tuple[Duty | Goal, Duty | Goal, str]]:
    """Return what has an id of its own on its way, as it was and will be, with that id.

    It gets another one at its new home, or takes the place of something that has not gone from there yet.
    """
    taken = {(item.kind, item.address) for item, _ in paired if isinstance(item, Duty | Goal)}
    return [
        (item, now, f"{_ON_THE_WAY} {number}")
        for number, (item, now) in enumerate(paired)
        if isinstance(item, Duty | Goal)
        and isinstance(now, Duty | Goal)
        and (item.id != now.id or (item.address != now.address and (now.kind, now.address) in taken))
    ]


def _ids_given_back(numbered: Iterable[tuple[Duty | Goal, Duty | Goal, str]]) -> Iterator[Edit]:
    """Yield edits that give what has arrived its id, or none where none was written and its name is enough again."""
    for item, now, name in numbered:
        where = Element(now.kind, f"{_home(now)}/{name}")
        if item.id == now.id and "id" not in item.origin.fields:
            yield RemoveField(where, "id")
        else:
            yield SetField(where, "id", now.id)


def _moves(target: Organization, paired: Pairs) -> Iterator[MoveItem]:
    """Yield what stands elsewhere, in the order in which it stands there."""
    homes = {id(now): _home(item) for item, now in paired if isinstance(item, Duty | Goal)}
    on_the_way = {id(now): name for _, now, name in _numbered(paired)}
    listed: tuple[Duty | Goal, ...] = (*target.duties, *target.goals)
    for now in listed:
        was, home = homes.get(id(now)), _home(now)
        if was is not None and was != home:
            section = "duties" if isinstance(now, Duty) else "goals"
            yield MoveItem(
                Element(now.kind, f"{was}/{on_the_way.get(id(now), now.id)}"),
                Element("department", home),
                section,
            )


def _home(item: Duty | Goal) -> str:
    return item.home if isinstance(item, Duty) else item.department_id


def _departments_gone(org: Organization, target: Organization) -> Iterator[RemoveItem]:
    kept = {item.id for item in target.departments}
    for item in reversed(org.departments):
        if item.id not in kept:
            yield RemoveItem(Element("department", item.id), keep_remarks=True)


def _gone_people(org: Organization, target: Organization) -> Iterator[RemoveItem]:
    """Yield those who have an entry of their own; the others exist by being named, and are named no more."""
    for person in reversed(org.people):
        if person.id not in target.person_by_id and _has_entry(person):
            yield RemoveItem(Element("person", person.id))


def _has_entry(person: Person) -> bool:
    return bool(person.origin.fields) or person != Person(id=person.id, name=person.name)


def _waiver_subjects(org: Organization, target: Organization) -> Iterator[SetField]:
    listed = (filter(_is_listed, one.waivers) for one in (org, target))
    for waiver, other in zip(*listed, strict=True):
        if waiver.subject != other.subject:
            yield SetField(Element("waiver", waiver_address(waiver)), "subject", other.subject)
