"""The JSON Schema of each type of field; the same bounds and words as the reader's, for an editor's eyes.

An editor sees a file as YAML 1.2 does: ``30`` a number, ``true`` a boolean, dates and ``yes`` texts.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from orgaudit.intake.fields import Field, Table
from orgaudit.intake.values.list_readers import MONTHS, MOST_SKILL
from orgaudit.intake.values.plain_values import LARGEST

Schema = dict[str, Any]

_SCALAR: Final = ["string", "number", "boolean"]
_YEAR: Final = r"(19|20|21)\d\d"
_LEAP_YEAR: Final = "((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)"
_LESS_THAN_LARGEST: Final = r"(0*\d{1,12}|[1-9]\d{0,2}(,\d{3}){1,3})(\.\d+)?"
_ANY_NUMBER: Final = r"^\s*[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?\s*$"
_MONTH: Final = r"^\s*\+?0*([1-9]|1[0-2])(\.0+)?\s*月?\s*$"
_FILLED: Final = r"\S"


def unknown() -> Schema:
    """Return the schema of a value that says nothing."""
    return {"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}]}


def enumeration(words: Iterable[str]) -> Schema:
    """Return the schema of a set of words; those that YAML takes for true, false or a number count as such too."""
    given = list(dict.fromkeys(words))
    typed = {"true": True, "false": False, "1": 1}
    return {"enum": [*given, *(typed[word] for word in given if word in typed)]}


def value_schema(field: Field, table: Table) -> Schema:
    """Return the schema of what a field's value may be, without null and the words for none."""
    return _TYPES[field.type](field, table)


def _text(_field: Field, _table: Table) -> Schema:
    return {"type": _SCALAR, "pattern": _FILLED}


def _id(_field: Field, _table: Table) -> Schema:
    return {"type": _SCALAR, "pattern": r"^[^/／]*$", "allOf": [{"pattern": _FILLED}]}


def _number(field: Field, _table: Table) -> Schema:
    return _bounded("number", field.minimum, field.maximum)


def _integer(field: Field, _table: Table) -> Schema:
    return _bounded("integer", field.minimum, field.maximum)


def _bounded(kind: str, low: float | None, high: float | None) -> Schema:
    number: Schema = {"type": kind, "exclusiveMaximum": LARGEST}
    if low is not None:
        number["minimum"] = low
    if high is not None:
        number["maximum"] = high
    return {"anyOf": [number, {"type": "string", "pattern": _written(kind, high)}]}


def _written(kind: str, high: float | None) -> str:
    """Return the pattern of a quoted or Japanese-style number; every bounded field of the table starts at 0."""
    if high is None:
        digits = (
            _LESS_THAN_LARGEST if kind == "number" else _LESS_THAN_LARGEST.replace(r"(\.\d+)?", r"(\.0+)?")
        )
    elif kind == "integer":
        digits = rf"0*[0-{high:.0f}](\.0+)?"
    else:
        digits = r"(0+(\.\d+)?|0*1(\.0+)?)"
    return rf"^\s*(\+?{digits}|-0+(\.0+)?)\s*$"


def _bool(_field: Field, table: Table) -> Schema:
    return enumeration((*table.true_words, *table.false_words))


def _choice(field: Field, _table: Table) -> Schema:
    return enumeration(field.values.spellings() if field.values else ())


def _date(_field: Field, _table: Table) -> Schema:
    return {"type": "string", "pattern": rf"^\s*({_days()})\s*$"}


def _days() -> str:
    months = (
        ("0?[13578]|1[02]", r"0?[1-9]|[12]\d|3[01]", _YEAR),
        ("0?[469]|11", r"0?[1-9]|[12]\d|30", _YEAR),
        ("0?2", r"0?[1-9]|1\d|2[0-8]", _YEAR),
        ("0?2", "29", _LEAP_YEAR),
    )
    forms = "{0}-({1})-({2})", "{0}/({1})/({2})", "{0}年 ?({1})月 ?({2})日"
    return "|".join(form.format(year, month, day) for month, day, year in months for form in forms)


