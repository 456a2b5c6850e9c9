"""A company in its normal form: every fact once, by the keys and words of one language, as plain data that reads back as the same."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, Final, TypeVar

from orgaudit.intake.editing.serialising import serialised_value
from orgaudit.intake.fields import Language, known_field, table
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_names import names_in
from orgaudit.intake.values.person_words import meaning_of
from orgaudit.model import Department, Handoff, Organization, Person
from orgaudit.model.dataclass import replace
from orgaudit.model.identity import canonical

_Named = TypeVar("_Named", Person, Department)

_LISTS: Final = frozenset(("object", "objects", "people"))


def unambiguous(org: Organization, language: Language, beside: Organization | None = None) -> Organization:
    """Return the company such that people and departments of one name go by their ids, and its words are those of the language.

    So do people whose names would be read as something else: No, n/a, 空席. ``beside`` is a company that is still described while
    this one is written.
    """
    people = tuple(
        person
        if person.id == canonical(person.name) or _is_name(person.name)
        else replace(person, name=person.id)
        for person in org.people
    )
    others = beside or org
    return replace(
        org,
        people=_apart(people, others.people),
        departments=_apart(org.departments, others.departments),
        language=language,
    )


def _is_name(text: str) -> bool:
    """Whether a text that stands for a person is read as one name."""
    return meaning_of(text) is None and folded(text) not in _flags() and names_in(text) == (text.strip(),)


@cache
def _flags() -> frozenset[str]:
    return frozenset(map(folded, (*table().true_words, *table().false_words)))


def _apart(items: tuple[_Named, ...], others: tuple[_Named, ...]) -> tuple[_Named, ...]:
    names = Counter(name for name, _ in {(canonical(item.name), item.id) for item in (*items, *others)})
    return tuple(replace(item, name=item.id) if names[canonical(item.name)] > 1 else item for item in items)


def needs_id(item: Any) -> bool:
    """Whether an element's id says more than the name or the ends that it would else be made from."""
    if isinstance(item, Handoff):
        what = f":{canonical(item.what)}" if isinstance(item.what, str) else ""
        return item.id != f"{item.source}->{item.target}{what}"
    return bool(item.id != canonical(getattr(item, "text", None) or item.name))


def normal_form(org: Organization, language: Language) -> dict[str, Any]:
    """Return the company as maps, lists, texts, numbers and flags; days are written as texts."""
    told = unambiguous(org, language)
    names = {person.id: person.name for person in org.people}
    homes = {department.id: department.name for department in org.departments}
    people = []
    for person in told.people:
        if person.listed:
            entry = _element("person", person, told, language)
            people.append(_named(entry, person.id, names, key_word("person", "name", language), language))
    departments = []
    for department in told.departments:
        entry = _element("department", department, told, language)
        entry = _named(entry, department.id, homes, key_word("department", "name", language), language)
        for key, section, items in (
            ("goals", "goal", department.goals),
            ("duties", "duty", department.duties),
        ):
            if items is not None:
                word = key_word("department", key, language)
                entry[word] = [_element(section, item, told, language) for item in items]
        departments.append(entry)
    parts: dict[str, Any] = {
        "company": _element("company", told.company, told, language),
        "people": people,
        "departments": departments,
        "duties": [_element("unowned", duty, told, language) for duty in told.unowned],
        "handoffs": [_element("handoff", handoff, told, language) for handoff in told.handoffs],
        "waivers": [_element("waiver", waiver, told, language) for waiver in told.waivers],
    }
    return {key_word("top", key, language): value for key, value in parts.items() if value}


def facts_of(section: str, item: Any, org: Organization, language: Language) -> dict[str, Any]:
    """Return what one element says itself, by the keys of a language; ``org`` is as ``unambiguous`` returns it."""
    return _element(section, item, org, language)


def key_word(section: str, key: str, language: Language) -> str:
    """Return how the reader of a language writes a key."""
    return known_field(section, key).word(language)


def _named(
    entry: dict[str, Any], own_id: str, names: dict[str, str], word: str, language: Language
) -> dict[str, Any]:
    """Return an element with its own name, and with its id where it goes by that."""
    if entry[word] == names[own_id]:
        return entry
    return {key_word("person", "id", language): own_id, **entry, word: names[own_id]}


def _element(section: str, item: Any, org: Organization, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in table().sections[section].fields:
        value = getattr(item, field.attribute, None)
        if field.type in _LISTS or value is None or (field.key == "id" and not needs_id(item)):
            continue
        if (field.key == "formerly" and not value) or (
            field.attribute == "duty_kind" and value == "recurring"
        ):
            continue
        vacant = field.attribute in getattr(item, "vacancies", ())
        found[field.word(language)] = _plain(serialised_value(field, value, org, vacant=vacant))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return _listed(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _listed(items: Iterable[Any]) -> list[Any]:
    return [_plain(item) for item in items]
