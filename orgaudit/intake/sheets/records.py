"""Records: what one row, one column or one form says of one element, before the records of all sheets are joined."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.sheets.findings import Cell

Row = tuple[str, str, int]
"""File, sheet and row, counted from 0: one object for all facts of a row."""


def listed(value: Value) -> list[Value]:
    """Return a value as a list, of one where it is none."""
    return list(value) if isinstance(value, list) else [value]


def shown(value: Value) -> str:
    """Return a value as a person would write it into a cell."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def one_or_all(values: Sequence[Value]) -> Value:
    """Return several values as a list, one alone as it is."""
    return values[0] if len(values) == 1 else [*values]


class _Fact(NamedTuple):
    value: Value
    row: Row
    column: int


class Fact(_Fact):
    """A value and the cell that it comes from, whose row it shares with others: there are hundreds of thousands of facts."""

    __slots__ = ()

    def __new__(cls, value: Value, cell: Cell) -> Self:
        """Take a value from a cell."""
        return cls.at(value, (cell.path, cell.sheet, cell.row), cell.column)

    @classmethod
    def at(cls, value: Value, row: Row, column: int) -> Self:
        """Take a value from a column of a row."""
        return tuple.__new__(cls, (value, row, column))

    @property
    def cell(self) -> Cell:
        """The cell that the value comes from."""
        return Cell(*self.row, self.column)


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
    ``is_share`` says that its hours and counts are those of one of several persons who do it; ``follows`` that it speaks of the duty of its
    name wherever that stands; ``code`` is what other tables may call it.
    """

    kind: str
    cell: Cell
    facts: dict[str, Fact] = field(default_factory=dict)
    home: Home = field(default_factory=Home)
    tags: tuple[str, ...] = ()
    skills: list[tuple[str, int, Cell]] = field(default_factory=list)
    level: int = 0
    is_share: bool = False
    follows: bool = False
    code: str = ""

    def said(self, key: str) -> str:
        """Return a fact as a text; empty for one that the record does not hold."""
        fact = self.facts.get(key)
        return str(fact.value) if fact is not None else ""
