"""How deep the headings of a table reach, and which departments stand above them."""

import re
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.names import is_department, is_note, may_be_department
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.headings import PART, matches
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.marks_below import LEAST_SCORE, is_marks

IDENTIFYING: Final = {
    "duty": frozenset(("name", "duties_of_person", "step", "level1", "level2", "level3", "level4")),
    "goal": frozenset(("text", "kpi", "target")),
    "department": frozenset(("name", "unit1", "unit2", "unit3", "unit4", "code")),
    "person": frozenset(("name", "id", "last_name")),
    "handoff": frozenset(("from", "to", "partner")),
    "company": frozenset(("name",)),
}
"""Keys of which a table of a kind has one at least."""

LONGEST_HEADING: Final = 200

_DEEPEST: Final = 3


def are_groups(sheet: Sheet, row: int, head: int) -> bool:
    """Whether a row above the headings names departments, each for several of the columns below it."""
    columns, below = sheet.filled(row), sheet.filled(head)
    if not columns or columns[0] <= below[0] or not set(columns) <= set(below):
        return False
    names = [sheet.text(row, column) for column in columns]
    if not all(map(is_department, names)) and not _are_likely(sheet, row, head, names):
        return False
    wide = [
        found for column in columns if (found := sheet.origins.get((row, column))) and found[3] > found[1]
    ]
    return bool(wide) or (len(columns) > 1 and len(below) >= 2 * len(columns))


def _are_likely(sheet: Sheet, row: int, head: int, names: list[str]) -> bool:
    """Whether words over joined columns of marks are departments as most of them are: Warehouse, Transport, Customs."""
    columns = sheet.filled(row)
    likely = sum(map(may_be_department, names))
    own = {column: found[3] if (found := sheet.origins.get((row, column))) else column for column in columns}
    marked = [
        is_marks(sheet, head + 1, column) for first, last in own.items() for column in range(first, last + 1)
    ]
    is_joined = any(last > first for first, last in own.items())
    return len(names) > 1 and is_joined and 2 * likely > len(names) and all(marked)


def _names_columns(sheet: Sheet, row: int, columns: list[int], below: set[int]) -> bool:
    """Whether the row below headings says who stands for those of a table of marks: PM, 三田村 above ◎."""
    texts = [sheet.text(row + 1, column) for column in below]
    if (
        len(below) < LEAST_SCORE
        or columns[0] in below
        or not below <= set(columns)
        or any(map(is_mark, texts))
    ):
        return False
    marks = [text for column in below for line in (row + 2, row + 3) if (text := sheet.text(line, column))]
    return len(marks) >= LEAST_SCORE and all(map(is_mark, marks))


_UNITS_OF_ABOVE: Final = re.compile(
    r"[(（\[][^()（）\[\]]{1,24}[)）\]]|有・無|有/無|有無|あり・なし|○・×|○/×|○×|はい・いいえ|y ?/ ?n|yes ?/ ?no|分|時間|h|件|回|日|人|名|%|％|円|千円|件[/／]月|回[/／]月|時間[/／]月|h[/／]月|分[/／]件|hours|hrs|mins?|minutes|days|per month|per week|per year|p\.m\.|no\.|%",
    re.IGNORECASE,
)
"""In what the figures below a heading count, or what to write below it."""


def _are_said_again(texts: list[str]) -> bool:
    """Whether several short texts of a row stand twice in it and none is a figure, as below headings that each hold the same columns: 部署, 担当, 部署, 担当."""
    again = [text for text in set(texts) if texts.count(text) > 1]
    is_worded = not any(any(map(str.isdecimal, text)) or not text[:1].isalpha() for text in texts)
    return is_worded and len(again) > 1 and 2 * len(again) >= len(set(texts)) - len(again)


def depth_of(sheet: Sheet, row: int) -> int:
    """Return over how many rows the headings reach that begin in a row."""
    columns = sheet.filled(row)
    deep = [sheet.origins.get((row, column)) for column in columns]
    lowest = max((found[2] - row + 1 for found in deep if found and found[0] == row), default=1)
    if 1 < lowest <= _DEEPEST:
        return lowest
    groups = [found for found in deep if found and found[3] > found[1] and found[0] == found[2]]
    below = set(sheet.filled(row + 1))
    gaps = below - set(columns)
    texts = [sheet.text(row + 1, column) for column in sorted(below)]
    if not texts or any(len(text) > LONGEST_HEADING or is_note(text) for text in texts):
        return 1
    if _names_columns(sheet, row, columns, below):
        return 2
    known = sum(bool(matches(text)) or month_of_heading(text) is not None for text in texts)
    named = any(
        item.key in IDENTIFYING[item.kind]
        for column in columns
        if not any(found[1] == column for found in groups)
        for item in matches(sheet.text(row, column))
        if item.strength >= PART and column in below
    )
    under_groups = {column for found in groups for column in range(found[1], found[3] + 1)}
    if groups and below <= under_groups | gaps and not named:
        return 2
    if gaps and _are_said_again(texts) and known * 2 >= len(texts):
        return 2
    if len(texts) > 1 and below <= set(columns) and all(map(_UNITS_OF_ABOVE.fullmatch, texts)):
        return 2  # units or words to choose from, in brackets below some of the headings
    return 2 if gaps and not named and known * 2 >= len(texts) else 1
