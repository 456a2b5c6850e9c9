"""What stands below headings of times: hours of a month, deadlines and days, busy months, how often."""

import re
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.cells.amounts import amount_of
from orgaudit.intake.sheets.cells.cell_texts import with_months
from orgaudit.intake.sheets.cells.notations import is_day
from orgaudit.intake.sheets.columns.answer_contents import share_known
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.tables.column import MOST, Column, Settle, as_field, share, unused
from orgaudit.intake.values.frequency import frequency_of
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import months_of, number_of


def _monthly_hours(column: Column, texts: list[str], _others: set[str]) -> Column:
    # One figure a row is that of a month, not of each.
    return as_field(column, "hours_per_month") if share(texts, amount_of) > 0.5 else column


def _volume(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column headed by the word for a month alone, in which months stand: when in the year something is done."""
    months = share(texts, lambda text: month_of_heading(text) or frequency_of(text))
    is_when = plain(column.heading) == "month" and months > MOST and "frequency" not in others
    timed = share(texts, lambda text: (one := amount_of(text)) is not None and one.unit == "時間")
    is_free = not others & {"time", "hours_per_month", "minutes_per_case"}
    if timed == 1 and is_free and not is_when and not _OF_COUNTS.search(column.heading):
        return as_field(column, "hours_per_month")  # Per month, above 4 hours
    return as_field(column, "frequency") if is_when else column


def _due(column: Column, texts: list[str], _others: set[str]) -> Column:
    if column.field is not None:  # of a goal, whose field it is
        return column
    kinds = share_known(texts, field_of("duty", "deadline"))
    texts = [REMARK.sub("", text) for text in texts if not says_none(text)]
    if kinds > 0.5:
        return as_field(column, "deadline")
    if kinds + share(texts, is_day) > 0.5:
        return as_field(column, "next_due_on")
    return unused(column, "deadline", "next_due_on")


REMARK: Final = re.compile(r"(?<!\s)\s*[(（][^()（）]*[)）]\s*$")
"""What stands in brackets behind a day."""


def _deadline(column: Column, texts: list[str], others: set[str]) -> Column:
    is_worded = column.field is not None and column.field.values is not None
    days = is_worded and share_known(texts, column.field) <= 0.5 <= share(texts, is_day)
    return as_field(column, "next_due_on") if days and "next_due_on" not in others else column


def _busy(column: Column, texts: list[str], _others: set[str]) -> Column:
    texts = [text for text in texts if not says_none(text)]
    named = [with_months(text) for text in texts if number_of(text) is None]
    if share(named, months_of) * len(named) > 0.5 * len(texts) or (
        column.hint.unit == "" and share(texts, lambda text: "月" in text) > 0.5
    ):
        return as_field(column, {"busy": "peak_months", "slack": "slack_months"}.get(column.key, column.key))
    return column


def _peak_months(column: Column, texts: list[str], _others: set[str]) -> Column:
    """Leave open busy months below which figures stand that are no months: 繁忙月 above counts."""
    figures = share(texts, lambda text: (number_of(text) or 0) > _LAST_MONTH)
    return unused(column) if texts and figures > MOST else column


_LAST_MONTH: Final = 12


def _frequency(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column of how much, whose heading may ask how often as well, as one of times: どれくらい."""
    timed = share(texts, lambda text: (one := amount_of(text)) is not None and one.unit == "時間")
    often = share(texts, frequency_of)
    is_free = not others & {"time", "hours_per_month", "minutes_per_case"}
    if timed > MOST and often <= 1 - timed and is_free and not _in_days_only(texts):
        return as_field(column, "time")
    return column


def _time(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column of how much for a period, below which things are counted, as one of counts: 1か月あたり above 25件."""
    amounts = [one for text in texts if (one := amount_of(text)) is not None]
    counted = sum(one.unit == "件" for one in amounts)
    timed = any(one.unit not in ("件", "") for one in amounts)
    is_free = not others & {"count", "volume_per_month", "volume_per_year"}
    is_free = is_free and column.hint.per != "case" and not _OF_TIME.search(column.heading)
    if counted * 2 > len(amounts) and not timed and is_free:
        key = {"month": "volume_per_month", "year": "volume_per_year"}.get(column.hint.per or "", "count")
        return as_field(column, key)
    return column


_OF_COUNTS: Final = re.compile(
    r"[件回枚通数量]|\b(?:number|no|count|volumes?|cases?|items|how many|qty|quantity)\b|#", re.IGNORECASE
)
_OF_TIME: Final = re.compile(
    r"時間|工数|分数|所要|\b(?:time|hours?|hrs?|h|minutes?|mins?|effort)\b", re.IGNORECASE
)


def _in_days_only(texts: list[str]) -> bool:
    """Whether all times are days, which may as well be those of a month: 10日, 25日."""
    return all(text.strip().endswith("日") for text in texts)


OF_TIMES: Final[Mapping[str, Settle]] = {
    "volume_per_month": _volume,
    "time": _time,
    "hours_per_month": _time,
    "hours_per_year": _time,
    "monthly_hours": _monthly_hours,
    "frequency": _frequency,
    "due": _due,
    "deadline": _deadline,
    "busy": _busy,
    "slack": _busy,
    "peak_months": _peak_months,
}
