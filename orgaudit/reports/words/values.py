"""The value of any input field in the reader's words: names for ids, words for codes, persons hidden where asked."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from orgaudit.intake.fields import Field, table
from orgaudit.model import NONE, Period
from orgaudit.model.identity import canonical
from orgaudit.reports.words.localizer import Localizer

Entries = Mapping[str, str]
"""The entries of a map or list, each with its value; empty values for a list."""


@cache
def field_of(section: str, attribute: str) -> Field | None:
    """Return the input field behind an attribute of the model; ``None`` where there is none."""
    fields = table().sections["unowned" if section == "duty" else section].fields
    return next((item for item in fields if item.attribute == attribute), None)


def value_told(value: object, field: Field | None, words: Localizer) -> str:
    """Return a value in words; what is unknown is an empty text."""
    if value is None:
        return ""
    if value is NONE or value == () or value == {}:
        return words.say("common/none")
    if isinstance(value, tuple):
        return words.catalogue.write([_one(item, field, words) for item in value])
    if isinstance(value, Mapping):
        told = entries_told(value, field, words)
        return words.catalogue.write(
            [words.say("diff/entry", name=name, value=item) for name, item in told.items()]
        )
    return _one(value, field, words)


def entries_told(value: object, field: Field | None, words: Localizer) -> Entries:
    """Return the entries of a map, or the items of a list, in words."""
    if isinstance(value, Mapping):
        return {_entry(key, field, words): _plain(item, words) for key, item in value.items()}
    return {_one(item, field, words): "" for item in value} if isinstance(value, tuple) else {}


def _entry(key: Any, field: Field | None, words: Localizer) -> str:
    match field.type if field else "":
        case "skills":
            return words.duty(str(key))
        case "dates_by_person":
            return words.person(str(key))
        case _:
            return words.say("diff/month", month=key)


def _one(value: object, field: Field | None, words: Localizer) -> str:
    if isinstance(value, str) and field is not None:
        teller = _TELLERS.get(field.type)
        if teller is not None:
            return teller(words, value)
        if field.values is not None and value in field.values.words:
            return words.name(field.attribute, value)
        if field.attribute == "function":
            return words.name("function", value)
    return _plain(value, words)


def _plain(value: object, words: Localizer) -> str:
    if isinstance(value, Period):
        return words.user(value.text)
    if isinstance(value, float | int) and not isinstance(value, bool):
        # A rate of 0.02 must not be rounded away, as the numbers in sentences are.
        return f"{value:,.10g}"
    return words.user(value) if isinstance(value, str) else words.catalogue.write(value)


def _person_or_text(words: Localizer, text: str) -> str:
    return words.person(text) if text in words.org.person_by_id else words.user(text)


def _department_or_text(words: Localizer, text: str) -> str:
    return words.department(text) if text in words.org.department_by_id else words.user(text)


def _owner(words: Localizer, text: str) -> str:
    key = canonical(text)
    return words.department(key) if key in words.org.department_by_id else _person_or_text(words, key)


def _goal(words: Localizer, address: str) -> str:
    return words.name("goal", address)


_TELLERS: Final[Mapping[str, Callable[[Localizer, str], str]]] = {
    "person": Localizer.person,
    "persons": Localizer.person,
    "count_or_persons": Localizer.person,
    "person_or_text": _person_or_text,
    "department": Localizer.department,
    "departments": Localizer.department,
    "consumers": _department_or_text,
    "checker": _owner,
    "waiver_owner": _owner,
    "place": Localizer.end,
    "goal_address": _goal,
}
