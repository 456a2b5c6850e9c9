"""The JSON Schema of each type of field; the same bounds and words as the reader's, for an editor's eyes.

An editor sees a file as YAML 1.2 does: ``30`` a number, ``true`` a boolean, dates and ``yes`` texts.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from orgaudit.intake.fields import Field, Table
from orgaudit.intake.schema_figures import Schema, bounded, with_unit
from orgaudit.intake.schema_patterns import (
    ANY_NUMBER,
    ERA,
    FILLED,
    MONTH,
    MORE,
    SOME_MONTHS,
    YEAR,
    days,
)
from orgaudit.intake.values.choices import GRADE
from orgaudit.intake.values.frequency import PATTERNS, WORDS
from orgaudit.intake.values.list_readers import MOST_SKILL
from orgaudit.intake.values.person_words import LONGEST_NONE, none_pattern, words
from orgaudit.intake.values.plain_values import MONTHS
from orgaudit.intake.values.quantities import DIGITS

_SCALAR: Final = ["string", "number", "boolean"]


def unknown() -> Schema:
    """Return the schema of a value that says nothing."""
    return {"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}]}


def enumeration(words: Iterable[str]) -> Schema:
    """Return the schema of a set of words; those that YAML takes for true, false or a number count as such too."""
    given = list(dict.fromkeys(words))
    typed = {"true": True, "false": False, "1": 1}
    return {"enum": [*given, *(typed[word] for word in given if word in typed)]}


def nothing() -> Schema:
    """Return the schema of the statement that there is none: words, and marks of every kind."""
    return {"type": "string", "pattern": none_pattern(), "maxLength": LONGEST_NONE}


def value_schema(field: Field, table: Table) -> Schema:
    """Return the schema of what a field's value may be, without null and the words for none."""
    return _TYPES[field.type](field, table)


def _text(_field: Field, _table: Table) -> Schema:
    return {"type": _SCALAR, "pattern": FILLED}


def _id(_field: Field, _table: Table) -> Schema:
    return {"type": _SCALAR, "pattern": r"^[^/／]*$", "allOf": [{"pattern": FILLED}]}


def _number(field: Field, _table: Table) -> Schema:
    return with_unit(field, bounded("number", field.minimum, field.maximum), DIGITS)


def _integer(field: Field, _table: Table) -> Schema:
    whole = DIGITS.replace(r"(?:\.\d+)?", r"(?:\.0+)?")
    return with_unit(field, bounded("integer", field.minimum, field.maximum), whole)


def _bool(_field: Field, table: Table) -> Schema:
    return {"anyOf": [enumeration((*table.true_words, *table.false_words)), nothing()]}


def _choice(field: Field, _table: Table) -> Schema:
    known = field.values.words if field.values else {}
    forms = [enumeration(field.values.spellings() if field.values else ())]
    if "none" in known:
        forms.append(nothing())
    if field.values and field.values.name == "Frequency":
        forms += [
            {"enum": list(WORDS)},
            *({"type": "string", "pattern": rf"^\s*{each}\s*$"} for each in PATTERNS),
        ]
    if field.values and field.values.name == "Criticality":  # the file's legend says what they mean
        forms += [{"type": "number"}, {"type": "string", "pattern": ANY_NUMBER}]
        forms.append({"type": "string", "pattern": rf"^\s*(?:{GRADE}|[A-FS][+-]?)\s*$"})
    return {"anyOf": forms}


def _one_or_more_choices(field: Field, table: Table) -> Schema:
    """Return the schema of a choice, or of several in one text."""
    one = "(" + "|".join(field.values.spellings() if field.values else ()) + ")"
    several = {"type": "string", "pattern": rf"^\s*{one}(\s*[、，,・･／/;；＆&+＋と]\s*{one})+\s*$"}
    return {"anyOf": [_choice(field, table), several]}


def _date(_field: Field, _table: Table) -> Schema:
    compact = {"type": "integer", "minimum": 19000101, "maximum": 21991231}
    return {"anyOf": [{"type": "string", "pattern": rf"^\s*({days()}){MORE}\s*$"}, compact]}


