"""What an import has to tell: doubts, rows left out, columns and sheets used or not, decisions. Values without words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from orgaudit.intake.sheets.files.grid import address
from orgaudit.intake.sheets.files.meter import Meter

Certainty = Literal["told", "exact", "part", "likely", "contents"]
"""Why a column was taken for a field: by the call, by its heading, a part of it, something like it, or what stands below."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a spreadsheet, or without a sheet in a text, counted from 0; a whole sheet or text has no row."""

    path: str
    sheet: str
    row: int = -1
    column: int = -1

    @property
    def address(self) -> str:
        """The address as spreadsheets write it, in a text line and column counted from 1; empty for a whole one."""
        if self.row < 0:
            return ""
        return address(self.row, self.column) if self.sheet else f"{self.row + 1}:{self.column + 1}"

    @property
    def told(self) -> str:
        """Where it stands: ``sheet!A1`` in a spreadsheet, ``path:line:column`` in a text."""
        if self.sheet:
            return f"{self.sheet}!{self.address}" if self.address else self.sheet
        return f"{self.path}:{self.address}" if self.address else self.path


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that was not understood or not taken as it stands. ``code`` names its sentence: a problem of the input format, or ours.

    ``key`` is the field that it was read for, ``found`` what stands there. Nothing is written for it.
    """

    cell: Cell
    code: str
    key: str
    found: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """How something was read that is no doubt but a decision: ``code`` names the sentence, ``facts`` fill it."""

    cell: Cell
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row, or a column of a sheet that holds records in columns, that is no record."""

    cell: Cell
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What became of a column, or of a labelled cell. ``choices`` are the fields that it could be where that is open."""

    cell: Cell
    heading: str
    use: Literal["used", "unused", "ambiguous"]
    field: str = ""
    certainty: Certainty = "exact"
    choices: tuple[str, ...] = ()
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class SheetUse:
    """What became of a sheet. ``kinds`` are the kinds of records that were found in it, ``reason`` why there are none."""

    cell: Cell
    rows: int
    kinds: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    reason: str = ""


@dataclass(slots=True)
class Account:
    """Gathers everything that is to be told, in the order in which it is met."""

    doubts: list[Doubt] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    sheets: list[SheetUse] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    blank_rows: int = 0
    meter: Meter = field(default_factory=Meter)

    def tell(self, cell: Cell, code: str, /, **facts: object) -> None:
        """Take how something was read."""
        self.notes.append(Note(cell, code, facts))

    def take(self, other: "Account") -> None:
        """Add what another account tells."""
        self.doubts += other.doubts
        self.notes += other.notes
        self.left_out += other.left_out
        self.columns += other.columns
        self.sheets += other.sheets
        self.blank_rows += other.blank_rows
