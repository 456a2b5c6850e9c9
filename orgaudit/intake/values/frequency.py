"""How often something is done, as people write it: 月1回, 週1, 3か月ごと, 毎月末, 隔週, twice a year. Pure: text in, value out."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded, folded_figure
from orgaudit.model.pattern import pattern

_A_YEAR: Final[Mapping[str, int]] = {
    **dict.fromkeys(("日", "day", "営業日"), 250),
    **dict.fromkeys(("週", "週間", "week", "weeks"), 52),
    **dict.fromkeys(("月", "月間", "か月", "ヶ月", "カ月", "ヵ月", "month", "months"), 12),
    **dict.fromkeys(("四半期", "quarter"), 4),
    **dict.fromkeys(("半期", "半年", "half-year", "half year"), 2),
    **dict.fromkeys(("年", "年間", "year", "years"), 1),
}
"""How many of a period there are in a year; a year has 250 working days."""

_CODES: Final = (
    ("daily", 240, 366),
    ("weekly", 48, 53),
    ("monthly", 12, 12),
    ("quarterly", 4, 4),
    ("yearly", 1, 1),
)
"""Code, least and most times a year."""

_Rate = tuple[int, int]
"""How many times in how many years. The fractions of the standard library take longer to load than all of this."""

WORDS: Final[Mapping[str, _Rate]] = {
    **dict.fromkeys(("隔日",), (125, 1)),
    **dict.fromkeys(
        ("隔週", "biweekly", "bi-weekly", "fortnightly", "every other week", "every two weeks"), (26, 1)
    ),
    **dict.fromkeys(("隔月", "every other month", "bimonthly", "bi-monthly", "every two months"), (6, 1)),
    **dict.fromkeys(
        (
            "半期",
            "半期ごと",
            "半期毎",
            "半年",
            "半年ごと",
            "半年毎",
            "上期下期",
            "上期・下期",
            "half-yearly",
            "semiannual",
            "semi-annual",
            "semiannually",
            "every six months",
        ),
        (2, 1),
    ),
    **dict.fromkeys(
        ("学期ごと", "学期毎", "termly", "every term", "each term", "per term", "three times a year"), (3, 1)
    ),
    **dict.fromkeys(("twice yearly", "half yearly", "each semester", "every semester", "biannually"), (2, 1)),
    **dict.fromkeys(("隔年", "every other year", "biennial"), (1, 2)),
}

_PERIODS: Final = "|".join(sorted(_A_YEAR, key=len, reverse=True))
_NUMBERS: Final[Mapping[str, int]] = {"once": 1, "twice": 2, "one": 1, "two": 2, "three": 3, "six": 6}
_IN_A_PERIOD: Final = pattern(
    rf"(?:毎|1|一)?({_PERIODS})(?:に|あたり)?\s*(?:約)?(\d+)\s*(?:回|度)?(?:程度|くらい|ほど)?"
)
_TIMES_A_PERIOD: Final = pattern(
    rf"(?:(\d+|three)\s*(?:回|times?|x)|(once|twice))\s*(?:(?:/|a|per|each|every|in a)\s*)?({_PERIODS})"
)
_EVERY_PERIODS: Final = pattern(rf"(\d+)\s*({_PERIODS})(?:ごと|毎|おき|に\s*(\d+)\s*(?:回|度))")
_EVERY: Final = pattern(rf"every\s+(\d+|two|three|six)\s+({_PERIODS})")
_AT: Final = tuple(
    (pattern(text), times)
    for text, times in (
        (
            r"毎(?:朝|夕|夕方|晩|夜)|(?:始業|終業|開店|閉店|開館|閉館|開庁|閉庁|出勤|退勤)(?:時|前|後)|(?:every|each) (?:morning|evening|night|shift|(?:working |business |week)day)|nightly|hourly|every hour|24/7|weekdays|(?:a)?round the clock|all day|continuous(?:ly)?|constant(?:ly)?|(?:daily|every day|weekdays),?\s+(?:at|from|\d|mon|mo-).*",
            250,
        ),
        (
            r"毎週?(?:月|火|水|木|金|土|日)曜日?|週(?:初|初め|明け|末)|(?:every |each |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
            52,
        ),
        (
            r"(?:月次決算|給与(?:計算|支払|支給))時|(?:毎月|月)\s*(?:末|初|初め|頭|央|中|上旬|中旬|下旬|末日|最終営業日|\d+日|第?\s*\d+\s*営業日目?|第\s*[1-5一二三四五]\s*(?:月|火|水|木|金|土|日)曜日?)(?:締め?|まで|迄|以内|頃|ごろ)?|(?:at )?month[- ]end|(?:at the )?(?:end|start|beginning) of (?:(?:the|each|every) )?month",
            12,
        ),
        (r"(?:毎|各)?四半期(?:末|決算時?)|(?:at )?quarter[- ]end", 4),
        (
            r"毎?(?:年|年度|期)(?:末|初|初め)時?|(?:年末調整|確定申告|(?<!月次)決算)時|毎年\d{1,2}月|(?:毎年)?\d{1,2}月(?:初|初め|初旬|上旬|中|中旬|下旬|末|末日|\d{1,2}日)(?:まで|迄|頃|ごろ)?|決算期|(?:at )?year[- ]end|(?:every|each) (?:spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)",
            1,
        ),
    )
)
"""When in its period something is done, with how often a year that is."""

_AS_IT_COMES: Final = pattern(
    r"[^\s\d]{1,12}(?:の?都度|のつど|のたびに?|次第)|[^\s\d]*[一-鿿ァ-ヶー]{2}(?<![定常同毎当日臨])時"
    r"|[^\s\d]{2,14}(?:とき|場合|際)(?:に|は)?"
    r"|(?:when|whenever|as and when) .+|(?:on|upon|per|by) (?:each |every )?(?:request|demand|order|case|event|occurrence|appointment|project)"
)
"""What is done as it comes: 受任のつど, 契約更新時, whenever a client signs."""

_ON_OCCASION: Final = pattern(
    r"(?!.*\b(?:day|week|fortnight|month|quarter|half|year)s?\b)(?:as|when|whenever|if|upon|after|before) (?:and when |(?:a|an|the|it|they|we|you|one|each|every|any) )?[a-z-]+(?: [a-z-]+)*"
    r"|(?:on|at) (?:request|call|each (?!day|week|month|quarter|year)[a-z-]+)|(?:per|for each|for every|with each|case by|every|each) (?!other|second|third|few|couple|one|two|three|four|six|day|week|fortnight|month|quarter|half|term|semester|year|morning|evening|afternoon|night|shift|pay|working|business|trading|school|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar(?:ch)?\b|apr|june?\b|july?\b|aug|sep|oct|nov|dec|spring|summer|autumn|winter|season|christmas|easter|period|cycle|opening)[a-z-]+(?: [a-z-]+)*"
    r"|within \d+ (?:hours?|days?)|now and then|occasionally|sporadic(?:ally)?|rarely|event[- ]driven"
)
"""When something happens, not how often: as it happens, when they come, on request, within 72 hours."""

_REMARK: Final = pattern(r"(.*\S)\s*[(（]([^()（）]*)[)）]")
"""A frequency with more said of it in brackets: 月次(月初)."""

PATTERNS: Final = tuple(
    f"(?:{pattern.pattern})"
    for pattern in (
        _IN_A_PERIOD,
        _TIMES_A_PERIOD,
        _EVERY_PERIODS,
        _EVERY,
        *(at for at, _times in _AT),
        _AS_IT_COMES,
        _ON_OCCASION,
    )
)
"""What a frequency in figures looks like, for other readers than ours."""


@lru_cache(maxsize=2_000)
def frequency_of(text: str) -> tuple[str, ...]:
    """Return the code that a text means; the two codes around it where it is neither; nothing where it is no frequency."""
    word = _LEAST.sub(r"\1", " ".join(folded_figure(text).split()))
    rate = _rate(word)
    if rate is None:
        as_it_comes = _AS_IT_COMES.fullmatch(word) or _ON_OCCASION.fullmatch(word)
        return ("adhoc",) if as_it_comes else ()
    times, years = rate
    for code, least, most in _CODES:
        if least * years <= times <= most * years:
            return (code,)
    above = [code for code, least, _ in _CODES if least * years > times]
    below = [code for code, _, most in _CODES if most * years < times]
    return (*above[-1:], *below[:1])


_LEAST: Final = pattern(r"(?<!\d)(\d+)\s*[〜~～\-‐–]\s*\d+(?=\s*(?:回|度|times?|x))")
"""A range of times, of which the least is sure: 週3〜4回."""


def rarer_frequency(text: str) -> str | None:
    """Return the rarer of the two codes around a frequency, as weekly of 週2回: at least so often it is. ``None`` where it is none."""
    around = frequency_of(without_remark(text))
    return around[-1] if around else None


def without_remark(text: str) -> str:
    """Return a frequency without what is said of it in brackets behind it: 月次(月初); what stands there where only that is a period: 訪問時(毎日)."""
    remarked = _REMARK.fullmatch(folded(text))
    if remarked is None:
        return text
    is_occasion = _rate(remarked[1]) is None and _AS_IT_COMES.fullmatch(remarked[1])
    return remarked[2] if is_occasion and _rate(remarked[2]) else remarked[1]


def _rate(word: str) -> _Rate | None:
    if word in WORDS:
        return WORDS[word]
    if match := _IN_A_PERIOD.fullmatch(word):
        return _some(_A_YEAR[match[1]] * int(match[2]))
    if match := _EVERY_PERIODS.fullmatch(word):
        every_other = match[1] == "1" and word.endswith("おき")  # 1日おき is every second day
        return _part("2" if every_other else match[1], match[2], match[3] or "1")
    if match := _EVERY.fullmatch(word):
        return _part(match[1], match[2], "1")
    for at, times in _AT:
        if at.fullmatch(word):
            return times, 1
    if match := _TIMES_A_PERIOD.fullmatch(word):
        number = _NUMBERS.get(match[1] or match[2]) or int(match[1])
        return _some(_A_YEAR[match[3]] * number)
    return None


def _some(times: int) -> _Rate | None:
    return (times, 1) if times else None


def _part(number: str, period: str, times: str) -> _Rate | None:
    periods = _NUMBERS.get(number) or int(number)
    return (_A_YEAR[period] * int(times), periods) if periods else None
