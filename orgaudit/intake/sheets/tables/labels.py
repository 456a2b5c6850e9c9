"""Rows that are labels each with its value beside or below it, and no head of a table."""

from typing import Final

from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.cells.notations import is_day
from orgaudit.intake.sheets.headings.headings import EXACT, matches, strong_matches
from orgaudit.intake.sheets.tables.head_depth import LONGEST_HEADING
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.marks_below import LEAST_SCORE
from orgaudit.intake.values.plain_values import number_of

_SIGNED: Final = frozenset(("印", "㊞", "(印)", "（印）", "捺印", "押印", "確認印", "承認印", "検印"))

_HEAD_SOON: Final = 7
"""Rows in which the head of the table follows the labels above it."""


def is_pairs(sheet: Sheet, row: int, strong: set[int], columns: list[int]) -> bool:
    """Whether a row is labels each with its value beside it, which nothing below belongs to."""
    if _are_labelled([sheet.text(row, column) for column in columns]):
        return True
    if _is_partly_filled(sheet, row, strong):
        return True
    if len(columns) > LEAST_SCORE and len(columns) % 2:
        last = columns[-1]
        if sheet.text(row, last).strip() in _SIGNED or last in strong:
            columns, strong = columns[:-1], strong - {last}  # where a seal goes, or a label without a value
    labels = set(columns[::2])
    are_labels = strong == labels or (strong < labels and len(strong) > LEAST_SCORE)
    values = [sheet.text(row, column) for column in columns[1::2]]
    has_day = strong <= labels and len(strong) > 1 and any(map(is_day, values))
    if not columns or len(columns) % 2 or not (are_labels or has_day):
        return False
    below = set(sheet.filled(row + 1)) & set(columns)
    if len(columns) == LEAST_SCORE:
        return not below >= set(columns)
    labelled = {column for column in below if strong_matches(sheet.text(row + 1, column))}
    if labelled and labelled <= set(columns[::2]):
        return True
    if any(number_of(text) is not None for text in values) or has_day:
        return True
    return 2 * len(below) <= len(columns) or any(
        _known_headings(sheet, number) > len(strong) for number in range(row + 1, row + _HEAD_SOON)
    )


def _are_labelled(texts: list[str]) -> bool:
    """Whether every second text, and no other one, ends as labels before their values do: Department:, Office."""
    ends = [text.endswith((":", "：")) for text in texts]
    return len(texts) > 1 and all(ends[::2]) and not any(ends[1::2])


def _is_partly_filled(sheet: Sheet, row: int, strong: set[int]) -> bool:
    """Whether a row is labels of a form of which one at least is left blank: the line above has labels in the same columns, each with a value beside it."""
    beside = {column: sheet.text(row, column + 1) for column in strong if column + 1 not in strong}
    filled = [column for column, text in beside.items() if text]
    if len(filled) < LEAST_SCORE or len(filled) == len(strong) or not row:
        return False
    if len(filled) == len(beside) or {column + 1 for column in filled} | strong != set(sheet.filled(row)):
        return False
    valued = [
        column
        for column in strong
        if strong_matches(sheet.text(row - 1, column))
        and (text := sheet.text(row - 1, column + 1))
        and not strong_matches(text)
    ]
    return len(valued) >= LEAST_SCORE


def _known_headings(sheet: Sheet, row: int) -> int:
    return sum(
        bool(strong_matches(text))
        for column in sheet.filled(row)
        if len(text := sheet.text(row, column)) <= LONGEST_HEADING
    )


def labels_below(sheet: Sheet, row: int, column: int) -> int:
    """Return how many different known headings stand one below the other from a row on."""
    seen: set[str] = set()
    misses = 0
    for number in range(row, min(row + 12, sheet.height)):
        if not sheet.filled(number):
            break
        text = sheet.text(number, column)
        found = matches(text) if text and len(text) <= LONGEST_HEADING else ()
        if found and found[0].strength == EXACT and not is_department(text):
            seen.add(found[0].key)
        elif text:
            misses += 1
            if misses > 1:
                break
    return len(seen)
