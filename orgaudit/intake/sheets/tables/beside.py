"""Tables of different headings that stand beside each other, a blank column between them: what is done all year left, projects right."""

from itertools import pairwise
from typing import Final

from orgaudit.intake.sheets.headings.headings import LIKELY, matches
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING, LONGEST_HEADING
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.turned import Turned

_FIRST_ROWS: Final = 15
_LEAST: Final = 2


def tables_beside(sheet: Sheet) -> list[Area]:
    """Return the tables of a sheet that stand beside each other below one row of headings; empty where there are none."""
    for row in range(min(sheet.height, _FIRST_ROWS)):
        blocks = sheet.blocks(row)
        is_head = len(blocks) >= _LEAST and min(map(len, blocks)) >= _LEAST
        if (
            is_head
            and _names_duties(sheet.text(row, blocks[0][0]))
            and _say_something_again(sheet, row, blocks)
            and not _meet(sheet, row, blocks)
        ):
            return [_area(sheet, row, block) for block in blocks]
    return []


def _names_duties(heading: str) -> bool:
    """Whether a heading says by itself what is done or aimed at."""
    return len(heading) <= LONGEST_HEADING and any(
        item.kind in ("duty", "goal") and item.key in IDENTIFYING[item.kind] and item.strength > LIKELY
        for item in matches(heading)
    )


def _say_something_again(sheet: Sheet, row: int, blocks: list[list[int]]) -> bool:
    """Whether all blocks have a heading in common with the first, which one table has once."""
    first, *others = ({sheet.text(row, column) for column in block} for block in blocks)
    return all(first & other for other in others)


def _meet(sheet: Sheet, row: int, blocks: list[list[int]]) -> bool:
    """Whether anything stands between the blocks below their headings."""
    between = [column for left, right in pairwise(blocks) for column in range(left[-1] + 1, right[0])]
    return any(sheet.seen(line, column) for line in range(row + 1, sheet.height) for column in between)


def _area(sheet: Sheet, row: int, block: list[int]) -> Area:
    lines = [
        line for line in range(row + 1, sheet.height) if any(sheet.text(line, column) for column in block)
    ]
    places = {
        (number, index): (line, column)
        for number, line in enumerate(lines)
        for index, column in enumerate(block)
    }
    headings = {index: sheet.text(row, column) for index, column in enumerate(block)}
    first = next((at for at in range(row) if sheet.filled(at)), row)
    title = sheet.text(first, sheet.filled(first)[0]) if first < row else ""
    return Area(Turned(sheet, places, len(lines)), 0, 0, len(lines), headings, title=title, is_form=True)
