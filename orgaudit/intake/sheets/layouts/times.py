"""Hours, minutes and counts of a row: brought to the month or the case by what cells and headings say of unit and period."""

import re
from fractions import Fraction
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.amounts import A_MONTH, Amount, Per, amount_of, hours_of, shown_number
from orgaudit.intake.sheets.column import Column
from orgaudit.intake.sheets.findings import Note
from orgaudit.intake.sheets.headings import field_of
from orgaudit.intake.sheets.marks import is_mark
from orgaudit.intake.sheets.notations import problem_of_figure
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.table_work import TableWork
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import months_of

_PER_OF_KEY: Final[dict[str, Per]] = {
    "hours_per_month": "month",
    "hours_per_year": "year",
    "hours_per_week": "week",
    "minutes_per_case": "case",
    "volume_per_month": "month",
    "volume_per_year": "year",
    "busy": "month",
    "normal": "month",
    "slack": "month",
    "month": "month",
}
_UNIT_OF_KEY: Final = {
    "hours_per_month": "時間",
    "hours_per_year": "時間",
    "hours_per_week": "時間",
    "minutes_per_case": "分",
    "busy": "時間",
    "normal": "時間",
    "slack": "時間",
    "month": "時間",
}
"""In what the fields count that the keys stand for; so a bare figure under such a heading is read."""

_TIMES: Final = ("time", "hours_per_month", "hours_per_year", "hours_per_week", "minutes_per_case")
_COUNTS: Final = ("count", "volume_per_month", "volume_per_year")
_FIGURES: Final = (*_TIMES, *_COUNTS)
_BUSY: Final = re.compile(r"繁忙|忙し|ピーク|集中|多い|busy|peak|heavy|high")
_MONTHS: Final = 12
_SEASONS: Final = ("busy", "normal", "slack")


def add_times(work: TableWork, row: int, record: Record) -> None:
    """Add hours a month, minutes a case, cases a month, hours by month and busy months."""
    for column in work.having(_FIGURES):
        text = work.text(row, column.index)
        if not text:
            continue
        if column.key in _TIMES:
            _add_time(work, row, record, column, text)
        else:
            _add_count(work, row, record, column, text)
    _add_months(work, row, record)
    if work.having(_SEASONS):
        _add_seasons(work, row, record)


def _add_time(work: TableWork, row: int, record: Record, column: Column, text: str) -> None:
    amount = _amount(work, row, column, text, "hours_per_month", record)
    if amount is None:
        return
    per = amount.per or column.hint.per or _PER_OF_KEY.get(column.key)
    hours = hours_of(amount, column.hint)
    if hours is None and column.key in _UNIT_OF_KEY:
        factor = Fraction(1, 60) if _UNIT_OF_KEY[column.key] == "分" else Fraction(1)
        hours = Fraction(amount.text) * factor
    if per is None and work.having(_COUNTS):
        per = "case"
    if hours is None or per is None:
        code = "unit_unknown" if hours is None else "period_unknown"
        work.doubt(
            row, column.index, code, "hours_per_month", text, choices=("hours_per_month", "minutes_per_case")
        )
        return
    if per == "case":
        _put(work, row, record, column, "minutes_per_case", hours * 60, text, amount)
    else:
        _put(work, row, record, column, "hours_per_month", hours * A_MONTH[per], text, amount, per)


def _add_count(work: TableWork, row: int, record: Record, column: Column, text: str) -> None:
    amount = _amount(work, row, column, text, "volume_per_month", record)
    if amount is None:
        return
    per = amount.per or column.hint.per or _PER_OF_KEY.get(column.key)
    if per is None or per == "case":
        work.doubt(
            row, column.index, "period_unknown", "volume_per_month", text, choices=("volume_per_month",)
        )
        return
    _put(
        work, row, record, column, "volume_per_month", Fraction(amount.text) * A_MONTH[per], text, amount, per
    )


def _amount(work: TableWork, row: int, column: Column, text: str, key: str, record: Record) -> Amount | None:
    item = _field(column.key if field_of("duty", column.key) else key)
    if says_none(text):
        if text.strip("-－―—–ー*/ "):
            record.facts.setdefault(item.key, Fact("none", work.cell(row, column.index)))
        else:
            fact = work.read(row, column.index, item, text)
            if fact is not None:
                record.facts.setdefault(item.key, fact)
        return None
    amount = amount_of(work.figure(row, column.index, text))
    if amount is None:
        work.doubt(
            row,
            column.index,
            problem_of_figure(text),
            item.key,
            text,
            minimum=item.minimum,
            maximum=item.maximum,
        )
    return amount