def _period(_field: Field, _table: Table) -> Schema:
    month = "(0?[1-9]|1[0-2])"
    fiscal = "年度(上期|下期|上半期|下半期|第?[1-4]四半期|[Qq][1-4])?"
    spans = f"-{month}|/{month}|年 ?{month}月|年?|-?[Qq][1-4]|-?[Hh][12]|{fiscal}"
    written = rf"^\s*(({days()}){MORE}|({YEAR}|{ERA})({spans}))\s*$"
    return {
        "anyOf": [
            {"type": "string", "pattern": written},
            {"type": "integer", "minimum": 1900, "maximum": 2199},
        ]
    }


def _country(_field: Field, _table: Table) -> Schema:
    return {"type": "string", "pattern": r"^\s*[A-Za-z]{2}\s*$"}


def _person(_field: Field, table: Table) -> Schema:
    return {"type": _SCALAR, "pattern": FILLED, "not": _no_person(table)}


def _no_person(table: Table) -> Schema:
    """Return the schema of a yes or no, of a mark, and of a word that points at another line."""
    return enumeration((*table.true_words, *table.false_words, *words()["ditto"], *words()["mark"]))


def _flag_or_count(field: Field, table: Table) -> Schema:
    return {"anyOf": [_bool(field, table), _integer(field, table)]}


def _month(_field: Field, _table: Table) -> Schema:
    number = {"type": "integer", "minimum": MONTHS.start, "maximum": MONTHS.stop - 1}
    return {"anyOf": [number, {"type": "string", "pattern": SOME_MONTHS}]}


def _count_or_persons(field: Field, table: Table) -> Schema:
    person = _person(field, table)
    alone = {**person, "type": "string", "allOf": [{"not": {"pattern": ANY_NUMBER}}]}
    return {"anyOf": [_integer(field, table), alone, _list_of(person, field)]}


def _list(item: "TypeSchema") -> "TypeSchema":
    def listed(field: Field, table: Table) -> Schema:
        one = item(field, table)
        return {"anyOf": [_list_of(one, field), one]}

    return listed


def _list_of(item: Schema, field: Field) -> Schema:
    listed: Schema = {"type": "array", "items": {"allOf": [item, {"not": nothing()}]}}
    if not field.accepts_none:
        return listed
    return {"anyOf": [listed, {"type": "array", "minItems": 1, "maxItems": 1, "items": nothing()}]}


def _hours_by_month(field: Field, table: Table) -> Schema:
    hours = _number(field, table)
    length = len(MONTHS)
    not_none = {"allOf": [hours, {"not": nothing()}]}
    by_month = {
        "type": "object",
        "patternProperties": {MONTH: {"anyOf": [hours, unknown()]}},
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
    return _map({"pattern": FILLED}, bounded("integer", 0, MOST_SKILL))


def _dates_by_person(field: Field, table: Table) -> Schema:
    names = {"pattern": FILLED, "not": _no_person(table)}
    by_person = _map(names, _date(field, table))
    return {"anyOf": [*by_person["anyOf"], _date(field, table)]}


def _map(names: Schema, value: Schema) -> Schema:
    entries = {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": {"anyOf": [value, unknown()]},
    }
    return {"anyOf": [entries, _empty()]}


def _empty() -> Schema:
    return {"type": "array", "maxItems": 0}


def _legend(_field: Field, _table: Table) -> Schema:
    return {"type": "object", "additionalProperties": {"type": "object"}}


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
    "legend": _legend,
    "department": _text,
    "place": _text,
    "goal_address": _text,
    "address": _text,
    "waiver_owner": _text,
    "texts": _list(_text),
    "persons": _list(_person),
    "consumers": _list(_text),
    "addresses": _list(_text),
    "choices": _list(_one_or_more_choices),
    "months": _list(_month),
    "departments": _list(_text),
    "count_or_persons": _count_or_persons,
    "hours_by_month": _hours_by_month,
    "dates_by_person": _dates_by_person,
    "skills": _skills,
}
