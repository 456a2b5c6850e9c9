"""Follows every reference of a draft to an id or address, and tells those that lead nowhere or to several."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from orgaudit.intake.addressing import canonical_address
from orgaudit.intake.draft import BROKEN, Draft
from orgaudit.intake.fields import Table
from orgaudit.intake.registry import Registry
from orgaudit.intake.report import Report
from orgaudit.intake.spelling import nearest, useful_part
from orgaudit.intake.yaml.nodes import Scalar
from orgaudit.model.vocabulary import NONE


@dataclass(slots=True)
class Follower:
    """Follows references in one company."""

    registry: Registry
    report: Report
    persons: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    consumers: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """What a list of texts was followed to: the duties of a department name the same few people."""

    def follow(self, draft: Draft, kinds: Mapping[str, str], followers: Mapping[str, "Follow"]) -> None:
        """Replace the references of a draft by ids. ``kinds`` maps attributes of its section to reference types."""
        values = draft.values
        for attribute in [name for name in values if name in kinds]:
            follow = followers.get(kinds[attribute])
            if follow is None or values[attribute] is NONE:
                continue
            result = follow(self, draft, attribute, values[attribute])
            if result is BROKEN:
                del values[attribute]
            else:
                values[attribute] = result

    def one(self, code: str, draft: Draft, node: Scalar, ids: tuple[str, ...], words: "Words") -> Any:
        """Return the only id, or tell that there is none or more than one."""
        if len(ids) == 1:
            return ids[0]
        text = node[0].strip()
        if ids:
            self.report.at("ambiguous_reference", draft.path, node, found=text, choices=ids)
            return BROKEN
        known = words()
        allowed, more = useful_part(text, known)
        self.report.at(
            code, draft.path, node, found=text, allowed=allowed, more=more, nearest=nearest(text, known)
        )
        return BROKEN


Follow = Callable[[Follower, Draft, str, Any], Any]
Words = Callable[[], tuple[str, ...]]


def _person(follower: Follower, draft: Draft, attribute: str, text: str) -> Any:
    found = follower.registry.person(text, draft, attribute)
    if isinstance(found, str):
        return found
    span = draft.spans.get(attribute, draft.span)
    follower.report.at_span("ambiguous_reference", draft.path, span, found=text, choices=found)
    return BROKEN


def _persons(follower: Follower, draft: Draft, attribute: str, texts: Any) -> Any:
    if not isinstance(texts, tuple):
        return texts
    known = follower.persons.get(texts)
    if known is not None:
        return known
    ids = tuple(_person(follower, draft, attribute, text) for text in texts)
    if BROKEN in ids:
        return BROKEN
    follower.persons[texts] = ids
    return ids


def _dates_by_person(follower: Follower, draft: Draft, attribute: str, dates: Mapping[str, Any]) -> Any:
    ids = {_person(follower, draft, attribute, text): day for text, day in dates.items()}
    return BROKEN if BROKEN in ids else ids


def _checker(follower: Follower, draft: Draft, attribute: str, node: Scalar) -> Any:
    text = node[0].strip()
    ids = follower.registry.departments.find(text)
    return ids[0] if len(ids) == 1 else _person(follower, draft, attribute, text)


def _department(follower: Follower, draft: Draft, _attribute: str, node: Scalar) -> Any:
    departments = follower.registry.departments
    return follower.one("dangling_department", draft, node, departments.find(node[0]), departments.written)


def _departments(follower: Follower, draft: Draft, attribute: str, nodes: tuple[Scalar, ...]) -> Any:
    ids = tuple(_department(follower, draft, attribute, node) for node in nodes)
    return BROKEN if BROKEN in ids else ids


def _consumers(follower: Follower, _draft: Draft, _attribute: str, texts: tuple[str, ...]) -> Any:
    known = follower.consumers.get(texts)
    if known is None:
        find = follower.registry.departments.find
        known = tuple(ids[0] if len(ids) == 1 else text for text in texts for ids in (find(text),))
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


def _person_or_text(follower: Follower, _draft: Draft, _attribute: str, text: str) -> Any:
    ids = follower.registry.known_person(text)
    return ids[0] if len(ids) == 1 else text


def _owner(follower: Follower, draft: Draft, _attribute: str, node: Scalar) -> Any:
    registry = follower.registry
    ids = registry.known_person(node[0]) or registry.departments.find(node[0])

    def words() -> tuple[str, ...]:
        used = (person.name for person in registry.by_use.values())
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
