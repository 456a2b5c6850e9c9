"""How often as columns of their own, of which one is ticked in each row: 日, 週, 月, 年."""

import re
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_tick
from orgaudit.intake.sheets.headings.heading_days import names_part_of_year
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, samples, settled
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none

KEY: Final = "frequency_mark"

_SHORT: Final[Mapping[str, str]] = {
    "日": "daily",
    "週": "weekly",
    "月": "monthly",
    "季": "quarterly",
    "四半期": "quarterly",
    "年": "yearly",
    "不定": "adhoc",
}
"""Headings that say how often only beside each other."""

_WEEKDAYS: Final = frozenset("火水木金土")
_LEAST: Final = 2
_WORKING_DAYS: Final = 5
_QUARTERS: Final = 4


def with_frequency_marks(area: Area, columns: list[Column]) -> list[Column]:
    """Return the columns with those settled that are ticked where a duty recurs so often; those of the days of a week stay as they are."""
    days = [
        column
        for column in columns
        if column.certainty != "told" and _DAY_OF_WEEK.fullmatch(column.own.strip().casefold())
    ]
    if len(days) >= _WORKING_DAYS:
        return _with_weekdays(area, columns, days)
    quarters = [
        column
        for column in columns
        if column.certainty != "told" and names_part_of_year(column.own.strip().casefold())
    ]
    if len(quarters) == _QUARTERS:
        return _with_weekdays(area, columns, quarters)
    if {column.own for column in columns} & _WEEKDAYS:
        return columns
    found = {
        column.index
        for column in columns
        if column.certainty != "told"
        and frequency_named(column.heading)
        and all(map(is_tick, samples(area, column.index)))
    }
    others = [column for column in columns if column.key == "frequency" and column.index not in found]
    if len(found) < _LEAST or others:
        return columns
    which = [column for column in columns if column.index in found]
    return settled(columns, which, KEY, field_of("duty", "frequency"))


def _with_weekdays(area: Area, columns: list[Column], days: list[Column]) -> list[Column]:
    """Return the columns with those of the days of a week settled in which a duty is ticked on each day that it is done."""
    ticks = [text for column in days for text in samples(area, column.index)]
    is_said = any(column.key == "frequency" for column in columns if column not in days)
    if not ticks or is_said or not all(map(is_tick, ticks)):
        return columns
    return settled(columns, days, KEY, field_of("duty", "frequency"))


_DAY_OF_WEEK: Final = re.compile(
    r"mon?|tu|tues?|wed?|th|thurs?|thu|fri?|sat?|sun?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[月火水木金土日]曜?日?|[mtwfs]"
)


def frequency_named(heading: str) -> str:
    """Return how often the last line of a heading says; empty for others."""
    own = heading.splitlines()[-1].strip()
    item = field_of("duty", "frequency")
    known = item.values.code_of(own) if item is not None and item.values is not None else None
    return known or _SHORT.get(folded(own), "")


def _add_quarters(work: TableWork, row: int, record: Record, ticked: list[Column]) -> None:
    """Add how often by the quarters that are ticked: all of them, or one; two or three have no word."""
    made = {1: "yearly", _QUARTERS: "quarterly"}.get(len(ticked))
    found = ", ".join(column.own for column in ticked)
    if made is None:
        work.doubt(row, ticked[0].index, "unknown_value", "frequency", found)
        return
    record.facts["frequency"] = Fact(made, work.cell(row, ticked[0].index))
    work.account.tell(work.cell(row, ticked[0].index), "about", found=found, made=made)


def add_frequency_marks(work: TableWork, row: int, record: Record) -> None:
    """Add how often a duty recurs by the column that is ticked; where several are, that is a doubt."""
    ticked = [
        column
        for column in work.having((KEY,))
        if (text := work.text(row, column.index)) and not says_none(text)
    ]
    if not ticked or "frequency" in record.facts:
        return
    first = ticked[0]
    if names_part_of_year(first.own.strip().casefold()):
        _add_quarters(work, row, record, ticked)
        return
    if not frequency_named(first.heading) or len(work.having((KEY,))) >= _WORKING_DAYS:
        made = "daily" if len(ticked) >= _WORKING_DAYS else "weekly"
        record.facts["frequency"] = Fact(made, work.cell(row, first.index))
        if not any(item.code == "weekdays_ticked" for item in work.account.notes):
            found = ", ".join(column.own for column in ticked)
            work.account.tell(work.cell(row, first.index), "weekdays_ticked", found=found, made=made)
        return
    if len(ticked) > 1:
        found = "、".join(column.own for column in ticked[1:])
        work.doubt(
            row, ticked[1].index, "said_twice", "frequency", found, first=work.cell(row, first.index).told
        )
        return
    record.facts["frequency"] = Fact(frequency_named(first.heading), work.cell(row, first.index))
