"""Sheets that list something else than a company's work: who works on which day, what is kept, bought or agreed. Named as what they are."""

import re
from itertools import pairwise
from typing import Final, Literal

from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.headings.heading_days import is_day_of_plan
from orgaudit.intake.sheets.headings.headings import strong_matches
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words, words
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING, LONGEST_HEADING
from orgaudit.intake.sheets.tables.heads import is_head
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.marks_below import has_marks_below

Other = Literal["shift_table", "ledger"]

_FIRST_ROWS: Final = 15
_LEAST_DAYS: Final = 5
"""Days beside each other that only a plan of days has."""

_FIGURES: Final = re.compile(r"\d{1,2}")

_LEAST_HEADINGS: Final = 3
"""Texts beside each other that a list has at least as its headings."""


def other_list(sheet: Sheet) -> tuple[Other, Cell] | None:
    """Return what a sheet lists that is no work of a company, and where that is seen; None where nothing tells it."""
    grid = sheet.grid
    for row in range(min(sheet.height, _FIRST_ROWS)):
        days = [column for column, text in sheet.texts(row).items() if is_day_of_plan(text)]
        texts = [sheet.text(row, column) for column in days]
        of_days = len(days) >= _LEAST_DAYS and len(days) * 2 > len(sheet.filled(row)) and _follow(texts)
        if of_days and not any(_names_duties(sheet, number) for number in range(row - 1, row + 2)):
            return "shift_table", Cell(grid.path, grid.name, row, days[0])
        if is_head(sheet, row):
            break  # what stands below are records, whatever days they name
    titles = [grid.name, grid.file_name]
    for row in range(min(sheet.height, _FIRST_ROWS)):
        columns = sheet.filled(row)
        texts = [sheet.text(row, column) for column in columns]
        if len(columns) >= _LEAST_HEADINGS:
            if lists_money_or_faults(sheet, row):
                return "ledger", Cell(grid.path, grid.name, row, columns[0])
            if _lists_duties(sheet, row, texts) or has_marks_below(sheet, row, columns):
                return None
            is_ledger = any(map(_names_ledger, titles)) or sum(map(_is_of_ledger, texts)) >= _LEAST_HEADINGS
            return ("ledger", Cell(grid.path, grid.name, row, columns[0])) if is_ledger else None
        titles += texts
    return None


def _follow(days: list[str]) -> bool:
    """Whether days stand in their order, one after the other, as hours or dates of other things do not."""
    figures = [
        int(found[-1])
        for day in days
        if (found := _FIGURES.findall(day.partition("(")[0].partition("（")[0]))
    ]
    return not figures or all(second in (first + 1, 1) for first, second in pairwise(figures))


def _names_duties(sheet: Sheet, row: int) -> bool:
    """Whether a row has a heading of duties, so that days beside it are when these are done."""
    if row < 0:
        return False
    texts = [text for text in sheet.texts(row).values() if len(text) <= LONGEST_HEADING]
    return any(
        item.kind == "duty" and item.key in IDENTIFYING["duty"] and {one.kind for one in found} == {"duty"}
        for found in map(strong_matches, texts)
        for item in found
    )


def _lists_duties(sheet: Sheet, row: int, texts: list[str]) -> bool:
    """Whether headings name duties or processes, with who does them, how often or how: a register of work."""
    found = [strong_matches(text) for text in texts if len(text) <= LONGEST_HEADING]
    keys = {item.key for one in found for item in one if item.kind == "duty"}
    return len(keys & _OF_WORK) > 1 and ("process" in keys or _names_duties(sheet, row))


_OF_WORK: Final = frozenset(
    ("primary", "person_or_department", "pair", "backups", "frequency", "manual", "media", "time", "hours_per_month", "minutes_per_case", "volume_per_month", "criticality")
)  # fmt: skip


def lists_money_or_faults(sheet: Sheet, row: int) -> bool:
    """Whether headings are so many of money that is planned and spent, or of faults that are reported, that no work is listed below them."""
    texts = list(sheet.texts(row).values()) if row >= 0 else []
    return sum(map(_counts_other_things, texts)) >= _LEAST_HEADINGS and not _names_goals(texts)


def _counts_other_things(heading: str) -> bool:
    """Whether a heading is of money that is planned and spent, or of faults that are reported."""
    return plain(heading) in plain_words("headings_of_money_and_faults")


def _names_goals(texts: list[str]) -> bool:
    found = [strong_matches(text) for text in texts if len(text) <= LONGEST_HEADING]
    return any(item.kind == "goal" and item.key in IDENTIFYING["goal"] for one in found for item in one)


def _names_ledger(title: str) -> bool:
    form = plain(title)
    return any(word in form for word in words()["ledgers"]["titles"])


def _is_of_ledger(heading: str) -> bool:
    return plain(heading) in map(plain, words()["ledgers"]["headings"])
