"""A sheet seen as the table that stands in it otherwise: places of that table, each with the cell that it comes from."""

from orgaudit.intake.sheets.tables.lookup import Sheet


class Turned(Sheet):
    """A sheet seen as another table; ``places`` leads from row and column of that table to those of the sheet."""

    __slots__ = ("_columns", "_count", "_places", "_sheet")

    def __init__(self, sheet: Sheet, places: dict[tuple[int, int], tuple[int, int]], count: int) -> None:
        super().__init__(sheet.grid)
        self.marks = sheet.marks
        self._sheet, self._places, self._count = sheet, places, count
        self._columns: list[list[int]] = [[] for _ in range(count)]
        for row, column in sorted(places):
            self._columns[row].append(column)

    @property
    def height(self) -> int:
        """The number of rows."""
        return self._count

    def text(self, row: int, column: int) -> str:
        """Return what stands in the cell of a place."""
        place = self._places.get((row, column))
        return self._sheet.text(*place) if place is not None else ""

    def seen(self, row: int, column: int) -> str:
        """Return the same; joined cells are none of such a table."""
        return self.text(row, column)

    def below(self, row: int, column: int) -> tuple[str, bool]:
        """Return the same, which comes from no joined cells."""
        return self.text(row, column), False

    def filled(self, row: int) -> list[int]:
        """Return the columns of a row in which something stands."""
        columns = self._columns[row] if 0 <= row < self._count else []
        return [column for column in columns if self.text(row, column)]

    def texts(self, row: int) -> dict[int, str]:
        """Return what stands in a row, by column."""
        return {column: self.text(row, column) for column in self.filled(row)}

    def is_wide(self, row: int, column: int, width: int) -> bool:
        """Return false: nothing is joined."""
        del row, column, width
        return False

    def rows(self) -> set[int]:
        """Return the rows of the sheet that something of the table stands in."""
        return {row for row, _ in self._places.values()}

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Return where in the sheet a value stands."""
        return self._places.get((row, column), (row, column))
