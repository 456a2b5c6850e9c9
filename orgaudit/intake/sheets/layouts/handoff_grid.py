"""Grids of departments by departments, in whose cells stands what one hands to the other."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.names import is_department, is_note, is_total
from orgaudit.intake.sheets.columns.answer_contents import known_to
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import number_of

_LEAST: Final = 2
_FIRST_ROWS: Final = 15

_BY_ROW: Final = re.compile(
    r"行(?:から|→|⇒)列|縦(?:から|→|⇒)横|左(?:から|→|⇒)上|rows? (?:to|gives?) (?:the )?columns?|from (?:the )?rows? to",
    re.IGNORECASE,
)
"""In a title, that the departments of the rows hand to those of the columns."""


_FROM: Final = r"(?:from|giver|gives|sender|sends|out|から|渡す側|渡し側|渡す|出す側|送る側|渡し手|元|発)"
_TO: Final = (
    r"(?:to|taker|gets|receiver|receives|in|へ|受ける側|受け側|もらう側|受け取る側|受ける|受け手|先|着)"
)
_SIGNS: Final = r"[ /|\\＼／↓→↘,、・|｜↗⇒>-]{1,5}"
_CORNER: Final = re.compile(rf"[↓]?{_FROM}{_SIGNS}{_TO}[→]?", re.IGNORECASE)
"""In the corner of a grid, that the departments of the rows hand to those of the columns: From \\ To, 渡す側＼受ける側."""

_TURNED_CORNER: Final = re.compile(rf"[↓]?{_TO}{_SIGNS}{_FROM}[→]?", re.IGNORECASE)
"""The same the other way round, as the first word stands for the rows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The row of departments side by side, the column of departments below each other, and the rows that these stand in.

    ``by_row`` says whether the departments of the rows hand to those of the columns; None where the corner does not tell.
    """

    row: int
    column: int
    rows: tuple[int, ...]
    by_row: bool | None = None


def grid_in(sheet: Sheet) -> Grid | None:
    """Return the grid of a sheet; None where it has none."""
    for row in range(min(sheet.height, _FIRST_ROWS)):
        if (told := _told_by_corner(sheet, row)) is not None:
            return told
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


def _told_by_corner(sheet: Sheet, row: int) -> Grid | None:
    """Return the grid whose corner stands in a row and says which way it goes, whatever its departments are called."""
    filled = sheet.filled(row)
    if len(filled) <= _LEAST:
        return None
    corner = " ".join(unicodedata.normalize("NFKC", sheet.text(row, filled[0])).split())
    by_row = _CORNER.fullmatch(corner) is not None
    if not by_row and not _TURNED_CORNER.fullmatch(corner):
        return None
    names = {sheet.text(row, column) for column in filled[1:]}
    rows = []
    for line in range(row + 1, sheet.height):
        text = sheet.text(line, filled[0])
        if not text or is_note(text) or is_total(text):
            break
        rows.append(line)
    again = sum(sheet.text(line, filled[0]) in names for line in rows)
    return Grid(row, filled[0], tuple(rows), by_row) if again >= _LEAST else None


def handoffs_in(sheet: Sheet, grid: Grid) -> Iterator[Record]:
    """Yield what the departments of the rows hand to those of the columns, where a title or the corner says that it is that way round."""
    above = (text for row in range(grid.row) for text in sheet.texts(row).values())
    if grid.by_row is None and not any(map(_BY_ROW.search, above)):
        return
    for row in grid.rows:
        for column in sheet.filled(grid.row):
            text, other = sheet.text(row, column), sheet.text(grid.row, column)
            own = sheet.text(row, grid.column)
            if column <= grid.column or own == other or _is_nothing(text):
                continue
            cell = sheet.cell(row, column)
            ends = {
                "from": Fact(own, sheet.cell(row, grid.column)),
                "to": Fact(other, sheet.cell(grid.row, column)),
            }
            if grid.by_row is False:
                ends = {"from": ends["to"], "to": ends["from"]}
            for line in text.splitlines() if grid.by_row is not None else (text,):
                if matter := line.strip(" ・、,;；"):
                    yield Record("handoff", cell, {**ends, **_matter(matter, cell)}, Home())


def _is_nothing(text: str) -> bool:
    return not text or says_none(text) or number_of(text) == 0 or (is_mark(text) and text not in _SOMETHING)


def _matter(text: str, cell: Cell) -> dict[str, Fact]:
    """Return what passes, and how, where that stands in brackets behind it: Order sheet (paper); nothing of a mark or a figure, which says only that something does."""
    if text in _SOMETHING or number_of(text) is not None:
        return {}
    found = _WITH_MEDIUM.fullmatch(text)
    item = field_of("handoff", "medium")
    known = (
        known_to(item.values)(found[2]) if found is not None and item is not None and item.values else None
    )
    if found is None or known is None:
        return {"what": Fact(text, cell)}
    return {"what": Fact(found[1].strip(), cell), "medium": Fact(known, cell)}


_SOMETHING: Final = frozenset("○〇◎●✓✔◯")

_WITH_MEDIUM: Final = re.compile(r"([^()（）]{1,60})[(（]([^()（）]{1,20})[)）]")
