"""One workbook being written. Text is always written as text: whatever it begins with, it is never a formula or a link."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.pattern import pattern
from orgaudit.workbook.cell_text import harmless

CREATED: Final = datetime(2000, 1, 1)
"""When every workbook says that it was made: the same input gives the same bytes."""

LATIN_FONT: Final = "Calibri"
JAPANESE_FONT: Final = "Yu Gothic"
LONGEST_NAME: Final = 31
"""Characters of the name of a sheet; a limit of the format."""

_NOT_IN_NAMES: Final = pattern(r"[\[\]:*?/\\]")

Look = Mapping[str, Any]
"""Properties of a format, as XlsxWriter names them."""


@dataclass(slots=True)
class Book:
    """A workbook in memory. ``japanese`` chooses the font."""

    japanese: bool
    title: str = ""
    _out: BytesIO = field(default_factory=BytesIO)
    _book: Any = None
    _formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._out, options)
        self._book.set_properties({"title": harmless(self.title), "created": CREATED})
        self._book.set_calc_mode("auto")

    @property
    def font(self) -> str:
        """The font of all cells."""
        return JAPANESE_FONT if self.japanese else LATIN_FONT

    @property
    def line_height(self) -> float:
        """Points that one line of a cell takes."""
        return 18.0 if self.japanese else 15.0

    def sheet(self, name: str) -> Any:
        """Return a new sheet. What its name may not hold is replaced; a name that is taken gets a number."""
        clean = _NOT_IN_NAMES.sub("-", harmless(name)).strip("' \n\t")[:LONGEST_NAME] or "1"
        found, number = clean, 2
        while found.casefold() in self._names:
            end = f" {number}"
            found, number = clean[: LONGEST_NAME - len(end)] + end, number + 1
        self._names.add(found.casefold())
        return self._book.add_worksheet(found)

    def format(self, *looks: Look) -> Any:
        """Return a format of several looks together, each made once."""
        merged: dict[str, Any] = {"font_name": self.font, "font_size": 11, "valign": "top"}
        for look in looks:
            merged |= look
        key = tuple(sorted(merged.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(merged)
        return self._formats[key]

    def name_range(self, name: str, reference: str) -> None:
        """Give a range of cells a name."""
        self._book.define_name(name, f"={reference}")

    def content(self) -> bytes:
        """Close the workbook and return its bytes."""
        self._book.close()
        return self._out.getvalue()


def put(sheet: Any, row: int, column: int, text: str, form: Any) -> None:
    """Write a text; an empty one leaves a cell with nothing but its looks."""
    clean = harmless(text)
    if clean:
        sheet.write_string(row, column, clean, form)
    else:
        sheet.write_blank(row, column, None, form)


_ESCAPE: Final = pattern("_x[0-9A-Fa-f]{4}_")


def put_runs(sheet: Any, row: int, column: int, runs: Iterable[tuple[str, Any]], form: Any) -> None:
    """Write a text of several looks into one cell."""
    told = [(clean, run) for text, run in runs if (clean := harmless(text))]
    whole = "".join(text for text, _run in told)
    # XlsxWriter escapes what looks like its own escape twice in a text of several looks.
    if len(told) < 2 or len(harmless(whole)) < len(whole) or _ESCAPE.search(whole):
        put(sheet, row, column, whole, form)
        return
    sheet.write_rich_string(row, column, *(part for text, run in told for part in (run, text)), form)
