"""Reading a workbook as its reader sees it."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from orgaudit.reports.formats import FORMATS, render, render_binary
from orgaudit.reports.report import Report

Rows = list[tuple[object, ...]]


def book(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def sheets(content: bytes) -> dict[str, Rows]:
    """Return the values of every sheet, row by row."""
    return sheets_of(book(content))


def sheets_of(read: Workbook) -> dict[str, Rows]:
    """Return the same of a workbook that has been read."""
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in read.worksheets}


def words(content: bytes) -> str:
    """Return every text of a workbook, also the names of its sheets."""
    return words_of(sheets(content))


def words_of(read: dict[str, Rows]) -> str:
    """Return the same of its sheets."""
    found = []
    for name, rows in read.items():
        found += [name, *(str(cell) for row in rows for cell in row if cell is not None)]
    return "\n".join(found) + "\n"


def told(report: Report, form: str, *, names: bool = False) -> str:
    """Return what any format tells as text."""
    if FORMATS[form].binary:
        return words(render_binary(report, form, names=names))
    return render(report, form, names=names)
