"""The tables or forms of a sheet, as one way of reading laid them out, become records; what is passed over is told."""

from dataclasses import dataclass, field, replace
from typing import Final

from orgaudit.intake.sheets.cells.names import is_note
from orgaudit.intake.sheets.findings import Account, Cell, LeftOut
from orgaudit.intake.sheets.layouts.handover import settle_handover
from orgaudit.intake.sheets.layouts.table import LAYOUTS
from orgaudit.intake.sheets.one_sheet.both_sides import other_side
from orgaudit.intake.sheets.one_sheet.notices import tell_columns
from orgaudit.intake.sheets.one_sheet.preamble import Preamble, preamble_of
from orgaudit.intake.sheets.one_sheet.table_setup import work_of
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.records import Home, Record
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.sheets.tables.turned import Turned


@dataclass(slots=True)
class Found:
    """What one way of reading a sheet found: its records, their kinds and layouts, and the rows with headings."""

    records: list[Record] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    layouts: list[str] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    tables: int = 0


def read_areas(
    areas: list[Area], layout: str, options: Options, account: Account, legend: dict[str, str]
) -> Found:
    """Return what the tables or forms of a sheet hold, each read by its layout; none of it where nothing says what it lists."""
    found = Found()
    home = Home()
    above = Home()
    department: tuple[str, ...] = ()
    for area in areas:
        found.heads |= _head_rows(area)
        told = _with_department(preamble_of(area), department)
        department = told.department
        work = work_of(area, told, options, account, legend)
        if work is None:
            _tell_unread(area, account)
            continue
        above = work.home = _home_of(work, above)
        found.tables += 1
        work.person = told.person
        work.of_duties = told.of_duties
        settle_handover(work, told.handover)
        for row in told.unused:
            work.leave_out(
                row, "note" if is_note(area.sheet.text(row, area.sheet.filled(row)[0])) else "above"
            )
        found.records += told.records
        records = list(LAYOUTS[work.kind](work))
        tell_columns(work, account)
        beside = other_side(work, told, options, account, legend)
        records += beside
        if area is areas[-1] and not area.is_form:
            for row in range(area.last, area.sheet.height):
                if area.sheet.filled(row):
                    work.leave_out(row, "other_table")
        for record in records if layout == "form" else ():
            # Forms below each other name once what they are all of.
            has_home = bool(record.home.path) or record.home.claimed is not None
            record.home = home = record.home if has_home else home
        found.records += records
        if records:
            found.kinds += [work.kind, *(record.kind for record in beside[:1])]
            found.layouts.append(_layout(work, layout))
    if layout != "table" and found.records:
        _tell_passed_over(areas, account)
    return found


def _home_of(work: TableWork, above: Home) -> Home:
    """Return the department of a table; that of the table above it where it lists handoffs and names none."""
    return above if work.kind == "handoff" and not work.home.path else work.home


def _tell_unread(area: Area, account: Account) -> None:
    """Tell the rows of a table beside another one of which nothing says what it lists."""
    for row in (
        range(area.sheet.height) if isinstance(area.sheet, Turned) and area.top == 0 and area.last > 1 else ()
    ):
        texts = list(area.sheet.texts(row).values())
        account.left_out.append(
            LeftOut(area.sheet.cell(row, area.sheet.filled(row)[0]), "other_table", " ".join(texts[:4])[:80])
        )


def _tell_passed_over(areas: list[Area], account: Account) -> None:
    """Tell rows of several texts that no form of a sheet has anything of."""
    turned = [area.sheet for area in areas if isinstance(area.sheet, Turned)]
    if not turned:
        return
    grid = turned[0].grid
    used = {near for sheet in turned for row in sheet.rows() for near in (row - 1, row)}
    for number, row in enumerate(grid.rows):
        texts = [text for text in row if text]
        if number not in used and len(texts) >= _SEVERAL:
            cell = Cell(grid.path, grid.name, number, next(column for column, text in enumerate(row) if text))
            account.left_out.append(LeftOut(cell, "other_table", " ".join(texts[:4])[:80]))


_SEVERAL: Final = 2


def _with_department(told: Preamble, department: tuple[str, ...]) -> Preamble:
    """Return what stands above a table with the department that was named above an earlier one."""
    return told if told.department else replace(told, department=department)


def _head_rows(area: Area) -> set[int]:
    """Return the rows of the grid in which headings or labels stand."""
    if area.is_form:
        return {area.sheet.place(0, column)[0] for column in area.headings}
    return set(range(area.top, area.first))


def _layout(work: TableWork, layout: str) -> str:
    keys = {column.key for column in work.columns}
    if layout == "table" and "mark" in keys:
        return "matrix"
    if layout == "table" and "duties_of_person" in keys:
        return "person_rows"
    if layout == "table" and "month" in keys:
        return "months"
    return layout
