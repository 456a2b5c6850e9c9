"""Numbers, dates and periods as people write them. Pure: text in, value or None out.

Text is compared after NFKC, so full-width digits count. Thousands may be parted by commas. Units are not taken.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded
from orgaudit.model.goal import Period

LARGEST: Final = 1e12
"""Every figure of a company is below this; it keeps infinities and slips of the keyboard out."""

_WRITTEN: Final = re.compile(r"[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?", re.ASCII)
_CORE_FLOAT: Final = re.compile(r"[+-]?(\.\d+|\d+(\.\d*)?)(e[+-]?\d{1,3})?", re.ASCII)
_CORE_OTHER: Final = re.compile(r"0o[0-7]{1,20}|0x[0-9a-fA-F]{1,20}")
_CORE_ENDLESS: Final = re.compile(r"[+-]?\.inf|\.nan")
_YEAR: Final = r"((?:19|20|21)\d\d)"
_DATE: Final = re.compile(
    _YEAR + r"(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年 ?(\d{1,2})月 ?(\d{1,2})日)", re.ASCII
)
_MONTH: Final = re.compile(_YEAR + r"(?:-(\d{1,2})|/(\d{1,2})|年 ?(\d{1,2})月)", re.ASCII)
_WHOLE_YEAR: Final = re.compile(_YEAR + "年?", re.ASCII)
_QUARTER: Final = re.compile(_YEAR + "-?q([1-4])", re.ASCII)
_HALF: Final = re.compile(_YEAR + "-?h([12])", re.ASCII)
_FISCAL: Final = re.compile(_YEAR + "年度(上期|下期|上半期|下半期|第?([1-4])四半期|q([1-4]))?", re.ASCII)


def number_of(text: str, *, quoted: bool = False) -> float | None:
    """Return a number, or None where the text is none. Unquoted text may be any number of YAML 1.2.

    That may be infinite or nan, which is in no range.
    """
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 300 else LARGEST
    word = folded(text)
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
    """Return the day of ``2026-11-20``, ``2026/11/20`` or ``2026年11月20日``; None for others and impossible days.

    Years are 1900 to 2199, which finds slips such as 0206 and 20226.
    """
    match = _DATE.fullmatch(folded(text))
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    return _day(year, month, day)


@lru_cache(maxsize=2_000)
def period_of(text: str) -> Period | None:
    """Return the period that a text names, with its last day.

    A date, a month (``2026-11``, ``2026年11月``), a calendar quarter, half or year (``2027-Q1``, ``2026-H2``,
    ``2026年``), or a Japanese fiscal year, which ends on 31 March (``2026年度``, also ``2026年度上期``, ``2026年度Q1``).
    """
    last_day = date_of(text) or _last_day(folded(text))
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
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    possible = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if possible else None
