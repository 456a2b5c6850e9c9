"""What makes no difference between two ways to word a heading, and what a heading counts by how it is built."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ENDINGS: Final = re.compile(
    r"(?:はありますか|がありますか|ですか|しますか|していますか|はあるか|があるか|はいるか|があるかどうか|はだれか|は誰か|はだれ|は誰|欄|記入欄|等|など)$"
)


_LOOSER: Final = (("cd", "コード"), ("とき", "時"), ("出来る", "できる"), ("ヶ月", "か月"), ("カ月", "か月"), ("ケ月", "か月"), ("一件", "1件"), ("一回", "1回"), ("している", "する"), ("の", ""), ("な", ""), ("について", ""))  # fmt: skip
"""What makes no difference between two ways to word a heading."""


@lru_cache(maxsize=20_000)
def loose(form: str) -> str:
    """Return a plain heading without the particles and endings that only make it a phrase or a question."""
    bare = _ENDINGS.sub("", form)
    for old, new in _LOOSER:
        bare = bare.replace(old, new)
    return bare or form


_PERIOD: Final = r"(?:month|mo|week|wk|day|year|yr|annum)"


_SHAPES: Final = (
    (re.compile(rf"(?:avg\.?|average|mean)?\s*(?:min|mins|minutes)\.?\s*(?:/|per|a|each)\s*(?!{_PERIOD}\b)[a-z]+", re.IGNORECASE), "minutes_per_case"),
    (re.compile(rf"(?!(?:h|hrs?|hours?|mins?|minutes?|time|days?|fte|effort|cost|workload)\b)(?:no\.?|number|#)?\s*(?:of\s+)?[a-z]+(?:\s+[a-z]+)?s\s*(?:/|per|a)\s*{_PERIOD}", re.IGNORECASE), "count"),
    (re.compile(r"(?:件|回|通|枚|名|人|社|台|便|冊|本|個)数?\s*/\s*(?:1?[かヶカケ]?月|年|週|日)"), "count"),
    (re.compile(r"(?:月間|月の|月あたりの?|月当たりの?|年間|週間)[^時分工]{1,8}(?:件数|枚数|通数|回数|数)"), "count"),
    (re.compile(r"1(?:件|回|通|枚|名|人|社|台|便)(?:あたり|当たり|当り)?の?[^数]{0,4}(?:時間|分数|所要)(?:[(（].*[)）])?"), "minutes_per_case"),
)  # fmt: skip
"""Headings that count something of their own, told by how they are built: Mins per claim, Claims / month, 月間受付枚数, 1通の時間."""


def shaped(text: str) -> tuple[tuple[str, str], ...]:
    """Return what a heading such as Claims / month means by how it is built; nothing for others."""
    word = unicodedata.normalize("NFKC", text).strip()
    if len(word) > _LONGEST_SHAPED:
        return ()
    return next(((("duty", key),) for pattern, key in _SHAPES if pattern.fullmatch(word)), ())


_LONGEST_SHAPED: Final = 40


_CODED: Final = re.compile(r"(?:コード|cd|c|区分|code|codes)$")
"""What the heading of a column of codes has behind the field that they are of."""

ENUMERATED: Final = frozenset(
    (
        "frequency",
        "manual",
        "media",
        "criticality",
        "deadline",
        "judgement",
        "storage",
        "data_class",
        "performed_by",
    )
)
"""Fields of which a column may hold codes."""


def uncoded(form: str) -> str:
    """Return a plain heading without what says that codes stand below it."""
    return _CODED.sub("", form)
