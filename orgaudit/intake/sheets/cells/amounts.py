"""Times and counts: what a cell says with its own unit, what its heading adds, and what that is a month or a case.

A month has 20 working days of 8 hours, as a month of one person has 160 hours in the reader of values; a year has 12 months and
52 weeks.
"""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from orgaudit.intake.sheets.cells.figures_in_words import in_figures, without_counted
from orgaudit.intake.sheets.cells.japanese_amounts import in_japanese_figures
from orgaudit.intake.sheets.cells.notations import with_half_day
from orgaudit.intake.spelling import folded_figure
from orgaudit.intake.values.quantities import LONGEST, figure_of
from orgaudit.model.named_tuple import NamedTuple

Per = Literal["case", "day", "week", "month", "quarter", "year"]

WORKING_DAYS: Final = 20

A_MONTH: Final[dict[Per, Fraction]] = {
    "month": Fraction(1),
    "quarter": Fraction(1, 3),
    "year": Fraction(1, 12),
    "week": Fraction(52, 12),
    "day": Fraction(WORKING_DAYS),
}
"""How often a period comes in a month."""

_CLOCK: Final = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d)?")

_PERS: Final[tuple[tuple[Per, re.Pattern[str]], ...]] = (
    ("case", re.compile(r"/\s*1?(?:件|回|case|item|time|run|each)|(?<!\d)[1一]\s*(?:件|回)(?:あたり|当たり|当り|につき|の)|(?:件|回)(?:あたり|当たり|当り|ごと|毎)|(?:per|a|each)\s+(?:case|item|run|time|piece|order|invoice|call|ticket|request|file|form|claim|customer|client|employee|person|batch|document|entry|transaction|report|email|e-mail|delivery|shipment)|\beach\b(?!\s+(?:week|month|year|day))|\bper\s+(?!(?:week|month|year|day|annum|quarter|person|head|fte|hour|minute)\b)[a-z]{3,15}\b")),
    ("quarter", re.compile(r"/\s*(?:四半期|quarter|qtr)|四半期|(?:per|a|each)\s+quarter|quarterly")),
    ("month", re.compile(r"月計|月合計|/\s*(?:月|か月|mo(?:nth)?\b)|月間|毎月|月(?:あたり|当たり|当り|に|平均)|(?:per|a|each)\s+month|monthly|^月(?=\d|の|約|時|工|件|回)|(?:件|回|時間|h)?[(]月[)]|ひと月|1か月")),
    ("year", re.compile(r"/\s*(?:年|y(?:ea)?r?\b|annum)|年間で?|毎年|年(?:あたり|当たり|当り)|(?:per|a)\s+(?:year|annum)|yearly|annual|^年に?(?=\d|約)")),
    ("week", re.compile(r"/\s*(?:週|w(?:ee)?k?\b)|週間で?|毎週|週(?:あたり|当たり|当り)|(?:per|a)\s+week|weekly|^週に?(?=\d|約)")),
    ("day", re.compile(r"/\s*(?:日|営業日|d(?:ay)?\b)|毎日|1日(?:あたり|当たり|当り|に)?|日(?:あたり|当たり|当り)|(?:per|a)\s+day|daily|^日に?(?=\d|約)")),
)  # fmt: skip
"""What says by which period a figure counts; the first that is found."""

_UNITS: Final = (
    ("人月", re.compile(r"人月|person-?months?")),
    ("人日", re.compile(r"人日|person-?days?|man-?days?|(?<![a-z])days?\b|日数")),
    ("秒", re.compile(r"秒|(?<![a-z])sec(?:ond)?s?\b|(?<=\d)\s?s\b|^s$")),
    ("分", re.compile(r"分(?!類|掌|担|析|野|割)|(?<![a-z])min(?:ute)?s?\b|(?<![a-z])mn\b")),
    ("時間", re.compile(r"時間|人時|(?<![a-z])h(?:rs?|ours?)?\b")),
)
_BRACKETED: Final = re.compile(r"[(\[〔{<]([^)\]〕}>]*)[)\]〕}>]")
_NOUNS: Final = re.compile(
    r"(?:所要|作業|処理|業務|対応|標準|想定|待ち|働|実施|月間|年間|件あたり|回の|回あたり|当たり|月の|の|単位)時間|時間(?=数|帯|[(\[])"
)
"""Where 時間 names what is measured, not in what."""


_DAYS: Final = frozenset(("0.5日", "1日"))
_IN_DAYS: Final = re.compile(r"\d\s*(?:日|営業日|d(?:ays?)?\b)")
"""A time in whole days, which the reader of values brings to hours."""

