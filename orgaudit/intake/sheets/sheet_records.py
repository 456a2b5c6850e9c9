"""One sheet: its tables, forms, lists or trees, each read by its layout; what is not used of it is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from orgaudit.intake.fields import table
from orgaudit.intake.sheets.areas import Area, areas_of, unnamed_areas_of
from orgaudit.intake.sheets.cell_values import CellReader
from orgaudit.intake.sheets.columns import columns_of
from orgaudit.intake.sheets.findings import Account, Cell, SheetUse
from orgaudit.intake.sheets.grid import Grid
from orgaudit.intake.sheets.headings import is_listed
from orgaudit.intake.sheets.kinds import kind_of
from orgaudit.intake.sheets.layouts.forms import forms_of
from orgaudit.intake.sheets.layouts.lists import (
    department_columns,
    duties_below,
    is_rules,
    is_tree,
    rules_of,
    tree_of,
)
from orgaudit.intake.sheets.layouts.table import LAYOUTS
from orgaudit.intake.sheets.lookup import Sheet, sheet_of
from orgaudit.intake.sheets.marks import legend_in, roles_of_legend
from orgaudit.intake.sheets.names import is_department, is_example, is_note, without_marks
from orgaudit.intake.sheets.notations import fiscal_year_in
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.other_lists import other_list
from orgaudit.intake.sheets.preamble import Preamble, preamble_of
from orgaudit.intake.sheets.records import Home, Record
from orgaudit.intake.sheets.table_work import TableWork
from orgaudit.intake.sheets.telling import tell_columns, tell_comments, tell_odd
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.intake.values.choices import vocabulary

_GRADED: Final = ("criticality",)


def records_of_sheet(grid: Grid, options: Options, account: Account) -> list[Record]:
    """Return the records of a sheet. What became of the sheet and its columns goes into the account."""
    where = Cell(grid.path, grid.name)
    rows = sum(1 for row in grid.rows if any(row))
    tell_odd(grid, account)
    reason = _unused(grid, options, rows)
    if reason:
        account.sheets.append(SheetUse(where, rows, reason=reason))
        return []
    sheet = sheet_of(grid)
    legend = legend_in(text for row in grid.rows[:200] for text in row if 2 < len(text) < 400)
    found = _Found()
    is_empty = False
    other = None if options.mapping or options.header_row else other_list(sheet)
    is_plan = other is not None and other[0] == "shift_table"
    for areas, layout in () if is_plan else _ways(sheet, options, is_other=other is not None):
        tried = Account(meter=account.meter)
        found = _read(areas, layout, options, tried, legend)
        if found.records or (areas and layout == "table" and options.header_row):
            account.take(tried)
            break
        is_empty = is_empty or (layout == "table" and _only_examples(found, tried))
    if found.kinds:
        other = None
    elif other is None:
        listed, layout = _lists(sheet)
        found.records += listed
        if listed:
            found.kinds.append(listed[0].kind)
            found.layouts.append(layout)
    tell_comments(grid, found.heads, account)
    account.sheets.append(
        SheetUse(
            other[1] if other else where,
            rows,
            tuple(dict.fromkeys(found.kinds)),
            tuple(dict.fromkeys(found.layouts)),
            "" if found.kinds else other[0] if other else "not_filled_in" if is_empty else "no_table",
        )
    )
    return found.records


@dataclass(slots=True)
class _Found:
    """What one way of reading a sheet found: its records, their kinds and layouts, and the rows with headings."""

    records: list[Record] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    layouts: list[str] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    tables: int = 0


def _only_examples(found: _Found, tried: Account) -> bool:
    """Whether a sheet has a table to be filled in, and nothing below its headings but examples and remarks."""
    reasons = {item.reason for item in tried.left_out}
    return found.tables > 0 and not found.records and reasons <= {"example", "note", "above"}


def _ways(sheet: Sheet, options: Options, *, is_other: bool) -> Iterator[tuple[list[Area], str]]:
    """Yield the ways in which a sheet can be read, the likeliest first; the first that finds a record is taken."""
    row = None if options.header_row is None else options.header_row - 1
    yield areas_of(sheet, row), "table"
    if row is None:
        told = _told_row(sheet, options)
        if told is not None:
            yield areas_of(sheet, told), "table"
        if not is_other:
            yield unnamed_areas_of(sheet), "table"
        forms = forms_of(sheet)
        yield forms, "columns" if any(area.last > 1 for area in forms) else "form"


def _told_row(sheet: Sheet, options: Options) -> int | None:
    """Return the row that holds a heading which the call explains; None where there is none."""
    rows = range(sheet.height) if options.mapping else ()
    return next((row for row in rows if any(map(options.told, sheet.texts(row).values()))), None)


def _read(
    areas: list[Area], layout: str, options: Options, account: Account, legend: dict[str, str]
) -> _Found:
    found = _Found()
    home = Home()
    department: tuple[str, ...] = ()
    for area in areas:
        found.heads |= _head_rows(area)
        told = preamble_of(area)
        department = told.department or department
        work = _work(area, replace_department(told, department), options, account, legend)
        if work is None:
            continue
        found.tables += 1
        work.person = told.person
        for row in told.unused:
            work.leave_out(
                row, "note" if is_note(area.sheet.text(row, area.sheet.filled(row)[0])) else "above"
            )
        found.records += told.records
        records = list(LAYOUTS[work.kind](work))
        tell_columns(work, account)
        for record in records if layout == "form" else ():
            # Forms below each other name once what they are all of.
            has_home = bool(record.home.path) or record.home.claimed is not None
            record.home = home = record.home if has_home else home
        found.records += records
        if records:
            found.kinds.append(work.kind)
            found.layouts.append(_layout(work, layout))
    return found


def replace_department(told: Preamble, department: tuple[str, ...]) -> Preamble:
    """Return what stands above a table with the department that was named above an earlier one."""
    return told if told.department else replace(told, department=department)


def _head_rows(area: Area) -> set[int]:
    """Return the rows of the grid in which headings or labels stand."""
    if area.is_form:
        return {area.sheet.place(0, column)[0] for column in area.headings}
    return set(range(area.top, area.first))


def _lists(sheet: Sheet) -> tuple[list[Record], str]:
    row = department_columns(sheet)
    if row is not None:
        return list(duties_below(sheet, row)), "department_columns"
    if is_rules(sheet):
        return list(rules_of(sheet)), "rules"
    if is_tree(sheet):
        return list(tree_of(sheet)), "tree"
    return [], ""


def _work(
    area: Area, told: Preamble, options: Options, account: Account, legend: dict[str, str]
) -> TableWork | None:
    grid = area.sheet.grid
    kind = kind_of(area, options, (area.title, grid.name))
    if kind is None:
        return None
    headings = {**legend, **legend_in(area.headings.values())}
    reader = CellReader(
        legend=_grades(area, headings, legend),
        today=options.today,
        year=next(
            (
                year
                for text in (area.title, *_above(area), grid.name, grid.path)
                if (year := fiscal_year_in(text))
            ),
            None,
        ),
        commas=not any(map(is_japanese, area.headings.values())),
    )
    columns = columns_of(area, kind, options, reader)
    work = TableWork(area, kind, columns, reader, account, options, home=_home(area, told))
    work.legend = headings
    work.roles = roles_of_legend(headings)
    work.skilled = any(
        "スキル" in text or "skill" in folded(text)
        for text in (grid.name, area.title, *area.headings.values())
    )
    return work


def _above(area: Area) -> Iterator[str]:
    """Yield the texts above a table."""
    for row in area.above:
        yield from area.sheet.texts(row).values()


def _grades(area: Area, headings: dict[str, str], legend: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return what marks mean as values of a field, where the sheet says so: A:高, ★★★=high."""
    del area, legend
    found: dict[str, dict[str, str]] = {}
    for key in _GRADED:
        item = next(item for item in table().sections["duty"].fields if item.key == key)
        words = vocabulary(item)
        marks = {mark: code for mark, told in headings.items() if (code := words.code_of(told))}
        if marks:
            found[words.name] = marks
    return found


