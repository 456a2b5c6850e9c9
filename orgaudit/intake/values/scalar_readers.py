"""From one scalar to one value, by the field's type; what does not fit is told with what is allowed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import Any, Final

from orgaudit.intake.draft import BROKEN, Broken
from orgaudit.intake.fields import Field, Section, Table, Vocabulary
from orgaudit.intake.known import Word, words_of
from orgaudit.intake.report import Report
from orgaudit.intake.spelling import folded, is_japanese, nearest
from orgaudit.intake.values.person_words import meaning_of
from orgaudit.intake.values.plain_values import LARGEST, date_of, number_of, period_of
from orgaudit.intake.yaml.nodes import Node, OpenList, Scalar
from orgaudit.model.goal import Period
from orgaudit.model.vocabulary import NONE

_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader needs: the table, the file's shown path, and where problems go."""

    table: Table
    path: str
    report: Report
    none_words: frozenset[str]
    flags: Mapping[str, bool]
    _words: dict[str, dict[str, Word]] = field(default_factory=dict)

    def words_of(self, section: Section) -> Mapping[str, Word]:
        """Return the keys of a section, each with what is known of its values from before."""
        words = self._words.get(section.name)
        if words is None:
            words = self._words[section.name] = words_of(section)
        return words

    def refuse(self, code: str, node: Node | OpenList, key: str, **facts: object) -> Broken:
        """Tell a problem with the value of a key and return the broken value."""
        self.report.at(code, self.path, node, field=key, **facts)
        return BROKEN

    def is_none(self, node: Node) -> bool:
        """Whether a scalar says that there is none."""
        if type(node) is not tuple:
            return False
        text = node[0]
        return text in self.none_words or (len(text) <= 6 and folded(text) in self.none_words)

    def flag(self, text: str) -> bool | None:
        """Return the yes or no that a word says, else None."""
        value = self.flags.get(text)
        return self.flags.get(folded(text)) if value is None else value


def reading_of(table: Table, path: str, report: Report) -> Reading:
    """Make the reading of one file."""
    flags = {folded(word): True for word in table.true_words}
    flags |= {folded(word): False for word in table.false_words}
    return Reading(table, path, report, frozenset(folded(word) for word in table.none_words), flags)


def is_null(node: Node) -> bool:
    """Whether a scalar says nothing: an empty text, or a bare null."""
    if type(node) is not tuple:
        return False
    text = node[0]
    if text in _NULLS:
        return not node[1] or not text
    return text.isspace()


def read_text(reading: Reading, _field: Field, node: Node, key: str) -> str | Broken:
    """Read any scalar as text."""
    if type(node) is not tuple:
        return reading.refuse("not_text", node, key)
    return node[0].strip()


def read_id(reading: Reading, field: Field, node: Node, key: str) -> str | Broken:
    """Read an id, which has no slash."""
    text = read_text(reading, field, node, key)
    if isinstance(text, str) and ("/" in text or "/" in folded(text)):
        return reading.refuse("id_with_slash", node, key, found=text)
    return text


def read_number(reading: Reading, field: Field, node: Node, key: str) -> float | Broken:
    """Read a number within the field's bounds."""
    value = number_of(node[0], quoted=node[1]) if type(node) is tuple else None
    if value is None:
        return reading.refuse("not_a_number", node, key, found=found(node), **bounds(field))
    return _bounded(reading, field, node, key, value)


def read_integer(reading: Reading, field: Field, node: Node, key: str) -> int | Broken:
    """Read a whole number within the field's bounds."""
    value = number_of(node[0], quoted=node[1]) if type(node) is tuple else None
    if value is None or not value.is_integer():
        return reading.refuse("not_an_integer", node, key, found=found(node), **bounds(field))
    inside = _bounded(reading, field, node, key, value)
    return inside if isinstance(inside, Broken) else int(inside)


def read_date(reading: Reading, _field: Field, node: Node, key: str) -> date | Broken:
    """Read a day."""
    value = date_of(node[0]) if type(node) is tuple else None
    return reading.refuse("not_a_date", node, key, found=found(node)) if value is None else value


def read_period(reading: Reading, _field: Field, node: Node, key: str) -> Period | Broken:
    """Read a day or a period."""
    value = period_of(node[0]) if type(node) is tuple else None
    return reading.refuse("not_a_period", node, key, found=found(node)) if value is None else value


def read_bool(reading: Reading, _field: Field, node: Node, key: str) -> bool | Broken:
    """Read yes or no."""
    value = reading.flag(node[0]) if type(node) is tuple else None
    return reading.refuse("not_a_bool", node, key, found=found(node)) if value is None else value


def read_choice(reading: Reading, field: Field, node: Node, key: str) -> str | Broken:
    """Read one word of the field's vocabulary."""
    words = vocabulary(field)
    code = words.code_of(node[0]) if type(node) is tuple else None
    if code is not None:
        return code
    text = found(node)
    allowed = tuple(
        reading.table.value_label(field.key, word, "ja") if is_japanese(text or key) else word
        for word in words.words
    )
    return reading.refuse(
        "unknown_value",
        node,
        key,
        found=text,
        allowed=allowed,
        nearest=nearest(text, words.spellings()) if text else None,
    )


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
        if number_of(node[0], quoted=node[1]) is None:
            return reading.refuse("not_a_flag_or_count", node, key, found=node[0])
    return read_integer(reading, field, node, key)


def read_country(reading: Reading, _field: Field, node: Node, key: str) -> str | Broken:
    """Read a two-letter country code."""
    code = folded(node[0]).upper() if type(node) is tuple else ""
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    return reading.refuse("not_a_country", node, key, found=found(node))


def read_person(reading: Reading, _field: Field, node: Node, key: str) -> str | Broken:
    """Read a person's name or id. A yes or no is none: "someone checks it" does not say who."""
    if type(node) is not tuple:
        return reading.refuse("not_text", node, key)
    if reading.flag(node[0]) is not None:
        return reading.refuse("not_a_person", node, key, found=node[0])
    if meaning_of(node[0]) == "ditto":
        return reading.refuse("ditto", node, key, found=node[0])
    return node[0].strip()


def read_checker(reading: Reading, field: Field, node: Node, key: str) -> Scalar | Broken:
    """Read a person or department, kept with its place until all departments are known."""
    name = read_person(reading, field, node, key)
    return BROKEN if isinstance(name, Broken) else read_reference(reading, field, node, key)


def read_reference(reading: Reading, _field: Field, node: Node, key: str) -> Scalar | Broken:
    """Read a reference that must exist, kept with its place until all names are known."""
    if type(node) is not tuple:
        return reading.refuse("not_text", node, key)
    return node


def found(node: Node) -> str:
    """Return what stands at a node, for a problem's sentence; empty for lists and maps."""
    return node[0] if type(node) is tuple else ""


def vocabulary(field: Field) -> Vocabulary:
    """Return the words of an enumerated field; raises TypeError where the table gives it none."""
    if field.values is None:
        message = f"{field.section}.{field.key} has no values"
        raise TypeError(message)
    return field.values


def bounds(field: Field) -> dict[str, float | None]:
    """Return the bounds of a field as facts of a problem."""
    return {"minimum": field.minimum, "maximum": field.maximum}


def _bounded(reading: Reading, field: Field, node: Node, key: str, value: float) -> float | Broken:
    low = -LARGEST if field.minimum is None else field.minimum
    high = LARGEST if field.maximum is None else field.maximum
    if low <= value <= high and abs(value) < LARGEST:
        return value
    return reading.refuse("out_of_range", node, key, found=found(node), **bounds(field))


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
