"""What the sheets say otherwise of an element than its file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from orgaudit.intake.editing.edits import Edit, SetField, Value
from orgaudit.intake.editing.serialising import serialised_value
from orgaudit.intake.fields import Field
from orgaudit.intake.normal_form import unambiguous
from orgaudit.intake.registry import Registry
from orgaudit.intake.sheets.company.known_elements import meanings, registry_of
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.values.person_words import says_none
from orgaudit.model import Department, Duty, Goal, Handoff, Organization
from orgaudit.model.identity import canonical

_IDENTITY: Final = frozenset(("id", "name", "text", "departments"))
"""What an element is called, and who claims it: that stays."""

_ENDS: Final = frozenset(("from", "to"))
_LISTS: Final = frozenset(("goals", "duties"))


Elements = Mapping[tuple[str, str], Any]
"""The elements of a company by kind and address."""


@dataclass(frozen=True, slots=True)
class Known:
    """A company and its look-ups: what texts mean, and its elements by kind and address.

    ``told`` is the company with the names by which what names its elements is written.
    """

    told: Organization
    registry: Registry
    elements: Elements


def known_of(org: Organization) -> Known:
    """Return a company with its look-ups."""
    return Known(unambiguous(org, org.language or "en"), registry_of(org), elements_of(org))


def elements_of(org: Organization) -> Elements:
    """Return the elements of a company."""
    elements: dict[tuple[str, str], Any] = {("company", "company"): org.company}
    elements |= {("person", one.id): one for one in org.people}
    items: tuple[Department | Duty | Goal | Handoff, ...] = (
        *org.departments,
        *org.duties,
        *org.goals,
        *org.handoffs,
    )
    return elements | {(one.kind, one.address): one for one in items}


def differing(kind: str, address: str, record: Record, known: Known) -> Iterator[tuple[str, Fact]]:
    """Yield the fields that a record says otherwise than the element, with what is to be written.

    What an element is called stays. A map takes what the record adds to it: a cell that is empty says nothing.
    """
    element = known.elements.get((kind, address))
    if element is None:
        return
    for key, fact in record.facts.items():
        item = field_of(kind, key)
        if item is None or key in _IDENTITY or (kind == "handoff" and key in _ENDS) or fact.value == "":
            continue
        was = getattr(element, item.attribute, None)
        if key in _LISTS:
            if was is None and says_none(str(fact.value)):
                yield key, Fact("none", fact.cell)
            continue
        if kind == "handoff" and key == "what" and isinstance(was, str):
            continue
        value = _joined(item, was, fact.value, known)
        if not _says(item, was, value, known):
            yield key, Fact(value, fact.cell)


def as_it_is(before: Elements, after: Elements, edit: Edit) -> bool:
    """Whether a field says after an edit what it said before."""
    if not isinstance(edit, SetField):
        return False
    kind, address = edit.element.kind, edit.element.address
    item = field_of(kind, edit.field)
    was, now = (one.get((kind, address)) for one in (before, after))
    if item is None or was is None or now is None:
        return False
    same = getattr(was, item.attribute, None) == getattr(now, item.attribute, None)
    empty = [item.attribute in getattr(one, "vacancies", ()) for one in (was, now)]
    return bool(same and empty[0] == empty[1])


def _joined(item: Field, was: object, value: Value, known: Known) -> Value:
    """Return a map with the entries that the file has and the sheet does not name; any other value as it is."""
    if not isinstance(value, Mapping) or not isinstance(was, Mapping) or not was:
        return value
    told = serialised_value(item, was, known.told)
    named = {_key(item, key, known) for key in value}
    kept = {key: one for key, one in told.items() if _key(item, key, known) not in named}  # type: ignore[union-attr]
    return {**kept, **value}


def _key(item: Field, text: str, known: Known) -> str:
    found = meanings(known.registry, item, text)
    return found[0] if len(found) == 1 else canonical(text)


def _says(item: Field, was: object, value: Value, known: Known) -> bool:
    """Whether a fact of the model is what a sheet says; where that is not plain it is written again and looked at then."""
    if was is None:
        return False
    if isinstance(value, list):
        return isinstance(was, tuple) and [_plain(one) for one in was] == [
            _meant(item, one, known) for one in value
        ]
    if isinstance(was, tuple):
        return [_plain(one) for one in was] == ([] if value == "none" else [_meant(item, value, known)])
    if isinstance(value, Mapping):
        return isinstance(was, Mapping) and {_plain(key): _plain(one) for key, one in was.items()} == {
            _key(item, key, known): _plain(one) for key, one in value.items()
        }
    return _plain(was) == _meant(item, value, known)


def _meant(item: Field, value: Value, known: Known) -> str:
    return _key(item, value, known) if isinstance(value, str) else _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return f"{value:g}"
    return canonical(str(getattr(value, "text", value)))
