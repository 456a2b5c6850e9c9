"""From one scalar to one value, by the field's type; what does not fit is told with what is allowed."""

from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any, Final

from orgaudit.intake.draft import BROKEN, Broken
from orgaudit.intake.fields import Field
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.choices import read_choice
from orgaudit.intake.values.person_words import meaning_of, says_none, words
from orgaudit.intake.values.plain_values import (
    LARGEST,
    date_of,
    day_alone,
    day_of_serial,
    number_of,
    period_of,
    whole_month_of,
)
from orgaudit.intake.values.quantities import figure_of
from orgaudit.intake.values.reader_context import Reading, found
from orgaudit.intake.yaml.nodes import Node, Scalar
from orgaudit.model import NONE, Period
from orgaudit.model.pattern import pattern


def read_text(reading: Reading, field: Field, node: Node, key: str) -> Any:
    """Read any scalar as text; None where one that speaks for its element is still to be written (未定, TBD, ?)."""
    if type(node) is not tuple:
        return reading.refuse("not_text", node, key)
    text = node[0].strip()
    if field.key in _SPEAKING and text and is_open(text):
        reading.note("read_as_unknown", node, f"{key}: {text}")
        return None
    return text


_SPEAKING: Final = frozenset(("compensating", "licence", "office_reason", "scope", "sla"))
"""Texts of which it is enough that they are there: a rule takes them for an answer."""


def is_open(text: str) -> bool:
    """Whether a text only says that it is still to be written, or has no letter and no figure."""
    return not any(map(str.isalnum, text)) or folded(text).rstrip(".。…!！") in words()["open"]


def read_id(reading: Reading, field: Field, node: Node, key: str) -> Any:
    """Read an id, which has no slash."""
    text = read_text(reading, field, node, key)
    if isinstance(text, str) and ("/" in text or "/" in folded(text)):
        return reading.refuse("id_with_slash", node, key, found=text)
    return text


def number_at(reading: Reading, field: Field, node: Node) -> float | None:
    """Return the number at a node, with or without a unit of the field; None where there is none."""
    if type(node) is not tuple:
        return None
    value = number_of(node[0], quoted=node[1])
    if value is not None or not field.unit:
        return value
    figure = figure_of(node[0], field.unit)
    if figure is None:
        return _by_another_period(reading, node) if field.unit == "hours/month" else None
    if figure.about:
        reading.note("read_as_about", node, f"{node[0].strip()} → {figure.value:g}")
    return figure.value


_DAY_AND_HOURS: Final = pattern(r"1\s*日\s*\d")
"""1日2時間 is two hours every day, or a day and two hours: nobody can tell."""


def _by_another_period(reading: Reading, node: Scalar) -> float | None:
    """Read hours that are given by the day, the week or the year, as spreadsheets give them: 週3時間, 90 min a week."""
    from orgaudit.intake.sheets.cells.amounts import A_MONTH, NO_HINT, amount_of, hours_of

    amount = None if _DAY_AND_HOURS.match(folded(node[0])) else amount_of(node[0])
    if amount is None or amount.per not in ("day", "week", "year"):
        return None
    hours = hours_of(amount, NO_HINT)
    if hours is None:
        return None
    value = float(round(hours * A_MONTH[amount.per], 2))
    reading.note("read_by_the_month", node, f"{node[0].strip()} → {value:g}")
    return value


def read_number(reading: Reading, field: Field, node: Node, key: str) -> float | Broken:
    """Read a number within the field's bounds."""
    value = number_at(reading, field, node)
    if value is None:
        return reading.refuse("not_a_number", node, key, found=found(node), **bounds(field))
    return _bounded(reading, field, node, key, value)


def read_integer(reading: Reading, field: Field, node: Node, key: str) -> int | Broken:
    """Read a whole number within the field's bounds."""
    value = number_at(reading, field, node)
    if value is None or not value.is_integer():
        return reading.refuse("not_an_integer", node, key, found=found(node), **bounds(field))
    inside = _bounded(reading, field, node, key, value)
    return inside if isinstance(inside, Broken) else int(inside)


def read_date(reading: Reading, _field: Field, node: Node, key: str) -> date | Broken:
    """Read a day. A month without its day and a spreadsheet's number of a day are told as such."""
    text = found(node)
    value = date_of(text)
    if value is not None:
        return value
    if whole_month_of(text):
        return reading.refuse("day_is_missing", node, key, found=text)
    if day_alone(text):
        return reading.refuse("year_is_missing", node, key, found=text)
    return reading.refuse("not_a_date", node, key, found=text, day=day_of_serial(text))


