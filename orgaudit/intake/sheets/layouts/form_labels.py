"""The labels of a form, each with where its value stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orgaudit.intake.sheets.cells.amounts import amount_of
from orgaudit.intake.sheets.cells.names import is_note
from orgaudit.intake.sheets.cells.notations import is_day
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.headings import COMPOSED, EXACT, PART, field_of, matches
from orgaudit.intake.sheets.layouts.form_amounts import amounts_by_parts
from orgaudit.intake.sheets.layouts.form_answers import is_word_of
from orgaudit.intake.sheets.tables.head_depth import LONGEST_HEADING
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import date_of, number_of

_FLAGS: Final = frozenset(("yes", "no"))
"""Answers in a form, though "no" is the heading of numbers as well."""

LEAST_ELEMENTS: Final = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and where its value stands; ``further`` are the lines of a list that go on below it."""

    label: str
    row: int
    column: int
    further: tuple[tuple[int, int], ...] = ()


def strength_of(text: str) -> int:
    """Return how sure a text is a label: the strength of its best match, 0 where it is none."""
    if not text or len(text) > LONGEST_HEADING or number_of(text) is not None or folded(text) in _FLAGS:
        return 0
    if text[:1].isdecimal() and amount_of(text) is not None:
        return 0  # a value such as 1件
    found = matches(text)
    return found[0].strength if found else EXACT if _is_month(text) else 0


def _is_month(text: str) -> bool:
    return month_of_heading(text) is not None and date_of(text) is None and not text[:2].isdecimal()


def pairs_of(sheet: Sheet) -> Iterator[Pair]:
    """Yield labels with their values: to the right, before the next label; else below, where a label stands to the right."""
    taken: set[tuple[int, int]] = set()
    for row in range(sheet.height):
        columns = sheet.filled(row)
        if len(columns) > 1 and all(
            folded(sheet.text(row, column)) in word_list("form_headings") for column in columns
        ):
            continue  # what heads labels and their values
        labels = _labels(sheet, row, [column for column in columns if (row, column) not in taken])
        if parts := amounts_by_parts(sheet, row, labels):
            yield from (Pair(text, row, value) for text, value in parts)
            taken.update((row, column) for column in columns)
            continue
        for column in labels:
            text = _unnumbered(sheet.text(row, column).rstrip(":："))
            split = label_in(sheet.text(row, column))
            right = next((one for one in columns if one > column), None)
            if lines := _lines(sheet, row, column, right):
                taken.update(lines)
                taken.update((at, one) for at, _ in lines for one in sheet.filled(at))
                yield Pair(text, *lines[0], lines[1:])
                continue
            if (row, column) in taken:
                continue
            is_value = right is not None and (right not in labels or _is_answer_to(sheet, row, column, right))
            if right is not None and is_value and (row, right) not in taken:
                taken.add((row, right))
                yield Pair(_with_what_it_dates(sheet, row, column, text), row, right)
            elif split is not None and right is None:
                yield Pair(split, row, column)
            elif _has_value_below(sheet, row, column):
                taken.add((row + 1, column))
                yield Pair(text, row + 1, column)


def _with_what_it_dates(sheet: Sheet, row: int, column: int, text: str) -> str:
    """Return a label of a day with that of the manual before it, whose day it is: 手順書更新日 of 手順書, あり, 更新日."""
    before = [one for one in sheet.filled(row) if one < column]
    first = sheet.text(row, before[-2]) if len(before) > 1 else ""
    if any(item.key != "not_used" for item in matches(text)):
        return text
    if not first or not any((one.kind, one.key) == _MANUAL for one in matches(first)):
        return text
    whole = f"{first} {text}"
    return whole if any((one.kind, one.key) == _REVIEWED for one in matches(whole)) else text


_MANUAL: Final = ("duty", "manual")
_REVIEWED: Final = ("duty", "manual_reviewed_on")


