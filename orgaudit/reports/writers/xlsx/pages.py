"""Where a sheet breaks on paper: a heading never stands alone at the foot of a page.

The programs fit a sheet to the width of its paper and break it where a page is full. Where that is can be told ahead, as every row
has a height of its own; a program whose fonts are wider fits more on a page and breaks where we say.
"""

from typing import Final

from orgaudit.model.dataclass import dataclass, field

_SHORT, _LONG = 595, 842
"""Points of the sides of A4."""

_BESIDE, _ABOVE = 2 * 36, 2 * 43
"""Points of its margins of 0.5 and 0.6 inches."""

SMALLEST: Final = 0.8
"""Share of full size below which a sheet is printed across rather than upright; house default."""

SPARE: Final = 0.95
"""Share of a page that is counted on, as rounding differs between programs; house default."""


@dataclass(slots=True)
class Pages:
    """The rows of a sheet by pages of A4. ``printed`` is the width of the sheet at full size, ``breaks`` are the rows that start a page."""

    printed: float
    breaks: list[int] = field(default_factory=list)
    _used: float = 0.0

    @property
    def is_across(self) -> bool:
        """Whether the paper lies on its long side, as the sheet would be printed too small on an upright one."""
        return self.printed * SMALLEST > _SHORT - _BESIDE

    @property
    def room(self) -> float:
        """Points of rows at full size that fit on one page; nothing is enlarged."""
        wide, high = (_LONG, _SHORT) if self.is_across else (_SHORT, _LONG)
        return (high - _ABOVE) * SPARE * max(self.printed / (wide - _BESIDE), 1.0)

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
