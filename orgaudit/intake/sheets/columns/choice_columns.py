"""The answers to one question as columns of their own, of which one is ticked in each row: Initiates, Approves, Records; Manual over Yes, Outdated, No."""

from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.marks import is_tick
from orgaudit.intake.sheets.headings.headings import PART, field_of, matches
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, samples, settled
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.sheets.values.cell_values import CellReader
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none

KEY: Final = "choice_mark"

_TYPES: Final = ("choice", "bool")
_LEAST: Final = 2
_LEAST_STEPS: Final = 3
_LETTER_FOR_A_TICK: Final = "v"


def with_choice_marks(area: Area, columns: list[Column], reader: CellReader) -> list[Column]:
    """Return the columns with those settled that are ticked where the answer to a question is what heads them."""
    taken = {column.key for column in columns if "\n" not in column.heading}
    ticked = {
        column.index
        for column in columns
        if column.certainty != "told" and all(map(_ticks, samples(area, column.index)))
    }
    for group in _groups(area, [column for column in columns if column.index in ticked], reader):
        item = _asked(group, reader)
        if item is not None and item.key not in taken:
            taken.add(item.key)
            columns = settled(columns, group, KEY, item)
    return columns


def _groups(area: Area, columns: list[Column], reader: CellReader) -> list[list[Column]]:
    """Return the columns below a heading that they share, and those of one row that are called like steps of a process."""
    steps = field_of("duty", "step")
    found: dict[str, list[Column]] = {}
    others = False
    for column in columns:
        head, line, _ = column.heading.partition("\n")
        if line:
            found.setdefault(head, []).append(column)
        elif (
            steps is not None and len(column.heading.split()) <= _LEAST and _answers(steps, [column], reader)
        ):
            found.setdefault("", []).append(column)
        else:
            others = others or (column.key in ("", "mark") and bool(samples(area, column.index)))
    if others:
        found.pop("", None)  # departments that are called like steps, beside others
    return [group for group in found.values() if len(group) >= _LEAST]


def _asked(group: list[Column], reader: CellReader) -> Field | None:
    """Return the field of which each heading of a group is another answer: the one that stands above them, or the steps of a process; None for others."""
    head, line, _ = group[0].heading.partition("\n")
    keys = (
        [item.key for item in matches(head) if item.kind == "duty" and item.strength >= PART] if line else []
    )
    items = [item for key in keys if (item := field_of("duty", key)) and item.type in _TYPES]
    found = next((item for item in items if len(_answers(item, group, reader)) == len(group)), None)
    steps = field_of("duty", "step")
    if found is None and steps is not None and len(group) >= _LEAST_STEPS and not keys:
        found = steps if len(_answers(steps, group, reader)) == len(group) else None
    return found


def _answers(item: Field, group: list[Column], reader: CellReader) -> set[str]:
    """Return what the headings of a group say for a field, each in words; fewer than they are where some say nothing, or the same."""
    read = [reader.read(item, column.own) for column in group]
    return {str(one.value) for one in read if not one.problem and one.value is not None}


def _ticks(text: str) -> bool:
    return is_tick(text) or folded(text) == _LETTER_FOR_A_TICK


def add_choice_marks(work: TableWork, row: int, record: Record) -> None:
    """Add the answers that are ticked in a row; two to one question are a doubt."""
    first: dict[str, Column] = {}
    for column in work.having((KEY,)):
        text = work.text(row, column.index)
        if column.field is None or not text or says_none(text):
            continue
        key = column.field.key
        if key in first:
            told = work.cell(row, first[key].index).told
            work.doubt(row, column.index, "said_twice", key, column.own, first=told)
            record.facts.pop(key, None)
            continue
        first[key] = column
        read = work.reader.read(column.field, column.own)
        if read.value is not None:
            record.facts[key] = Fact(read.value, work.cell(row, column.index))