def _has_value_below(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a text stands below a label that is its value, and not what the next line says: beside other labels with their values it is blank."""
    below = sheet.text(row + 1, column)
    if not below or strength_of(below) >= PART:
        return False
    is_of_pairs = any(strength_of(sheet.text(row, one)) < PART for one in sheet.filled(row)[1:])
    return not is_of_pairs or sheet.filled(row + 1)[0] == column


def _labels(sheet: Sheet, row: int, columns: list[int]) -> list[int]:
    """Return the columns of a row, of those that are not read yet, in which labels stand."""
    filled = sheet.filled(row)
    labels = [
        column
        for column in columns
        if (strength := strength_of(sheet.text(row, column))) >= PART
        or (strength == COMPOSED and (column == filled[0] or _is_of_labels(sheet, row, column)))
    ]
    labels = sorted({*labels, *_dated(sheet, row, columns)}) if labels else labels
    if len(labels) == len(filled) == LEAST_ELEMENTS and _is_month(sheet.text(row, labels[1])):
        return labels[:1]  # Busy months, September
    is_open = len(filled) == LEAST_ELEMENTS and columns[:1] == filled[:1]
    if not labels and is_open and not is_note(sheet.text(row, filled[0])):
        return [filled[0]]
    return labels


def _dated(sheet: Sheet, row: int, columns: list[int]) -> Iterator[int]:
    """Yield where words stand behind a pair of a label and its value, each with a day beside it: 手順書, あり, 更新日, 2025/4/1."""
    filled = sheet.filled(row)
    for column, value in zip(filled[2::2], filled[3::2], strict=False):
        text = sheet.text(row, column)
        if column in columns and not any(map(str.isdecimal, text)) and is_day(sheet.text(row, value)):
            yield column


def _is_of_labels(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the texts right above and below a place are labels, so that one whose words only together say what it asks for is a label too."""
    beside = [sheet.text(at, column) for at in (row - 1, row + 1) if at >= 0]
    told = [text for text in beside if text]
    return bool(told) and all(strength_of(text) >= PART for text in told)


def _is_answer_to(sheet: Sheet, row: int, column: int, right: int) -> bool:
    """Whether a text that could be a label is the value of the label before it: no value stands behind it or below that label: 繁忙期, 5月; 媒体, 電話."""
    further = [strength_of(sheet.text(row, one)) >= PART for one in sheet.filled(row) if one > right]
    if all(further[:1]) and is_word_of(sheet.text(row, column), sheet.text(row, right)):
        return True  # 期限の種類, 法令
    if right - column > 1 and any(
        item.strength == EXACT and field_of(item.kind, item.key) is not None
        for item in matches(sheet.text(row, right))
    ):
        return False  # 頻度, a blank, 件数
    is_last = not further or (further[0] and further[1:2] == [False])
    below, beside = sheet.text(row + 1, column), sheet.text(row + 1, right)
    has_below = bool(below) and strength_of(below) < PART
    return (
        is_last and not has_below and (bool(further) or not beside or not below or strength_of(beside) < PART)
    )


def _lines(sheet: Sheet, row: int, column: int, right: int | None) -> tuple[tuple[int, int], ...]:
    """Return where the lines of a list of duties stand that begins beside a label or below it; nothing for other labels or a single line."""
    if not any(item.kind == "duty" and item.key in _LISTED for item in matches(sheet.text(row, column))):
        return ()
    if counted := _counted(sheet, row, column):
        return counted
    found = [] if right is None else [(row, right)]
    for at in range(row + 1, sheet.height):
        columns = sheet.filled(at)
        texts = [sheet.text(at, one) for one in columns]
        if len(columns) == LEAST_ELEMENTS and (texts[0].rstrip(".)．）").isdecimal() or texts[0] in _BULLETS):
            columns, texts = columns[1:], texts[1:]
        fits = len(columns) == 1 and (
            columns[0] == right if right is not None else columns[0] - column in (0, 1, 2)
        )
        if not fits or strength_of(texts[0]) == EXACT or is_note(texts[0]):
            break
        found.append((at, columns[0]))
    return tuple(found) if len(found) > 1 else ()


def _counted(sheet: Sheet, row: int, column: int) -> tuple[tuple[int, int], ...]:
    """Return where the lines of a list stand whose numbers are below its label, whatever stands beside them."""
    found: list[tuple[int, int]] = []
    for at in range(row + 1, sheet.height):
        is_next = sheet.text(at, column).rstrip(".)．") == str(len(found) + 1)
        if not is_next or not sheet.text(at, column + 1):
            break
        found.append((at, column + 1))
    return tuple(found) if len(found) > 1 else ()


_LISTED: Final = frozenset(("name", "duties_of_person"))

_BULLETS: Final = frozenset("・•●○-–*■◆")


def _unnumbered(label: str) -> str:
    """Return a label without the number behind it that only counts forms: Objective 1, 目標②."""
    bare = _COUNTED.sub("", label)
    return bare if bare != label and strength_of(bare) == EXACT else label


_COUNTED: Final = re.compile(r" ?[#(（]?(?:\d|[①-⑨])[)）]?$")


def label_in(text: str) -> str | None:
    """Return the label of ``label: value`` in one cell."""
    for sign in (":", "："):
        label, found, value = text.partition(sign)
        if found and value.strip() and strength_of(label) >= PART:
            return label
    return None
