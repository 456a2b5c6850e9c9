"""Sheets that are not read: empty ones, examples, explanations, words to choose from, and covers."""

from typing import Final

from orgaudit.intake.sheets.cells.company_names import company_alone
from orgaudit.intake.sheets.cells.names import is_example
from orgaudit.intake.sheets.files.grid import Grid
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.headings.headings import is_listed, strong_matches
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.heads import is_head
from orgaudit.intake.sheets.tables.lookup import Sheet, sheet_of


def named_on_cover(grid: Grid) -> list[Record]:
    """Return the company that a cover names."""
    for row, column, text in (
        (row, column, text) for row, line in enumerate(grid.rows[:_COVER]) for column, text in enumerate(line)
    ):
        if text and (name := company_alone(text)):
            cell = Cell(grid.path, grid.name, row, column)
            return [Record("company", cell, {"name": Fact(name, cell)})]
    return []


_COVER: Final = 20


def _is_the_list(grid: Grid) -> bool:
    """Whether a sheet that is called like one of words to choose from or of explanations is a table all the same: alone in its file, or one with many headings."""
    if grid.of > 1 and plain(grid.name) in plain_words("sheets_of_choices"):
        return False
    sheet = sheet_of(grid)
    rows = range(min(sheet.height, _COVER))
    if grid.of == 1 and not grid.hidden and sum(len(sheet.filled(row)) >= _WIDE for row in rows) >= _MANY:
        return True
    if plain(grid.name) == "cover" and any(_says_who_covers(sheet, row) for row in rows):
        return True
    return any(
        (is_head(sheet, row) or is_head(sheet, row, named=False))
        and (grid.of == 1 or (len(sheet.filled(row)) >= _MANY and not grid.hidden and _repeats(sheet, row)))
        for row in rows
    )


def _says_who_covers(sheet: Sheet, row: int) -> bool:
    """Whether a row heads what is done and who stands in for whom, so that the sheet is no front page."""
    texts = [sheet.text(row, column) for column in sheet.filled(row)]
    return len(texts) >= _WIDE and {"name", "backups"} <= {
        item.key for text in texts for item in strong_matches(text) if item.kind == "duty"
    }


def _repeats(sheet: Sheet, head: int) -> bool:
    """Whether a column says the same twice, as no list of words to choose from does."""
    for column in sheet.filled(head):
        below = [text for row in range(head + 1, sheet.height) if (text := sheet.text(row, column))]
        if len(set(below)) < len(below):
            return True
    return False


_MANY: Final = 5
_WIDE: Final = 3


def reason_unread(grid: Grid, options: Options, rows: int) -> str:
    """Return why a sheet is not read at all; empty where it is."""
    if not rows:
        return "empty"
    if grid.name in options.sheets:
        return ""
    if is_listed(grid.name, "examples") or is_example(grid.name) or "記入例" in grid.name:
        return "example"
    if is_listed(grid.name, "guides") and not _is_the_list(grid):
        return "guide"
    return ""
