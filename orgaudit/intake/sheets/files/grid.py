"""A sheet as it was read: texts in rows and columns, each with the address that its reader knows it by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from orgaudit.model.visible import without_shapeless

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column; counted from 0, the last ones inside."""

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
MOST_SHEETS: Final = 1_000
"""As many as a sheet of today's spreadsheet programs has."""

MOST_CELLS: Final = 20_000_000
"""Cells between the first and the last one with a value: a grid holds them all, the empty ones too."""

_LETTERS: Final = 26
_LAST_COLUMN: Final = "XFD"


class SheetsError(Exception):
    """A file that cannot be read as a spreadsheet. ``code`` names the sentence in wording/<language>/cli.yaml (``usage.sheet_...``), ``facts`` fill it."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(slots=True)
class Grid:
    """One sheet. ``rows`` holds stripped texts, empty where nothing stands; rows may differ in length.

    ``merged`` are the ranges of joined cells, whose text stands in the first one. ``indents`` says how far in a text stands, by
    leading spaces or by its format. ``unstored`` are cells with a formula whose value the file does not hold, with the formula;
    ``recomputed`` those among them that could be worked out. ``struck`` are cells whose letters are struck through, where the format tells. ``of`` is the number of sheets in the file, as far as it is known.
    """

    path: str
    name: str
    rows: list[list[str]]
    merged: tuple[Range, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    unstored: Mapping[tuple[int, int], str] = field(default_factory=dict)
    recomputed: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()
    of: int = 1

    def cell(self, row: int, column: int) -> str:
        """Return what stands in a cell; empty beyond the edge."""
        line = self.rows[row] if 0 <= row < len(self.rows) else []
        return line[column] if 0 <= column < len(line) else ""

    @property
    def file_name(self) -> str:
        """The name of the file, without folder and ending."""
        name = self.path.replace("\\", "/").rpartition("/")[2]
        return name.rpartition(".")[0] or name

    @property
    def width(self) -> int:
        """The columns of the widest row."""
        return max(map(len, self.rows), default=0)


def stripped(grid: Grid) -> Grid:
    """Return a sheet whose texts have no space around them and no sign in them that nobody sees; how far in they stood is kept."""
    texts = set(chain.from_iterable(grid.rows))
    kept_texts = {text: kept for text in texts if (kept := without_shapeless(text)) != text}
    if kept_texts:
        grid.rows = [[kept_texts.get(text, text) for text in row] for row in grid.rows]
        texts = set(chain.from_iterable(grid.rows))
    if not any(text[0].isspace() or text[-1].isspace() for text in texts if text):
        return grid
    indents = dict(grid.indents)
    for number, row in enumerate(grid.rows):
        for column, text in enumerate(row):
            if text and (text[0].isspace() or text[-1].isspace()):
                kept = text.rstrip()
                row[column] = kept.lstrip()
                if kept[:1].isspace():
                    indents[number, column] = len(kept) - len(row[column])
    grid.indents = indents
    return grid


def column_name(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def address(row: int, column: int) -> str:
    """Return the address of a cell as spreadsheets write it, such as ``C12``."""
    return f"{column_name(column)}{row + 1}"


def place_of(reference: str) -> tuple[int, int]:
    """Return row and column of an address such as ``C12``, with or without ``$``; raises ValueError for others, and for a place that no sheet has."""
    letters = reference.replace("$", "").rstrip("0123456789")
    digits = reference.replace("$", "")[len(letters) :]
    column = 0
    for sign in letters.upper()[: len(_LAST_COLUMN) + 1]:
        column = column * _LETTERS + ord(sign) - ord("A") + 1
    if (
        len(digits) > len(str(MOST_ROWS))
        or not 0 < int(digits) <= MOST_ROWS
        or not 0 < column <= MOST_COLUMNS
    ):
        raise ValueError
    return int(digits) - 1, column - 1
