"""Hours by month and busy months: months as columns, and ordinary, busy and quiet season."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from orgaudit.intake.sheets.cells.amounts import A_MONTH, amount_of, hours_of, shown_number
from orgaudit.intake.sheets.cells.cell_texts import with_months
from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.notations import problem_of_figure
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.layouts.months_done import add_frequency_of_months, are_of_work
from orgaudit.intake.sheets.records import Fact, Record, listed
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import months_of
from orgaudit.model.named_tuple import NamedTuple

_BUSY: Final = re.compile(r"繁忙|忙し|ピーク|集中|多い|多忙|重点|山場|最盛|busy|peak|heavy|high|crunch|rush")


_MONTHS: Final = 12


SEASONS: Final = ("busy", "normal", "slack")


def add_months(work: TableWork, row: int, record: Record) -> None:
    """Read the columns of months: figures are hours, marks and words for it are busy months."""
    columns = work.having(("month",))
    if not columns:
        return
    months = _months_of_row(work, row, columns)
    cell = work.cell(row, columns[0].index)
    if months.hours and (months.busy or months.said):
        work.doubt(row, columns[0].index, "months_mixed", "monthly_hours", "")
    elif months.hours and months.whole:
        hours = dict(sorted(months.hours.items(), key=lambda item: int(item[0])))
        record.facts.setdefault("monthly_hours", Fact(hours, cell))
    elif months.hours:
        return
    elif len(months.said) == _MONTHS:
        work.account.tell(cell, "every_month")
    elif months.said:
        record.facts.setdefault("peak_months", Fact(sorted(months.said), cell))
    elif months.busy:
        _add_busy(work, row, record, columns, months.busy)


class _Months(NamedTuple):
    """What stands in the months of a row: hours, marked ones, those that words call busy; and whether all else was read."""

    hours: dict[str, float]
    busy: list[int]
    said: list[int]
    whole: bool


def _months_of_row(work: TableWork, row: int, columns: list[Column]) -> _Months:
    hours: dict[str, float] = {}
    busy: list[int] = []
    said: list[int] = []
    whole = True
    for column in columns:
        text = work.text(row, column.index)
        amount = amount_of(work.figure(row, column.index, text)) if text else None
        if amount is not None:
            value = hours_of(amount, column.hint)
            hours[str(column.month)] = shown_number(Fraction(amount.text) if value is None else value)
        elif not text or says_none(text) or _NOT_BUSY.fullmatch(folded(text)):
            continue
        elif _SAYS_BUSY.fullmatch(folded(text)):
            said.append(column.month)
        elif _is_mark(text) or folded(text) in work.legend:
            busy.append(column.month)
        else:
            whole = False
            work.doubt(
                row, column.index, problem_of_figure(text), "monthly_hours", text, minimum=0, maximum=None
            )
    return _Months(hours, busy, said, whole)


_SAYS_BUSY: Final = re.compile(
    r"忙|繁|忙しい|多忙|大忙し|繁忙|繁忙期|最盛期|ピーク|山|山場|(?:very |really )?(?:busy|heavy|hectic|full on)|peak|rush|crunch"
)
_NOT_BUSY: Final = re.compile(
    r"閑|暇|ひま|閑散|通常|普通|ふつう|並|少なめ|normal|ordinary|usual|light|quiet|slack|low|average"
)
"""Words in the cell of a month that say by themselves whether it is a busy one."""


def _is_mark(text: str) -> bool:
    """Whether a text marks a month: a mark, several of them or a line, or the same twice, as XX beside x."""
    twice = len(text) > 1 and len(set(text)) == 1 and is_mark(text[0])
    return is_mark(text) or twice or set(text) <= set("●○◎■★☆→⇒←━─=◆▲△✓レ")


def _add_busy(work: TableWork, row: int, record: Record, columns: list[Column], marked: list[int]) -> None:
    """Take marked months for busy ones: those whose mark the legend calls so, else all; a mark in every month tells nothing apart."""
    marks = {
        column.month: folded(work.text(row, column.index)) for column in columns if column.month in marked
    }
    add_frequency_of_months(work, row, record, columns, marks)
    if are_of_work(columns) and not set(marks.values()) & set(work.legend):
        return
    busy = [month for month in marked if _BUSY.search(folded(work.legend.get(marks[month], "")))]
    first = work.cell(row, columns[0].index)
    if not busy and all(mark in work.legend for mark in marks.values()):
        _tell_not_busy(work, first, marks.values())
    elif not busy and len(set(marks.values())) > 1:
        work.doubt(
            row, columns[0].index, "marks_differ", "peak_months", " ".join(dict.fromkeys(marks.values()))
        )
    elif not busy and _ticks_off(columns, marks):
        work.doubt(row, columns[0].index, "mark_unclear", "peak_months", next(iter(marks.values())))
    elif len(busy or marked) == _MONTHS:
        work.account.tell(first, "every_month")
    elif busy or not any(marks[month] in work.legend for month in marked):
        record.facts.setdefault("peak_months", Fact(sorted(busy or marked), first))


def _ticks_off(columns: list[Column], marks: Mapping[int, str]) -> bool:
    """Whether the first months of a row are ticked one after the other, and no later ones: so far it was done, and not busy."""
    first = [column.month for column in columns[: len(marks)]]
    is_ticked = set(marks.values()) <= _TICKS
    return is_ticked and 1 < len(marks) < _MONTHS and list(marks) == first


_TICKS: Final = frozenset(("レ", "✓", "✔", "☑", "済", "済み", "完", "完了", "v", "done"))


def _tell_not_busy(work: TableWork, cell: Cell, marks: Iterable[str]) -> None:
    """Say of marks that the legend explains otherwise that none was taken for a busy month, of each mark once a table."""
    fresh = [mark for mark in dict.fromkeys(marks) if mark not in work.left_marks]
    work.left_marks.update(fresh)
    for mark in fresh:
        work.account.tell(cell, "month_explained", found=mark, made=work.legend[mark])


def add_seasons(work: TableWork, row: int, record: Record) -> None:
    """Read busy, ordinary and slack hours: by month where the months are named, else the ordinary ones stand for a month."""
    found: dict[str, tuple[int | float, Column]] = {}
    for column in work.having(SEASONS):
        text = work.text(row, column.index)
        amount = amount_of(work.figure(row, column.index, text)) if text and not says_none(text) else None
        if amount is not None:
            hours = hours_of(amount, column.hint)
            hours = Fraction(amount.text) if hours is None else hours
            per = amount.per or column.hint.per or "month"
            found[column.key] = (shown_number(hours * A_MONTH.get(per, Fraction(1))), column)
        elif text and not says_none(text):
            work.doubt(
                row, column.index, problem_of_figure(text), "monthly_hours", text, minimum=0, maximum=None
            )
    if not found:
        return
    said = {key: _months_above(work, pattern) for key, pattern in _SAID_ABOVE.items()}
    months = {
        "busy": _months(record) or said["busy"],
        "slack": _slack_months(work, row) or said["slack"],
    }
    seasonal = {"busy", "slack"} & set(found)
    if "normal" in found and seasonal and all(months[key] for key in ("busy", "slack") if key in found):
        by_month = {
            str(month): next(
                (found[key][0] for key in ("busy", "slack") if key in found and month in months[key]),
                found["normal"][0],
            )
            for month in range(1, 13)
        }
        record.facts.setdefault("monthly_hours", Fact(by_month, work.cell(row, found["normal"][1].index)))
        return
    for key, (value, column) in found.items():
        cell = work.cell(row, column.index)
        if key == "normal" and "hours_per_month" not in record.facts:
            record.facts["hours_per_month"] = Fact(value, cell)
            work.account.tell(cell, "normal_as_month", made=value)
        elif key != "normal":
            work.doubt(
                row, column.index, "season_without_months", "monthly_hours", work.text(row, column.index)
            )


def _months_above(work: TableWork, pattern: re.Pattern[str]) -> tuple[int, ...]:
    """Return the months that a line above the table names for a season: Busy months: April, May."""
    for row in work.area.above:
        for text in work.area.sheet.texts(row).values():
            if found := pattern.match(text):
                return months_of(with_months(found[1].strip()))
    return ()


_SAID_ABOVE: Final = {
    "busy": re.compile(
        r"\s*(?:(?:busy|peak|high)(?: (?:months?|season|period))?|繁忙[期月]?)\s*[:：]\s*(.{3,60})",
        re.IGNORECASE,
    ),
    "slack": re.compile(
        r"\s*(?:(?:quiet|slack|low)(?: (?:months?|season|period))?|閑散[期月]?)\s*[:：]\s*(.{3,60})",
        re.IGNORECASE,
    ),
}


def _months(record: Record) -> tuple[int, ...]:
    fact = record.facts.get("peak_months")
    if fact is None:
        return ()
    return tuple(int(str(value)) for value in listed(fact.value) if str(value).isdigit())


def _slack_months(work: TableWork, row: int) -> tuple[int, ...]:
    column = work.by_key("slack_months")
    return months_of(work.text(row, column.index)) if column else ()
