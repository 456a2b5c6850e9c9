"""One sheet: its tables, forms, lists or trees, each read by its layout; what is not used of it is told."""

from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.intake.sheets.cells.marks import legend_beside, legend_in, roles_of_legend
from orgaudit.intake.sheets.files.grid import Grid
from orgaudit.intake.sheets.findings import Account, Cell, SheetUse
from orgaudit.intake.sheets.headings.headings import EXACT
from orgaudit.intake.sheets.layouts.form_labels import strength_of
from orgaudit.intake.sheets.layouts.form_sections import in_sections
from orgaudit.intake.sheets.layouts.forms import forms_of
from orgaudit.intake.sheets.layouts.handoff_grid import grid_in, handoffs_in
from orgaudit.intake.sheets.layouts.lists import (
    department_columns,
    duties_below,
    duties_of_persons,
    is_rules,
    person_columns,
    rules_of,
)
from orgaudit.intake.sheets.layouts.trees import boxes_of, is_boxes, is_tree, tree_of
from orgaudit.intake.sheets.one_sheet.notices import tell_comments, tell_odd
from orgaudit.intake.sheets.one_sheet.reading_areas import Found, read_areas
from orgaudit.intake.sheets.one_sheet.unread_sheets import named_on_cover, reason_unread
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.records import Record
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.areas import areas_of, dense_from, unnamed_areas_of
from orgaudit.intake.sheets.tables.beside import tables_beside
from orgaudit.intake.sheets.tables.likely_heads import likely_area
from orgaudit.intake.sheets.tables.lookup import Sheet, sheet_of
from orgaudit.intake.sheets.tables.other_lists import lists_money_or_faults, other_list
from orgaudit.intake.sheets.tables.repeated import blocks_beside, repeated_area
from orgaudit.intake.sheets.tables.sets_below import sets_below
from orgaudit.intake.sheets.tables.work_lists import list_of_work_from


def records_of_sheet(grid: Grid, options: Options, account: Account) -> list[Record]:
    """Return the records of a sheet. What became of the sheet and its columns goes into the account."""
    where = Cell(grid.path, grid.name)
    rows = sum(1 for row in grid.rows if any(row))
    tell_odd(grid, account)
    reason = reason_unread(grid, options, rows)
    if reason:
        account.sheets.append(SheetUse(where, rows, reason=reason))
        return named_on_cover(grid) if reason == "guide" else []
    sheet = sheet_of(grid)
    legend = legend_in(text for row in grid.rows[:200] for text in row if 2 < len(text) < 400)
    legend = {**legend_beside(grid.rows[:200]), **legend}
    sheet.marks = frozenset(roles_of_legend(legend))
    other = None if options.mapping or options.header_row else other_list(sheet)
    is_plan = other is not None and (other[0] == "shift_table" or lists_money_or_faults(sheet, other[1].row))
    ways = () if is_plan else _ways(sheet, options, is_other=other is not None)
    found, failed, is_empty = _first_that_reads(ways, sheet, options, account, legend)
    if found.kinds:
        other = None
    elif other is None:
        listed, layout = _lists(sheet)
        found.records += listed
        if listed:
            found.kinds += [record.kind for record in listed]
            found.layouts.append(layout)
        elif options.header_row is None and (likely := likely_area(sheet)) is not None:
            found, _, _ = _first_that_reads([([likely], "table")], sheet, options, account, legend)
    if failed is not None and not found.records and other is None:
        account.take(failed)  # a table of which no row could be used: why is told
    tell_comments(grid, found.heads, account)
    account.sheets.append(
        SheetUse(
            other[1] if other else where,
            rows,
            tuple(dict.fromkeys(found.kinds)),
            tuple(dict.fromkeys(found.layouts)),
            "" if found.kinds else other[0] if other else _why(failed, is_empty=is_empty),
        )
    )
    return found.records