_SHORT: Final = re.compile(r"(\d{1,3})\s*h(?:rs?)?\s*(?:([0-5]?\d)\s*m(?:ins?)?\.?|([0-5]\d))", re.ASCII)
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_FRACTION: Final = re.compile(r"(?<!\d)(?:(\d+)\s*)?([½¼¾])", re.ASCII)
_IN_WORDS: Final = {
    **dict.fromkeys(("half an hour", "半時間"), "30分"),
    **dict.fromkeys(("quarter of an hour", "a quarter of an hour", "四半時間"), "15分"),
    **dict.fromkeys(("an hour", "one hour", "一時間"), "1時間"),
}
_OF_TWO: Final = re.compile(r"(?<![\d/.,])(\d{1,3}) ([13])/([24])(?![\d/])", re.ASCII)
"""An hour and a half as 1 1/2."""

_BARE_POINT: Final = re.compile(r"(?<![\d.])\.(?=\d)", re.ASCII)
_ABOUT: Final = re.compile(r"^\s*(?:c\.?|say|some|appr?ox\.?|ish)\s*(?=[\d.])", re.IGNORECASE)
_ISH: Final = re.compile(r"(?<=\d) ?-?ish\b|(?<=[\da-z]) or so$", re.IGNORECASE)
"""What says that a figure is not exact: c. 45 min, 30ish."""

_SHORTLY: Final = re.compile(
    r"(?<=[\d a-z])(?<!\s)\s*\b(p\.?w\.?|p/w|p\.c\.m\.?|pcm|p\.m\.?|p/m|p\.?a\.?|p/a)$", re.IGNORECASE
)
_IN_SHORT: Final = {"w": "/week", "m": "/month", "c": "/month", "a": "/year"}
"""Behind a figure, the period that it counts by: 2 hrs pw, 20 p.m."""

_HALF_DAY: Final = re.compile(r"^(?:1/2|½|0?\.5) ?(?:a )?day$", re.IGNORECASE)

_FOUND_HOW: Final = re.compile(
    r" ?\((?:est\.?|estimated?|approx\.?|average|avg\.?|見込み?|概算|目安|実績|(?:昨|前)年度?(?:実績)?|(?:20\d\d|r\d{1,2}|令和\d{1,2}年?)(?:年?度)?(?:実績)?|うち[^()]{1,12}|平均|推定|想定|およそ)\)$"
)
"""How a figure was found, behind it."""

_OF_ONE: Final = re.compile(r"[1一] ?(?:件|回) ?(?=約?\d)")
"""Before a figure: what it counts for, as in 1件15分."""

_ONE_CASE: Final = re.compile(r"(?<!\d)[1一](?:件|回)")
"""In a heading, what every figure below it is about; in a cell it may be a count."""


class Hint(NamedTuple):
    """What a heading says of its figures: their unit, and the period that they count by."""

    unit: str = ""
    per: Per | None = None


NO_HINT: Final = Hint()


class Amount(NamedTuple):
    """A figure as it was read. ``unit`` is empty where nothing says it; ``about`` where the text says that it is not exact."""

    text: str
    unit: str
    per: Per | None
    about: bool


@lru_cache(maxsize=5_000)
def hint_of(heading: str) -> Hint:
    """Return what a heading says of its figures."""
    word = " ".join(unicodedata.normalize("NFKC", heading[:_LONGEST_LINE]).casefold().split())
    inside = " ".join(_BRACKETED.findall(word))
    unit = next((name for name, pattern in _UNITS if pattern.search(inside)), "")
    if not unit:
        bare = _NOUNS.sub("", _BRACKETED.sub(" ", word))
        unit = next((name for name, pattern in _UNITS if pattern.search(bare)), "")
    per = per_of(inside) or per_of(word) or _short_per(word) or ("case" if _ONE_CASE.search(word) else None)
    return Hint("‰" if _OF_THOUSAND.search(word) else "%" if _OF_HUNDRED.search(word) else unit, per)


_OF_HUNDRED: Final = re.compile(
    r"%|パーセント|\b(?:percent|per ?cent|percentage|pct)\b|\b(?:per|out of|in|of|each) (?:every )?(?:a )?(?:100|hundred)\b|100(?:件|回|個|枚|通)(?:中|あたり|当たり|につき|のうち)"
)
_OF_THOUSAND: Final = re.compile(
    r"‰|\bper ?mille?\b|\b(?:per|out of|in|of|each) (?:every )?(?:a )?(?:1,?000|thousand)\b"
)


def _short_per(heading: str) -> Per | None:
    """Return the period of a heading by its letters: volume (pw), hours p/a."""
    found = _LETTERS.search(heading)
    return _OF_LETTERS[found[1]] if found else None


_LETTERS: Final = re.compile(r"\bp[./]?([dwma])(?![a-z])")
_OF_LETTERS: Final[dict[str, Per]] = {"d": "day", "w": "week", "m": "month", "a": "year"}

