"""Duties in rows: one a row, or the duties of one person in one cell; persons, departments and months may be columns."""

from collections.abc import Iterator
from dataclasses import replace

from orgaudit.intake.sheets.layouts.department_marks import (
    departments_as_columns,
    of_each_department,
    persons_below_departments,
)
from orgaudit.intake.sheets.layouts.duty_facts import fill
from orgaudit.intake.sheets.layouts.duty_names import heads_group, holds_lists, levels_of, lines_of, named_at
from orgaudit.intake.sheets.layouts.duty_persons import backed_up, heads_of, person_of, persons_as_sections
from orgaudit.intake.sheets.layouts.duty_sections import (
    are_departments,
    begin_section,
    first_section,
    title_home,
)
from orgaudit.intake.sheets.layouts.homes import fill_groups, fill_persons, homes_of
from orgaudit.intake.sheets.layouts.person_cells import of_named_departments
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.row_kinds import rows_of
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.values.person_words import says_none


def duties_of(work: TableWork) -> Iterator[Record]:
    """Yield the duties of a table with one row a duty or a person."""
    homes = homes_of(work)
    levels = levels_of(work)
    if levels.columns:
        _tell_levels(work, levels.columns, work.by_key("name") or work.by_key("duties_of_person"))
    fill_persons(work)
    fill_groups(work)
    markless = _markless_rows(work)
    by_person = work.by_key("person_title") is not None and work.by_key("primary") is not None
    rows = list(rows_of(work))
    are_homes = are_departments([told for _, kind, told in rows if kind == "section"])
    are_homes = title_home(work, homes, [row for row, kind, _ in rows if kind == "section"]) or are_homes
    persons = persons_as_sections(work, [told for _, kind, told in rows if kind == "section"])
    section = first_section(work, [told for _, kind, told in rows if kind == "section"])
    for row, kind, told in rows:
        if row in work.heading_persons:
            work.text(row, work.area.sheet.filled(row)[0])  # it holds for the rows below
        if kind == "section" and told in persons:
            work.person = Fact(told, work.cell(row, work.area.sheet.filled(row)[0]))
            work.leave_out(row, "section")
            continue
        if kind == "section":
            section = begin_section(work, homes, row, told, are_homes=are_homes)
        if kind != "record":
            continue
        yield from backed_up(work, row, homes)
        text, column, groups = named_at(work, row, levels)
        if text and column is not None and heads_group(work, row, column):
            work.leave_out(row, "section")
            continue
        if not text or column is None or row in markless:
            section = text if row in markless else section
            if any(work.text(row, one.index) for one in work.having(("duties_as_backup",))):
                continue
            work.leave_out(row, "section" if row in markless else "no_name")
            continue
        tags = tuple(dict.fromkeys(tag for tag in (section, *groups) if tag))
        first = Record("duty", work.cell(row, column.index), home=homes.of(row), tags=tags)
        several = lines_of(
            text, listed=column.key == "duties_of_person" or by_person or holds_lists(work, column)
        )
        yield from _each(work, row, first, several, column)
        yield from _of_other_columns(work, row, first, column)
        yield from person_of(work, row, first.home)
        yield from heads_of(work, row)
    yield from persons_below_departments(work)
    yield from departments_as_columns(work)
    _tell_steps(work)


def _of_other_columns(work: TableWork, row: int, first: Record, column: Column) -> Iterator[Record]:
    """Yield the duties of the person of a row that stand in further columns: Main job, Other jobs."""
    for other in work.having(("duties_of_person",)):
        text = work.text(row, other.index) if other is not column else ""
        if text and not says_none(text):
            one = replace(first, cell=work.cell(row, other.index))
            yield from _each(work, row, one, lines_of(text, listed=True), other)


def _each(work: TableWork, row: int, first: Record, names: list[str], column: Column) -> Iterator[Record]:
    """Yield the duties of a row, each with its own lines of the other cells where these have as many."""
    for number, name in enumerate(names):
        work.step = (number, len(names)) if len(names) > 1 else None
        record = replace(first, facts={}, skills=[])
        fill(work, row, record, name, column, alone=len(names) == 1)
        for one in of_named_departments(work, row, record):
            yield from of_each_department(work, row, one)
    work.step = None


def _tell_steps(work: TableWork) -> None:
    """Tell the columns whose cells have a line for each of the duties of their row."""
    for index in sorted(work.in_step):
        heading = {"heading": " ".join(work.area.headings.get(index, "").split())}
        work.account.tell(work.cell(work.area.top, index), "in_step", **heading)


def _tell_levels(work: TableWork, columns: list[Column], name: Column | None) -> None:
    upper = columns if name is not None else columns[:-1]
    lowest = name or columns[-1]
    for column in upper:
        cell = work.cell(work.area.top, column.index)
        facts = {"heading": " ".join(column.heading.split()), "lowest": " ".join(lowest.heading.split())}
        work.account.tell(cell, "levels_as_tags", **facts)


def _markless_rows(work: TableWork) -> frozenset[int]:
    """Return the rows of a matrix that name a group: without a mark, in a table whose first row is such a one."""
    marks = [column.index for column in work.columns if column.key == "mark"]
    if len(marks) < 2:
        return frozenset()
    sheet = work.area.sheet
    rows = [row for row in range(work.area.first, work.area.last) if sheet.filled(row)]
    bare = [
        row
        for row in rows
        if len(sheet.filled(row)) <= 2 and not any(sheet.text(row, index) for index in marks)
    ]
    numbered = {column.index for column in work.columns if column.key == "number"}
    bare = [
        row for row in bare if len([column for column in sheet.filled(row) if column not in numbered]) == 1
    ]
    is_first = bool(bare) and rows[0] == bare[0] and len(bare) < len(rows)
    return frozenset(bare) if is_first else frozenset()
