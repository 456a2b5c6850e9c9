"""Follows every reference of a draft to an id or address, and tells those that lead nowhere or to several."""

from collections.abc import Mapping
from typing import Any, Final

from orgaudit.intake.draft import BROKEN, Draft
from orgaudit.intake.fields import Table
from orgaudit.intake.follower import Follow, Follower, joined
from orgaudit.intake.values.person_names import not_there
from orgaudit.intake.values.person_words import meaning_of
from orgaudit.intake.yaml.nodes import Scalar
from orgaudit.model import NONE
from orgaudit.model.identity import canonical_address


def _person(follower: Follower, draft: Draft, attribute: str, text: str) -> Any:
    """Follow a field of one person. Where a text names several, the first is meant."""
    ids = follower.persons_of(draft, attribute, (text,))
    if isinstance(ids, tuple) and len(ids) > 1:
        first = follower.persons.name_of(ids[0])
        follower.report.note("one_of_several", draft.place(attribute), f'"{text}" → {first}')
    return ids[0] if isinstance(ids, tuple) and ids else NONE if ids == () else ids


def _persons(follower: Follower, draft: Draft, attribute: str, texts: Any) -> Any:
    return follower.persons_of(draft, attribute, texts) if isinstance(texts, tuple) else texts


def _dates_by_person(follower: Follower, draft: Draft, attribute: str, dates: Any) -> Any:
    """Follow the persons of a map of days. A day alone is that of the only backup, without backups of the only doer."""
    if not isinstance(dates, Mapping):
        named = draft.values.get("backups") or draft.values.get("primary") or ()
        meant = joined(follower.persons.of(text) for text in named)
        if len(meant.ids) == 1 and not meant.open:
            return {meant.ids[0]: dates}
        span = draft.span_of(attribute)
        follower.report.at_span("day_of_nobody", draft.path, span, field=attribute, found=str(dates))
        return BROKEN
    found: dict[str, Any] = {}
    for text, day in dates.items():
        meant = follower.persons.of(text)
        if meant.several:
            return follower.tell_ambiguous(draft, attribute, text, meant.several)
        found |= dict.fromkeys(meant.ids, day)
    return found


def _checker(follower: Follower, draft: Draft, attribute: str, node: Scalar) -> Any:
    """Follow a department, or a person. Of several the first who does not do the duty: a second pair of eyes is enough.

    Who alone does the duty is no check of it: nobody else checks.
    """
    text = node[0].strip()
    ids = follower.registry.departments.find(text)
    if len(ids) == 1 and not follower.persons.listed.find(text):
        return ids[0]
    checkers = follower.persons_of(draft, attribute, (text,))
    if not isinstance(checkers, tuple):
        return checkers
    doers = draft.values.get("primary")
    known = {id_ for name in doers or () for id_ in follower.persons.of(name).ids}
    if len(known) == 1 and known.issuperset(checkers):
        if checkers:
            follower.report.note("self_is_nobody", draft.place(attribute), text)
        return NONE
    return next((id_ for id_ in checkers if id_ not in known), checkers[0] if checkers else NONE)


def _department(follower: Follower, draft: Draft, _attribute: str, node: Scalar) -> Any:
    departments = follower.registry.departments
    return follower.one("dangling_department", draft, node, departments.find(node[0]), departments.written)


def _departments(follower: Follower, draft: Draft, attribute: str, nodes: tuple[Scalar, ...]) -> Any:
    ids = tuple(_department(follower, draft, attribute, node) for node in nodes)
    return BROKEN if BROKEN in ids else ids


def _consumers(follower: Follower, _draft: Draft, _attribute: str, texts: tuple[str, ...]) -> Any:
    """Return who uses a result; that nobody does is said with the words for persons."""
    known = follower.consumers.get(texts)
    if known is None:
        find = follower.registry.departments.find
        known = tuple(ids[0] if len(ids) == 1 else text for text in texts for ids in (find(text),))
        if len(known) == 1 and not find(texts[0]) and meaning_of(texts[0]) in ("none", "nobody"):
            known = ()
        follower.consumers[texts] = known
    return known


def _place(follower: Follower, draft: Draft, _attribute: str, node: Scalar) -> Any:
    registry = follower.registry

    def words() -> tuple[str, ...]:
        return (*registry.departments.written(), *(registry.duty_words() if "/" in node[0] else ()))

    return follower.one("dangling_place", draft, node, registry.place(node[0]), words)


def _goal(follower: Follower, draft: Draft, _attribute: str, node: Scalar) -> Any:
    registry = follower.registry
    return follower.one(
        "dangling_goal", draft, node, registry.goal(node[0]), lambda: tuple(registry.goal_words())
    )


def _skills(follower: Follower, draft: Draft, _attribute: str, levels: tuple[tuple[Scalar, int], ...]) -> Any:
    registry = follower.registry
    found: dict[str, int] = {}
    whole = True
    for node, level in levels:
        address = follower.one(
            "dangling_duty", draft, node, registry.duty(node[0]), lambda: tuple(registry.duty_words())
        )
        if address is BROKEN:
            whole = False
        elif address in found:
            follower.report.at("skill_twice", draft.path, node, found=address)
        else:
            found[address] = level
    return found if whole else BROKEN


def _person_or_text(follower: Follower, draft: Draft, attribute: str, text: str) -> Any:
    ids = follower.persons.known(text)
    if len(ids) == 1:
        return ids[0]
    meaning = meaning_of(text)
    if meaning is None and not_there(text):
        follower.report.note("may_not_be_there", draft.place(attribute), text)
        return None
    if meaning == "group":
        follower.report.note("group_is_nobody", draft.place(attribute), text)
        return None
    return NONE if meaning else text


def _owner(follower: Follower, draft: Draft, _attribute: str, node: Scalar) -> Any:
    registry = follower.registry
    persons = follower.persons
    ids = persons.known(node[0]) or registry.departments.find(node[0])

    def words() -> tuple[str, ...]:
        used = (person.name for person in persons.by_use.values())
        return (*registry.departments.written(), *registry.people.written(), *used)

    return follower.one("dangling_owner", draft, node, ids, words)


def _address(_follower: Follower, _draft: Draft, _attribute: str, text: str) -> str:
    return canonical_address(text)


def _addresses(
    _follower: Follower, _draft: Draft, _attribute: str, texts: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(canonical_address(text) for text in texts)


NAMING: Final[Mapping[str, Follow]] = {
    "person": _person,
    "persons": _persons,
    "count_or_persons": _persons,
    "dates_by_person": _dates_by_person,
    "checker": _checker,
    "department": _department,
    "departments": _departments,
    "consumers": _consumers,
    "place": _place,
    "goal_address": _goal,
    "skills": _skills,
    "address": _address,
    "addresses": _addresses,
}
"""References that need only ids, and those by which people come to exist. They are followed first."""

KNOWING: Final[Mapping[str, Follow]] = {"person_or_text": _person_or_text, "waiver_owner": _owner}
"""References that need everyone who exists. They are followed last."""


def reference_kinds(table: Table) -> Mapping[str, Mapping[str, str]]:
    """Return section -> attribute -> type of every field that refers to something."""
    types = NAMING.keys() | KNOWING.keys()
    return {
        name: {item.attribute: item.type for item in section.fields if item.type in types}
        for name, section in table.sections.items()
    }
