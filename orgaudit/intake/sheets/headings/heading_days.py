"""Headings that name a month, a week or a day."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from orgaudit.model.days import ENGLISH_MONTH, month_in_english

_MONTH: Final = re.compile(
    r"(?:20\d\d[年/.-]\s*)?(1[0-2]|[1-9])月(?:度|分)?|(?:20\d\d)[/.-](0?[1-9]|1[0-2])(?:[/.-]0?1)?"
)
_DAY: Final = re.compile(
    r"(?:第?\s*-?\d{1,2}\s*+(?:営業日|日|週|w|d)?(?:目|前|後)?(?:\s*[(].{1,3}[)])?|\d{1,2}[/.-]\d{1,2}(?:\s*[(].[)])?|(?:翌?月)?[初末]|[上中下]旬|月末日|[月火水木金土日](?:曜日?)?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:week|day|wd|w|d)\s*[+-]?\d{1,2})"
)
"""A day, a week or a part of the month as a heading."""

_IN_HOURS: Final = re.compile(
    r"(?<!\s)\s*[(\[](?:h|hrs?|hours?|時間|分|min(?:ute)?s?|人日|工数|実績|予定|計画|見込)[)\]]$"
)
"""What the hours below a month count in, or how they are known."""

_FULL_DAY: Final = re.compile(r"(?:20\d\d)[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}月\d{1,2}日(?:[(].[)])?")

_ENGLISH_MONTH: Final = re.compile(ENGLISH_MONTH + r"(?:[ '-]?\d{2,4})?")


@lru_cache(maxsize=20_000)
def month_of_heading(text: str) -> int | None:
    """Return the month that a heading names: ``4月``, ``2026年4月``, ``Apr``, ``2026-04-01``; None for others."""
    word = with_figures(_IN_HOURS.sub("", unicodedata.normalize("NFKC", text).strip().casefold()))
    found = _MONTH.fullmatch(word)
    if found:
        return int(found[1] or found[2])
    return month_in_english(word) if _ENGLISH_MONTH.fullmatch(word) else None


@lru_cache(maxsize=200)
def months_in_turn(texts: tuple[str, ...]) -> tuple[int, ...]:
    """Return the months of headings that stand for them only one beside the other, 0 for others: J F M A M J, 4 5 6 … 3, 四 五 六."""
    words = [unicodedata.normalize("NFKC", text).strip().casefold() for text in texts]
    for listed, least in _IN_TURN:
        start = 0
        while start < len(words):
            end = start
            while end < len(words) and words[end] in listed:
                end += 1
            if first := _first_month(words[start:end], listed, least):
                months = [(first + step - 1) % 12 + 1 for step in range(end - start)]
                return (*(0,) * start, *months, *(0,) * (len(words) - end))
            start = max(end, start + 1)
    return (0,) * len(words)


def _first_month(run: list[str], listed: tuple[str, ...], least: int) -> int:
    """Return the month with which a run of headings begins; 0 where they are none, or it may begin with several."""
    if not least <= len(run) <= len(listed):
        return 0
    round_twice = [*listed, *listed]
    found = [place for place in range(len(listed)) if round_twice[place : place + len(run)] == run]
    is_counted = run[0] == "1" or (run[0].isdigit() and found and found[0] + len(run) <= len(listed))
    return found[0] + 1 if len(found) == 1 and not is_counted else 0


_FIGURES: Final = tuple(map(str, range(1, 13)))
_NUMERALS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_IN_TURN: Final = (
    (tuple("jfmamjjasond"), 6),
    (_FIGURES, 12),
    (tuple(f"{month:02}" for month in range(1, 13)), 12),
    (_NUMERALS, 6),
)
"""What stands for the months of a year in turn, and how many of these at least; figures only where the year begins in another month, as those from 1 on may count anything."""


def with_figures(text: str) -> str:
    """Return a text with the months in Japanese numerals as figures: 四月, 十二月."""
    if "月" not in text:
        return text
    return _NUMERAL.sub(lambda found: f"{_NUMERALS.index(found[1]) + 1}月", text)


_NUMERAL: Final = re.compile(r"(?<![一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])月(?!間)")


def names_day(word: str) -> bool:
    """Whether a folded heading is a day, a week or a part of the month."""
    return bool(_DAY.fullmatch(word))


def names_part_of_year(word: str) -> bool:
    """Whether a folded heading is a quarter or half of a year."""
    return bool(_PART_OF_YEAR.fullmatch(word))


_PART_OF_YEAR: Final = re.compile(
    r"(?:fy ?(?:20)?\d\d ?)?(?:q ?[1-4]|[1-4] ?q|(?:qtr|quarter) ?[1-4]|[1-4](?:st|nd|rd|th) (?:qtr|quarter)|h ?[12])(?: ?(?:fy)? ?'?(?:20)?\d\d)?|第 ?[1-4] ?四半期|[上下](?:半)?期"
)


def is_day_of_plan(text: str) -> bool:
    """Whether a heading is one of the days of a month, or of a week, as a plan of shifts has them beside each other."""
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    if word.isdigit():
        return len(word) <= 2 and 1 <= int(word) <= 31
    return bool(_DAY.fullmatch(word)) or bool(_FULL_DAY.fullmatch(word))
