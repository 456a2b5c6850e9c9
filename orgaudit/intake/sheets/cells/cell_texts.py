"""Texts of cells as the reader of values knows them: with the unit of their heading, days as days, months by their names."""

import re
from collections.abc import Callable
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.amounts import Hint
from orgaudit.intake.sheets.cells.days_in_english import months_alone, period_in_english
from orgaudit.intake.sheets.cells.figures_in_japanese import (
    FULL_TIME,
    NO_WAIT,
    counted,
    day_among,
    months_among,
    share_in_japanese,
)
from orgaudit.intake.sheets.cells.figures_in_words import count_in_words, in_figures, share_in_words
from orgaudit.intake.sheets.cells.notations import (
    LONGEST,
    day_of,
    month_of_end,
    with_half_day,
    with_month_numbers,
)
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import date_of, day_of_serial, months_of, number_of

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
    **dict.fromkeys(("once", "転記あり", "転記有"), "1"),
    **dict.fromkeys(("twice",), "2"),
    **dict.fromkeys(("never", "転記なし", "転記無し", "転記無"), "なし"),
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


_SO_OFTEN: Final = re.compile(r"(?:あり|有|yes) ?[(（] ?(\d{1,3}) ?(?:回|times?|x) ?[)）]")
_BEFORE_A_DAY: Final = ("by ", "until ", "before ", "on ", "due ")
_BEHIND_A_DAY: Final = ("退職予定", "予定", "退職", "まで", "迄")
"""What may stand around a day that is the last one for something."""

_ONLY: Final = re.compile(r"(?:のみ|だけ| only)$")
_BETWEEN_MONTHS: Final = re.compile(r" ?(?:&|\band\b) ?|(?<=\d) (?=\d)|(?<=月)(?=\d)")
_OF_WHOM: Final = re.compile(
    r" ?[(（](?:うち|内|incl\.?|including|of which|of whom)[^()（）]{1,30}[)）]$", re.IGNORECASE
)
_ONE_IN: Final = re.compile(r"(?:(\d{1,3}) in (\d{1,4})|(\d{1,4})件(?:に|中)(\d{1,4})件)", re.ASCII)
_OF_ROUND_NUMBER: Final = re.compile(r"(\d{1,4}) ?/ ?([1-9]\d{0,2}0)", re.ASCII)
"""A share of ten, a hundred or another round number: 3/100."""
_TENTHS: Final = "一二三四五六七八九"
_IN_TENTHS: Final = 2


_NONE_IS_NO_FIGURE: Final = frozenset(("number", "count_or_persons"))
"""Types of which a plain "none" is a statement of its own, and not the figure 0."""


def as_written_elsewhere(item: Field, text: str, hint: Hint) -> str:
    """Return a text as the reader of values knows it: with the unit of its heading, days of spreadsheets as days."""
    if item.type in _NONE_IS_NO_FIGURE and says_none(text):
        return text
    if by_key := _BY_KEY.get(item.key):
        return by_key(text)
    if item.type in ("date", "period"):
        return _day(text) if item.type == "date" else _period(text)
    if item.type in ("bool", "flag_or_count"):
        return _flag(item, folded(text), text)
    if item.type == "months":
        return _months(text)
    if item.key == "sla_days" and folded(text) in word_list("not_agreed"):
        return "none"
    return _figure(item, text, hint)


def _figure(item: Field, text: str, hint: Hint) -> str:
    """Return the text of a figure as the reader of values knows it; any other text as it is."""
    if item.key == "wait_days" and _says_no_wait(folded(text)):
        return "0"
    if item.unit in ("days", "hours"):
        text = with_half_day(_WITHIN.sub("", text))
    if item.unit == "people" or item.key == "fte":
        text = _MAN_POWER.sub(r"\1", _OF_WHOM.sub("", text))
    if item.unit == "share":
        return _share(item, text, hint)
    if item.type in ("number", "integer"):
        text = in_figures(text)
    is_time = item.unit in ("days", "hours", "minutes") and hint.unit in ("時間", "分")
    return text + hint.unit if is_time and re.fullmatch(r"[\d.,]+", folded(text)) else text


def _says_no_wait(word: str) -> bool:
    return word in NO_WAIT or word.rstrip(".") in word_list("no_waiting")


def _months(text: str) -> str:
    parted = with_months(text)
    return parted if months_of(parted) else months_among(text) or parted


def _who_it_is(text: str) -> str:
    """Return who stands in where a cell answers whether somebody does: Tia of “Yes - Tia”; none of “No - nobody trained”."""
    found = _ANSWERED_BY_NAME.fullmatch(text.strip())
    if found is None:
        return text
    return found["name"].removeprefix("by ") if found["yes"] else "none"


_BY_KEY: Final[dict[str, Callable[[str], str]]] = {
    "backups": _who_it_is,
    "checked_by": _who_it_is,
    "approvals": lambda text: count_in_words(counted("approvals", text)),
    "seals": lambda text: count_in_words(counted("seals", text)),
}
"""How texts of single fields are brought to what the reader of values knows."""

