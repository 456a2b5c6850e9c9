"""Which cells are struck through, wholly or in a part of their text: people do so instead of deleting, and the text itself does not show it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

_ITEM_OR_STRIKE: Final = re.compile(rb"<(?:\w+:)?(si|strike)\b([^<>]*)>")
_CELL_OR_STRIKE: Final = re.compile(rb"<(?:\w+:)?(c|strike)\b([^<>]*)>")
_SHARED: Final = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?v>(\d+)</")
_ADDRESS: Final = re.compile(rb"(?<![\w:])r\s*+=\s*+[\"']([A-Za-z]+\d+)[\"']")
_OF_SHARED: Final = re.compile(rb"(?<![\w:])t\s*+=\s*+[\"']s[\"']")
_OFF: Final = re.compile(rb"\bval\s*+=\s*+[\"'](?:0|false)[\"']")

_MOST_ACROSS: Final = 1_000


def struck_texts(shared: bytes) -> frozenset[bytes]:
    """Return the numbers of the shared texts of a workbook of which a part is struck through."""
    if b"strike" not in shared:  # as nearly all
        return frozenset()
    number, found = -1, set[int]()
    for said in _ITEM_OR_STRIKE.finditer(shared):
        if said[1] == b"si":
            number += 1
        elif not _OFF.search(said[2]):
            found.add(number)
    return frozenset(str(number).encode() for number in found)


def struck_in_part(content: bytes, texts: frozenset[bytes]) -> Iterator[str]:
    """Yield the addresses of cells of a sheet of whose text a part is struck through: a shared one of ``texts``, or one of their own."""
    if texts:
        for cell in _SHARED.finditer(content):
            if cell[2] in texts and _OF_SHARED.search(cell[1]):
                yield from _address(cell[1])
    if b"strike" in content:
        facts = b""
        for said in _CELL_OR_STRIKE.finditer(content):
            if said[1] == b"c":
                facts = said[2]
            elif not _OFF.search(said[2]):
                yield from _address(facts)


def _address(facts: bytes) -> Iterator[str]:
    if found := _ADDRESS.search(facts):
        yield found[1].decode()


class StruckStyles:
    """The styles of an OpenDocument file whose letters are struck through, and which cells of a sheet have one, by themselves or by their column or row."""

    __slots__ = ("_columns", "_row", "_styles")

    def __init__(self) -> None:
        self._styles: set[str] = set()
        self.begin_sheet()

    def begin_sheet(self) -> None:
        """Forget the columns of the sheet before."""
        self._columns: set[int] = set()
        self._row = False

    def style(self, name: str, facts: Mapping[str, str]) -> None:
        """Take the properties of the text of a style, or that it begins, with the one that it goes on from."""
        lines = [facts.get(f"style:text-line-through-{part}") for part in ("style", "type")]
        if facts.get("style:parent-style-name") in self._styles or any(
            line not in (None, "none") for line in lines
        ):
            self._styles.add(name)
        elif "none" in lines:
            self._styles.discard(name)

    def column(self, first: int, repeated: int, facts: Mapping[str, str]) -> None:
        """Take the style that the cells of columns have where they have none."""
        if facts.get("table:default-cell-style-name") in self._styles:
            self._columns.update(range(first, first + min(repeated, _MOST_ACROSS)))

    def row(self, facts: Mapping[str, str]) -> None:
        """Take the style that the cells of a row have where they have none."""
        self._row = facts.get("table:default-cell-style-name") in self._styles

    def of_cell(self, column: int, facts: Mapping[str, str]) -> bool:
        """Whether the text of a cell is struck through as a whole."""
        own = facts.get("table:style-name")
        return own in self._styles if own else self._row or column in self._columns

    def of_part(self, facts: Mapping[str, str]) -> bool:
        """Whether a part of a text is struck through."""
        return facts.get("text:style-name") in self._styles
