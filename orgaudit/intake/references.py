"""Follows every reference of a draft to an id or address, and tells those that lead nowhere or to several."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from orgaudit.intake.draft import BROKEN, Broken, Draft
from orgaudit.intake.fields import Table
from orgaudit.intake.persons import Meant, Persons
from orgaudit.intake.registry import Registry
from orgaudit.intake.report import Report
from orgaudit.intake.spelling import nearest, useful_part
from orgaudit.intake.values.person_words import meaning_of, says_self
from orgaudit.intake.yaml.nodes import Scalar
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.identity import canonical_address
from orgaudit.model.vocabulary import NONE


@dataclass(slots=True)
class Follower:
    """Follows references in one company."""

    registry: Registry
    report: Report
    persons: Persons
    consumers: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _meant: dict[tuple[str, ...], Meant] = field(default_factory=dict)
    """What a list of texts was followed to: the duties of a department name the same few people."""

    def follow(self, draft: Draft, kinds: Mapping[str, str], followers: Mapping[str, "Follow"]) -> None:
        """Replace the references of a draft by ids. ``kinds`` maps attributes of its section to reference types."""
        values = draft.values
        for attribute in [name for name in values if name in kinds]:
            follow = followers.get(kinds[attribute])
            if follow is None or values[attribute] is NONE:
                continue
            result = follow(self, draft, attribute, values[attribute])
            if result is BROKEN or result is None:
                del values[attribute]
            else:
                values[attribute] = result

    def gather(self, draft: Draft, kinds: Mapping[str, str]) -> None:
        """Take note of everyone whom a draft names."""
        for attribute, value in draft.values.items():
            kind = kinds.get(attribute)
            if kind in PERSON_TYPES and value is not NONE:
                for text in texts_of(value):
                    self.persons.gather(text, draft, attribute)

    def persons_of(self, draft: Draft, attribute: str, texts: tuple[str, ...]) -> Any:
        """Return the ids of those meant: empty where there is nobody, None where somebody is meant whom nothing names."""
        if attribute in _OTHERS and any(map(says_self, texts)):
            for text in filter(says_self, texts):
                self.report.note("self_is_nobody", draft.place(attribute), text)
            texts = tuple(text for text in texts if not says_self(text))
        known = self._meant.get(texts)
        if known is None:
            known = self._meant[texts] = _joined(self.persons.of(text) for text in texts)
        if known.several:
            return self.tell_ambiguous(draft, attribute, ", ".join(texts), known.several)
        if known.nobody and (known.ids or known.vacant or known.open):
            span = draft.span_of(attribute)
            self.report.at_span(
                "none_among_others", draft.path, span, field=attribute, found=", ".join(texts)
            )
            return BROKEN
        if known.vacant and draft.section in _WITH_VACANCIES:
            draft.values["vacancies"] = (*draft.values.get("vacancies", ()), attribute)
        if known.open and draft.section in ("duty", "unowned"):
            draft.values["groups"] = (*draft.values.get("groups", ()), attribute)
        return None if known.open else known.ids

    def tell_ambiguous(self, draft: Draft, attribute: str, text: str, ids: tuple[str, ...]) -> Broken:
        """Tell that a name can mean several people."""
        span = draft.span_of(attribute)
        self.report.at_span("ambiguous_reference", draft.path, span, found=text, choices=ids)
        return BROKEN

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


PERSON_TYPES: Final = frozenset(("person", "persons", "count_or_persons", "dates_by_person", "checker"))
"""Types of fields by which people come to exist."""

_OTHERS: Final = frozenset(("backups", "checked_by"))
"""Fields that ask for somebody else than whoever does the duty."""

_WITH_VACANCIES: Final = frozenset(("department", "duty", "unowned", "person"))


def texts_of(value: Any) -> Iterable[str]:
    """Yield the texts in the value of a field that can name persons."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        return value
    if isinstance(value, tuple):
        is_scalar = len(value) == 3 and isinstance(value[1], bool)
        return (value[0].strip(),) if is_scalar else value
    return ()  # a count


def _joined(parts: Iterable[Meant]) -> Meant:
    listed = tuple(parts)
    return Meant(
        tuple(dict.fromkeys(id_ for part in listed for id_ in part.ids)),
        any(part.nobody for part in listed),
        any(part.vacant for part in listed),
        any(part.open for part in listed),
        next((part.several for part in listed if part.several), ()),
    )


Follow = Callable[[Follower, Draft, str, Any], Any]
Words = Callable[[], tuple[str, ...]]


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
        meant = _joined(follower.persons.of(text) for text in named)
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
