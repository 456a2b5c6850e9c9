"""From a list or a map to one value, by the field's type."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from orgaudit.intake.draft import BROKEN, Broken, shown
from orgaudit.intake.fields import Field
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.choices import read_choices
from orgaudit.intake.values.plain_values import (
    MONTHS,
    date_of,
    day_alone,
    month_of,
    months_of,
    whole_month_of,
)
from orgaudit.intake.values.reader_context import Reading, found, is_null
from orgaudit.intake.values.scalar_readers import (
    ScalarReader,
    number_at,
    read_date,
    read_integer,
    read_number,
    read_person,
    read_reference,
    read_text,
)
from orgaudit.intake.yaml.line_marks import BULLET, NUMBERED, shown_sign
from orgaudit.intake.yaml.nodes import Items, Node, Pairs, Scalar, start_of, with_merges
from orgaudit.model import Place
from orgaudit.model.dataclass import replace
from orgaudit.model.pattern import pattern
from orgaudit.model.visible import visible

MOST_SKILL: Final = 4

_SIGNS: Final = pattern("[,\\[\\]{}]|:\\s|\\s#|^[&*!|>'%@`#]")
"""What a value within a list cannot hold without quotes."""

_LISTS_OF_NAMES: Final = frozenset(("texts", "departments", "consumers", "addresses"))
"""Lists that a text with dots of its own would make one item of; those of persons and of words part it."""


_HEAD_OF_FIGURE: Final = pattern(r"(?<![0-9])[0-9]{1,3}$")
_REST_OF_FIGURE: Final = pattern(r"[0-9]{3}(?![0-9])")


def is_cut(before: Node | None, item: Node) -> bool:
    """Whether an item is the rest of a figure that the comma of its thousands cut in two: [46,000人 a year].

    No space stands behind that comma, and figures alone are a list of figures.
    """
    if type(before) is not tuple or type(item) is not tuple or before[1] or item[1]:
        return False
    if before[0].isdigit() and item[0].isdigit():
        return False
    touches = before[2][2] == item[2][0] and before[2][3] + 1 == item[2][1]
    return touches and bool(_HEAD_OF_FIGURE.search(before[0]) and _REST_OF_FIGURE.match(item[0]))


def read_list(
    reading: Reading, field: Field, node: Node, key: str, read: ScalarReader
) -> tuple[Any, ...] | Broken:
    """Read a list, or one value that stands for a list of one. A list of a single "none" is an empty one."""
    if type(node) is tuple:
        if field.type in _LISTS_OF_NAMES and _mark_of(node):
            return refuse_no_list(reading, node, key)
        value = read(reading, field, node, key)
        return value if value is BROKEN else (value,)
    if not isinstance(node, Items):
        return reading.refuse("not_a_list", node, key)
    if len(node.items) == 1 and field.accepts_none and reading.is_none(node.items[0]):
        return ()
    values = []
    whole = True
    for before, item in zip((None, *node.items), node.items, strict=False):
        if is_cut(before, item):
            value = reading.refuse("torn_figure", item, key, found=found(item))
        elif is_null(item):
            value = reading.refuse("empty_item", item, key)
        elif reading.is_none(item) and not (field.values and field.values.code_of(found(item))):
            value = reading.refuse("none_among_others", item, key, found=found(item))
        else:
            value = read(reading, field, item, key)
        if value is BROKEN:
            whole = False
        else:
            values.append(value)
    return tuple(values) if whole else BROKEN


def refuse_no_list(reading: Reading, node: Node, key: str) -> Broken:
    """Tell that a value is no list: by the marks that it has instead of YAML's, where it has some."""
    mark = _mark_of(node)
    if mark is None and type(node) is tuple and not is_null(node):
        text = found(node).strip()
        shown = f'"{text}"' if _SIGNS.search(text) else text
        return reading.refuse("one_for_list", node, key, list=f"[{shown}]")
    if mark is None:
        return reading.refuse("not_a_list", node, key)
    if mark == "-":
        reading.report.at("dash_without_space", reading.path, node)
    else:
        shown_mark = shown_sign(mark) if len(mark) == 1 else mark
        reading.report.at("list_mark", reading.path, node, found=shown_mark)
    return BROKEN


def _mark_of(node: Node) -> str | None:
    """Return the mark with which a text without quotes begins like an item; a dash without a space begins a key too."""
    if isinstance(node, Pairs) and node.pairs:
        return "-" if found(node.pairs[0][0])[:1] == "-" else None
    if type(node) is not tuple or node[1]:
        return None
    match = BULLET.match(node[0]) or NUMBERED.match(node[0])
    return match["sign"] if match else None


def read_texts(reading: Reading, field: Field, node: Node, key: str) -> Any:
    """Read a list of texts; None where all that stands there is still to be written."""
    found = read_list(reading, field, node, key, read_text)
    if not isinstance(found, tuple) or None not in found:
        return found
    return tuple(text for text in found if text is not None) or None


def read_persons(reading: Reading, field: Field, node: Node, key: str) -> tuple[str, ...] | Broken:
    """Read a list of persons."""
    return read_list(reading, field, node, key, read_person)


def read_listed_choices(reading: Reading, field: Field, node: Node, key: str) -> tuple[str, ...] | Broken:
    """Read a list of words of the vocabulary; a text may hold several."""
    return _flat(read_list(reading, field, node, key, read_choices))


