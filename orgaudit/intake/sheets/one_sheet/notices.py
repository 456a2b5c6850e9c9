"""What an import tells of a sheet beyond its records: its columns, comments, hidden parts and formulas."""

import re
from typing import Final

from orgaudit.intake.sheets.files.grid import Grid, column_name
from orgaudit.intake.sheets.findings import Account, Cell, ColumnUse, Doubt
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.tables.column import Column, samples, share
from orgaudit.intake.sheets.tables.table_work import TableWork


def tell_columns(work: TableWork, account: Account) -> None:
    """Tell what became of each column of a table."""
    area = work.area
    told = {use.cell for use in account.columns} if area.is_form else set()
    for column in work.columns:
        heading = " ".join(column.heading.split())
        cell = work.cell(area.top, column.index)
        if cell in told or _is_covered(work, column):
            continue  # what stands above several forms is told with the first of them
        is_words = column.key == "number" and _says_more(work, column)
        is_lost = column.key == "note" and field_of(work.kind, "note") is None
        if is_words or is_lost or column.key in ("not_used", "person_title", "person_id"):
            account.columns.append(ColumnUse(cell, heading, "unused"))
        elif column.key:
            doubts = work.doubted.get(column.index, 0)
            account.columns.append(
                ColumnUse(cell, heading, "used", _told_key(work, column), column.certainty, doubts=doubts)
            )
        else:
            account.columns.append(
                ColumnUse(cell, heading, "ambiguous" if column.choices else "unused", choices=column.choices)
            )
    _tell_headless(work, account)


def _is_covered(work: TableWork, column: Column) -> bool:
    """Whether a column is but the rest of the one left of it, over which its heading is joined: on squared paper."""
    area = work.area
    joined = area.sheet.origins.get((area.first - 1, column.index))
    return (
        not column.key
        and joined is not None
        and joined[1] < column.index
        and area.headings.get(joined[1]) == column.heading
        and not samples(area, column.index)
    )


def _says_more(work: TableWork, column: Column) -> bool:
    """Whether words stand in a column of numbers: those of a register, such as FIN-02, have a figure and no space."""
    texts = samples(work.area, column.index)
    return share(texts, lambda text: " " in text or not _FIGURE.search(text)) > _SOME


_FIGURE: Final = re.compile(r"\d|[①-⑳㉑-㉟Ⅰ-ⅻ一二三四五六七八九十]|^[a-zA-Zア-ン]{1,4}[.)）]?$")
_SOME: Final = 0.5


def _tell_headless(work: TableWork, account: Account) -> None:
    """Tell columns in which something stands below no heading at all."""
    area = work.area
    if area.is_form:
        return
    known = set(area.headings)
    seen: set[int] = set()
    for row in range(area.first, area.last):
        for column in area.sheet.filled(row):
            if column not in known and column not in seen and area.sheet.origins.get((row, column)) is None:
                seen.add(column)
                account.columns.append(ColumnUse(work.cell(row, column), column_name(column), "unused"))


def tell_comments(grid: Grid, heads: set[int], account: Account) -> None:
    """Tell the comments of cells; those at headings, which explain them, by their number only."""
    at_heads = [place for place in grid.comments if place[0] in heads]
    for place, text in sorted(grid.comments.items()):
        if place[0] not in heads:
            account.tell(Cell(grid.path, grid.name, *place), "comment", found=text[:200])
    if at_heads:
        account.tell(Cell(grid.path, grid.name), "comments_at_headings", count=len(at_heads))


def _told_key(work: TableWork, column: Column) -> str:
    return f"{work.kind}.{column.key}"


def tell_odd(grid: Grid, account: Account) -> None:
    """Tell what a reader of the sheet does not see at once: hidden parts, comments, formulas without a value."""
    where = Cell(grid.path, grid.name)
    if grid.hidden:
        account.tell(where, "hidden_sheet")
    rows = [row + 1 for row in sorted(grid.hidden_rows) if row < len(grid.rows) and any(grid.rows[row])]
    if rows:
        account.tell(where, "hidden_rows", rows=tuple(map(str, rows[:20])), count=len(rows))
    columns = [
        column
        for column in sorted(grid.hidden_columns)
        if any(column < len(row) and row[column] for row in grid.rows)
    ]
    if columns:
        account.tell(where, "hidden_columns", columns=tuple(map(column_name, columns[:20])))
    struck = [Cell(grid.path, grid.name, *place) for place in sorted(grid.struck) if grid.cell(*place)]
    if struck:
        account.tell(where, "struck", cells=tuple(cell.address for cell in struck[:20]), count=len(struck))
    for place, formula in sorted(grid.unstored.items()):
        cell = Cell(grid.path, grid.name, *place)
        value = grid.recomputed.get(place)
        if value is None:
            account.doubts.append(Doubt(cell, "formula_without_value", "", f"={formula.lstrip('=')}"))
        else:
            account.tell(cell, "formula_recomputed", found=f"={formula.lstrip('=')}", made=value)
