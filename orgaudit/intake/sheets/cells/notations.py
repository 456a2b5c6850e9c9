"""Notations that only spreadsheets have, brought to what the reader of values knows where they mean one thing, and named where they mean two.

A day written with its year last is certain where one of its numbers is above 12 (31/12/2026, 12/31/2026). A deadline that names no year is
the next such day: that is what the field asks for. A comma before one or two digits is a decimal one where nobody writes Japanese.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import date_of
from orgaudit.model.days import ENGLISH_MONTH, month_in_english
from orgaudit.model.pattern import pattern

_DAY_AND_MONTH: Final = pattern(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20|21)\d\d)", re.ASCII)
_NAMED_MONTH: Final = pattern(r"(\d{1,2})[/ -]([a-z]{3,9})[/ -](\d\d)", re.ASCII)
_CLOCK: Final = pattern(r"(?<!\s)\s+\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)$", re.ASCII)
_MONTH_END: Final = pattern(r"(?:毎年)?(\d{1,2})月末日?(?:まで|迄)?|end of ([a-z]{3,9})")
_MONTH_DAY: Final = pattern(
    r"(?:毎年)?(\d{1,2})月(\d{1,2})日(?:まで|迄)?|(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})|([a-z]{3,9})[ -](\d{1,2})(?:st|nd|rd|th)?"
)
_SLASHED: Final = pattern(r"(\d{1,2})/(\d{1,2})(?:まで|迄)?", re.ASCII)
_EVERY_MONTH: Final = pattern(
    r"(?:毎月|月)(末)日?(?:まで|迄)?|毎月(\d{1,2})日(?:まで|迄)?|(month[- ]end|end of (?:(?:the|each|every) )?month)"
    r"|(?:by )?(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: of (?:the|each|every) month)?"
)
_ENGLISH_MONTH: Final = pattern(rf"(?<![a-z]){ENGLISH_MONTH}(?![a-z])")
_RANGE: Final = pattern(
    r"\D{0,4}\d[\d,.]*\s*[^\d\s~\u301c\uff5e\u2013-]{0,4}\s*(?:[~\u301c\uff5e\u2013-]|から|to)\s*\d[\d,.]*\s*\D{0,8}"
)
_COMMA: Final = pattern(r"(?<!\d)(\d++),(\d{1,2})(?=\D|$)", re.ASCII)
_GROUPED: Final = pattern(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_HALF_DAY: Final = frozenset(("半日", "half a day", "half day", "a half day"))
_FISCAL_YEAR: Final = pattern(r"((?:19|20|21)\d\d)\s*年度|fy\s*((?:19|20|21)\d\d)")
_YEAR_TO_MARCH: Final = pattern(r"((?:19|20|21)\d\d)年3月期")
_ERA_YEAR: Final = pattern(r"(令和|平成|r|h)\s*(元|0?[1-9]|[1-9]\d)\s*年度")
_ERAS: Final = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988}
_IN_YEAR: Final = pattern(r"(\d{1,2})月(末日?)?(?:まで|迄)?")
_MONTH_AND_DAY: Final = pattern(r"(\d{1,2})/(\d{1,2})(?:まで|迄)?|(\d{1,2})月(\d{1,2})日(?:まで|迄)?")
_END_OF_MONTH: Final = pattern(r"((?:19|20|21)\d\d)[年/.-](\d{1,2})(?:月)?末日?(?:まで|迄)?")
_HALVES: Final = pattern(r"(?:本年度|今年度)?(上|下)(?:半)?期(?:末|中)?")

_ONE_MONTH: Final = pattern(r"(?:1[0-2]|0?[1-9])月")

Order = Literal["", "day", "month"]
"""What comes first in days with their year last."""

LONGEST: Final = 40
"""Signs of a text that may be one of these notations; house default."""


@lru_cache(maxsize=5_000)
def day_of(text: str) -> date | None:
    """Return the day of a text with its year last, where only one is possible; the export of a tracker writes 15/Jan/27 9:00 AM."""
    word = _CLOCK.sub("", folded(text)) if len(text) <= LONGEST else ""
    if word != folded(text) and (day := date_of(word)):
        return day
    if found := _NAMED_MONTH.fullmatch(word):
        return _day(int(found[3]) + 2000, _month(found[2]), int(found[1])) if _month(found[2]) else None
    found = _DAY_AND_MONTH.fullmatch(word)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def is_day(text: str) -> bool:
    """Whether a text names a day in one of the notations here or in those of the reader of values, with a year or without."""
    return bool(
        date_of(text) or day_of(text) or next_day_of(text, date.min.replace(year=2000)) or is_open_day(text)
    )


def is_address(text: str) -> bool:
    """Whether a text is an e-mail address, by which people are reached and nothing is called."""
    return "@" in text and _ADDRESS.fullmatch(text.strip()) is not None


_ADDRESS: Final = re.compile(r"<?(?:mailto:)?[^\s@<>、,;]{1,64}@[^\s@<>、,;]{1,253}>?")


def is_month(text: str) -> bool:
    """Whether a text is nothing but one month of every year."""
    return len(text) <= LONGEST and _ONE_MONTH.fullmatch(folded(text)) is not None


def is_open_day(text: str) -> bool:
    """Whether a text with its year last may be either of two days."""
    found = _DAY_AND_MONTH.fullmatch(folded(text)) if len(text) <= LONGEST else None
    return found is not None and 0 < int(found[1]) <= 12 and 0 < int(found[3]) <= 12 and found[1] != found[3]


def order_of_days(texts: Iterable[str]) -> Order:
    """Return what comes first in days with their year last, where some can only be read one way and none the other; empty where nothing says it."""
    first, second = False, False
    for text in texts:
        found = _DAY_AND_MONTH.fullmatch(folded(text)) if len(text) <= LONGEST else None
        if found:
            first = first or int(found[1]) > 12 >= int(found[3])
            second = second or int(found[3]) > 12 >= int(found[1])
    return "" if first == second else "day" if first else "month"


def day_by_order(text: str, order: Order) -> date | None:
    """Return the day of a text with its year last by what comes first in it."""
    found = _DAY_AND_MONTH.fullmatch(folded(text)) if order and len(text) <= LONGEST else None
    if found is None:
        return None
    day, month = (found[1], found[3]) if order == "day" else (found[3], found[1])
    return _day(int(found[4]), int(month), int(day))


@lru_cache(maxsize=5_000)
def next_day_of(text: str, today: date, *, month_first: bool = False) -> date | None:
    """Return the next day, today or later, of a text without a year: 9月末, 3月31日, 毎月20日, end of June; 12/4 only where the month comes first."""
    word = " ".join(folded(text).split()) if len(text) <= LONGEST else ""
    if found := _EVERY_MONTH.fullmatch(word):
        day = int(found[2] or found[4] or 31)
        months = [
            (today.year + step // 12, step % 12 + 1) for step in range(today.month - 1, today.month + 1)
        ]
        days = [_at_most(year, month, day) for year, month in months] if 0 < day <= 31 else []
        return next((one for one in days if one is not None and one >= today), None)
    if found := _MONTH_END.fullmatch(word):
        month, day = (int(found[1]) if found[1] else _month(found[2])), 31
    elif found := _MONTH_DAY.fullmatch(word):
        month = int(found[1]) if found[1] else _month(found[4] or found[5])
        day = int(found[2] or found[3] or found[6])
        if not 0 < day <= 31 or _day(2024, month, day) is None:  # a year that has the 29th of February
            return None
    elif (found := _SLASHED.fullmatch(word)) and (month_first or int(found[2]) > 12):
        month, day = int(found[1]), int(found[2])
    else:
        return None
    days = [_at_most(today.year + step, month, day) for step in (0, 1)] if 0 < month <= 12 else []
    return next((one for one in days if one is not None and one >= today), None)


def fiscal_year_in(text: str) -> int | None:
    """Return the Japanese fiscal year that a title or the name of a sheet names."""
    word = folded(text)
    if found := _FISCAL_YEAR.search(word):
        return int(found[1] or found[2])
    if found := _YEAR_TO_MARCH.search(word):
        return int(found[1]) - 1
    if found := _ERA_YEAR.search(word):
        return _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
    return None


def period_in_year(text: str, year: int) -> str:
    """Return the period that a text without a year names in a fiscal year, which begins in April; empty for others."""
    word = folded(text)
    if word in word_list("year_end"):
        return f"{year}年度"
    if found := _HALVES.fullmatch(word):
        return f"{year}年度{found[1]}期"
    if found := _MONTH_AND_DAY.fullmatch(word):
        month, day = int(found[1] or found[3]), int(found[2] or found[4])
        one = _day(year + (month < 4), month, day) if 0 < month <= 12 else None
        return one.isoformat() if one is not None else ""
    found = _IN_YEAR.fullmatch(word)
    month = int(found[1]) if found else 0
    return f"{year + (month < 4)}-{month:02d}" if 0 < month <= 12 else ""


def month_of_end(text: str) -> str:
    """Return the month that a text names the end of, such as 2026年8月末; empty for others."""
    found = _END_OF_MONTH.fullmatch(folded(text)) if len(text) <= LONGEST else None
    month = int(found[2]) if found else 0
    return f"{found[1]}-{month:02d}" if found and 0 < month <= 12 else ""


def with_month_numbers(text: str) -> str:
    """Return a text with the English names of months as numbers."""
    return _ENGLISH_MONTH.sub(lambda found: str(month_in_english(found[0])), folded(text))


def with_point(text: str) -> str:
    """Return a figure with a decimal comma as one with a point; any other text as it is."""
    return _COMMA.sub(r"\1.\2", text, count=1) if text.count(",") == 1 and "." not in text else text


def with_half_day(text: str) -> str:
    """Return half a day as a figure; any other text as it is."""
    return "0.5日" if " ".join(folded(text).split()) in _HALF_DAY else text


def problem_of_figure(text: str) -> str:
    """Return what is wrong with a text that is not one figure: a range, a comma, or just no number."""
    word = folded(text)
    if len(text) <= LONGEST and _RANGE.fullmatch(word):
        return "range"
    return "comma" if with_point(word) != word or _GROUPED.search(word) else "not_a_number"


def _month(name: str) -> int:
    """Return the number of an English month; 0 for other words."""
    return month_in_english(name) if _ENGLISH_MONTH.fullmatch(name) else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _at_most(year: int, month: int, day: int) -> date | None:
    """Return a day of a month, its last one where it has not so many."""
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return _day(year, month, min(day, last))