def _home(area: Area, told: Preamble) -> Home:
    """Return the department of a whole table: named above it, by its title or by the name of its sheet."""
    if told.department:
        return Home(told.department, told.cell)
    title = without_marks(area.title)
    above = [
        text
        for row in area.above
        for text in (area.sheet.text(row, column) for column in area.sheet.filled(row)[:1])
    ]
    firsts = [text.split()[0] for text in (title, *above) if text.split()]
    for text in (title, *firsts, area.sheet.grid.name):
        if is_department(text):
            return Home((text,), Cell(area.sheet.grid.path, area.sheet.grid.name))
    return Home()


def _layout(work: TableWork, layout: str) -> str:
    keys = {column.key for column in work.columns}
    if layout == "table" and "mark" in keys:
        return "matrix"
    if layout == "table" and "duties_of_person" in keys:
        return "person_rows"
    if layout == "table" and "month" in keys:
        return "months"
    return layout


def _unused(grid: Grid, options: Options, rows: int) -> str:
    """Return why a sheet is not read at all; empty where it is."""
    if not rows:
        return "empty"
    if grid.name in options.sheets:
        return ""
    if is_listed(grid.name, "examples") or is_example(grid.name) or "記入例" in grid.name:
        return "example"
    if is_listed(grid.name, "guides"):
        return "guide"
    return ""
