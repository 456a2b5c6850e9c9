"""Columns whose headings nobody wrote down before: taken for the field that the heading is likest, where what stands below is of it too."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.amounts import amount_of
from orgaudit.intake.sheets.cells.loose_words import loosely
from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.cells.names import may_be_department
from orgaudit.intake.sheets.cells.notations import is_day
from orgaudit.intake.sheets.columns.answer_contents import known_to, share_known
from orgaudit.intake.sheets.headings.heading_shapes import ENUMERATED
from orgaudit.intake.sheets.headings.headings import field_of, is_of_money
from orgaudit.intake.sheets.headings.known_headings import turned
from orgaudit.intake.sheets.headings.likeness import Like, like
from orgaudit.intake.sheets.headings.person_keys import OF_PERSONS
from orgaudit.intake.sheets.headings.turned_away import turned_away
from orgaudit.intake.sheets.people.likely_persons import may_name_persons, surely_named
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import MOST, Column, samples, share
from orgaudit.intake.sheets.values.cell_values import PERSONS, CellReader
from orgaudit.intake.spelling import is_japanese
from orgaudit.intake.values.frequency import frequency_of
from orgaudit.intake.values.plain_values import number_of
from orgaudit.model.named_tuple import NamedTuple

LEAST: Final = 0.4
"""House default: the likeness from which on a heading may be taken for a field, of 3. Of 540 headings in English that were unknown, written for a
trial, 84 % of those so near were of the field, and more where what stands below fits."""

APART: Final = 0.12
"""House default: by how much the next field that fits must be less like."""


def by_likeness(area: Area, columns: list[Column], kind: str, reader: CellReader) -> list[Column]:
    """Return columns with those of which the heading says nothing as what it is likest, if that fits; open with what it could be where two are as near."""
    heads = Counter(column.heading.partition("\n")[0] for column in columns)
    likely = {
        column.index
        for column in columns
        if column.is_open
        and column.certainty != "contents"
        and not is_of_money(column.heading)
        and heads[column.heading.partition("\n")[0]] == 1  # else it is one of a set
        and like(column.heading, kind)
    }
    if not likely:
        return columns
    named = frozenset(column.key for column in columns if column.key in _NAMES)
    table = _Table(area, kind, reader, named, _people_in(area))
    return [_likest(table, column) if column.index in likely else column for column in columns]


class _Table(NamedTuple):
    """What is known of a table before its open columns are looked at; ``named`` says what its records are called by, ``people`` who is surely named in it."""

    area: Area
    kind: str
    reader: CellReader
    named: frozenset[str]
    people: frozenset[str]


def _likest(table: _Table, column: Column) -> Column:
    texts = samples(table.area, column.index)
    if len(texts) < _LEAST_TEXTS:
        return column
    said = len(_SAID.findall(column.heading))
    least = LEAST if said >= _LEAST_SAID else _SHORT_LEAST
    if said < _LEAST_SAID - 1:
        return column
    likest = like(column.heading, table.kind)[:_TRIED]
    if turned_away(column.heading, likest[0].key):
        return column  # it speaks of that field, and of no other one
    are_answers = share(texts, is_answer) > MOST
    fitting: dict[object, list[Like]] = {}
    for item in likest:
        if item.key in _SHAPING | table.named or (
            item.key not in _NOTHING and _is_another(column.heading, item)
        ):
            continue
        fit = _fit(table, item.key, column, texts)
        if fit > MOST:
            are_words = fit > _NEARLY_EACH and item.key in _OF_WORDS and not are_answers
            more = _BY_WORDS if are_words else 0.0
            fitting.setdefault(_family(item.key), []).append(item._replace(likeness=item.likeness + more))
    ranked = sorted(fitting.values(), key=_likeness_of, reverse=True)
    if not ranked or _likeness_of(ranked[0]) < least or ranked[0][0].key in _NOTHING:
        return column
    best = next((item for item in ranked[0] if item.key not in _ANY_PERIOD), ranked[0][0])
    near = [items[0].key for items in ranked[1:] if _likeness_of(ranked[0]) - _likeness_of(items) < APART]
    if near:
        choices = (best.key, *(key for key in near if key not in _NOTHING))
        return replace(column, choices=choices, certainty="likely")
    return replace(column, key=best.key, field=field_of(table.kind, best.key), certainty="likely")


def _is_another(heading: str, item: Like) -> bool:
    """Whether a heading has a word that turns it into something else than the field that it is like."""
    return turned(heading, item.nearest) or turned_away(heading, item.key)


_SAID: Final = re.compile(r"[A-Za-z]{2,}|[ァ-ヴー]{2,}|[^\W\d_A-Za-zァ-ヴー]{2}")
_LEAST_SAID: Final = 3
"""Words of a heading in Latin letters or katakana, or pairs of other signs: fewer say too little, such as Next review, アウトプット, 更新日."""

_SHORT_LEAST: Final = 1.5
"""The likeness from which on a heading of one word less may be taken all the same."""

_LEAST_TEXTS: Final = 2
_TRIED: Final = 8

_NOTHING: Final = frozenset(
    ("not_used", "note", "detail", "number", "person_title", "person_id", "code", "id")
)
"""Keys by which a column is used for no field of its own."""

_BY_WORDS: Final = 0.4
"""What it is worth that nearly all texts of a column are words of a field that has few of its own; yes and no are nobody's own."""