def _put(
    work: TableWork,
    row: int,
    record: Record,
    column: Column,
    key: str,
    value: Fraction,
    text: str,
    amount: Amount,
    per: Per = "month",
) -> None:
    told = shown_number(value)
    cell = work.cell(row, column.index)
    if key in record.facts:
        return
    record.facts[key] = Fact(told, cell)
    if amount.about:
        work.account.notes.append(Note(cell, "about", {"found": text, "made": told}))
    if per in ("day", "week", "year"):
        work.account.notes.append(Note(cell, f"per_{per}", {"found": text, "made": told}))


def _field(key: str) -> Field:
    item = field_of("duty", key)
    if item is None:
        raise KeyError(key)
    return item


def _add_months(work: TableWork, row: int, record: Record) -> None:
    """Read the columns of months: figures are hours, marks are busy months."""
    columns = work.having(("month",))
    hours: dict[str, float] = {}
    busy: list[int] = []
    whole = True
    for column in columns:
        text = work.text(row, column.index)
        amount = amount_of(work.figure(row, column.index, text)) if text else None
        if amount is not None:
            value = hours_of(amount, column.hint)
            hours[str(column.month)] = shown_number(Fraction(amount.text) if value is None else value)
        elif text and says_none(text):
            continue
        elif text and (is_mark(text) or set(text) <= set("●○◎■★☆→⇒←━─=◆▲△✓レ")):
            busy.append(column.month)
        elif text:
            whole = False
            work.doubt(
                row, column.index, problem_of_figure(text), "monthly_hours", text, minimum=0, maximum=None
            )
    if not columns:
        return
    cell = work.cell(row, columns[0].index)
    if hours and whole and not busy:
        record.facts.setdefault(
            "monthly_hours", Fact(dict(sorted(hours.items(), key=lambda item: int(item[0]))), cell)
        )
    elif busy and not hours:
        _add_busy(work, row, record, columns, busy)
    elif hours and busy:
        work.doubt(row, columns[0].index, "months_mixed", "monthly_hours", "")


def _add_busy(work: TableWork, row: int, record: Record, columns: list[Column], marked: list[int]) -> None:
    """Take marked months for busy ones: those whose mark the legend calls so, else all; a mark in every month tells nothing apart."""
    marks = {
        column.month: folded(work.text(row, column.index)) for column in columns if column.month in marked
    }
    busy = [month for month in marked if _BUSY.search(folded(work.legend.get(marks[month], "")))]
    first = work.cell(row, columns[0].index)
    if not busy and len(set(marks.values())) > 1:
        work.doubt(
            row, columns[0].index, "marks_differ", "peak_months", " ".join(dict.fromkeys(marks.values()))
        )
    elif len(busy or marked) == _MONTHS:
        work.account.notes.append(Note(first, "every_month"))
    elif busy or not any(marks[month] in work.legend for month in marked):
        record.facts.setdefault("peak_months", Fact(sorted(busy or marked), first))


def _add_seasons(work: TableWork, row: int, record: Record) -> None:
    """Read busy, ordinary and slack hours: by month where the months are named, else the ordinary ones stand for a month."""
    found: dict[str, tuple[int | float, Column]] = {}
    for column in work.having(_SEASONS):
        text = work.text(row, column.index)
        amount = amount_of(work.figure(row, column.index, text)) if text and not says_none(text) else None
        if amount is not None:
            hours = hours_of(amount, column.hint)
            found[column.key] = (shown_number(Fraction(amount.text) if hours is None else hours), column)
        elif text and not says_none(text):
            work.doubt(
                row, column.index, problem_of_figure(text), "monthly_hours", text, minimum=0, maximum=None
            )
    if not found:
        return
    months = {"busy": _months(record), "slack": _slack_months(work, row)}
    if "normal" in found and all(months[key] for key in ("busy", "slack") if key in found):
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
            work.account.notes.append(Note(cell, "normal_as_month", {"made": value}))
        elif key != "normal":
            work.doubt(
                row, column.index, "season_without_months", "monthly_hours", work.text(row, column.index)
            )


def _months(record: Record) -> tuple[int, ...]:
    fact = record.facts.get("peak_months")
    if fact is None:
        return ()
    values = fact.value if isinstance(fact.value, list) else [fact.value]
    return tuple(int(str(value)) for value in values if str(value).isdigit())


def _slack_months(work: TableWork, row: int) -> tuple[int, ...]:
    column = work.by_key("slack_months")
    return months_of(work.text(row, column.index)) if column else ()
