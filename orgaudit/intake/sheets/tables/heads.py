"""Which rows of a sheet are the headings of a table, and how deep they reach."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.names import is_department, is_note, may_be_department
from orgaudit.intake.sheets.cells.notations import is_day
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.headings import EXACT, LIKELY, PART, matches, strong_matches
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of

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


_LEAST_SHARE: Final = 0.4
"""House default: the share of the texts of a row that must be known headings for it to be one of headings."""


_LEAST_SCORE: Final = 2
"""Known headings that a row has at least to be one of headings."""


_LABELS: Final = 3
"""Known headings below each other in one column: these are labels of a form, not the head of a table."""


_SURE: Final = 5
"""Known headings beside each other that are the head of a table, whatever stands below: a form has hardly so many in one row."""


_HEAD_SOON: Final = 7
"""Rows in which the head of the table follows the labels above it."""


_DEEPEST: Final = 3


_LOOKED_AT: Final = 40
_RACI: Final = ("R", "A", "C", "I")


def is_head(sheet: Sheet, row: int, *, named: bool = True) -> bool:
    """Whether a row is one of headings: enough of its texts are known, and if ``named`` one of them tells what the records are."""
    columns = sheet.filled(row)
    if not columns:
        return False
    texts = {column: text for column in columns if len(text := sheet.text(row, column)) <= LONGEST_HEADING}
    months = sum(month_of_heading(text) is not None for text in texts.values())
    strong = {column: found for column, text in texts.items() if (found := strong_matches(text))}
    if named and is_blank_corner(sheet, row):
        return True
    if named and not any(
        item.key in IDENTIFYING[item.kind] and item.strength > LIKELY
        for text in texts.values()
        for item in matches(text)
    ):
        is_matrix = any(
            item.key in ("process", "manual") for found in strong.values() for item in found
        ) and (len(texts) > _LEAST_SCORE and has_marks_below(sheet, row, columns))
        if not is_matrix:
            return False
    if (not named and len(strong) <= _LEAST_SCORE) or _is_pairs(sheet, row, set(strong), list(texts)):
        return False
    matrix = len(texts) > _LEAST_SCORE and (
        has_marks_below(sheet, row, columns) or _has_marks_below_groups(sheet, row, columns)
    )
    beside = matrix or len(strong) >= _SURE
    if not beside and any(_labels_below(sheet, row, column) >= _LABELS for column in strong):
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
    if score >= _LEAST_SCORE and score >= _LEAST_SHARE * len(texts):
        return True
    return matrix or (named and is_list_head(sheet, row))


def is_blank_corner(sheet: Sheet, row: int) -> bool:
    """Whether a row heads a table of marks whose corner is blank: names to the right, and below it rows of a text with marks."""
    columns = sheet.filled(row)
    if len(columns) <= _LEAST_SCORE or columns[0] == 0 or columns != list(range(columns[0], columns[-1] + 1)):
        return False
    texts = [sheet.text(row, column) for column in columns]
    if len(set(texts)) < len(texts) or any(len(text) > _LONGEST_NAME or is_mark(text) for text in texts):
        return False
    corner, below = columns[0] - 1, list(_block(sheet, row + 1))
    labels = [text for line in below if len(text := sheet.text(line, corner)) > _LONGEST_MARK]
    worded = [text for text in labels if _WORK.search(text)]
    return (
        len(labels) > _LEAST_SCORE
        and len(labels) == len(below)
        and 2 * len(worded) >= len(labels)
        and not any(map(_WORK.search, texts))
        and not sheet.filled(below[0])[0] < corner
        and all(is_marks(sheet, row + 1, column) for column in columns)
        and not any(month_of_heading(text) for text in texts)
    )


_LONGEST_NAME: Final = 30
_WORK: Final = re.compile(r"[a-z] [a-z(&]|&|\d|/")
"""What is in the name of work in English and in none of a person: a word of small letters behind the first."""


def is_list_head(sheet: Sheet, row: int) -> bool:
    """Whether a row heads a plain list of duties, with hardly a column beside it: the duties of a job description, a list of names."""
    columns = sheet.filled(row)
    if not columns or len(columns) > _LEAST_SCORE:
        return False
    found = strong_matches(sheet.text(row, columns[0]))
    if not any(
        item.kind == "duty" and item.key in _LISTED and item.strength == EXACT for item in found
    ) or is_department(sheet.text(row, columns[0])):
        return False
    below = list(_block(sheet, row + 1))
    texts = [sheet.text(line, columns[0]) for line in below]
    return (
        len(texts) >= _LEAST_SCORE
        and all(texts)
        and all(set(sheet.filled(line)) <= set(columns) for line in below)
        and not any(strong_matches(text) for text in texts)
        and all(any(sheet.text(line, column) for line in below) for column in columns)
    )


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


def _block(sheet: Sheet, row: int) -> Iterator[int]:
    """Yield the rows from one on before the next blank one."""
    while row < sheet.height and sheet.filled(row):
        yield row
        row += 1


_LISTED: Final = frozenset(("name", "duties_of_person"))


def _is_pairs(sheet: Sheet, row: int, strong: set[int], columns: list[int]) -> bool:
    """Whether a row is labels each with its value beside it, which nothing below belongs to."""
    labels = set(columns[::2])
    are_labels = strong == labels or (strong < labels and len(strong) > _LEAST_SCORE)
    values = [sheet.text(row, column) for column in columns[1::2]]
    has_day = strong <= labels and len(strong) > 1 and any(map(is_day, values))
    if not columns or len(columns) % 2 or not (are_labels or has_day):
        return False
    below = set(sheet.filled(row + 1)) & set(columns)
    if len(columns) == _LEAST_SCORE:
        return not below >= set(columns)
    labelled = {column for column in below if strong_matches(sheet.text(row + 1, column))}
    if labelled and labelled <= set(columns[::2]):
        return True
    if any(number_of(text) is not None for text in values) or has_day:
        return True
    return 2 * len(below) <= len(columns) or any(
        _known_headings(sheet, number) > len(strong) for number in range(row + 1, row + _HEAD_SOON)
    )


def _known_headings(sheet: Sheet, row: int) -> int:
    return sum(
        bool(strong_matches(text))
        for column in sheet.filled(row)
        if len(text := sheet.text(row, column)) <= LONGEST_HEADING
    )


def has_marks_below(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Whether most texts of a row that are no known headings stand above marks or figures: persons or departments, one a column."""
    others = [column for column in columns if not strong_matches(sheet.text(row, column))]
    fits = sum(
        _is_mark_next(sheet, row + 1, column)
        and (is_marks(sheet, row + 1, column) or is_figures(sheet, row + 1, column))
        for column in others
    )
    return bool(others) and fits * 2 >= len(others)