def _period(_field: Field, _table: Table) -> Schema:
    month = "(0?[1-9]|1[0-2])"
    fiscal = "年度(上期|下期|上半期|下半期|第?[1-4]四半期|[Qq][1-4])?"
    spans = f"-{month}|/{month}|年 ?{month}月|年?|-?[Qq][1-4]|-?[Hh][12]|{fiscal}"
    written = rf"^\s*({_days()}|{_YEAR}({spans}))\s*$"
    return {
        "anyOf": [
            {"type": "string", "pattern": written},
            {"type": "integer", "minimum": 1900, "maximum": 2199},
        ]
    }


def _country(_field: Field, _table: Table) -> Schema:
    return {"type": "string", "pattern": r"^\s*[A-Za-z]{2}\s*$"}


def _person(_field: Field, table: Table) -> Schema:
    flags = enumeration((*table.true_words, *table.false_words))
    return {"type": _SCALAR, "pattern": _FILLED, "not": flags}


def _flag_or_count(field: Field, table: Table) -> Schema:
    return {"anyOf": [_bool(field, table), _integer(field, table)]}


def _month(_field: Field, _table: Table) -> Schema:
    number = {"type": "integer", "minimum": MONTHS.start, "maximum": MONTHS.stop - 1}
    return {"anyOf": [number, {"type": "string", "pattern": _MONTH}]}


def _count_or_persons(field: Field, table: Table) -> Schema:
    person = _person(field, table)
    alone = {**person, "type": "string", "allOf": [{"not": {"pattern": _ANY_NUMBER}}]}
    return {"anyOf": [_integer(field, table), alone, _list_of(person, field, table)]}


def _list(item: "TypeSchema") -> "TypeSchema":
    def listed(field: Field, table: Table) -> Schema:
        one = item(field, table)
        return {"anyOf": [_list_of(one, field, table), one]}

    return listed


def _list_of(item: Schema, field: Field, table: Table) -> Schema:
    words = field.values.spellings() if field.values else ()
    nones = [word for word in table.none_words if word not in words]
    listed: Schema = {"type": "array", "items": {"allOf": [item, {"not": {"enum": nones}}]}}
    if not field.accepts_none:
        return listed
    only_none = {"type": "array", "minItems": 1, "maxItems": 1, "items": {"enum": list(table.none_words)}}
    return {"anyOf": [listed, only_none]}


def _hours_by_month(field: Field, table: Table) -> Schema:
    hours = _number(field, table)
    length = len(MONTHS)
    not_none = {"allOf": [hours, {"not": {"enum": list(table.none_words)}}]}
    by_month = {
        "type": "object",
        "patternProperties": {_MONTH: {"anyOf": [hours, unknown()]}},
        "additionalProperties": False,
    }
    return {
        "anyOf": [
            by_month,
            {"type": "array", "items": not_none, "minItems": length, "maxItems": length},
            _empty(),
        ]
    }


def _skills(_field: Field, _table: Table) -> Schema:
    return _map({"pattern": _FILLED}, _bounded("integer", 0, MOST_SKILL))


def _dates_by_person(field: Field, table: Table) -> Schema:
    names = {"pattern": _FILLED, "not": enumeration((*table.true_words, *table.false_words))}
    return _map(names, _date(field, table))


def _map(names: Schema, value: Schema) -> Schema:
    entries = {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": {"anyOf": [value, unknown()]},
    }
    return {"anyOf": [entries, _empty()]}


def _empty() -> Schema:
    return {"type": "array", "maxItems": 0}


TypeSchema = Callable[[Field, Table], Schema]

_TYPES: Final[Mapping[str, TypeSchema]] = {
    "text": _text,
    "id": _id,
    "number": _number,
    "integer": _integer,
    "count": _integer,
    "date": _date,
    "period": _period,
    "bool": _bool,
    "choice": _choice,
    "number_or_text": _text,
    "text_or_false": _text,
    "flag_or_count": _flag_or_count,
    "country": _country,
    "person": _person,
    "person_or_text": _text,
    "checker": _person,
    "department": _text,
    "place": _text,
    "goal_address": _text,
    "address": _text,
    "waiver_owner": _text,
    "texts": _list(_text),
    "persons": _list(_person),
    "consumers": _list(_text),
    "addresses": _list(_text),
    "choices": _list(_choice),
    "months": _list(_month),
    "departments": _list(_text),
    "count_or_persons": _count_or_persons,
    "hours_by_month": _hours_by_month,
    "dates_by_person": _dates_by_person,
    "skills": _skills,
}
