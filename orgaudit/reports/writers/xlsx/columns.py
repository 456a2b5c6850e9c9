"""How wide the columns of a sheet are: as wide as its tables need, and together wide enough for running text."""

from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.model.dataclass import dataclass
from orgaudit.reports import document as doc
from orgaudit.reports.document import On
from orgaudit.reports.text import words_of
from orgaudit.workbook.cell_text import width

NARROWEST: Final = 7
WIDEST: Final = 30
WIDEST_TEXT: Final = 56
"""Widths of columns, in digits: any, one of names and figures, one of text that wraps."""

TEXT_ROOM: Final = 100
"""Digits beside each other that running text takes; more is hard to read."""

ANSWER_ROOM: Final = 34
KEY_ROOM: Final = 13
SPARE: Final = 12
"""The width of columns that only make room for text."""

DIGIT: Final = 5.25
BORDER: Final = 3.75
"""Points of a digit in the fonts of our workbooks, and of a column beside its digits (7 and 5 pixels)."""

PADDING: Final = 2.4
"""A cell's own margins and the button of a filter."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a sheet's columns, and the last column across which running text is written."""

    widths: tuple[float, ...]
    last: int

    @property
    def printed(self) -> float:
        """The width of the whole sheet on paper, in points at full size."""
        return sum(width * DIGIT + BORDER for width in self.widths)

    @property
    def room(self) -> float:
        """The width of running text."""
        return sum(self.widths[: self.last + 1])


def columns_for(blocks: Iterable[doc.Block], most: float = 0.0) -> Columns:
    """Return the columns of a sheet that holds these blocks; wrapping text gives way until the sheet is no wider than ``most`` points."""
    widths: list[float] = []
    wrapping: set[int] = set()
    for table in tables(blocks):
        for at, needed in enumerate(_widths(table)):
            if at == len(widths):
                widths.append(needed)
            widths[at] = max(widths[at], needed)
        wrapping |= {at for at, column in enumerate(table.columns) if column.grows}
    if most:
        _narrow(widths, wrapping, most)
    # Not one wide column where there is no table: LibreOffice cuts off on paper what one column is too wide for, and shrinks several.
    while sum(widths) < TEXT_ROOM:
        widths.append(min(SPARE, max(TEXT_ROOM - sum(widths), 1)))
    last = next(at for at in range(len(widths)) if sum(widths[: at + 1]) >= TEXT_ROOM)
    return Columns(tuple(widths), last)


def _narrow(widths: list[float], wrapping: set[int], most: float) -> None:
    """Take from the columns that wrap, the widest first, what a sheet is wider than so many points; none gets narrower than names are."""
    over = (Columns(tuple(widths), 0).printed - most) / DIGIT
    while over > 0:
        widest = max((at for at in wrapping if widths[at] > WIDEST), key=lambda at: widths[at], default=None)
        if widest is None:
            return
        widths[widest] -= 1
        over -= 1


def tables(blocks: Iterable[doc.Block]) -> Iterator[doc.Table | doc.Form]:
    """Yield the tables among blocks, and within them, that a page tells."""
    for block in blocks:
        if On.TEXT not in block.on:
            continue
        if isinstance(block, doc.Table | doc.Form):
            yield block
        elif isinstance(block, doc.Fold | doc.Group):
            yield from tables(block.blocks)


def _widths(table: doc.Table | doc.Form) -> Iterator[float]:
    rows = table.rows if isinstance(table, doc.Table) else tuple(row.cells for row in table.rows)
    for at, column in enumerate(table.columns):
        widest = WIDEST_TEXT if column.grows else WIDEST
        longest = max((width(words_of(row[at])) for row in rows), default=0)
        # A head may wrap, so it asks for half of its width, and for a sign that no second line begins with.
        head = width(column.title)
        yield max(NARROWEST, min(widest, max(longest, min(head, 14), head / 2 + 1)) + PADDING)
    if isinstance(table, doc.Form):
        yield ANSWER_ROOM
        yield KEY_ROOM
