"""Which rows of a sheet are the headings of a table, and how deep they reach."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.headings.heading_days import month_of_heading, months_in_turn
from orgaudit.intake.sheets.headings.headings import EXACT, LIKELY, matches, strong_matches
from orgaudit.intake.sheets.headings.passing import says_of_passing
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING, LONGEST_HEADING, depth_of
from orgaudit.intake.sheets.tables.labels import is_pairs, labels_below
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.marks_below import LEAST_SCORE, LONGEST_MARK, has_marks_below, is_marks
from orgaudit.intake.values.plain_values import number_of

_LEAST_SHARE: Final = 0.4
"""House default: the share of the texts of a row that must be known headings for it to be one of headings."""

_LABELS: Final = 3
"""Known headings below each other in one column: these are labels of a form, not the head of a table."""

_SURE: Final = 5
"""Known headings beside each other that are the head of a table, whatever stands below: a form has hardly so many in one row."""

_RACI: Final = ("R", "A", "C", "I")


def is_head(sheet: Sheet, row: int, *, named: bool = True) -> bool:
    """Whether a row is one of headings: enough of its texts are known, and if ``named`` one of them tells what the records are."""
    columns = sheet.filled(row)
    if not columns:
        return False
    texts = {column: text for column in columns if len(text := sheet.text(row, column)) <= LONGEST_HEADING}
    months = sum(month_of_heading(text) is not None for text in texts.values())
    months = max(months, sum(map(bool, months_in_turn(tuple(texts.values())))) if len(texts) > _SURE else 0)
    strong = {column: found for column, text in texts.items() if (found := strong_matches(text))}
    if named and (is_blank_corner(sheet, row) or is_corner_of_persons(sheet, row)):
        return True
    if (
        named
        and not any(
            item.key in IDENTIFYING[item.kind] and item.strength > LIKELY
            for text in texts.values()
            for item in matches(text)
        )
        and not _asks_who_checks(texts.values())
        and not says_of_passing(texts.values())
    ):
        is_matrix = any(
            item.key in ("process", "manual") for found in strong.values() for item in found
        ) and (len(texts) > LEAST_SCORE and has_marks_below(sheet, row, columns))
        if not is_matrix:
            return False
    worded = sum(any(item.strength > LIKELY for item in matches(text)) for text in texts.values())
    if (not named and worded <= LEAST_SCORE) or is_pairs(sheet, row, set(strong), list(texts)):
        return False
    matrix = len(texts) > LEAST_SCORE and (
        has_marks_below(sheet, row, columns) or _has_marks_below_groups(sheet, row, columns)
    )
    beside = matrix or len(strong) >= _SURE
    if not beside and any(labels_below(sheet, row, column) >= _LABELS for column in strong):
        return False
    others = [text for column, text in texts.items() if column not in strong and number_of(text) is None]
    letters = sum(text in _RACI for text in texts.values()) if {"R", "A"} <= set(texts.values()) else 0
    beside_names = sum(map(is_department, others)) if strong and named else 0
    score = (
        len(strong)
        + (beside_names if beside_names > 1 and 3 * beside_names >= 2 * len(others) else 0)
        + letters
        + sum(bool(matches(text)) for text in others) / 2
        + (months if months > 1 else 0)
    )
    if score >= LEAST_SCORE and score >= _LEAST_SHARE * len(texts):
        return True
    return matrix or (named and is_list_head(sheet, row))


def _asks_who_checks(texts: Iterable[str]) -> bool:
    """Whether headings ask who does and who stands in for what is headed as checks, which may be ticks elsewhere."""
    listed = list(texts)
    keys = {item.key for text in listed for item in strong_matches(text) if item.kind == "duty"}
    return {"primary", "backups"} <= keys and any(
        text.strip().casefold() in ("check", "checks") for text in listed
    )


def is_corner_of_persons(sheet: Sheet, row: int) -> bool:
    """Whether a row heads a table of marks whose corner is blank: work to the right, and below it rows of a name with marks that the sheet explains."""
    columns = sheet.filled(row)
    if len(columns) <= LEAST_SCORE or columns[0] == 0 or columns != list(range(columns[0], columns[-1] + 1)):
        return False
    texts = [sheet.text(row, column) for column in columns]
    if not any(map(_WORK.search, texts)) or any(map(is_mark, texts)) or any(map(month_of_heading, texts)):
        return False
    corner, below = columns[0] - 1, list(_block(sheet, row + 1))
    labels = [sheet.text(line, corner) for line in below]
    return (
        len(labels) > LEAST_SCORE
        and all(text[:1].isupper() and not _WORK.search(text) for text in labels)
        and all(is_marks(sheet, row + 1, column) for column in columns)
        and bool(sheet.marks)
    )


def is_blank_corner(sheet: Sheet, row: int) -> bool:
    """Whether a row heads a table of marks whose corner is blank: names to the right, and below it rows of a text with marks."""
    columns = _before_remarks(sheet, row)
    if len(columns) <= LEAST_SCORE or columns[0] == 0 or columns != list(range(columns[0], columns[-1] + 1)):
        return False
    texts = [sheet.text(row, column) for column in columns]
    if len(set(texts)) < len(texts) or any(len(text) > _LONGEST_NAME or is_mark(text) for text in texts):
        return False
    corner = columns[0] - 1
    below = [line for line in _block(sheet, row + 1) if sheet.filled(line) != [corner]]  # but for sections
    labels = [text for line in below if len(text := sheet.text(line, corner)) > LONGEST_MARK]
    worded = [text for text in labels if _WORK.search(text)]
    return (
        len(labels) > LEAST_SCORE
        and len(labels) == len(below)
        and 2 * len(worded) >= len(labels)
        and not any(map(_WORK.search, texts))
        and not sheet.filled(below[0])[0] < corner
        and all(is_marks(sheet, row + 1, column) for column in columns)
        and not any(month_of_heading(text) for text in texts)
    )


def _before_remarks(sheet: Sheet, row: int) -> list[int]:
    """Return the columns of a row without the last ones that are headed as remarks are."""
    columns = sheet.filled(row)
    while len(columns) > 1 and any(
        item.key == "note" for item in strong_matches(sheet.text(row, columns[-1]))
    ):
        columns = columns[:-1]
    return columns


_LONGEST_NAME: Final = 30

_WORK: Final = re.compile(r"[a-z] [a-z(&]|&|\d|/")
"""What is in the name of work in English and in none of a person: a word of small letters behind the first."""


def is_list_head(sheet: Sheet, row: int) -> bool:
    """Whether a row heads a plain list of duties, with hardly a column beside it: the duties of a job description, a list of names."""
    columns = sheet.filled(row)
    if not columns or len(columns) > LEAST_SCORE:
        return False
    found = strong_matches(sheet.text(row, columns[0]))
    if not any(
        item.kind == "duty" and item.key in _LISTED and item.strength == EXACT for item in found
    ) or is_department(sheet.text(row, columns[0])):
        return False
    below = list(_block(sheet, row + 1))
    texts = [sheet.text(line, columns[0]) for line in below]
    return (
        len(texts) >= LEAST_SCORE
        and all(texts)
        and all(set(sheet.filled(line)) <= set(columns) for line in below)
        and not any(strong_matches(text) for text in texts)
        and all(any(sheet.text(line, column) for line in below) for column in columns)
    )


def _block(sheet: Sheet, row: int) -> Iterator[int]:
    """Yield the rows from one on before the next blank one."""
    while row < sheet.height and sheet.filled(row):
        yield row
        row += 1


_LISTED: Final = frozenset(("name", "duties_of_person"))


def _has_marks_below_groups(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Whether headings of two rows, groups above what they hold, stand above marks."""
    below = sheet.filled(row + 1)
    if len(below) <= LEAST_SCORE or columns[0] >= below[0] or depth_of(sheet, row) != LEAST_SCORE:
        return False
    if any(is_mark(sheet.text(row + 1, column)) for column in below):
        return False
    return sum(is_marks(sheet, row + 2, column) for column in below) * 2 > len(below)
