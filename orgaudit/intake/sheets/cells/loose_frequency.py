"""How often something is done, as cells of spreadsheets say it around what the reader of values knows: ほぼ毎日, 火・金, Monthly - WD3, 毎月5日・20日.

Each text is brought to a word that the reader of values knows; what is done on two days a week is done at least weekly.
"""

import re
from typing import Final

from orgaudit.intake.sheets.cells.frequency_in_japanese import often_in_japanese
from orgaudit.intake.sheets.word_lists import word_list, word_row
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.frequency import frequency_of

_PERIODIC: Final = re.compile(
    r"(daily|weekly|monthly|quarterly|annually|yearly|annual|every day|every week|every month|every quarter|every year)\b\s*[\s,;:(–—-]\s*(.{1,40})"
)
_OTHER: Final = re.compile(r"dai|week|month|quart|annual|year|day\b|or\b|ad hoc", re.IGNORECASE)
_OF_MONTH: Final = re.compile(r"月[初末中央](?:第?\d{1,2}(?:営業)?日?)?(?:目|頃|ごろ|まで|迄)?|[上中下]旬")
_MONTHS: Final = re.compile(r"(?:毎年)?(?:1[0-2]|[1-9])月(?:\s*[・、,，と/／及び]+\s*(?:1[0-2]|[1-9])月)+")
_DAYS_A_WEEK: Final = re.compile(r"週(?:に)?([1-7])日(?:程度|ほど|くらい)?")

_DAY_NAMES: Final = frozenset("月火水木金土日")
_BETWEEN_DAYS: Final = re.compile(r"[・、,，/／と&+\s]|\band\b")
_WORKING_WEEK: Final = re.compile(
    r"月 ?[~〜～\-–ー] ?金|mon(?:days?)? ?(?:[-–~]|to) ?fri(?:days?)?|(?:all )?business days"
)
_OF_SOME_DAYS: Final = re.compile(
    r"毎月\d{1,2}日?(?:[〜~～ー―–-]|から)(?:翌月)?\d{1,2}日(?:まで|頃)?|(?:毎月)?(?:第 ?\d{1,2} ?営業日目?|第 ?[1-5一二三四五] ?[月火水木金土日]曜日?)|(?:毎月)?\d{1,2}日(?: ?[・、,とや及び]{1,2} ?(?:\d{1,2}日|月?末日?)){1,6}"
    r"|月[初末中](?: ?[・、,と及び]{1,2} ?月?[初末中]){1,3}|(?:every|on the|each) \d{1,2}(?:st|nd|rd|th)(?: of (?:the|each|every) month)?|(?:first|last) (?:working|business) day"
)

_DAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_WHEN_IN_DAY: Final = r"(?: ?(?:am|pm|a\.m\.|p\.m\.|mornings?|afternoons?|evenings?|nights?))?"
_ONE_DAY: Final = re.compile(rf"(?:every |each |on |by )?{_DAY}{_WHEN_IN_DAY}")
_SPAN_OF_DAYS: Final = re.compile(rf"({_DAY}) ?(?:[-–~]|to|thru|through) ?({_DAY})")
_LETTERS_OF_DAYS: Final = re.compile(r"m ?[-–] ?f")
_IN_MONTH: Final = re.compile(
    rf"(?:by )?(?:wd|bd) ?[+-]?\d{{1,2}}|(?:working|business|work) day [+-]?\d{{1,2}}|(?:by |on |by the |on the )?\d{{1,2}}(?:st|nd|rd|th)(?: ?[&,/] ?\d{{1,2}}(?:st|nd|rd|th))?(?: (?:of|each|every|of each|of every|of the) ?month)?"
    rf"|eom|mth[- ]end|m/e|(?:1st|2nd|3rd|4th|first|second|third|fourth|last) (?:{_DAY}|week|day|working day)? ?(?:of|in|each|every) ?(?:the |each |every )?(?:month|mth)|(?:1st|2nd|3rd|4th|first|second|third|fourth|last) {_DAY}|(?:first|1st|start|beginning) of (?:the )?(?:month|mth)"
)


def on_weekdays(text: str) -> str:
    """Return the word for how often of a text that names days of the week in English, alone or from one to another; empty for others."""
    word = " ".join(folded(text).split())
    if _LETTERS_OF_DAYS.fullmatch(word):
        return "毎日"
    if span := _SPAN_OF_DAYS.fullmatch(word):
        first, last = (_WEEK.index(found[:3]) for found in span.groups())
        return "毎日" if (last - first) % 7 + 1 >= _WORKING_DAYS else "毎週"
    return "毎週" if _ONE_DAY.fullmatch(word) else ""


_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


_BEFORE_DAYS: Final = ("毎週", "every ", "each ", "on ")
_WORKING_DAYS: Final = 5