def read_period(reading: Reading, _field: Field, node: Node, key: str) -> Period | Broken:
    """Read a day or a period. A day or month without its year is told as such."""
    value = period_of(node[0]) if type(node) is tuple else None
    if value is not None:
        return value
    code = "year_is_missing" if day_alone(found(node)) else "not_a_period"
    return reading.refuse(code, node, key, found=found(node))


def read_bool(reading: Reading, _field: Field, node: Node, key: str) -> bool | Broken:
    """Read yes or no."""
    value = reading.flag(node[0]) if type(node) is tuple else None
    return reading.refuse("not_a_bool", node, key, found=found(node)) if value is None else value


def read_number_or_text(reading: Reading, field: Field, node: Node, key: str) -> float | str | Broken:
    """Read an unquoted number as number, a word of the field's vocabulary as its code, all else as text."""
    if type(node) is not tuple:
        return reading.refuse("not_text", node, key)
    text, quoted, _ = node
    code = field.values.code_of(text) if field.values else None
    number = None if quoted else number_of(text)
    if code is not None:
        return code
    return number if number is not None and isfinite(number) else text.strip()


def read_text_or_false(reading: Reading, field: Field, node: Node, key: str) -> Any:
    """Read a text; a no says that there is none."""
    if type(node) is tuple and reading.flag(node[0]) is False:
        return NONE
    return read_text(reading, field, node, key)


def read_flag_or_count(reading: Reading, field: Field, node: Node, key: str) -> int | Broken:
    """Read a count; yes is 1, no is 0."""
    if type(node) is tuple:
        flag = reading.flag(node[0])
        if flag is not None:
            return int(flag)
        if number_at(reading, field, node) is None:
            return reading.refuse("not_a_flag_or_count", node, key, found=node[0])
    return read_integer(reading, field, node, key)


def read_country(reading: Reading, _field: Field, node: Node, key: str) -> str | Broken:
    """Read a two-letter country code."""
    code = folded(node[0]).upper() if type(node) is tuple else ""
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    return reading.refuse("not_a_country", node, key, found=found(node))


def read_person(reading: Reading, _field: Field, node: Node, key: str) -> str | Broken:
    """Read a person's name or id. A yes or no is none ("someone checks it" does not say who), nor is a mark without a letter (※)."""
    if type(node) is not tuple:
        return reading.refuse("not_text", node, key)
    if reading.flag(node[0]) is not None and not says_none(node[0]):
        return reading.refuse("not_a_person", node, key, found=node[0])
    if meaning_of(node[0]) == "ditto":
        return reading.refuse("ditto", node, key, found=node[0])
    text = node[0].strip()
    if text and not any(map(str.isalnum, text)) and meaning_of(text) is None:
        return reading.refuse("not_a_person", node, key, found=text)
    return text


def read_checker(reading: Reading, field: Field, node: Node, key: str) -> Scalar | Broken:
    """Read a person or department, kept with its place until all departments are known."""
    name = read_person(reading, field, node, key)
    return BROKEN if isinstance(name, Broken) else read_reference(reading, field, node, key)


def read_reference(reading: Reading, _field: Field, node: Node, key: str) -> Scalar | Broken:
    """Read a reference that must exist, kept with its place until all names are known."""
    if type(node) is not tuple:
        return reading.refuse("not_text", node, key)
    return node


def bounds(field: Field) -> dict[str, float | None]:
    """Return the bounds of a field as facts of a problem."""
    return {"minimum": field.minimum, "maximum": field.maximum}


def _bounded(reading: Reading, field: Field, node: Node, key: str, value: float) -> float | Broken:
    low = -LARGEST if field.minimum is None else field.minimum
    high = LARGEST if field.maximum is None else field.maximum
    if low <= value <= high and abs(value) < LARGEST:
        return value
    limits = bounds(field)
    if value > low and field.maximum is None:
        limits = {"minimum": None, "maximum": LARGEST - 1}
    return reading.refuse("out_of_range", node, key, found=found(node), **limits)


ScalarReader = Callable[[Reading, Field, Node, str], Any]

SCALAR_READERS: Final[Mapping[str, ScalarReader]] = {
    "text": read_text,
    "id": read_id,
    "number": read_number,
    "integer": read_integer,
    "count": read_integer,
    "date": read_date,
    "period": read_period,
    "bool": read_bool,
    "choice": read_choice,
    "number_or_text": read_number_or_text,
    "text_or_false": read_text_or_false,
    "flag_or_count": read_flag_or_count,
    "country": read_country,
    "person": read_person,
    "person_or_text": read_text,
    "checker": read_checker,
    "department": read_reference,
    "place": read_reference,
    "goal_address": read_reference,
    "address": read_text,
    "waiver_owner": read_reference,
}
"""Readers of the types that hold one scalar."""
