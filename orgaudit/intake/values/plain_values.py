"""Numbers, dates and periods as people write them. Pure: text in, value or None out.

Text is compared after NFKC, so full-width digits count. Thousands may be parted by commas. Units stand in quantities.py.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded_figure, narrowed
from orgaudit.model import Period
from orgaudit.model.days import days_in, month_in_english
from orgaudit.model.pattern import pattern

MONTHS: Final = range(1, 13)

_BETWEEN_MONTHS: Final = pattern(r"\s*[、，,・/;]\s*")
_SPAN: Final = pattern(r"\s*(?:[~\u301c\u2013-]|から)\s*")

_SERIAL_START: Final = date(1899, 12, 30)
_SERIAL_DIGITS: Final = 5
_FIRST_SERIAL: Final = 30_000
_LAST_SERIAL: Final = 80_000

_SHORTEST_WITH_MORE: Final = 10
"""A text of no more signs than this has no time or weekday after its date."""

LARGEST: Final = 1e12
"""Every figure of a company is below this; it keeps infinities and slips of the keyboard out."""

_WRITTEN: Final = pattern(r"[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?", re.ASCII)
_CORE_FLOAT: Final = pattern(r"[+-]?(\.\d+|\d+(\.\d*)?)(e[+-]?\d{1,3})?", re.ASCII)
_CORE_OTHER: Final = pattern(r"0o[0-7]{1,20}|0x[0-9a-fA-F]{1,20}")
_CORE_ENDLESS: Final = pattern(r"[+-]?\.inf|\.nan")
_YEAR: Final = r"((?:19|20|21)\d\d)"
_DATE: Final = pattern(
    _YEAR
    + r"(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\. ?(\d{1,2})\. ?(\d{1,2})|年 ?(\d{1,2})月 ?(\d{1,2})日|(\d\d)(\d\d))",
    re.ASCII,
)
_END_OF_MONTH: Final = pattern(_YEAR + r"(?:年 ?|[./-])(\d{1,2})月?末日?", re.ASCII)
_TIME: Final = pattern(r"(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2})?", re.ASCII)
_WEEKDAY: Final = pattern(r"\s*\((?:[月火水木金土日](?:曜日?)?|mon|tue|wed|thu|fri|sat|sun)\)")
_ERA: Final = pattern(r"(令和|平成|昭和|大正|明治|[rhstm])\s*(元|0?[1-9]|[1-9]\d)\s*(?=[年./-])")
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERAS.update({"r": 2018, "h": 1988, "s": 1925, "t": 1911, "m": 1867})
"""The year before the first one of each era (Cabinet orders on eras, 明治 to 令和)."""

_IN_ENGLISH: Final = pattern(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[a-z]{3,9})\.?,?[ -]|(?P<name>[a-z]{3,9})\.? (?P<number>\d{1,2})(?:st|nd|rd|th)?,? )"
    + _YEAR,
    re.ASCII,
)
_END_IN_ENGLISH: Final = pattern(r"(?:the )?end (?:of )?(?P<name>[a-z]{3,9})\.?,? " + _YEAR, re.ASCII)
_DAY_ALONE: Final = pattern(r"(\d{1,2})(?:月\s*(\d{1,2})日|/(\d{1,2}))", re.ASCII)
_PART_OF_MONTH: Final = pattern(
    "(?:1[0-2]|0?[1-9])月(?:初|初め|初旬|上旬|中旬|半ば|下旬|末|末日)?(?:頃|ごろ)?", re.ASCII
)
_MONTH: Final = pattern(_YEAR + r"(?:-(\d{1,2})|/(\d{1,2})|年 ?(\d{1,2})月)", re.ASCII)
_WHOLE_YEAR: Final = pattern(_YEAR + "年?", re.ASCII)
_QUARTER: Final = pattern(_YEAR + "-?q([1-4])", re.ASCII)
_HALF: Final = pattern(_YEAR + "-?h([12])", re.ASCII)
_FISCAL: Final = pattern(_YEAR + "年度(上期|下期|上半期|下半期|第?([1-4])四半期|q([1-4]))?末?", re.ASCII)


def number_of(text: str, *, quoted: bool = False) -> float | None:
    """Return a number, or None where the text is none. Unquoted text may be any number of YAML 1.2.

    That may be infinite or nan, which is in no range.
    """
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 300 else LARGEST
    word = folded_figure(text)
    if _WRITTEN.fullmatch(word):
        return float(word.replace(",", ""))
    if quoted:
        return None
    if _CORE_FLOAT.fullmatch(word):
        return float(word)
    if _CORE_ENDLESS.fullmatch(word):
        return float(word.replace(".", ""))
    return float(int(text, 0)) if _CORE_OTHER.fullmatch(text) else None


@lru_cache(maxsize=20_000)
def date_of(text: str) -> date | None:
    """Return the day that a text names; None for others and impossible days.

    ``2026-11-20``, ``2026/11/20``, ``2026.11.20``, ``20261120``, ``2026年11月20日``, ``令和8年11月20日``, ``R8.11.20``,
    ``20 Nov 2026``, ``November 20, 2026``; a time or a weekday may follow. ``2026年11月末`` and ``end of November 2026`` are
    the last day of the month. Years are 1900 to 2199, which finds slips such as 0206 and 20226.
    """
    word = _western(narrowed(text))
    word = _WEEKDAY.sub("", _TIME.sub("", word)) if len(word) > _SHORTEST_WITH_MORE else word
    if match := _DATE.fullmatch(word):
        year, month, day = (int(part) for part in match.groups() if part)
        return _day(year, month, day)
    if match := _END_OF_MONTH.fullmatch(word):
        return _month_end(int(match[1]), int(match[2]))
    if match := _IN_ENGLISH.fullmatch(word):
        month = month_in_english(match["month"] or match["name"])
        return _day(int(match[5]), month, int(match["day"] or match["number"]))
    if match := _END_IN_ENGLISH.fullmatch(word):
        return _month_end(int(match[2]), month_in_english(match["name"]))
    return None


def _western(text: str) -> str:
    """Return a text folded, with the year of a Japanese era as a year of our count."""
    word = folded_figure(text)
    match = _ERA.match(word)
    if match is None:
        return word
    return f"{_ERAS[match[1]] + (1 if match[2] == '元' else int(match[2]))}{word[match.end() :]}"


def whole_month_of(text: str) -> bool:
    """Whether a text names a month or a year but no day."""
    word = _western(text)
    return bool(_MONTH.fullmatch(word) or _WHOLE_YEAR.fullmatch(word))


def day_alone(text: str) -> bool:
    """Whether a text names a day or part of a month but no year (4月1日, 4/1, 3月末)."""
    word = folded_figure(narrowed(text))
    if _PART_OF_MONTH.fullmatch(word):
        return True
    match = _DAY_ALONE.fullmatch(_WEEKDAY.sub("", word))
    # Any leap year will do.
    return match is not None and _day(2024, *(int(part) for part in match.groups() if part)) is not None


def day_of_serial(text: str) -> date | None:
    """Return the day that a spreadsheet keeps as this number, where it is one of our time (1982 to 2118)."""
    word = folded_figure(text)
    number = int(word) if word.isascii() and word.isdigit() and len(word) == _SERIAL_DIGITS else 0
    return _SERIAL_START + timedelta(days=number) if _FIRST_SERIAL <= number < _LAST_SERIAL else None


def month_of(text: str, *, quoted: bool = False) -> int | None:
    """Return the month of ``4`` or ``4月``; None for others."""
    number = number_of(folded_figure(text).removesuffix("月"), quoted=quoted)
    return int(number) if number is not None and number in MONTHS else None


def months_of(text: str, *, quoted: bool = False) -> tuple[int, ...]:
    """Return the months of ``4月``, ``3月・9月`` or ``11月〜1月``; empty where a part is no month."""
    found: list[int] = []
    for part in _BETWEEN_MONTHS.split(narrowed(folded_figure(text))):
        ends = [month_of(end, quoted=quoted) for end in _SPAN.split(part)]
        if None in ends or len(ends) > 2:
            return ()
        first, last = ends[0] or 0, ends[-1] or 0
        found += [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=2_000)
def period_of(text: str) -> Period | None:
    """Return the period that a text names, with its last day.

    A date, a month (``2026-11``, ``2026年11月``), a calendar quarter, half or year (``2027-Q1``, ``2026-H2``,
    ``2026年``), or a Japanese fiscal year, which ends on 31 March (``2026年度``, also ``2026年度上期``, ``2026年度Q1``).
    """
    last_day = date_of(text) or _last_day(_western(text))
    return Period(text.strip(), last_day) if last_day else None


def _last_day(word: str) -> date | None:
    if match := _MONTH.fullmatch(word):
        year, month = (int(part) for part in match.groups() if part)
        return _month_end(year, month)
    if match := _WHOLE_YEAR.fullmatch(word):
        return _month_end(int(match[1]), 12)
    if match := _QUARTER.fullmatch(word):
        return _month_end(int(match[1]), 3 * int(match[2]))
    if match := _HALF.fullmatch(word):
        return _month_end(int(match[1]), 6 * int(match[2]))
    if match := _FISCAL.fullmatch(word):
        return _fiscal_end(match)
    return None


def _fiscal_end(match: re.Match[str]) -> date | None:
    quarter = match[3] or match[4]
    half = 6 if (match[2] or "").startswith("上") else 12
    months = 3 * int(quarter) if quarter else half
    year, month = (int(match[1]), 3 + months) if months < 12 else (int(match[1]) + 1, 3)
    return _month_end(year, month)


def _month_end(year: int, month: int) -> date | None:
    return date(year, month, days_in(year, month)) if 1 <= month <= 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    possible = 1 <= month <= 12 and 1 <= day <= days_in(year, month)
    return date(year, month, day) if possible else None
