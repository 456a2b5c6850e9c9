"""How often a duty recurs by the months in which it is marked, where the sheet says that the marks are of months in which it is done."""

import re
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded

_DONE: Final = re.compile(
    r"実施|開催|行う|行なう|(?:処理|作業|対応|提出|発生|該当|業務)(?:する|の|がある|のある)?(?:月|時期|$)|\b(?:carried out|performed|takes place|happens|occurs|is done|to be done|worked on)\b",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(
    r"準備|計画|検討|申込|募集|締め?切|予備|確認|\b(?:prepar|plan|draft|deadline)", re.IGNORECASE
)
_SO_FAR: Final = re.compile(
    r"(?<!実施)(?<!開催)予定|済|完了|未|遅|\b(?:planned|scheduled|done|complete|late|open)\b", re.IGNORECASE
)
"""In a legend, how far something has come: then the marks are of this year only."""

_BUSY: Final = re.compile(r"繁忙|忙し|多忙|ピーク|busy|peak", re.IGNORECASE)

_GROUPS: Final = frozenset(map(plain, ("実施月", "実施時期", "実施時期（月）", "作業月", "処理月", "発生月", "対応月", "提出月", "months in which it is done", "month of work")))  # fmt: skip
"""Headings above months that say what a mark below them is of."""

_OFTENER: Final = re.compile(
    r"毎[日週朝夕晩回]|平日|日次|週次|日常|随時|都度|常時|週\d|\b(?:daily|weekly|each week|every day)\b",
    re.IGNORECASE,
)
"""That something marked in each month is done more often, or as it comes."""

_YEAR: Final = 12
_BY_DISTANCE: Final = {1: "monthly", 2: "quarterly", 3: "quarterly", 6: "yearly", 12: "yearly"}
"""How often something is done that is done every so many months; between two steps the rarer one, as elsewhere."""


def are_of_work(columns: list[Column]) -> bool:
    """Whether the heading above all months says that something is done in those that are marked: 実施月."""
    groups = {plain(column.heading.rpartition("\n")[0]) for column in columns}
    return len(groups) == 1 and groups <= _GROUPS


def add_frequency_of_months(
    work: TableWork, row: int, record: Record, columns: list[Column], marks: Mapping[int, str]
) -> None:
    """Add how often a duty recurs by its marked months, in even distances through a whole year, where nothing else says it; that is told."""
    if "frequency" in record.facts or work.having(("frequency", "frequency_mark")) or len(columns) != _YEAR:
        return
    done = list(marks) if are_of_work(columns) else _months_done(work, marks)
    code = frequency_of_months(done)
    if not code or (code == "monthly" and any(map(_OFTENER.search, work.area.sheet.texts(row).values()))):
        return
    first = next(column for column in columns if column.month == done[0])
    cell = work.cell(row, first.index)
    record.facts["frequency"] = Fact(code, cell)
    if (told := f"months {code}") not in work.titles_told:
        work.titles_told.add(told)
        work.account.tell(cell, "frequency_of_months", count=len(done), made=code)


def _months_done(work: TableWork, marks: Mapping[int, str]) -> list[int]:
    """Return the months whose mark the legend takes for done; none where it leaves one open, or tells only how far things have come."""
    told = {mark: folded(work.legend.get(mark, "")) for mark in set(marks.values())}
    if any(map(_SO_FAR.search, map(folded, work.legend.values()))):
        return []
    done = {mark for mark, words in told.items() if _DONE.search(words) and not _NOT_YET.search(words)}
    busy = {mark for mark, words in told.items() if _BUSY.search(words)}
    not_yet = {mark for mark, words in told.items() if _NOT_YET.search(words)}
    is_said = any(_DONE.search(folded(words)) for words in work.legend.values())
    if not is_said or set(told) - done - busy - not_yet:
        return []
    return [month for month, mark in marks.items() if mark in done | busy]


def frequency_of_months(months: list[int]) -> str:
    """Return how often something is done that is done in some months of each year; empty where these are not evenly apart."""
    listed = sorted(set(months))
    if not listed:
        return ""
    distances = {
        (after - before) % _YEAR or _YEAR
        for before, after in zip(listed, [*listed[1:], listed[0]], strict=True)
    }
    return _BY_DISTANCE.get(distances.pop(), "") if len(distances) == 1 else ""
