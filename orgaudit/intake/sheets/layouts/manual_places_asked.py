"""Where a manual is, by a heading that asks for the place: a name that stands there again and again is one, and says that there is a manual."""

import re
from typing import Final

from orgaudit.intake.sheets.headings.person_keys import OF_LISTS
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.column import Column, samples
from orgaudit.intake.sheets.tables.table_work import TableWork

_ASKS_WHERE: Final = re.compile(
    r"\b(?:where|location|(?:documented|written|described|explained|kept|stored|saved|found|held|lives) (?:down )?(?:in|at|on)|place)\b|保管場所|保存場所|格納先|保存先|所在",
    re.IGNORECASE,
)

_A_PLACE: Final = re.compile(r"(?!Yes|No|None|Various|Draft|Old|Partly|Unknown)[A-Z]\w{2,20}")
"""The name of a system or a book of one's own, in one word: ITGlue."""


def add_place_of_manual(work: TableWork, row: int, record: Record, column: Column, text: str) -> bool:
    """Add that there is a manual where its place is asked for and one is named, which is told; false for other cells."""
    if column.key != "manual" or column.field is None or not _ASKS_WHERE.search(column.heading):
        return False
    if not _A_PLACE.fullmatch(text) or work.reader.read(column.field, text).problem != "unknown_value":
        return False
    if samples(work.area, column.index).count(text) < _LEAST or _is_somebody(work, text):
        return False
    cell = work.cell(row, column.index)
    record.facts["manual"] = Fact("ok", cell)
    work.account.tell(cell, "manual_placed", found=text)
    return True


_LEAST: Final = 2
"""Rows in which a place is named at least: one alone may be anything."""


def _is_somebody(work: TableWork, text: str) -> bool:
    """Whether a word is in the name of somebody who does the work."""
    return any(text in name for column in work.having(OF_LISTS) for name in samples(work.area, column.index))
