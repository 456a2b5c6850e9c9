"""Records: what one row, one column or one form says of one element, before the records of all sheets are joined."""

from dataclasses import dataclass, field

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.sheets.findings import Cell


@dataclass(frozen=True, slots=True, init=False)
class Fact:
    """A value and the cell that it comes from, whose place is kept in the fact itself: there are hundreds of thousands."""

    value: Value
    path: str
    sheet: str
    row: int
    column: int

    def __init__(self, value: Value, cell: Cell) -> None:
        """Take a value from a cell."""
        for name, one in zip(
            self.__slots__, (value, cell.path, cell.sheet, cell.row, cell.column), strict=True
        ):
            object.__setattr__(self, name, one)

    @property
    def cell(self) -> Cell:
        """The cell that the value comes from."""
        return Cell(self.path, self.sheet, self.row, self.column)


@dataclass(slots=True)
class Home:
    """The department of a record: its path from the highest level down, or several that claim it (``claimed``; ``path`` then holds the text that names them).

    ``certain`` is false where only a sheet or file is called so.
    """

    path: tuple[str, ...] = ()
    cell: Cell | None = None
    claimed: tuple[str, ...] | None = None
    certain: bool = True


@dataclass(slots=True)
class Record:
    """One element. ``kind`` is a section of the field table; ``facts`` are by the keys of its fields.

    ``skills`` are persons with what they can do of a duty, from 0 to 4; ``tags`` the groups that a duty stands in.
    ``is_share`` says that its hours and counts are those of one of several persons who do it.
    """

    kind: str
    cell: Cell
    facts: dict[str, Fact] = field(default_factory=dict)
    home: Home = field(default_factory=Home)
    tags: tuple[str, ...] = ()
    skills: list[tuple[str, int, Cell]] = field(default_factory=list)
    level: int = 0
    is_share: bool = False
