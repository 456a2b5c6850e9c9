"""Months and days as people write them in English with more around: Jun + Dec, Oct to Dec, Sep, start of school year; Friday 13 November 2026, rev. 3 of 4 May 2025."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded
from orgaudit.model.days import ENGLISH_MONTH, month_in_english

_LONGEST: Final = 60

_NO_PEAK: Final = re.compile(
    r"(?:no|not any|without)(?: (?:real|clear|particular|special|fixed|specific))?(?: (?:peaks?|busy (?:months?|periods?|times?|season)|seasons?|pattern|seasonality|seasonal peaks?|month))|nil|none|steady(?: all year(?: round)?)?|constant|flat|even|evenly spread|spread evenly|level|"
    r"(?:the )?same (?:all year(?: round)?|every month|throughout(?: the year)?)|all months (?:are )?(?:the same|alike|equal)|no difference|not seasonal|non-seasonal"
)
_ASIDE: Final = re.compile(r" ?[(\[][^()\[\]\d]{1,40}[)\]]")
_AROUND: Final = re.compile(
    r"\b(?:usually|mainly|mostly|especially|esp\.?|around|about|roughly|typically|end of|start of|beginning of|middle of|end|mid|early|late|in|during|every|each|always|from|between|busy|peaks?|peak in|month of|months of|the months of|months?|again|also|both|only|then|and again)\b[ -]*"
)
_TO: Final = re.compile(
    r"(?<=[a-z\d.]) ?(?:-+|\u2013|\u2014|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b) ?(?=[a-z\d])"
)
_AND: Final = re.compile(r" ?(?:\+|&|\band\b|\bplus\b|/|;) ?")
_SEASON: Final = re.compile(
    r"summer|winter|spring|autumn|\bfall\b|easter|ramadan|diwali|holiday|\bq[1-4]\b|quarter|\d|season|month|half|varies|depends|\?|or\b|weeks?"
)
"""In a remark beside a month, that there are more."""

_OTHERS: Final = re.compile(rf"\?|\b(?:or|also|sometimes|plus|not|q[1-4]|{ENGLISH_MONTH})\b")
"""In brackets behind months, that these are not all, or not sure; else why they are busy stands there."""

_MONTH: Final = re.compile(rf"(?:{ENGLISH_MONTH})\.?(?![a-z])")
_INSIDE: Final = re.compile(
    rf"(?!{ENGLISH_MONTH}\b)[a-z][a-z -]{{1,25}} ?[(:] ?({ENGLISH_MONTH}\b[^()]{{0,25}})\)?"
)
"""Why months are busy, before the months themselves: harvest (Aug-Oct), exams: May, June."""

_WHY: Final = re.compile(
    rf"(?<=[a-z.]) (?!(?:{ENGLISH_MONTH})\b)(?:exams?|rush|peak|season|close|closing|audit|year[- ]end|harvest|budgets?|term|sales?|stocktake|holidays?|returns?|results|renewals?|enrolment|tax|payroll)(?: [a-z]+)?$"
)
"""The same behind them: May-June exams."""

_OF_FEASTS: Final = {"christmas": "dec", "xmas": "dec", "christmas time": "dec", "black friday": "nov", "advent": "dec", "halloween": "oct"}  # fmt: skip


@lru_cache(maxsize=2_000)
def months_alone(text: str) -> str:
    """Return a text that lists months with nothing but the months, as the reader of values knows them; any other text as it is."""
    if len(text) > _LONGEST or not (text.isascii() or "\u2013" in text):
        return text
    word = " ".join(folded(text).split()).rstrip(".")
    if _NO_PEAK.fullmatch(word):
        return "none"
    for feast, month in _OF_FEASTS.items():
        word = word.replace(feast, month) if feast in word and not _MONTH.search(word) else word
    word = _INSIDE.sub(r"\1", word) if _INSIDE.fullmatch(word) else word
    word = word if any(map(_OTHERS.search, _ASIDE.findall(word))) else _ASIDE.sub("", word)
    word = " ".join(_AROUND.sub(" ", _TO.sub("-", word)).split())
    parts = [part.strip(" -") for part in re.split(r" ?, ?", _AND.sub(",", word)) if part.strip(" -")]
    parts = [_WHY.sub("", part) for part in parts]
    named = [part for part in parts if _MONTH.match(part)]
    others = [part for part in parts if not _MONTH.match(part)]
    if not named or any(_SEASON.search(part) or _MONTH.search(part) for part in others):
        return text
    spans = [[end.strip(" .") for end in part.split("-")] for part in named]
    whole = all(len(span) <= 2 and all(map(_is_month, span)) for span in spans)
    return "、".join("-".join(span) for span in spans) if whole else text


def _is_month(text: str) -> bool:
    return _MONTH.fullmatch(text) is not None


_WEEKDAY: Final = re.compile(
    r"^(?:on |by |w/e )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?=[\da-z])"
)
_REVISION: Final = re.compile(
    r"^(?:(?:v|ver|version|rev|revision|issue|iss|ed|edition|release|rel)\.? ?[a-z]?[\d.]{0,5}[a-z]?(?: ?[,:;/|)\u2013-]+ ?| )(?:(?:of|dated|from|on|issued|approved) )?|(?:last |latest )?(?:reviewed|revised|updated|checked|approved|issued|signed off|dated|review|revision|update)(?: date)?(?: on| in)?[: ]+ ?)(?=\d|[a-z]{3,9}\.? \d)"
)
_BEHIND: Final = re.compile(
    r"(?:(?:,? [(\[]?|,|[(\[])(?:v|ver|version|rev|revision|issue|ed|edition)\.? ?[\d.]{1,5}[a-z]?[)\]]?|,? by [a-z][a-z. ]{1,20})$"
)
_BEFORE: Final = re.compile(
    r"^(?:no later than|not later than|at the latest|latest|nlt|due by|due on|due|by|on|before|until|from|as of|w\.?e\.?f\.?|from) (?:the )?"
)


_OF: Final = re.compile(r"(?<=\d(?:st|nd|rd|th)) of (?=[a-z])")
_SHORT_YEAR: Final = re.compile(r"(?<=[a-z] )'(?=\d\d$)")


@lru_cache(maxsize=5_000)
def day_alone_in(text: str) -> str:
    """Return a day without the day of the week, the number of a revision or what has been done on it; any other text as it is."""
    if len(text) > _LONGEST or not text.isascii():
        return text
    word = _SHORT_YEAR.sub("20", _OF.sub(" ", " ".join(folded(text).replace("\u2019", "'").split())))
    return _BEHIND.sub("", _WEEKDAY.sub("", _REVISION.sub("", _BEFORE.sub("", word)))).strip() or text


_MONTH_OF_YEAR: Final = re.compile(
    rf"(?:(?:by |before |until )?(?:the )?(?:end (?:of )?|mid[- ]|early |late |beginning of |start of )?|by )({ENGLISH_MONTH})\.?,?[ -]((?:19|20|21)\d\d)"
)
_PART_OF_YEAR: Final = re.compile(
    r"(?:by |before |until )?(?:the )?(?:end of )?(?:the )?(?:(1st|first|2nd|second|3rd|third|4th|fourth|last) (quarter|half)(?: of)?,? ((?:19|20|21)\d\d)|([qh])([1-4])[ /,-]*((?:19|20|21)\d\d)|([1-4])q[ /-]*((?:19|20|21)\d\d))"
)
_WHOLE_YEAR: Final = re.compile(
    r"(?:by |before |until )?(?:the )?(?:end of )?(?:the )?(?:calendar )?(?:year )?((?:19|20|21)\d\d)(?: year[- ]end)?|(?:by )?year[- ]end ((?:19|20|21)\d\d)|end ((?:19|20|21)\d\d)"
)
_NTH: Final = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}


@lru_cache(maxsize=2_000)
def period_in_english(text: str) -> str:
    """Return a month, a quarter, a half or a whole year as the reader of values knows it: by Sept 2026, second quarter 2027, end of 2026; empty for others."""
    word = " ".join(folded(text).split()) if len(text) <= _LONGEST else ""
    if found := _MONTH_OF_YEAR.fullmatch(word):
        return f"{found[2]}-{month_in_english(found[1]):02d}"
    if found := _PART_OF_YEAR.fullmatch(word):
        if found[1]:
            number = _NTH.get(found[1]) or (4 if found[2] == "quarter" else 2)
            return f"{found[3]}-{found[2][0].upper()}{number}"
        return f"{found[6]}-{found[4].upper()}{found[5]}" if found[4] else f"{found[8]}-Q{found[7]}"
    found = _WHOLE_YEAR.fullmatch(word)
    return next(filter(None, found.groups())) if found else ""