def _first_that_reads(
    ways: Iterable[tuple[list[Area], str]],
    sheet: Sheet,
    options: Options,
    account: Account,
    legend: dict[str, str],
) -> tuple[Found, Account | None, bool]:
    """Return what the first way that reads a sheet found; what the first one told that failed, and whether a table only waits to be filled in."""
    found = Found()
    is_empty = False
    failed: Account | None = None
    passed: tuple[Found, Account] | None = None
    for areas, layout in ways:
        tried = Account(meter=account.meter)
        found = read_areas(areas, layout, options, tried, legend)
        is_table = layout == "table"
        if passed is None and is_table and not options.header_row and _is_in_a_form(found, tried, sheet):
            passed = found, tried
            continue
        if found.records or (areas and is_table and options.header_row):
            account.take(tried)
            return found, failed, is_empty
        is_empty = is_empty or (is_table and _only_examples(found, tried))
        if failed is None and found.tables and (tried.doubts or not _only_examples(found, tried)):
            failed = tried
    if passed is not None:
        account.take(passed[1])
        return passed[0], failed, is_empty
    return found, failed, is_empty


def _is_in_a_form(found: Found, tried: Account, sheet: Sheet) -> bool:
    """Whether what was taken for a table of one row stands below rows of labels with values that it has no place for, as the last rows of a form do."""
    above = [item.cell.row for item in tried.left_out if item.reason == "above"]
    labels = {
        text for row in above for text in sheet.texts(row).values() if strength_of(text) == EXACT and text
    }
    return len(found.records) == 1 and len(labels) >= _LABELS


_LABELS: Final = 3


def _why(failed: Account | None, *, is_empty: bool) -> str:
    """Return why nothing came of a sheet."""
    if failed is not None:
        return "nothing_said"
    return "not_filled_in" if is_empty else "no_table"


def _only_examples(found: Found, tried: Account) -> bool:
    """Whether a sheet has a table to be filled in, and nothing below its headings but examples and remarks."""
    reasons = {item.reason for item in tried.left_out}
    is_bare = found.tables > 0 and not found.records and not tried.doubts
    return is_bare and reasons <= {"example", "note", "above"}


def _ways(sheet: Sheet, options: Options, *, is_other: bool) -> Iterator[tuple[list[Area], str]]:
    """Yield the ways in which a sheet can be read, the likeliest first; the first that finds a record is taken."""
    row = None if options.header_row is None else options.header_row - 1
    if row is None and (sets := repeated_area(sheet) or blocks_beside(sheet)):
        yield [sets], "columns"
    if row is None and (below := sets_below(sheet)):
        yield [below], "columns"
    if row is None and (beside := tables_beside(sheet)):
        yield beside, "columns"
    if row is None and (sections := in_sections(sheet)):
        yield [sections], "columns"
    yield areas_of(sheet, row), "table"
    if row is None:
        told = _told_row(sheet, options)
        if told is not None:
            yield areas_of(sheet, told), "table"
        if not is_other:
            yield unnamed_areas_of(sheet), "table"
        if not is_other and (top := list_of_work_from(sheet)) is not None:
            yield areas_of(sheet, top), "table"
        if (top := dense_from(sheet)) is not None:
            yield areas_of(sheet, top), "table"
            return  # rows of many texts are no labels with their values
        forms = forms_of(sheet)
        yield forms, "columns" if any(area.last > 1 for area in forms) else "form"


def _told_row(sheet: Sheet, options: Options) -> int | None:
    """Return the row that holds a heading which the call explains; None where there is none."""
    rows = range(sheet.height) if options.mapping else ()
    return next((row for row in rows if any(map(options.told, sheet.texts(row).values()))), None)


def _lists(sheet: Sheet) -> tuple[list[Record], str]:
    if (grid := grid_in(sheet)) is not None:
        return list(handoffs_in(sheet, grid)), "department_columns"
    row = department_columns(sheet)
    if row is not None:
        return list(duties_below(sheet, row)), "department_columns"
    row = person_columns(sheet)
    if row is not None:
        return list(duties_of_persons(sheet, row)), "person_columns"
    if is_rules(sheet):
        return list(rules_of(sheet)), "rules"
    if is_tree(sheet):
        return list(boxes_of(sheet) if is_boxes(sheet) else tree_of(sheet)), "tree"
    return [], ""