_NEARLY_EACH: Final = 0.85
_OF_WORDS: Final = ENUMERATED | {"step"}

_ANY_PERIOD: Final = frozenset(("time", "count"))
"""Keys that leave open for what a figure counts, for which another one of their family is taken."""

_NAMES: Final = frozenset(("name", "text", "what"))
"""What the records of a table are called, by one column of it."""

_SHAPING: Final = frozenset(
    ("handed_over", "predecessor", "successor", "duties_of_person", "duties_as_backup", "office_reason", "approvals_said", "direction", "okr_level", "month", "mark", "escalation", "acceptance")
)  # fmt: skip
"""Keys that say of a whole table what it is, for which no likeness is enough."""

_FAMILIES: Final = (
    frozenset(("time", "minutes_per_case", "hours_per_month", "hours_per_year", "hours_per_week", "normal")),
    frozenset(("count", "volume_per_month", "volume_per_year")),
    frozenset(("department", "unit1", "unit2", "unit3", "unit4")),
    frozenset(("process", "level1", "level2", "level3", "level4")),
    frozenset(("primary", "person_or_department", "pair")),
    frozenset(("manual", "manual_state")),
    frozenset(("backups", "backup_said")),
    frozenset(("media", "systems")),
    frozenset(("performed_by", "outsourced", "vendor_name")),
    frozenset(("next_due_on", "due")),
    frozenset(("manual_reviewed_on", "revised_on")),
    frozenset(("criticality", "maybe_criticality")),
    frozenset(("busy", "peak_months")),
)
"""Keys that what stands below them tells apart, so that they do not stand in each other's way."""


def _likeness_of(items: list[Like]) -> float:
    """Return how like a heading is to the keys of one family together."""
    return sum(item.likeness for item in items)


def _family(key: str) -> object:
    return next((family for family in _FAMILIES if key in family), key)


def _fit(table: _Table, key: str, column: Column, texts: list[str]) -> float:
    """Return the share of what stands in a column that is of a field, from 0 to 1."""
    if key in _NOTHING:
        return 1.0
    if key in _FIGURES:
        return share(texts, lambda text: amount_of(text) or number_of(text) is not None)
    item = field_of(table.kind, key)
    if key in OF_PERSONS or (item is not None and item.type in PERSONS):
        return _of_persons(texts, column.heading, table.people)
    if item is None:
        return share(texts, is_answer) if key.endswith("_said") else _are_words(texts)
    if item.values is not None and item.type in ("choice", "choices"):
        known = known_to(item.values)
        words = share(texts, lambda text: known(text) or loosely(item.key, text))
        return max(words, _share_read(table, item, texts, column))
    if item.type in _TEXTS:
        return _are_words(texts)
    return _share_read(table, item, texts, column)


def _share_read(table: _Table, item: Field, texts: list[str], column: Column) -> float:
    """Return the share of texts that can be read for a field."""
    read = [table.reader.read(item, text, column.hint) for text in texts]
    return sum(one.value is not None and not (one.problem or one.placed) for one in read) / len(texts)


_FIGURES: Final = frozenset(
    ("time", "minutes_per_case", "hours_per_month", "hours_per_year", "hours_per_week", "normal", "busy", "slack", "count", "volume_per_month", "volume_per_year")
)  # fmt: skip
_TEXTS: Final = frozenset(
    ("text", "texts", "consumers", "department", "departments", "place", "text_or_false")
)


def _are_words(texts: list[str]) -> float:
    """Return 1 where texts are words of no kind of their own, no figures, days, answers, times or words of a field that has few, else 0."""
    return float(
        all(share(texts, is_other) <= MOST for is_other in _OTHERS)
        and all(share_known(texts, field_of("duty", key)) <= MOST for key in sorted(_OF_WORDS))
    )


_OTHERS: Final[tuple[Callable[[str], object], ...]] = (
    lambda text: number_of(text) is not None,
    is_day,
    is_answer,
    frequency_of,
)


def _of_persons(texts: list[str], heading: str, people: frozenset[str]) -> float:
    """Return the share of texts that may name persons or say that there are none; 0 where none of them surely names somebody."""
    if share(texts, may_be_department) > MOST:
        return 0.0
    sure = sum(text in people for text in texts)
    named = share(texts, may_name_persons)
    is_sure = sure >= _SURE_SHARE * len(texts) or (is_japanese(heading) and named > _NEARLY_EACH)
    return named if is_sure else 0.0


def _people_in(area: Area) -> frozenset[str]:
    """Return the texts of a table that surely name persons, of the first in each column."""
    return frozenset(
        text for index in area.headings for text in samples(area, index)[:_LOOKED_AT] if surely_named(text)
    )


_SURE_SHARE: Final = 0.2
_LOOKED_AT: Final = 40
