"""Which element of a company that is there already a record speaks of: by its id, else by its name, as the reader of companies looks them up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from orgaudit.intake.draft import Draft
from orgaudit.intake.editing.edits import Kind
from orgaudit.intake.fields import Field
from orgaudit.intake.follower import PERSON_TYPES
from orgaudit.intake.registry import Names, Registry
from orgaudit.intake.sheets.company.joined_company import Unit
from orgaudit.intake.sheets.records import Record
from orgaudit.intake.values.person_words import says_none
from orgaudit.model import Handoff, Organization
from orgaudit.model.identity import canonical


class Unclear(NamedTuple):
    """Nothing says which of several is meant; or the id is that of one (``by_id``) and the name that of others."""

    choices: tuple[str, ...]
    by_id: str = ""


Match = str | Unclear | None
"""The id of the element that is meant; ``None`` for a new one."""


def registry_of(org: Organization) -> Registry:
    """Return all elements of a company by their ids and names."""
    registry = Registry()
    _put(registry.people, "person", ((one.id, one.name) for one in org.people if one.listed))
    _put(registry.departments, "department", ((one.id, one.name) for one in org.departments))
    for duty in org.duties:
        _put(registry.duties.setdefault(duty.home, Names()), "duty", [(duty.id, duty.name)])
    for goal in org.goals:
        _put(
            registry.goals.setdefault(goal.department_id, Names()), "goal", [(goal.id, goal.text or goal.id)]
        )
    return registry


def names_of(org: Organization) -> dict[tuple[Kind, str], str]:
    """Return what the elements of a company are called, by kind and address."""
    people: dict[tuple[Kind, str], str] = {("person", one.id): one.name for one in org.people if one.listed}
    homes: dict[tuple[Kind, str], str] = {("department", one.id): one.name for one in org.departments}
    duties: dict[tuple[Kind, str], str] = {("duty", one.address): one.name for one in org.duties}
    return people | homes | duties | {("goal", one.address): one.text or "" for one in org.goals}


def _put(names: Names, section: str, items: Iterable[tuple[str, str]]) -> None:
    for own, name in items:
        written = "" if own == canonical(name) else own
        names.add(Draft(section, "", (0, 0, 0, 0), {"name": name}, id=own, written_id=written))


def department_of(registry: Registry, unit: Unit) -> Match:
    """Return the department that a unit of the sheets is."""
    return element_of(registry.departments, unit.own_id, unit.name)


def person_of(registry: Registry, org: Organization, record: Record) -> Match:
    """Return the person that a record speaks of; of several of one name the one in the department that it names."""
    own, name = record.said("id"), record.said("name")
    found = element_of(registry.people, own, name)
    home = registry.departments.find(record.said("department"))
    if isinstance(found, Unclear) and not found.by_id and len(home) == 1:
        there = [one for one in found.choices if org.person_by_id[one].department == home[0]]
        if len(there) == 1:
            return there[0]
    return found


def inside(names: Names | None, record: Record) -> Match:
    """Return the duty or goal of a department, or the duty of none, that a record speaks of, by its id there."""
    name = record.said("name") or record.said("text")
    return element_of(names, record.said("id"), name) if names is not None else None


def element_of(names: Names, own: str, name: str) -> Match:
    """Return the id that an id and a name of a sheet mean; either may be missing."""
    named = names.find(name) if name else ()
    if own:
        found = canonical(own)
        if found not in names.by_id:
            # An id that nobody has is that of a new element, or of one that goes by its name so far.
            bare = tuple(one for one in named if not names.by_id[one].written_id)
            return bare[0] if len(bare) == 1 else None
        # A name that is not that of the element: of an id that is only made from a name it speaks of somebody else.
        is_other = found not in named if named else bool(name) and not names.by_id[found].written_id
        return Unclear(named, found) if is_other else found
    return named[0] if len(named) == 1 else Unclear(named) if named else None


class Ends(NamedTuple):
    """The handoffs between two places, and all ids that are written."""

    between: Mapping[tuple[str, str], Sequence[Handoff]]
    ids: frozenset[str]


def ends_of(org: Organization) -> Ends:
    """Return the handoffs of a company by their ends."""
    found: dict[tuple[str, str], list[Handoff]] = {}
    for one in org.handoffs:
        found.setdefault((one.source, one.target), []).append(one)
    return Ends(found, frozenset(one.id for one in org.handoffs if _has_own_id(one)))


def handoff_of(registry: Registry, known: Ends, record: Record) -> Match:
    """Return the handoff that a record speaks of: of those between its ends the one of its id, else the one of what passes.

    Where a sheet does not say what passes, or the file does not, its ends are enough if they are those of one only. An end that can be
    several places, or the id of a handoff between others, leaves open which is meant.
    """
    ends = [registry.place(record.said(key)) for key in ("from", "to")]
    for found in ends:
        if len(found) > 1:
            return Unclear(found)
    own = canonical(record.said("id"))
    is_there = all(ends)
    there = known.between.get((ends[0][0], ends[1][0]), ()) if is_there else ()
    if own in known.ids and all(one.id != own for one in there):
        return Unclear((), own)
    if not is_there:
        return None
    if own:
        same = [one for one in there if one.id == own]
        if same:
            return own
        there = [one for one in there if not _has_own_id(one)]
    passing = record.said("what")
    what = "" if says_none(passing) else canonical(passing)
    same = [one for one in there if _what(one) == what] or [
        one for one in there if not what or not _what(one)
    ]
    if len(same) > 1:  # one that has no id of its own goes by its ends and what passes, as the sheet has it
        same = [one for one in same if not _has_own_id(one)] or same
    ids = tuple(one.id for one in same)
    return ids[0] if len(ids) == 1 else Unclear(ids) if ids else None


def _what(handoff: Handoff) -> str:
    return canonical(handoff.what) if isinstance(handoff.what, str) else ""


def _has_own_id(handoff: Handoff) -> bool:
    return "id" in handoff.origin.fields


LOOK_UPS: Final[Mapping[str, Callable[[Registry, str], tuple[str, ...]]]] = {
    "person": lambda registry, text: registry.people.find(text),
    "department": lambda registry, text: registry.departments.find(text),
    "place": lambda registry, text: registry.place(text),
    "duty": lambda registry, text: registry.duty(text),
}
"""How what stands for an element is looked up, by the kind of element."""

_MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys((*PERSON_TYPES, "person_or_text"), "person"),
    "department": "department",
    "departments": "department",
    "place": "place",
    "skills": "duty",
}
"""What the values of a field stand for, by the type of the field."""


def meanings(registry: Registry, item: Field, text: str) -> tuple[str, ...]:
    """Return the ids that a text in a field can mean; none where it stands for nothing that is known, or for no element at all."""
    kind = _MEANT.get(item.type)
    return LOOK_UPS[kind](registry, text) if kind else ()
