"""Where a sheet breaks on paper: a heading never stands alone at the foot of a page.

The programs fit a sheet to the width of its paper and break it where a page is full. Where that is can be told ahead, as every row
has a height of its own; a program whose fonts are wider fits more on a page and breaks where we say.
"""

from typing import Final

from orgaudit.model.dataclass import dataclass, field

PAPER_WIDTH: Final = 595 - 2 * 36
PAPER_HEIGHT: Final = 842 - 2 * 43
"""Points of an upright A4 between its margins of 0.5 and 0.6 inches."""

SPARE: Final = 0.95
"""Share of a page that is counted on, as rounding differs between programs; house default."""


@dataclass(slots=True)
class Pages:
    """The rows of a sheet by pages. ``printed`` is the width of the sheet at full size, ``breaks`` are the rows that start a page."""

    printed: float
    breaks: list[int] = field(default_factory=list)
    _used: float = 0.0

    @property
    def room(self) -> float:
        """Points of rows at full size that fit on one page; nothing is enlarged."""
        return PAPER_HEIGHT * SPARE * max(self.printed / PAPER_WIDTH, 1.0)

    def keep(self, row: int, height: float) -> None:
        """Start a page at this row where so much of what follows does not fit on the one before."""
        if row and self._used + height > self.room:
            self.breaks.append(row)
            self._used = 0.0

    def add(self, row: int, height: float) -> None:
        """Count a row; where it does not fit, a page begins with it."""
        if self._used + height > self.room:
            self.breaks.append(row)
            self._used = 0.0
        self._used += height
