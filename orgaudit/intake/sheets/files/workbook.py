"""An Excel workbook as grids: looked at first, then read by calamine, which sees only what was counted."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final, cast

from orgaudit.intake.sheets.files.formulas import recomputed
from orgaudit.intake.sheets.files.grid import Grid, SheetsError, stripped
from orgaudit.intake.sheets.files.package import packed
from orgaudit.intake.sheets.files.workbook_parts import SheetPart, sheet_parts

_SECONDS: Final = 3_600
_GAVE_UP: Final = "PanicException"


def grids_of_workbook(members: dict[str, bytes], path: str) -> Iterator[Grid]:
    """Yield the sheets of a workbook with values, in order; ``members`` is emptied on the way. Raises SheetsError."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        parts = sheet_parts(members, path)
        package = packed(members)
        members.clear()  # the texts of large workbooks are not held twice
        book = CalamineWorkbook.from_filelike(io.BytesIO(package))
        del package
        known: dict[Any, str] = {}
        listed = book.sheet_names
        for part in parts:
            if part.name in listed:
                sheet = book.get_sheet_by_name(part.name)
                before = [""] * (sheet.start[1] if sheet.start else 0)
                rows = [before + _texts(row, known) for row in sheet.iter_rows()]
                merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
                yield _grid(part, path, rows, merged, len(parts))
    except (CalamineError, ValueError, OSError) as error:
        raise SheetsError("broken", path=path) from error
    except BaseException as error:
        # The library is written in Rust: where that gives up it raises what is no Exception and has no name to import.
        if type(error).__name__ == _GAVE_UP:
            raise SheetsError("broken", path=path) from error
        raise


def _grid(
    part: SheetPart, path: str, rows: list[list[str]], merged: tuple[tuple[int, int, int, int], ...], of: int
) -> Grid:
    for (row, column), unit in part.units.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column][-1:].isdigit():
            rows[row][column] = _with_unit(rows[row][column], unit)
    grid = Grid(
        path=path,
        name=part.name,
        rows=rows,
        merged=merged,
        hidden=part.hidden,
        hidden_rows=part.hidden_rows,
        hidden_columns=part.hidden_columns,
        indents=part.indents,
        comments=part.comments,
        unstored=part.unstored,
        struck=part.struck,
        of=of,
    )
    if part.unstored:
        grid.recomputed = recomputed(grid, part.unstored)
        for row, column in part.unstored:
            _put(grid, row, column, grid.recomputed.get((row, column), ""))
    return stripped(grid)


def _texts(row: list[Any], known: dict[Any, str]) -> list[str]:
    """Return the texts of a row, one copy of each that stands in many cells."""
    if bool in set(map(type, row)):  # which equals 1 or 0 and is another text
        return [known.setdefault(text := text_of(value), text) for value in row]
    texts: list[str | None] = [*map(known.get, row)]
    return (
        [_kept(value, known) if text is None else text for text, value in zip(texts, row, strict=True)]
        if None in texts
        else cast("list[str]", texts)
    )


def _kept(value: Any, known: dict[Any, str]) -> str:
    text = known[value] = value if type(value) is str else text_of(value)
    return text


def _put(grid: Grid, row: int, column: int, text: str) -> None:
    while len(grid.rows) <= row:
        grid.rows.append([])
    line = grid.rows[row]
    line.extend([""] * (column + 1 - len(line)))
    line[column] = text


def _with_unit(number: str, unit: str) -> str:
    return f"{float(number) * 100:.10g}%" if unit == "%" else number + unit


def text_of(value: Any) -> str:
    """Return the text of a value of a cell: numbers without traces of reckoning, days as ISO, spans of time as ``h:mm``."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}"
    if isinstance(value, timedelta):
        hours, seconds = divmod(int(value.total_seconds()), _SECONDS)
        return f"{hours}:{seconds // 60:02d}"
    return str(value)
