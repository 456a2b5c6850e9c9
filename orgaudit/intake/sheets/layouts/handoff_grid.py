"""Grids of departments by departments, in whose cells stands what one hands to the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.values.person_words import says_none

_LEAST: Final = 2
_FIRST_ROWS: Final = 15

_BY_ROW: Final = re.compile(
    r"行(?:から|→|⇒)列|縦(?:から|→|⇒)横|左(?:から|→|⇒)上|rows? (?:to|gives?) (?:the )?columns?|from (?:the )?rows? to",
    re.IGNORECASE,
)
"""In a title, that the departments of the rows hand to those of the columns."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The row of departments side by side, the column of departments below each other, and the rows that these stand in."""

    row: int
    column: int
    rows: tuple[int, ...]


def grid_in(sheet: Sheet) -> Grid | None:
    """Return the grid of a sheet; None where it has none."""
    for row in range(min(sheet.height, _FIRST_ROWS)):
        columns = [column for column in sheet.filled(row) if is_department(sheet.text(row, column))]
        if len(columns) < _LEAST or columns[0] == 0:
            continue
        side = columns[0] - 1
        rows = [line for line in range(row + 1, sheet.height) if sheet.filled(line)]
        units = [line for line in rows if is_department(sheet.text(line, side))]
        names = {sheet.text(row, column) for column in columns}
        again = sum(sheet.text(line, side) in names for line in units)
        if again >= _LEAST and again * 2 >= len(names) and len(units) * 2 > len(rows):
            return Grid(row, side, tuple(units))
    return None


def handoffs_in(sheet: Sheet, grid: Grid) -> Iterator[Record]:
    """Yield what the departments of the rows hand to those of the columns, where a title says that it is that way round."""
    above = (text for row in range(grid.row) for text in sheet.texts(row).values())
    if not any(map(_BY_ROW.search, above)):
        return
    for row in grid.rows:
        for column in sheet.filled(grid.row):
            text, other = sheet.text(row, column), sheet.text(grid.row, column)
            own = sheet.text(row, grid.column)
            if column <= grid.column or not text or says_none(text) or own == other:
                continue
            cell = sheet.cell(row, column)
            facts = {
                "from": Fact(own, sheet.cell(row, grid.column)),
                "to": Fact(other, sheet.cell(grid.row, column)),
                "what": Fact(text, cell),
            }
            yield Record("handoff", cell, facts, Home())
