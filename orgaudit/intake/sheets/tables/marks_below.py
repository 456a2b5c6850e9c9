"""What stands below a heading: marks, figures, or headings of its own."""

from itertools import islice
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.headings.headings import strong_matches
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of

LEAST_SCORE: Final = 2
"""Known headings that a row has at least to be one of headings."""

_LOOKED_AT: Final = 40


def has_marks_below(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Whether most texts of a row that are no known headings stand above marks or figures: persons or departments, one a column."""
    others = [column for column in columns if not strong_matches(sheet.text(row, column))]
    fits = sum(
        _is_mark_next(sheet, row + 1, column)
        and (is_marks(sheet, row + 1, column) or is_figures(sheet, row + 1, column))
        for column in others
    )
    return bool(others) and fits * 2 >= len(others)


def _is_mark_next(sheet: Sheet, first: int, column: int) -> bool:
    """Whether what stands next below in a column is no heading of its own, as it is below a title."""
    following = (sheet.text(row, column) for row in range(first, min(sheet.height, first + _LOOKED_AT)))
    text = next(filter(None, following), "")
    return len(text) <= LONGEST_MARK or number_of(text) is not None or folded(text) in sheet.marks


LONGEST_MARK: Final = 3


def is_figures(sheet: Sheet, first: int, column: int, last: int | None = None, share: float = 0.8) -> bool:
    """Whether a column holds figures and hardly anything else. An empty one does not."""
    end = min(sheet.height, first + _LOOKED_AT) if last is None else last
    texts = [text for row in range(first, end) if (text := sheet.text(row, column))]
    figures = sum(number_of(text) is not None for text in texts)
    return bool(texts) and figures >= len(texts) * share


def _are_others(sheet: Sheet, column: int, rows: range) -> bool:
    """Whether hardly any of some rows have a mark in a column."""
    texts = [text for row in rows if (text := sheet.text(row, column))]
    marks = sum(is_mark(text) or folded(text) in sheet.marks for text in texts)
    return bool(texts) and marks * 5 <= len(texts)


_MANY: Final = 1_000
"""Rows from which on some of them, at even distances, tell that a column holds no marks; house default."""


def is_marks(sheet: Sheet, first: int, column: int, last: int | None = None) -> bool:
    """Whether a column holds marks and hardly anything else. An empty one is none."""
    end = min(sheet.height, first + _LOOKED_AT) if last is None else last
    if last is None:  # where a table ends is not known yet: a blank row ends what is looked at
        end = sheet.filled_until(first, end)
    rows = range(first, end)
    if len(rows) > _MANY and _are_others(sheet, column, rows[:: len(rows) // _LOOKED_AT]):
        return False
    texts = [text for row in rows if (text := sheet.text(row, column))]
    others = (text for text in texts if not (is_mark(text) or folded(text) in sheet.marks))
    # Too many others, and the rest need not be looked at.
    return bool(texts) and next(islice(others, len(texts) * 2 // 5, None), None) is None
