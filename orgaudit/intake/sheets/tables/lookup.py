"""A grid with its joined cells: what a reader sees at a place, and which places are one."""

from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.sheets.files.grid import Grid, Range, SheetsError
from orgaudit.intake.sheets.findings import Cell

_MOST_JOINED: Final = 5_000_000
"""Places in joined cells of one sheet; many more than it has cells are only reached where ranges lie over each other, which no program writes."""


@dataclass(slots=True)
class Sheet:
    """A grid and its merged ranges, cut to where something stands."""

    grid: Grid
    origins: dict[tuple[int, int], Range] = field(default_factory=dict)
    """Every place of a merged range -> that range."""
    marks: frozenset[str] = frozenset()
    """Marks, folded, that the sheet explains itself."""
    _ends: dict[tuple[int, int], int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.grid.rows)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell itself."""
        return self.grid.cell(row, column)

    def seen(self, row: int, column: int) -> str:
        """Return what a reader sees at a place: the text of the joined cells that it is part of."""
        found = self.origins.get((row, column))
        return self.grid.cell(found[0], found[1]) if found else self.grid.cell(row, column)

    def below(self, row: int, column: int) -> tuple[str, bool]:
        """Return what holds for a row of a column, and whether that comes from cells joined downwards."""
        line = self.grid.rows[row] if row < len(self.grid.rows) else ()
        text = line[column] if column < len(line) else ""
        found = self.origins.get((row, column)) if not text and self.origins else None
        if found is None or found[0] == row:
            return text, False
        return self.grid.cell(found[0], found[1]), True

    def texts(self, row: int) -> dict[int, str]:
        """Return what stands in a row, by column."""
        if row >= self.height:
            return {}
        return {column: text for column, text in enumerate(self.grid.rows[row]) if text}

    def filled(self, row: int) -> list[int]:
        """Return the columns of a row in which something stands."""
        return (
            [column for column, text in enumerate(self.grid.rows[row]) if text] if row < self.height else []
        )

    def blocks(self, row: int) -> list[list[int]]:
        """Return the columns of a row in which something stands in blocks, a blank column between them."""
        found: list[list[int]] = []
        for column in self.filled(row):
            if found and found[-1][-1] == column - 1:
                found[-1].append(column)
            else:
                found.append([column])
        return found

    def filled_until(self, first: int, last: int) -> int:
        """Return the first blank row behind a row, or ``last``; asked of each column of a table and looked for once."""
        if (first, last) not in self._ends:
            blank = (row for row in range(first + 1, last) if not self.filled(row))
            self._ends[first, last] = next(blank, last)
        return self._ends[first, last]

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Return where in the grid a text stands."""
        return row, column

    def cell(self, row: int, column: int) -> Cell:
        """Return a place as it is told."""
        return Cell(self.grid.path, self.grid.name, *self.place(row, column))

    def is_wide(self, row: int, column: int, width: int) -> bool:
        """Whether a cell is joined over at least half of so many columns, and no lower than its row."""
        found = self.origins.get((row, column))
        return found is not None and found[0] == found[2] and (found[3] - found[1] + 1) * 2 >= width


def sheet_of(grid: Grid) -> Sheet:
    """Return a grid with its joined cells spread out. Raises SheetsError where they lie over each other without end."""
    sheet = Sheet(grid)
    joined = [_cut(found, len(grid.rows), grid.width) for found in grid.merged]
    if (
        sum(max(0, last - top + 1) * max(0, edge - left + 1) for top, left, last, edge in joined)
        > _MOST_JOINED
    ):
        raise SheetsError("broken", path=grid.path)
    for found, (top, left, last, edge) in zip(grid.merged, joined, strict=True):
        for row in range(top, last + 1):
            for column in range(left, edge + 1):
                sheet.origins[row, column] = found
    return sheet


def _cut(found: Range, height: int, width: int) -> Range:
    """Return a range as far as it is filled in: below the last row with a value nothing is, but a joined cell may end later than its text."""
    top, left, bottom, right = found
    return top, left, min(bottom, height - 1), min(right, max(width, left))
