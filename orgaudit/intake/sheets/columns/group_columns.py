"""Columns of groups whose heading nobody knows: each text heads the duties beside and below it, as joined cells do."""

from typing import Final

from orgaudit.intake.sheets.cells.amounts import amount_of
from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.cells.notations import is_day
from orgaudit.intake.sheets.people.likely_persons import may_name_persons, surely_named
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import GROUPS, Column, as_field, each, samples, unused

_LEAST: Final = 2
_LONGEST: Final = 25

_EXPECTED_SHORT: Final = 8


def one_list_of_work(area: Area, columns: list[Column]) -> list[Column]:
    """Leave a column of what somebody has to do where another one beside it names the work and it holds but words that may be names, which it may group by: 受け持ち before 仕事."""
    named = [column for column in columns if column.key == "name" and column.certainty == "exact"]
    listed = [column for column in columns if column.key == "duties_of_person" and column.certainty != "told"]
    if not named or len(listed) != 1 or any(column.key in _WHO for column in columns):
        return columns
    texts = samples(area, listed[0].index)
    if listed[0].index > named[0].index or not all(
        may_name_persons(text) and len(text) <= _EXPECTED_SHORT for text in texts
    ):
        return columns
    if any(map(surely_named, texts)):
        return each(columns, listed, lambda column: as_field(column, "primary"))
    return each(columns, listed, lambda column: unused(column, "primary"))


_WHO: Final = ("primary", "person_or_department", "mark")

_GROUPING: Final = (*GROUPS, "process", "department")


def groups_by_shape(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column before the duties for their groups where it holds a few words, each above blanks, and no other column groups them: 段階 above 湯の料金 in a joined cell."""
    named = next((column for column in columns if column.key == "name"), None)
    if named is None or any(column.key in _GROUPING for column in columns):
        return columns
    before = [column for column in columns if column.index < named.index and column.key != "number"]
    if len(before) != 1 or not before[0].is_open or before[0].certainty == "contents":
        return columns
    return each(columns, before, _as_group) if _are_groups(area, before[0].index, named.index) else columns


def _as_group(column: Column) -> Column:
    return as_field(column, "level1")


def _are_groups(area: Area, index: int, named: int) -> bool:
    """Whether each text of a column stands above blanks beside which duties go on, and is no figure, day, person or department."""
    sheet = area.sheet
    rows = [row for row in range(area.first, area.last) if sheet.text(row, named)]
    texts = [text for row in rows if (text := sheet.text(row, index))]
    return (
        len(texts) >= _LEAST
        and len(set(texts)) == len(texts)
        and _LEAST * len(texts) <= len(rows)
        and bool(sheet.text(rows[0], index))
        and not any(map(_is_something_else, texts))
        and not any(map(surely_named, texts))
    )


def _is_something_else(text: str) -> bool:
    return (
        len(text) > _LONGEST
        or is_answer(text)
        or is_day(text)
        or is_department(text)
        or amount_of(text) is not None
    )
