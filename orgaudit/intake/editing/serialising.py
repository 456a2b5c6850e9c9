"""From a value of the model to what is written for it in a file: persons by name, codes in the file's language."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.fields import Field, Language
from orgaudit.model import Organization, Period
from orgaudit.model.identity import canonical
from orgaudit.model.number import reckoned
from orgaudit.model.vocabulary import Stated

_PERSONS: Final = frozenset(
    ("person", "persons", "person_or_text", "checker", "count_or_persons", "waiver_owner")
)
_DEPARTMENTS: Final = frozenset(("department", "departments"))
NONE: Final[Mapping[Language, str]] = {"ja": "なし", "en": "none"}
_VACANT: Final = {"ja": "空席", "en": "vacant"}


def serialised_value(field: Field, value: Any, org: Organization, *, vacant: bool = False) -> Value:
    """Return what to write for a fact that is known. ``org`` is the company that it is a fact of; a ``vacant`` seat is told as such."""
    if isinstance(value, Stated) or value in ((), {}):
        return (_VACANT if vacant else NONE)[org.language or "en"]
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Mapping):
        return _told_map(field, value, org)
    if isinstance(value, tuple):
        told = [_one(field, item, org) for item in value]
        return [*told, _VACANT[org.language or "en"]] if vacant else told
    return _one(field, value, org)


def _told_map(field: Field, value: Mapping[Any, Any], org: Organization) -> Value:
    if field.type == "dates_by_person":
        return {org.person_name(key): day for key, day in value.items()}
    if field.type == "skills":
        return {told_place(key, org): level for key, level in value.items()}
    return {str(key): _plain(item) for key, item in value.items()}


def _one(field: Field, value: Any, org: Organization) -> Value:
    if field.type in _PERSONS and isinstance(value, str):
        return org.person_name(value)
    if field.type in _DEPARTMENTS and value in org.department_by_id:
        return org.department_by_id[value].name
    if field.type == "place":
        return told_place(value, org)
    if field.values and value in field.values.words:
        words = field.values.words[value]
        return (
            next((word for word in words[1:] if not word.isascii()), words[0])
            if org.language == "ja"
            else words[0]
        )
    return _plain(value)


def _plain(value: Any) -> Value:
    if isinstance(value, float):
        return reckoned(value)
    if isinstance(value, str | bool | int | date):
        return value
    return str(value)


def told_place(address: str, org: Organization) -> str:
    """Return the address of a department or duty by their names, where these lead there."""
    home, slash, _ = address.partition("/")
    department = org.department_by_id.get(home)
    duty = org.duty_by_address.get(address)
    if department is None or (slash and duty is None):
        return address
    if duty is None:
        return department.name
    named = f"{department.name}/{duty.name}"
    return named if "/" not in duty.name and duty.id == canonical(duty.name) else address
