"""Builds the spreadsheets of the cases: workbooks, OpenDocument sheets and texts in several encodings."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import xlsxwriter

from orgaudit.knowledge.data_file import parsed_data

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A spreadsheet and what must come of it. ``doubts`` and ``left_out`` are written ``sheet!cell code``."""

    name: str
    file: str
    sheets: dict[str, Any]
    company: Any
    doubts: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    encoding: str = "utf-8"
    delimiter: str = ","


def cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        found.append(Case(name=path.stem, **parsed_data(path)))
    return found


def built(case: Case) -> bytes:
    """Return the file of a case."""
    if case.file.endswith((".csv", ".tsv")):
        (sheet,) = case.sheets.values()
        return text(rows_of(sheet), case.delimiter).encode(case.encoding)
    if case.file.endswith(".ods"):
        return document(case.sheets)
    return workbook(case.sheets)


def rows_of(sheet: Any) -> list[list[Any]]:
    rows: list[list[Any]] = sheet["rows"] if isinstance(sheet, dict) else sheet
    return rows


def text(rows: list[list[Any]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(
        [["" if cell is None else cell for cell in row] for row in rows]
    )
    return out.getvalue()


def workbook(sheets: dict[str, Any]) -> bytes:
    """Return a workbook. A sheet is a list of rows, or ``rows`` with ``merged``, ``hidden`` and the like."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, given in sheets.items():
        options = given if isinstance(given, dict) else {}
        sheet = book.add_worksheet(name)
        _write(book, sheet, rows_of(given), options.get("formats", {}))
        for joined in options.get("merged", []):
            row, column = xlsxwriter.utility.xl_cell_to_rowcol(joined.split(":")[0])
            line = rows_of(given)[row]
            sheet.merge_range(joined, line[column] if column < len(line) else "")
        for number in options.get("hidden_rows", []):
            sheet.set_row(number - 1, None, None, {"hidden": True})
        for letters in options.get("hidden_columns", []):
            sheet.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
        for place, told in options.get("comments", {}).items():
            sheet.write_comment(place, told)
        if options.get("hidden"):
            sheet.hide()
    book.close()
    return out.getvalue()


def _write(book: Any, sheet: Any, rows: list[list[Any]], codes: dict[str, str]) -> None:
    formats = {place: book.add_format({"num_format": code}) for place, code in codes.items()}
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is None:
                continue
            shape = formats.get(xlsxwriter.utility.xl_rowcol_to_cell(number, column))
            if isinstance(value, str) and not value.startswith("="):
                sheet.write_string(number, column, value, shape)
            else:
                sheet.write(number, column, value, shape)


def document(sheets: dict[str, Any]) -> bytes:
    """Return an OpenDocument spreadsheet; merged cells reach downwards only."""
    parts = []
    for name, given in sheets.items():
        merged = {}
        for joined in given.get("merged", []) if isinstance(given, dict) else []:
            first, last = (xlsxwriter.utility.xl_cell_to_rowcol(end) for end in joined.split(":"))
            merged[first] = last[0] - first[0] + 1
        covered = {(row + step, column) for (row, column), rows in merged.items() for step in range(1, rows)}
        lines = []
        for number, row in enumerate(rows_of(given)):
            cells = "".join(_cell(number, column, value, merged, covered) for column, value in enumerate(row))
            lines.append(
                f"<table:table-row>{cells}<table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
            )
        lines.append(
            "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
        )
        parts.append(f'<table:table table:name="{escape(name)}">{"".join(lines)}</table:table>')
    names = ("office", "table", "text", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>{"".join(parts)}</office:spreadsheet></office:body></office:document-content>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return out.getvalue()


def _cell(
    row: int, column: int, value: Any, merged: dict[tuple[int, int], int], covered: set[tuple[int, int]]
) -> str:
    if (row, column) in covered:
        return "<table:covered-table-cell/>"
    spanned = f' table:number-rows-spanned="{merged[row, column]}"' if (row, column) in merged else ""
    if value is None:
        return f"<table:table-cell{spanned}/>"
    if isinstance(value, int | float):
        return f'<table:table-cell{spanned} office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    told = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell{spanned} office:value-type="string">{told}</table:table-cell>'
