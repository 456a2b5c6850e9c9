"""Texts of cells as the reader of values knows them: with the unit of their heading, days as days, months by their names."""

import re
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.amounts import Hint
from orgaudit.intake.sheets.notations import (
    day_of,
    month_of_end,
    with_half_day,
    with_month_numbers,
)
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.intake.values.plain_values import day_of_serial, number_of

_YEAR_LAST: Final = re.compile(r"^\s*+([QH][1-4])\s*+(?:[/-]\s*+)?((?:19|20|21)\d\d)\s*+$", re.IGNORECASE)
"""Q4 2026 for 2026-Q4."""


_YEAR_ENDS: Final = re.compile(r"((?:(?:19|20|21)\d\d|令和\d{1,2}|r\d{1,2})年度)末(?:まで)?")
_MAN_POWER: Final = re.compile(r"^\s*([\d.]+)\s*(?:人工|人役|人)\s*$")


_WITHIN: Final = re.compile(
    r"(?:以内|まで|迄|程度|(?:(?<!\s)\s++)?+max\.?)\s*+$|^(?:within|max\.?|up to)\s++", re.IGNORECASE
)


EVERY_OTHER: Final = {
    "偶数月": "2月、4月、6月、8月、10月、12月", "奇数月": "1月、3月、5月、7月、9月、11月", "四半期末": "3月、6月、9月、12月", "四半期末月": "3月、6月、9月、12月",
    "even months": "2月、4月、6月、8月、10月、12月", "odd months": "1月、3月、5月、7月、9月、11月", "quarter ends": "3月、6月、9月、12月",
    "年度末": "3月", "年末": "12月", "年末年始": "12月、1月", "年度初め": "4月", "年度始め": "4月", "年度替わり": "3月、4月", "年度末・年度初": "3月、4月", "年度末・年度初め": "3月、4月",
}  # fmt: skip
"""Months that are named by when they are."""


_FLAGS: Final = {
    **dict.fromkeys(
        ("ある", "あります", "する", "している", "しています", "必要", "発生する", "毎回", "有り"), "あり"
    ),
    **dict.fromkeys(
        ("ない", "ありません", "しない", "していない", "していません", "発生しない", "無し"), "なし"
    ),
}
"""What answers to a question say for yes and no."""

_ANSWERED: Final = re.compile(r"(あり|なし|有|無|はい|いいえ|yes|no|[yn○×])\s*[(（][^()（）0-9]{1,40}[)）]")
"""An answer with a remark behind it: あり（Excel→会計）."""


def as_written_elsewhere(item: Field, text: str, hint: Hint) -> str:
    """Return a text as the reader of values knows it: with the unit of its heading, days of spreadsheets as days."""
    if item.type in ("date", "period") and (day := day_of_serial(text) or day_of(text)):
        return day.isoformat()
    if item.type in ("bool", "flag_or_count"):
        word = folded(text)
        bare = _ANSWERED.fullmatch(word)
        return _FLAGS.get(word, bare[1] if bare else text)
    if item.type == "months" and not is_japanese(text):
        return with_month_numbers(text)
    if item.unit in ("days", "hours"):
        text = with_half_day(_WITHIN.sub("", text))
    if item.type == "period" and (found := _YEAR_ENDS.fullmatch(folded(text))):
        return found[1]
    if item.type == "period" and (month := month_of_end(text)):
        return month
    if item.type == "period":
        return _YEAR_LAST.sub(r"\2-\1", text)
    if item.unit == "people" or item.key == "fte":
        text = _MAN_POWER.sub(r"\1", text)
    if item.unit == "share" and hint.unit == "%" and re.fullmatch(r"[\d.]+", folded(text)):
        # Nobody is employed for one in a hundred: below “Contract %” 0.8 is a share already.
        is_share = item.key == "fte" and (number_of(text) or 0) <= 1
        return text if is_share else text + "%"
    is_time = item.unit in ("days", "hours", "minutes") and hint.unit in ("時間", "分")
    return text + hint.unit if is_time and re.fullmatch(r"[\d.,]+", folded(text)) else text
