"""How far the cells of a sheet in a workbook lie apart: the reader holds all between the first and the last one, and ends the process where it cannot."""

import re
from dataclasses import dataclass
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from orgaudit.intake.sheets.files.grid import MOST_CELLS, MOST_ROWS, SheetsError, address, place_of

_REFERENCE: Final = re.compile(rb"(?<![\w:])r\s*=\s*[\"']([A-Za-z]*)(\d*)[\"']")
"""Whatever looks like the address of a cell or a row, in a comment or a second attribute too: rather one too many."""

_ENDS: Final = (b" ", b"\t", b"\n", b"\r", b">", b"/")
_TAGS: Final = tuple(name + end for name in (b"<c", b"<row") for end in _ENDS)
_WITH_PREFIX: Final = tuple(name + end for name in (b":c", b":row") for end in _ENDS)
_PLACED: Final = (b'<c r="', b'<row r="')
"""As spreadsheet programs write cells and rows. One that says nothing of its place stands behind the one before it."""


def refuse_far_cell(content: bytes, path: str, name: str) -> None:
    """Refuse a sheet whose cells lie too far apart. Raises SheetsError; ValueError where the sheet is no XML or an address is none."""
    if _is_plain(content) or (_is_near(content) and _all_placed(content)):
        return
    found = set(_REFERENCE.findall(content))
    rows = max((_row(digits) for digits in {digits for _, digits in found}), default=1)
    columns = max((_column(letters) for letters in {letters for letters, _ in found}), default=1)
    if rows * columns <= MOST_CELLS and _all_placed(content):
        return
    extent = _Extent()
    parser = ParserCreate()
    parser.StartElementHandler = extent.start
    try:
        parser.Parse(content, True)  # noqa: FBT003 - the parser's own sign of the end
    except ExpatError as error:
        raise ValueError from error
    if extent.cells > MOST_CELLS:
        raise SheetsError("far_cell", path=path, sheet=name, cell=address(*extent.far))


_FAR_CELL: Final = re.compile(rb'<c r="(?:[A-Za-z]{3}|[A-Za-z]{1,2}\d{6})')
_FAR_ROW: Final = re.compile(rb'<row r="\d{6}')
_LETTERS_OF_CELL: Final = re.compile(rb'<c r="([A-Za-z]{2})\d')
_APART: Final = re.compile(rb"r\s+=")


def _is_plain(content: bytes) -> bool:
    """Whether a sheet is written as programs write it, its cells near each other: a fifth of the cost of the general look, which decides where it is not.

    Between the ends of the data nothing but cells and rows may begin as they do or have an attribute that could be an address, for
    the reader takes a second one of the same name; outside there may be no cell.
    """
    first, last = content.find(b"<sheetData"), content.rfind(b"</sheetData")
    around = content[:first] + content[last:]
    if not 0 < first < last or any(tag in around for tag in (*_TAGS, *_WITH_PREFIX)):
        return False
    cells, rows = (content.count(placed, first, last) for placed in _PLACED)
    return (
        content.count(b"<c", first, last) == cells
        and content.count(b"<row", first, last) == rows
        and content.count(b"r=", first, last) == cells + rows
        and not _APART.search(content, first, last)
        and not ((b":c" in content or b":row" in content) and any(tag in content for tag in _WITH_PREFIX))
        and not _FAR_CELL.search(content, first, last)
        and not _FAR_ROW.search(content, first, last)
        and _are_few(set(_LETTERS_OF_CELL.findall(content, first, last)))
    )


def _are_few(letters: set[bytes]) -> bool:
    """Whether columns of two letters are so near that a sheet of up to five digits of rows is not too large."""
    return max(map(_column, letters), default=_NEAR_COLUMNS) * _NEAR_ROWS <= MOST_CELLS


_SIX_DIGITS: Final = re.compile(rb"\d{6}[\"']")
_THREE_LETTERS: Final = re.compile(rb"r\s*=\s*[\"'][A-Za-z]{3,}[\d\"']")
_TWO_LETTERS: Final = re.compile(rb"r\s*=\s*[\"']([A-Za-z]{2})\d")
_NEAR_ROWS: Final = 99_999
_NEAR_COLUMNS: Final = 26


def _is_near(content: bytes) -> bool:
    """Whether a look at the longest addresses shows that the cells lie near each other: all but huge sheets are told so, without taking every address."""
    if _SIX_DIGITS.search(content) or _THREE_LETTERS.search(content):
        return False
    return _are_few(set(_TWO_LETTERS.findall(content)))


def _all_placed(content: bytes) -> bool:
    tags = sum(map(content.count, _TAGS))
    return tags == sum(map(content.count, _PLACED)) and not any(tag in content for tag in _WITH_PREFIX)


def _row(digits: bytes) -> int:
    return int(digits or b"1") if len(digits) <= len(str(MOST_ROWS)) else MOST_CELLS


def _column(letters: bytes) -> int:
    return place_of(f"{letters.decode()}1")[1] + 1 if letters else 1


@dataclass(slots=True)
class _Extent:
    """Takes the elements of a sheet in, and knows between which cells with something inside it reaches; ``far`` is the one that made it so large."""

    row: int = -1
    column: int = -1
    top: int = MOST_ROWS
    left: int = MOST_ROWS
    bottom: int = -1
    right: int = -1
    far: tuple[int, int] = (0, 0)
    inside: bool = False

    @property
    def cells(self) -> int:
        """The cells between the first and the last one."""
        return max(0, self.bottom - self.top + 1) * max(0, self.right - self.left + 1)

    def start(self, tag: str, facts: dict[str, str]) -> None:
        """Take the start of an element."""
        match tag.rpartition(":")[2]:
            case "row":
                self.row, self.column, self.inside = int(facts.get("r", self.row + 2)) - 1, -1, False
            case "c":
                self.column += 1
                if "r" in facts:
                    self.row, self.column = place_of(facts["r"])
                self.inside = True
            case _ if self.inside:
                self._take()

    def _take(self) -> None:
        """Take the cell in: what is only formatted holds no element."""
        self.inside = False
        before = (self.bottom, self.right)
        self.top, self.left = min(self.top, self.row), min(self.left, self.column)
        self.bottom, self.right = max(self.bottom, self.row), max(self.right, self.column)
        if (self.bottom, self.right) != before:
            self.far = self.row, self.column
