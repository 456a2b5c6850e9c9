"""The texts of a sheet, row by row."""

from collections.abc import Iterator

from orgaudit.intake.sheets.grid import Grid


def row_texts(grid: Grid) -> Iterator[str]:
    """Yield the texts of a sheet from the top."""
    for row in grid.rows:
        for text in row:
            if text:
                yield text