def _has_marks_below_groups(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Whether headings of two rows, groups above what they hold, stand above marks."""
    below = sheet.filled(row + 1)
    if len(below) <= _LEAST_SCORE or columns[0] >= below[0] or depth_of(sheet, row) != _LEAST_SCORE:
        return False
    if any(is_mark(sheet.text(row + 1, column)) for column in below):
        return False
    return sum(is_marks(sheet, row + 2, column) for column in below) * 2 > len(below)


def _is_mark_next(sheet: Sheet, first: int, column: int) -> bool:
    """Whether what stands next below in a column is no heading of its own, as it is below a title."""
    following = (sheet.text(row, column) for row in range(first, min(sheet.height, first + _LOOKED_AT)))
    text = next(filter(None, following), "")
    return len(text) <= _LONGEST_MARK or number_of(text) is not None


_LONGEST_MARK: Final = 3


def is_figures(sheet: Sheet, first: int, column: int, last: int | None = None, share: float = 0.8) -> bool:
    """Whether a column holds figures and hardly anything else. An empty one does not."""
    end = min(sheet.height, first + _LOOKED_AT) if last is None else last
    texts = [text for row in range(first, end) if (text := sheet.text(row, column))]
    figures = sum(number_of(text) is not None for text in texts)
    return bool(texts) and figures >= len(texts) * share


def is_marks(sheet: Sheet, first: int, column: int, last: int | None = None) -> bool:
    """Whether a column holds marks and hardly anything else. An empty one is none."""
    end = min(sheet.height, first + _LOOKED_AT) if last is None else last
    if last is None:  # where a table ends is not known yet: a blank row ends what is looked at
        end = sheet.filled_until(first, end)
    texts = [text for row in range(first, end) if (text := sheet.text(row, column))]
    others = (text for text in texts if not (is_mark(text) or folded(text) in sheet.marks))
    # Too many others, and the rest need not be looked at.
    return bool(texts) and next(islice(others, len(texts) * 2 // 5, None), None) is None


def _labels_below(sheet: Sheet, row: int, column: int) -> int:
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


def _names_columns(sheet: Sheet, row: int, columns: list[int], below: set[int]) -> bool:
    """Whether the row below headings says who stands for those of a table of marks: PM, 三田村 above ◎."""
    texts = [sheet.text(row + 1, column) for column in below]
    if (
        len(below) < _LEAST_SCORE
        or columns[0] in below
        or not below <= set(columns)
        or any(map(is_mark, texts))
    ):
        return False
    marks = [text for column in below for line in (row + 2, row + 3) if (text := sheet.text(line, column))]
    return len(marks) >= _LEAST_SCORE and all(map(is_mark, marks))


_UNITS_OF_ABOVE: Final = re.compile(
    r"[(（\[][^()（）\[\]]{1,24}[)）\]]|有・無|有/無|有無|あり・なし|○・×|○/×|○×|はい・いいえ|y ?/ ?n|yes ?/ ?no|分|時間|h|件|回|日|人|名|%|％|円|千円|件[/／]月|回[/／]月|時間[/／]月|h[/／]月|分[/／]件|hours|hrs|mins?|minutes|days|per month|per week|per year|p\.m\.|no\.|%",
    re.IGNORECASE,
)
"""In what the figures below a heading count, or what to write below it."""


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
    if len(texts) > 1 and below <= set(columns) and all(map(_UNITS_OF_ABOVE.fullmatch, texts)):
        return 2  # units or words to choose from, in brackets below some of the headings
    return 2 if gaps and not named and known * 2 >= len(texts) else 1
