"""Sheets of one workbook that hold a department each: where some are called like departments, the others of the same kind are too."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from orgaudit.intake.sheets.cells.names import without_marks
from orgaudit.intake.sheets.cells.notations import fiscal_year_in
from orgaudit.intake.sheets.findings import Account, Cell
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.headings import is_listed, titled
from orgaudit.intake.sheets.records import Home, Record
from orgaudit.intake.values.plain_values import number_of

_HOUSED: Final = ("duty", "goal")


def with_sheet_homes(records: list[Record], account: Account) -> list[Record]:
    """Return the records with those of a sheet in the department of its name, where other sheets of the file are called like departments."""
    by_sheet: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.kind in _HOUSED:
            by_sheet[record.cell.path, record.cell.sheet].append(record)
    named = {path for (path, sheet), held in by_sheet.items() if _is_by_name(sheet, held)}
    for (path, sheet), held in by_sheet.items():
        if path in named and _may_name(sheet) and not any(_has_home(record) for record in held):
            name = without_marks(sheet)
            for record in held:
                record.home = Home((name,), Cell(path, sheet))
            account.tell(Cell(path, sheet), "department_unnamed", made=name)
    return records


def _is_by_name(sheet: str, held: Iterable[Record]) -> bool:
    """Whether the records of a sheet stand in the department that it is called after."""
    return any(
        record.home.path == (without_marks(sheet),)
        and record.home.cell is not None
        and record.home.cell.row < 0
        for record in held
    )


def _has_home(record: Record) -> bool:
    return bool(record.home.path) or record.home.claimed is not None or record.home.cell is not None


def _may_name(sheet: str) -> bool:
    """Whether the name of a sheet may be that of a department: no month, year, number, or word for what it lists."""
    return not (
        titled(sheet)
        or month_of_heading(sheet)
        or fiscal_year_in(sheet)
        or number_of(sheet) is not None
        or is_listed(sheet, "totals")
    )
