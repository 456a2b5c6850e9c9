"""Whom an answer names: a name that only one person of the company can be called by is written out, and told."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.fields import Field
from orgaudit.intake.follower import PERSON_TYPES
from orgaudit.intake.part_of_name import is_less, persons_meant, persons_spelt, told_apart
from orgaudit.intake.problems import InputProblem, Weight
from orgaudit.intake.values.person_names import names_in, not_there
from orgaudit.intake.values.person_words import have_letters, is_cross, meaning_of, names_a_unit
from orgaudit.model import Organization, Person, Place
from orgaudit.model.identity import canonical

Tell = Callable[[InputProblem], None]

_MOST_SHOWN: Final = 12
"""Candidates that a message names."""


def with_persons(
    org: Organization, field: Field, address: str, value: Value, place: Place, tell: Tell
) -> Value:
    """Return an answer with each person called as the company calls them. Tells what is taken, and what nobody can be meant by.

    A day alone is that of the only person whom it can mean: written beside it, it stays theirs when others join.
    """
    if field.type not in PERSON_TYPES:
        return value
    if isinstance(value, date):
        doer = _only_doer(org, address)
        return value if doer is None else {doer: value}
    if isinstance(value, dict):
        return {_named(org, str(key), place, tell): day for key, day in value.items()}
    texts = value if isinstance(value, list) else [value]
    if field.type != "checker" and all(isinstance(text, str) and _is_group(org, text) for text in texts):
        tell(InputProblem("answer_names_nobody", place, {"found": "、".join(map(str, texts))}))
        return value
    named: list[Value] = [_named(org, text, place, tell) if isinstance(text, str) else text for text in texts]
    return named if isinstance(value, list) else named[0]


def _only_doer(org: Organization, address: str) -> str | None:
    """Return the only one who stands in for a duty, else does it."""
    duty = org.duty_by_address.get(address)
    ids = (duty.backups or duty.primary or ()) if duty else ()
    person = next((item for item in org.people if [item.id] == list(ids)), None)
    return _called(org.people, person) if person else None


def _named(org: Organization, text: str, place: Place, tell: Tell) -> str:
    names = (text,) if meaning_of(text) or persons_spelt(org, text) else names_in(text)
    if len(names) > 1:
        found = [_one(org, name, place, tell) for name in names]
        return text if found == list(names) else "、".join(found)
    return _one(org, text, place, tell)


def _one(org: Organization, name: str, place: Place, tell: Tell) -> str:
    if meaning_of(name) or persons_spelt(org, name) or _is_department(org, name):
        return name
    meant = persons_meant(org, name)
    if len(meant) > 1:
        choices = told_apart(meant[:_MOST_SHOWN])
        tell(InputProblem("ambiguous_reference", place, {"found": name, "choices": choices}))
        return name
    if not meant or not is_less(name, meant[0].name):
        return name
    called = _called(org.people, meant[0])
    tell(InputProblem("answer_person_taken", place, {"found": name, "name": called}, Weight.NOTE))
    return called


def _called(people: Sequence[Person], person: Person) -> str:
    return person.id if [item.name for item in people].count(person.name) > 1 else person.name


def _is_group(org: Organization, text: str) -> bool:
    return not persons_spelt(org, text) and (
        meaning_of(text) == "group"
        or not_there(text) is not None
        or (is_cross(text) and not have_letters(person.name for person in org.people))
        or names_a_unit(text)
        or _is_department(org, text)
    )


def _is_department(org: Organization, text: str) -> bool:
    return any(canonical(text) in (item.id, canonical(item.name)) for item in org.departments)