def read_references(reading: Reading, field: Field, node: Node, key: str) -> tuple[Scalar, ...] | Broken:
    """Read a list of references, kept with their places."""
    return read_list(reading, field, node, key, read_reference)


def read_months(reading: Reading, field: Field, node: Node, key: str) -> tuple[int, ...] | Broken:
    """Read a list of months; a text may hold several or a span of them."""
    return _flat(read_list(reading, field, node, key, read_some_months))


def read_some_months(reading: Reading, _field: Field, node: Node, key: str) -> tuple[int, ...] | Broken:
    """Read a month, several, or a span: ``3月``, ``3月・9月``, ``11月〜1月``."""
    found_months = months_of(node[0], quoted=node[1]) if type(node) is tuple else ()
    return found_months or reading.refuse("not_a_month", node, key, found=found(node))


def read_month(reading: Reading, _field: Field, node: Node, key: str) -> int | Broken:
    """Read a month: 1 to 12, also written ``4月``."""
    month = month_of(node[0], quoted=node[1]) if type(node) is tuple else None
    return reading.refuse("not_a_month", node, key, found=found(node)) if month is None else month


def _flat(values: tuple[tuple[Any, ...], ...] | Broken) -> tuple[Any, ...] | Broken:
    return (
        values
        if isinstance(values, Broken)
        else tuple(dict.fromkeys(item for part in values for item in part))
    )


def read_count_or_persons(
    reading: Reading, field: Field, node: Node, key: str
) -> int | tuple[str, ...] | Broken:
    """Read a number of levels, or a list of persons."""
    if type(node) is tuple:
        # A sign that nobody sees makes no person of a figure.
        figure = (visible(node[0]), *node[1:])
        if number_at(reading, field, figure) is not None:
            return read_integer(reading, field, figure, key)
    return read_persons(reading, field, node, key)


def read_hours_by_month(reading: Reading, field: Field, node: Node, key: str) -> Mapping[int, float] | Broken:
    """Read hours by month: a map from month, or twelve numbers from January."""
    if isinstance(node, Items) and node.items:
        if len(node.items) != len(MONTHS):
            return reading.refuse("not_twelve", node, key, found=len(node.items))
        hours = read_list(reading, field, node, key, read_number)
        return hours if isinstance(hours, Broken) else dict(zip(MONTHS, hours, strict=True))
    return _read_map(reading, field, node, key, (_read_month_key, read_number), "not_hours_by_month")


def read_dates_by_person(
    reading: Reading, field: Field, node: Node, key: str
) -> Mapping[str, date] | date | Broken:
    """Read a map from person to day, or a day alone, which is one person's."""
    if type(node) is tuple and (day := date_of(node[0])):
        return day
    if type(node) is tuple and (whole_month_of(node[0]) or day_alone(node[0])):
        return read_date(reading, field, node, key)  # tells what it lacks
    return _read_map(reading, field, node, key, (read_person, read_date), "not_dates_by_person")


def read_skills(
    reading: Reading, field: Field, node: Node, key: str
) -> tuple[tuple[Scalar, int], ...] | Broken:
    """Read a map from duty to skill; the duties are kept with their places."""
    bounded = replace(field, minimum=0, maximum=MOST_SKILL)
    levels = _read_map(reading, bounded, node, key, (read_reference, read_integer), "not_skills")
    return levels if isinstance(levels, Broken) else tuple(levels.items())


def _read_map(
    reading: Reading,
    field: Field,
    node: Node,
    key: str,
    readers: tuple[ScalarReader, ScalarReader],
    refusal: str,
) -> dict[Any, Any] | Broken:
    """Read a map whose entries that say nothing are left out. An empty list is an empty map."""
    if isinstance(node, Items) and not node.items:
        return {}
    if not isinstance(node, Pairs):
        return reading.refuse(refusal, node, key, found=found(node))
    values: dict[Any, Any] = {}
    first: dict[str, Node] = {}
    whole = True
    for name_node, value_node in with_merges(node.pairs):
        if is_null(name_node):
            reading.refuse("empty_item", name_node, key)
            whole = False
            continue
        name = readers[0](reading, field, name_node, key)
        word = folded(str(name if readers[0] is _read_month_key else found(name_node)))
        if name is not BROKEN and word in first:
            place = Place(reading.path, *start_of(first[word]))
            name = reading.refuse("duplicate_key", name_node, found(name_node), first=shown(place))
        first.setdefault(word, name_node)
        value = None if is_null(value_node) else readers[1](reading, field, value_node, found(name_node))
        if name is BROKEN or value is BROKEN:
            whole = False
        elif value is not None:
            values[name] = value
    return values if whole else BROKEN


def _read_month_key(reading: Reading, field: Field, node: Node, key: str) -> int | Broken:
    as_text = (node[0], True, node[2]) if type(node) is tuple else node  # keys are texts to every editor
    return read_month(reading, field, as_text, key)


READERS: Final[Mapping[str, ScalarReader]] = {
    "texts": read_texts,
    "persons": read_persons,
    "consumers": read_texts,
    "addresses": read_texts,
    "choices": read_listed_choices,
    "months": read_months,
    "departments": read_references,
    "count_or_persons": read_count_or_persons,
    "hours_by_month": read_hours_by_month,
    "dates_by_person": read_dates_by_person,
    "skills": read_skills,
}
"""Readers of the types that may hold more than one scalar."""