_SAID: Final = re.compile(
    r"単位\s*[:：は]?\s*([^\s)）、,]+)|(?:all |in )?(?:times?|figures|hours|durations?|values) (?:are |is |given |shown )?in (\w+(?:\s*(?:per|a|each|/)\s*\w+)?)|units?\s*[:=]\s*(\w+)",
    re.IGNORECASE,
)


def unit_said(text: str) -> Hint:
    """Return the unit of time that a line above a table gives for all of it, such as 単位:分, or 人日/月; an empty hint where it gives none."""
    found = _SAID.search(unicodedata.normalize("NFKC", text)) if len(text) < _LONGEST_LINE else None
    if found is None:
        return NO_HINT
    word = (found[1] or found[2] or found[3]).casefold()
    unit = next((name for name, pattern in _UNITS if pattern.search(word)), "")
    return Hint(unit, per_of(word)) if unit else NO_HINT


_LONGEST_LINE: Final = 200


def per_of(text: str) -> Per | None:
    """Return the period that a text names."""
    return next((per for per, pattern in _PERS if pattern.search(text)), None)


@lru_cache(maxsize=20_000)
def amount_of(text: str) -> Amount | None:
    """Return the figure in a text, with the unit and the period that it names itself; None where there is no single figure."""
    if len(text) > LONGEST:
        return None
    text = in_figures(text)
    word = " ".join(folded_figure(text).split())
    if (bare := without_counted(word)) != word and (found := amount_of(bare)) and not found.unit:
        return found._replace(unit="件")
    return _amount_in(text)


def _amount_in(text: str) -> Amount | None:
    """Return the same of a text with its number in figures, and nothing said of what it counts."""
    bare = _ISH.sub("", text)
    text = _ABOUT.sub("約", bare) if bare == text else f"約{bare.strip()}"
    text = _SHORTLY.sub(lambda found: _IN_SHORT[found[1].casefold().strip("p./")[:1]], text.strip())
    text = "half day" if _HALF_DAY.match(text) else text
    whole = _FRACTION.sub(lambda found: str(int(found[1] or 0) + _FRACTIONS[found[2]]), text)
    word = " ".join(folded_figure(whole).split())
    word = in_japanese_figures(word)
    word = _IN_WORDS.get(word) or _OF_TWO.sub(_decimal, _BARE_POINT.sub("0.", word))
    if short := _SHORT.fullmatch(word):  # 1h30m
        word = f"{short[1]}:{int(short[2] or short[3]):02d}"
    said = _FOUND_HOW.sub("", word)
    if said != word or _OF_ONE.match(word):
        found = amount_of(_OF_ONE.sub("", said))
        per = "case" if _OF_ONE.match(word) else found.per if found else None
        return found and found._replace(per=per, about=found.about or said != word)
    clock = _CLOCK.fullmatch(word)
    if clock:
        return Amount(
            f"{Fraction(int(clock[1]) * 60 + int(clock[2]), 60).__float__():.6g}", "時間", None, about=False
        )
    word = with_half_day(word)
    per = None if word in _DAYS else per_of(word)
    bare = word
    if per is not None:
        pattern = next(pattern for name, pattern in _PERS if name == per)
        bare = pattern.sub("", word, count=1).strip(" /()")
    for unit in ("hours", "cases", "times"):
        figure = figure_of(bare, unit)
        if figure is not None:
            named = next((name for name, pattern in _UNITS if pattern.search(bare)), "")
            if unit == "hours" and (named or _IN_DAYS.search(bare)):
                return Amount(f"{figure.value:.10g}", "時間", per, figure.about)
            return Amount(
                f"{figure.value:.10g}",
                "件" if re.search(r"[^\d.,\s約+]", bare) and not named and not figure.about else "",
                per,
                figure.about,
            )
    return None


def _decimal(found: re.Match[str]) -> str:
    return f"{int(found[1]) + int(found[2]) / int(found[3])}"


@lru_cache(maxsize=20_000)
def hours_of(amount: Amount, hint: Hint) -> Fraction | None:
    """Return an amount of time in hours; None where nothing says its unit."""
    number = Fraction(amount.text)
    unit = amount.unit or hint.unit
    factor = {
        "時間": Fraction(1),
        "分": Fraction(1, 60),
        "秒": Fraction(1, 3600),
        "人日": Fraction(8),
        "人月": Fraction(160),
    }.get(unit)
    return None if factor is None else number * factor


@lru_cache(maxsize=20_000)
def shown_number(number: Fraction) -> int | float:
    """Return a figure as it is written into a file: to the thousandth, whole where it is."""
    told = float(round(number, 3))
    return int(told) if told.is_integer() else told