_INTERVALS: Final = {
    **dict.fromkeys(("1日", "毎日1回", "1日毎"), "毎日"),
    **dict.fromkeys(("1週", "1週間", "7日", "1週毎", "1週間毎", "1週間ごと"), "毎週"),
    **dict.fromkeys(("1か月", "1ヶ月", "1ヵ月", "1カ月", "1ケ月", "1箇月", "1月毎", "1か月毎", "1ヶ月毎", "1か月ごと", "1ヶ月ごと"), "毎月"),
    **dict.fromkeys(("3か月", "3ヶ月", "3ヵ月", "3カ月", "3ケ月", "3箇月", "3か月毎", "3ヶ月毎", "3か月ごと", "3ヶ月ごと", "四半期毎"), "四半期"),
    **dict.fromkeys(("1年", "1年間", "12か月", "12ヶ月", "12ヵ月", "1年毎", "1年ごと"), "毎年"),
}  # fmt: skip
"""Intervals, where it is asked how often: 1か月."""


def loose_frequency(text: str) -> str:
    """Return the words for how often that a text boils down to; empty where it does not surely."""
    word = " ".join(folded(text).split())
    bare = _INTERVALS.get(word) or _bare_of(word)
    if bare != word and len(bare) > 1:
        return bare if frequency_of(bare) else often_in_japanese(bare) or bare
    if said := _interval_in(word):
        return said
    if _WORKING_WEEK.fullmatch(word):
        return "毎日"
    if days := _weekdays(word):
        return "毎日" if days >= _WORKING_DAYS else "毎週"
    if _OF_SOME_DAYS.fullmatch(word):
        return "毎月"
    if (found := _PERIODIC.fullmatch(word)) and not _OTHER.search(found[2]):
        return found[1]
    if _IN_MONTH.fullmatch(word) or _OF_MONTH.fullmatch(word):
        return "毎月"
    if _MONTHS.fullmatch(word):
        return "年2回"
    named = _DAYS_A_WEEK.fullmatch(word)
    if named is None:
        return often_in_japanese(word)
    return "毎日" if int(named[1]) >= _WORKING_DAYS else "毎週"


_INTERVAL: Final = re.compile(
    r"(?:every )?(\d{1,3}) ?-?(days?|d|weeks?|wks?|w|months?|mths?|m|years?|yrs?|y)"
)

_OF_INTERVALS: Final = {
    (1, "w"): "毎週",
    (1, "m"): "毎月",
    (3, "m"): "四半期",
    (12, "m"): "毎年",
    (1, "y"): "毎年",
}
"""How often something is done that has such an interval."""

_OF_DAYS: Final = {
    range(1, 2): "毎日",
    range(7, 8): "毎週",
    range(28, 32): "毎月",
    range(90, 93): "四半期",
    range(364, 367): "毎年",
}


def with_unit_of_interval(text: str, heading: str) -> str:
    """Return an interval with its unit where that stands in the heading only: 30 below Cycle (days)."""
    unit = _UNIT_OF_INTERVAL.search(heading.casefold()) if text.isdigit() else None
    return f"{text} {unit[1]}" if unit else text


_SPANS: Final = {"day": "毎日", "week": "毎週", "month": "毎月", "quarter": "四半期", "year": "毎年"}
"""What stands below Every."""

_UNIT_OF_INTERVAL: Final = re.compile(r"[(\[](?:in )?(days|weeks|months|years)[)\]]")


def _interval_in(word: str) -> str:
    """Return how often something is done by its interval (3 months), or for each of several things; empty for other texts."""
    if word in _SPANS:
        return _SPANS[word]
    if word.endswith(" each"):
        return word.removesuffix(" each")
    found = _INTERVAL.fullmatch(word)
    if found is None:
        return ""
    number, unit = int(found[1]), found[2][0]
    if unit == "d":
        return next((often for span, often in _OF_DAYS.items() if number in span), "")
    return _OF_INTERVALS.get((number, unit), "")


def _bare_of(word: str) -> str:
    """Return a frequency without what stands around it."""
    bare = next(
        (word.removeprefix(begin) for begin in word_row("more_or_less") if word.startswith(begin)), word
    )
    behind = next((bare.removesuffix(end) for end in word_row("done_so_often") if bare.endswith(end)), "")
    return (behind.removesuffix("に") or bare).strip()


def _weekdays(word: str) -> int:
    """Return how many days of the week a text lists: 火・金, 毎週月曜と木曜, Tue/Thu, Mondays and Fridays; 0 for other texts.

    One sign alone may stand for something else: 月, 日.
    """
    bare = word
    for begin in _BEFORE_DAYS:
        bare = bare.removeprefix(begin)
    parts = [part for part in _BETWEEN_DAYS.split(bare) if part]
    days = [part.removesuffix("日").removesuffix("曜") if len(part) > 1 else part for part in parts]
    if all(day in _DAY_NAMES for day in days):
        return len(days) if len(days) > 1 or parts != days or bare != word else 0
    if len(parts) == 1 and set(bare) <= _DAY_NAMES and len(set(bare)) == len(bare):
        return len(bare)  # 月水金
    return len(parts) if len(parts) > 1 and all(part in word_list("days_in_english") for part in parts) else 0