_ANSWERED_BY_NAME: Final = re.compile(
    r"(?:(?P<yes>yes|y|はい|あり|有り|有|います|いる|○|〇)|no|いいえ|なし|無し|無|いない|いません|×)"
    r" ?(?:[-–—:：,、;]|(?P<open>[(（])) ?(?P<name>[^()（）]{1,60})(?(open)[)）])",
    re.IGNORECASE,
)


def _day(text: str) -> str:
    if day := day_of_serial(text) or day_of(text):
        return day.isoformat()
    bare = _without_what_is_around(text) if len(text) <= LONGEST else text
    day = day_of(bare) or date_of(bare) or date_of(day_among(text))
    return day.isoformat() if day else text


_OPEN: Final = re.compile(
    r"tb[cda]|未定|仮|未確定|調整|検討|\?|？|or\b|または|又は|early|late", re.IGNORECASE
)
"""In brackets behind a day: it may be another one."""


def _without_what_is_around(text: str) -> str:
    """Return a day without until before it, まで behind it, or a remark in brackets."""
    bare = text.strip().replace("（", "(").replace("）", ")")
    if bare.endswith(")"):
        before, _, remark = bare.rpartition("(")
        bare = bare if _OPEN.search(remark) else before.strip() or bare
    bare = next((bare.removesuffix(end) for end in _BEHIND_A_DAY if bare.endswith(end)), bare)
    word = bare.casefold()
    return next((bare[len(begin) :] for begin in _BEFORE_A_DAY if word.startswith(begin)), bare).strip()


def _period(text: str) -> str:
    if day := day_of_serial(text) or day_of(text):
        return day.isoformat()
    if found := _YEAR_ENDS.fullmatch(folded(text)):
        return found[1]
    if found := _MONTH_OF_ERA.fullmatch(folded(text)):
        return f"{_REIWA + int(found[1])}-{int(found[2]):02d}"
    if period := period_in_english(text):
        return period
    return month_of_end(text) or _YEAR_LAST.sub(r"\2-\1", text)


_MONTH_OF_ERA: Final = re.compile(r"(?:r|令和) ?(0?[1-9]|[1-9]\d)[./年] ?(0?[1-9]|1[0-2])月?末?(?:まで)?")
_REIWA: Final = 2018
"""The month of a year of the era of today: R9.3."""


def _flag(item: Field, word: str, text: str) -> str:
    if item.type == "flag_or_count" and (often := _SO_OFTEN.fullmatch(" ".join(word.split()))):
        return often[1]
    if item.type == "flag_or_count" and (count := count_in_words(text)).isdecimal():
        return count
    bare = _ANSWERED.fullmatch(word)
    return _FLAGS.get(word, bare[1] if bare else text)


def with_months(text: str) -> str:
    """Return months with what parts them as the reader of values knows it."""
    bare = _ONLY.sub("", " ".join(folded(months_alone(text)).split()))
    if not is_japanese(text):
        bare = with_month_numbers(bare)
    parted = _BETWEEN_MONTHS.sub("、", bare)
    return parted if parted != folded(text) else text


def _share(item: Field, text: str, hint: Hint) -> str:
    """Return a share of one in so many, in tenths, in words, or below a heading of percents, as a percentage."""
    if item.key in _RATES or not _SAYS_NONE.match(text):
        text = _EMPLOYED.get(folded(text), text) if item.key == "fte" else share_in_words(text)
    word = folded(text)
    if found := _ONE_IN.fullmatch(word):
        part, whole = (int(found[1]), int(found[2])) if found[1] else (int(found[4]), int(found[3]))
        return f"{100 * part / whole:.4g}%" if whole >= part > 0 else text
    if found := _OF_ROUND_NUMBER.fullmatch(word):
        part, whole = int(found[1]), int(found[2])
        return f"{100 * part / whole:.4g}%" if whole >= part else text
    if len(word) == _IN_TENTHS and word[0] in _TENTHS and word[1] == "割":
        return f"{_TENTHS.index(word[0]) + 1}割"
    if item.key == "fte":
        text = FULL_TIME.get(word, text)
    elif said := share_in_japanese(text):
        return said
    # Nobody is employed for one in a hundred: below “Contract %” 0.8 is a share already.
    is_share = item.key == "fte" and (number_of(text) or 0) <= 1
    if hint.unit == "‰" and re.fullmatch(r"[\d.]+", word) and (number := number_of(word)) is not None:
        return f"{number / 10:.6g}%"
    return text + "%" if hint.unit == "%" and not is_share and re.fullmatch(r"[\d.]+", word) else text


_RATES: Final = frozenset(("error_rate", "exception_rate", "return_rate"))
_SAYS_NONE: Final = re.compile(r"\s*(?:none|nil|no|never|zero|not)\b", re.IGNORECASE)
_EMPLOYED: Final = {
    **dict.fromkeys(("full time", "full-time", "fulltime", "full", "ft", "f/t", "5 days", "5 days a week", "5 days/week"), "100%"),
    **dict.fromkeys(("half time", "half-time", "halftime", "half", "2.5 days", "2.5 days a week", "2.5 days/week"), "50%"),
    **{f"{days} days{per}": f"{20 * days}%" for days in (2, 3, 4) for per in ("", " a week", "/week", " per week", "/wk")},
    **dict.fromkeys(("1 day", "1 day a week", "1 day/week", "one day a week"), "20%"),
}  # fmt: skip
"""How much of a full week somebody works."""
