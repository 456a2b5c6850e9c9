"""The elements of a company as conditions see them: maps of plain values, by the keys of the input format.

A fact that nobody wrote has no key. What is stated to be none is an empty text, an empty list or 0. A day is a text (``2027-03-31``), with the
days from the day of the audit to it beside it: ``leaving_on`` and ``leaving_in_days``, below 0 in the past. Persons and departments
are given by their ids, and texts have no sign in them that nobody sees.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from orgaudit.intake.fields import Field, table
from orgaudit.model import Organization, Period
from orgaudit.model.dataclass import dataclass
from orgaudit.model.visible import visible
from orgaudit.model.vocabulary import Stated
from orgaudit.own.surroundings import Maps, around_of
from orgaudit.settings import OwnSubject

SECTIONS: Final[Mapping[str, str]] = {
    "duty": "duty",
    "department": "department",
    "goal": "goal",
    "handoff": "handoff",
    "person": "person",
    "company": "company",
}
"""Kind of element -> its section of the table of fields. A process has none: it is what duties and handoffs name."""

_ELEMENTS: Final = frozenset(("object", "objects", "people", "addresses"))
_WHOLE: Final = frozenset(("integer", "count", "flag_or_count", "count_or_persons"))
_LISTS: Final = frozenset(("texts", "choices", "persons", "departments", "consumers"))
_DAYS: Final = frozenset(("date", "period"))

AROUND: Final[Mapping[str, Mapping[str, str]]] = {
    "duty": {"home": "map", "primary_people": "maps", "backup_people": "maps"},
    "department": {
        "duties": "maps",
        "goals": "maps",
        "people": "maps",
        "handoffs_out": "maps",
        "handoffs_in": "maps",
    },
    "goal": {"home": "map"},
    "handoff": {"source_home": "map", "target_home": "map"},
    "person": {"duties": "maps", "stands_in_for": "maps"},
    "process": {"id": "text", "name": "text", "duties": "maps", "handoffs": "maps", "departments": "texts"},
    "company": {},
}
"""What stands around an element, beside its own fields. Each is what the input says elsewhere, none a judgement."""


@cache
def types_of(kind: str) -> Mapping[str, str]:
    """Return every key of a kind of element with its type: ``text``, ``whole``, ``number``, ``flag``, ``texts``, ``wholes``, ``map``, ``maps``."""
    found: dict[str, str] = {}
    for item in _fields(kind):
        found[item.key] = _type(item)
        if item.type in _DAYS:
            found[days_key(item.key)] = "whole"
    return {**found, **AROUND[kind]}


@cache
def known_keys() -> frozenset[str]:
    """Return every key of any kind."""
    return frozenset(key for kind in AROUND for key in types_of(kind))


@cache
def missing_path(kind: str, key: str) -> str:
    """Return the field that a condition over elements of a kind lacks, as ``duty.backups``: one of its own, else that of another kind."""
    for other in dict.fromkeys((kind, "duty", "person", "department", "goal", "handoff", "company")):
        for item in _fields(other):
            if key in (item.key, days_key(item.key)):
                return f"{other}.{item.attribute}"
    own = {"primary_people": "duty.primary", "backup_people": "duty.backups"}
    return own.get(key, f"department.{key}" if key in ("duties", "goals") else "duty.departments")


@cache
def words_of_key(key: str) -> tuple[str, ...]:
    """Return the codes of which a fact takes one or more; empty for what takes others, by whatever element."""
    found = [item for kind in SECTIONS for item in _fields(kind) if item.key == key]
    if not found or any(item.values is None or item.type not in ("choice", "choices") for item in found):
        return ()
    return tuple(dict.fromkeys(code for item in found if item.values for code in item.values.words))


def days_key(key: str) -> str:
    """Return the key of the days to a date."""
    return f"{key.removesuffix('_on')}_in_days"


@cache
def _fields(kind: str) -> tuple[Field, ...]:
    if kind not in SECTIONS:
        return ()
    return tuple(item for item in table().sections[SECTIONS[kind]].fields if item.type not in _ELEMENTS)


def _type(item: Field) -> str:
    if item.type in _LISTS:
        return "texts"
    if item.type in _WHOLE:
        return "whole"
    if item.type in ("number", "number_or_text"):
        return "number"
    return {"bool": "flag", "months": "wholes"}.get(item.type, "map" if item.is_map else "text")


def _value(item: Field, value: Any) -> Any:
    kind = _type(item)
    if isinstance(value, Stated):
        return {"texts": [], "wholes": [], "whole": 0, "number": "" if item.type != "number" else 0.0}.get(
            kind, ""
        )
    if isinstance(value, Period):
        return value.last_day.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if item.type == "count_or_persons" and isinstance(value, tuple):
        return len(value)
    if kind == "number" and isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, tuple):
        return [visible(part) if isinstance(part, str) else part for part in value]
    if isinstance(value, Mapping):
        return {str(key): part.isoformat() if isinstance(part, date) else part for key, part in value.items()}
    return "" if value is False and kind == "text" else value


def _own(kind: str, element: Any, as_of: date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in _fields(kind):
        value = getattr(element, item.attribute, None)
        if value is None:
            continue
        found[item.key] = _value(item, value)
        day = value.last_day if isinstance(value, Period) else value
        if isinstance(day, date):
            found[days_key(item.key)] = (day - as_of).days
    return found


@dataclass(frozen=True)
class Values:
    """Every element of one company as conditions see it, by kind and address; made once, what stands around an element included."""

    company: Mapping[str, Any]
    today: str
    by_kind: Mapping[str, Mapping[str, Mapping[str, Any]]]


def values_of(org: Organization) -> Values:
    """Return the elements of a company, made on first use."""
    kept = org.kept.get("own.values")
    if not isinstance(kept, Values):
        kept = org.kept["own.values"] = _made(org)
    return kept


def _made(org: Organization) -> Values:
    plain: Maps = {
        kind: {item.address: _own(kind, item, org.as_of) for item in elements(org)}
        for kind, elements in ELEMENTS.items()
    }
    around = around_of(org, plain)
    return Values(
        company=_own("company", org.company, org.as_of),
        today=org.as_of.isoformat(),
        by_kind={
            kind: {address: {**own, **around[kind].get(address, {})} for address, own in items.items()}
            for kind, items in plain.items()
        },
    )


ELEMENTS: Final[Mapping[OwnSubject, Callable[[Organization], tuple[Any, ...]]]] = {
    "duty": lambda org: org.duties,
    "department": lambda org: org.departments,
    "goal": lambda org: org.goals,
    "handoff": lambda org: org.handoffs,
    "person": lambda org: org.people,
    "process": lambda org: org.processes,
}
"""Kind -> all elements of it, in the order of the file."""
