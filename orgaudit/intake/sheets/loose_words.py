"""What a cell says of an enumerated field in more words than the vocabulary has: Excel管理, Monthly - WD3, あり・古い."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cell_words import cell_words
from orgaudit.intake.sheets.headings import field_of
from orgaudit.intake.spelling import folded

_LONGEST: Final = 60
_BETWEEN: Final = re.compile(
    r"\s*[・、,，;；:：–—/／]\s*|\s+-\s+|\s*,?\s+but\s+(?:is\s+)?|(?<=[あいるり])が\s*、?"
)
_CHANGES: Final = re.compile(
    r"→|⇒|⇨|➡|->|から|より|への?|化|廃止|なし|無し|不要|以外|または|又は|\bor\b|\bno\b|\bnot\b|\bto\b|\bfrom\b|\bwithout\b|[?？]"
)
"""What says that a medium is given up, or only one of several."""

_PERIODIC: Final = re.compile(
    r"(daily|weekly|monthly|quarterly|annually|yearly|annual|every day|every week|every month|every quarter|every year)\b\s*[\s,;:(–—-]\s*(.{1,40})"
)
_OTHER: Final = re.compile(r"dai|week|month|quart|annual|year|day\b|or\b|ad hoc", re.IGNORECASE)
_OF_MONTH: Final = re.compile(r"月[初末中央](?:第?\d{1,2}(?:営業)?日?)?(?:目|頃|ごろ|まで|迄)?|[上中下]旬")
_MONTHS: Final = re.compile(r"(?:毎年)?(?:1[0-2]|[1-9])月(?:\s*[・、,，と/／及び]+\s*(?:1[0-2]|[1-9])月)+")
_DAYS_A_WEEK: Final = re.compile(r"週(?:に)?([1-7])日(?:程度|ほど|くらい)?")


@lru_cache(maxsize=5_000)
def loosely(key: str, text: str) -> str:
    """Return the words that a text boils down to for a field; empty where it does not surely."""
    return _BY_KEY[key](text) if key in _BY_KEY and len(text) <= _LONGEST else ""


def media_in(item: Field, text: str) -> list[str]:
    """Return the codes of the media that a text names among other words; none where it says that one is given up."""
    word = folded(text)
    if item.values is None or len(text) > _LONGEST or _CHANGES.search(word):
        return []
    found: dict[str, None] = {}
    for known, code in _media().items():
        at = word.find(known)
        if at >= 0 and (not known.isascii() or _alone(word, known)):
            found.setdefault(code)
    return list(found)


def _alone(word: str, known: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(known)}(?![a-z0-9])", word) is not None


@cache
def _media() -> Mapping[str, str]:
    item = field_of("duty", "media")
    words = item.values.words if item is not None and item.values is not None else {}
    listed = {folded(word): code for code, several in words.items() for word in several}
    listed |= cell_words().get("Medium", {})
    return {
        word: code for word, code in listed.items() if word not in _VAGUE and (len(word) > 1 or word == "紙")
    }


_VAGUE: Final = frozenset(
    (
        "system",
        "システム",
        "app",
        "application",
        "line",
        "hp",
        "im",
        "tel",
        "post",
        "access",
        "ポータル",
        "portal",
        "web",
        "データ",
        "書類",
    )
)
"""Words of media that say so only where they stand alone."""


def _frequency(text: str) -> str:
    word = folded(text)
    if (found := _PERIODIC.fullmatch(word)) and not _OTHER.search(found[2]):
        return found[1]
    if _OF_MONTH.fullmatch(word):
        return "毎月"
    if _MONTHS.fullmatch(word):
        return "年2回"
    days = _DAYS_A_WEEK.fullmatch(word)
    return "" if days is None else "毎日" if int(days[1]) >= _WORKING_DAYS else "毎週"


_WORKING_DAYS: Final = 5


def _manual(text: str) -> str:
    """Return that a manual is out of date where one part of a text says that there is one, another that it is old or being written."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    codes = {_code("Manual", part) for part in parts}
    return "outdated" if len(parts) > 1 and "outdated" in codes and "" not in codes else ""


def _code(name: str, text: str) -> str:
    item = field_of("duty", "manual")
    known = item.values.code_of(text) if item is not None and item.values is not None else None
    return known or cell_words().get(name, {}).get(folded(text), "")


_BY_KEY: Final = {"frequency": _frequency, "manual": _manual}
