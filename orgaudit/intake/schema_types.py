"""The JSON Schema of each type of field; the same bounds and words as the reader's, for an editor's eyes.

An editor sees a file as YAML 1.2 does: ``30`` a number, ``true`` a boolean, dates and ``yes`` texts.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from orgaudit.intake.fields import Field, Table
from orgaudit.intake.values.choices import GRADE
from orgaudit.intake.values.frequency import PATTERNS, WORDS
from orgaudit.intake.values.list_readers import MOST_SKILL
from orgaudit.intake.values.person_words import LONGEST_NONE, none_pattern, words
from orgaudit.intake.values.plain_values import LARGEST, MONTHS
from orgaudit.intake.values.quantities import DIGITS, pattern_of

Schema = dict[str, Any]

_SCALAR: Final = ["string", "number", "boolean"]
_YEAR: Final = r"(19|20|21)\d\d"
_LEAP_YEAR: Final = "((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)"
_LESS_THAN_LARGEST: Final = r"(0*\d{1,12}|[1-9]\d{0,2}(,\d{3}){1,3})(\.\d+)?"
_ANY_NUMBER: Final = r"^\s*[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?\s*$"
_ONE_MONTH: Final = r"\+?0*([1-9]|1[0-2])(\.0+)?\s*月?"
_MONTH: Final = rf"^\s*{_ONE_MONTH}\s*$"
_SOME_MONTHS: Final = rf"^\s*{_ONE_MONTH}(\s*([、，,・/;]|[~〜～–-]|から)\s*{_ONE_MONTH})*\s*$"
_BY_ANOTHER_PERIOD: Final = r"^(?=.*\d)(?=.*(?:時間|[0-9０-９]\s*分|人日|[hH]|[mM]in|\dd))(?=.*(?:日|週|年|[dD]ay|[dD]ai|[wW]eek|[yY]ear|annum|/\s*[dwyDWY])).{2,60}$"
"""Hours by the day, the week or the year; the reader says which of these it takes."""
_ERA: Final = r"(令和|平成|昭和|大正|明治|[RHSTMrhstm])\s*(元|\d{1,2})"
_MORE: Final = r"((T|\s+)\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?(\s*[(（]([月火水木金土日]曜?日?)[)）])?"
_NAMED_MONTH: Final = (
    "([Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6}"
)
_IN_ENGLISH: Final = (
    rf"\d{{1,2}}(st|nd|rd|th)?[ -]{_NAMED_MONTH}\.?,?[ -]{_YEAR}",
    rf"{_NAMED_MONTH}\.? \d{{1,2}}(st|nd|rd|th)?,? {_YEAR}",
)
_FILLED: Final = r"\S"


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
    return {"type": _SCALAR, "pattern": _FILLED}


def _id(_field: Field, _table: Table) -> Schema:
    return {"type": _SCALAR, "pattern": r"^[^/／]*$", "allOf": [{"pattern": _FILLED}]}


def _number(field: Field, _table: Table) -> Schema:
    return _with_unit(field, _bounded("number", field.minimum, field.maximum), DIGITS)


def _integer(field: Field, _table: Table) -> Schema:
    whole = DIGITS.replace(r"(?:\.\d+)?", r"(?:\.0+)?")
    return _with_unit(field, _bounded("integer", field.minimum, field.maximum), whole)


def _with_unit(field: Field, bounded: Schema, digits: str) -> Schema:
    """Return the schema of a figure that may carry a unit, or words for "about"."""
    if not field.unit:
        return bounded
    if field.maximum == 1:
        parts = r"0*(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)\s*(?:%|％|パーセント)|0*(?:10|\d(?:\.\d+)?)\s*割"
        return {
            "anyOf": [*bounded["anyOf"], {"type": "string", "pattern": rf"^\s*(?:約\s*)?(?:{parts})\s*$"}]
        }
    written = re.sub(r"\?P<\w+>", "?:", pattern_of(field.unit, digits))
    more_than_digits = {"type": "string", "pattern": rf"^(?!\s*[+\d,.]+\s*$)\s*(?:{written})\s*$"}
    other = [{"type": "string", "pattern": _BY_ANOTHER_PERIOD}] if field.unit == "hours/month" else []
    return {"anyOf": [*bounded["anyOf"], more_than_digits, *other]}


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
        forms += [{"type": "number"}, {"type": "string", "pattern": _ANY_NUMBER}]
        forms.append({"type": "string", "pattern": rf"^\s*(?:{GRADE}|[A-FS][+-]?)\s*$"})
    return {"anyOf": forms}


def _one_or_more_choices(field: Field, table: Table) -> Schema:
    """Return the schema of a choice, or of several in one text."""
    one = "(" + "|".join(field.values.spellings() if field.values else ()) + ")"
    several = {"type": "string", "pattern": rf"^\s*{one}(\s*[、，,・･／/;；＆&+＋と]\s*{one})+\s*$"}
    return {"anyOf": [_choice(field, table), several]}


def _date(_field: Field, _table: Table) -> Schema:
    compact = {"type": "integer", "minimum": 19000101, "maximum": 21991231}
    return {"anyOf": [{"type": "string", "pattern": rf"^\s*({_days()}){_MORE}\s*$"}, compact]}


def _days() -> str:
    months = (
        ("0?[13578]|1[02]", r"0?[1-9]|[12]\d|3[01]", _YEAR),
        ("0?[469]|11", r"0?[1-9]|[12]\d|30", _YEAR),
        ("0?2", r"0?[1-9]|1\d|2[0-8]", _YEAR),
        ("0?2", "29", _LEAP_YEAR),
    )
    forms = "{0}-({1})-({2})", "{0}/({1})/({2})", r"{0}\.({1})\.({2})", "{0}年 ?({1})月 ?({2})日"
    written = [form.format(year, month, day) for month, day, year in months for form in forms]
    written += [form.format(_ERA, *months[0][:2]) for form in forms]
    written += [form.format(_ERA, month, day) for month, day, _ in months[1:3] for form in forms]
    return "|".join((*written, rf"{_YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", *_IN_ENGLISH))


def _period(_field: Field, _table: Table) -> Schema:
    month = "(0?[1-9]|1[0-2])"
    fiscal = "年度(上期|下期|上半期|下半期|第?[1-4]四半期|[Qq][1-4])?"
    spans = f"-{month}|/{month}|年 ?{month}月|年?|-?[Qq][1-4]|-?[Hh][12]|{fiscal}"
    written = rf"^\s*(({_days()}){_MORE}|({_YEAR}|{_ERA})({spans}))\s*$"
    return {
        "anyOf": [
            {"type": "string", "pattern": written},
            {"type": "integer", "minimum": 1900, "maximum": 2199},
        ]
    }


def _country(_field: Field, _table: Table) -> Schema:
    return {"type": "string", "pattern": r"^\s*[A-Za-z]{2}\s*$"}


def _person(_field: Field, table: Table) -> Schema:
    return {"type": _SCALAR, "pattern": _FILLED, "not": _no_person(table)}


def _no_person(table: Table) -> Schema:
    """Return the schema of a yes or no, and of a word that points at another line."""
    return enumeration((*table.true_words, *table.false_words, *words()["ditto"]))


def _flag_or_count(field: Field, table: Table) -> Schema:
    return {"anyOf": [_bool(field, table), _integer(field, table)]}


def _month(_field: Field, _table: Table) -> Schema:
    number = {"type": "integer", "minimum": MONTHS.start, "maximum": MONTHS.stop - 1}
    return {"anyOf": [number, {"type": "string", "pattern": _SOME_MONTHS}]}


def _count_or_persons(field: Field, table: Table) -> Schema:
    person = _person(field, table)
    alone = {**person, "type": "string", "allOf": [{"not": {"pattern": _ANY_NUMBER}}]}
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
    names = {"pattern": _FILLED, "not": _no_person(table)}
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
