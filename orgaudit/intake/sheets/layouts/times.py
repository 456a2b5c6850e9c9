"""Hours, minutes and counts of a row: brought to the month or the case by what cells and headings say of unit and period."""

import re
from fractions import Fraction
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.amounts import A_MONTH, Amount, Per, amount_of, hours_of, shown_number
from orgaudit.intake.sheets.cells.notations import problem_of_figure
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.layouts.seasons import SEASONS, add_months, add_seasons
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.quantities import LONGEST

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


def add_times(work: TableWork, row: int, record: Record) -> None:
    """Add hours a month, minutes a case, cases a month, hours by month and busy months."""
    for column in work.having(_FIGURES):
        text = work.text(row, column.index)
        if not text:
            continue
        if work.step is not None and column.index not in work.in_step:
            if work.step[0] == 0:
                work.doubt(row, column.index, "of_several", "hours_per_month", text)
            continue
        if column.key in _TIMES:
            _add_time(work, row, record, column, text)
        else:
            _add_count(work, row, record, column, text)
    add_months(work, row, record)
    if work.having(SEASONS):
        add_seasons(work, row, record)


_TIMES_SIGN: Final = re.compile(r"[×✕✖*＊]|(?<=[\s\dhn分時間])[xX](?=\s?\d)")
"""Between the time of a case and how many there are: 30分×20件, 5 min x 40."""


def _add_product(work: TableWork, row: int, record: Record, column: Column, text: str) -> bool:
    """Add the time of a case and how many there are where a cell gives both; false for other texts."""
    parts = _TIMES_SIGN.split(text.partition("=")[0].partition("＝")[0]) if len(text) <= LONGEST else []
    amounts = [amount_of(part.strip()) for part in parts]
    if len(amounts) != len(_OF_A_PRODUCT):
        return False
    first, second = amounts
    if first is None or second is None:
        return False
    each, many = (first, second) if first.unit == "時間" else (second, first)
    if each.unit != "時間" or many.unit == "時間":
        return False
    _put(work, row, record, column, "minutes_per_case", Fraction(each.text) * 60, text, each)
    per = many.per or each.per or column.hint.per or _PER_OF_KEY.get(column.key) or work.unit.per
    if per is None or per == "case":
        work.doubt(
            row, column.index, "period_unknown", "volume_per_month", text, choices=("volume_per_month",)
        )
    else:
        _put(
            work, row, record, column, "volume_per_month", Fraction(many.text) * A_MONTH[per], text, many, per
        )
    return True


_TOTAL: Final = re.compile(r"合計|総|累計|延べ|total|sum of", re.IGNORECASE)
"""In the heading of times, that they are of all cases together."""

_OF_A_PRODUCT: Final = ("minutes_per_case", "volume_per_month")


def _add_time(work: TableWork, row: int, record: Record, column: Column, text: str) -> None:
    if _add_product(work, row, record, column, text):
        return
    amount = _amount(work, row, column, text, "hours_per_month", record)
    if amount is None:
        return
    per = amount.per or column.hint.per or _PER_OF_KEY.get(column.key)
    if amount.unit == "件":
        work.doubt(row, column.index, "not_a_time", "hours_per_month", text)
        return
    hours = hours_of(amount, column.hint)
    if hours is None and column.key in _UNIT_OF_KEY:
        factor = Fraction(1, 60) if _UNIT_OF_KEY[column.key] == "分" else Fraction(1)
        hours = Fraction(amount.text) * factor
    if hours is None and work.unit.unit:
        hours = hours_of(amount, work.unit)
        per = per or work.unit.per
    per = per or (None if _TOTAL.search(column.heading) else _period_beside(work, row, column))
    if per is None and hours is not None and _is_of_a_run(work, column):
        per = "case"
        made = shown_number(hours * 60)
        work.account.tell(work.cell(row, column.index), "per_run", found=text, made=made)
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


def _period_beside(work: TableWork, row: int, column: Column) -> Per | None:
    """Return of what an amount of time is by what else the table says: of a case where cases are counted, of a month where the duty is done once in it."""
    if work.having(_COUNTS):
        return "case"
    return "month" if _is_once_a_month(work, row, column) else None


def _is_once_a_month(work: TableWork, row: int, timed: Column) -> bool:
    """Whether a row says that the duty is done once a month."""
    column = work.by_key("frequency")
    text = " ".join(folded(work.text(row, column.index)).split()) if column is not None else ""
    is_on_a_day = _ON_ONE_DAY.fullmatch(text) is not None and not _is_of_a_run(work, timed)
    return text in _ONCE_A_MONTH or is_on_a_day


_ONCE_A_MONTH: Final = frozenset(
    ("毎月", "月次", "月1回", "月一回", "1回/月", "毎月1回", "月1", "monthly", "once a month", "every month")
)


_ON_ONE_DAY: Final = re.compile(
    r"(?:by )?(?:wd|bd|(?:working|business|work) day) ?[+-]?\d{1,2}|(?:by |on |by the |on the )?\d{1,2}(?:st|nd|rd|th)(?: of (?:the|each|every) month)?|eom|mth[- ]end|m/e|month[- ]end"
)
"""One day of each month: WD3, by the 5th."""


def _is_of_a_run(work: TableWork, column: Column) -> bool:
    """Whether a heading asks how long something takes, beside a column that says how often it is done: then each time."""
    return bool(work.having(("frequency",))) and _HOW_LONG.search(column.heading) is not None


_HOW_LONG: Final = re.compile(
    r"^\W*(?:how long|(?:typical|average|avg\.?|approx\.?|est\.?|usual|normal)? ?(?:duration|length|time taken|time it takes|time to do|length of time|run ?time))\b",
    re.IGNORECASE,
)


def _add_count(work: TableWork, row: int, record: Record, column: Column, text: str) -> None:
    amount = _amount(work, row, column, text, "volume_per_month", record)
    if amount is None:
        return
    per = amount.per or column.hint.per or _PER_OF_KEY.get(column.key)
    if amount.unit == "時間":
        work.doubt(row, column.index, "not_a_count", "volume_per_month", text)
        return
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
        work.account.tell(cell, "about", found=text, made=told)
    if per in ("day", "week", "quarter", "year"):
        work.account.tell(cell, f"per_{per}", found=text, made=told)


def _field(key: str) -> Field:
    item = field_of("duty", key)
    if item is None:
        raise KeyError(key)
    return item
