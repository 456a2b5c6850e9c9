"""Figures as people write them out in English: half an hour, two stamps, 5 out of 100, 350 approx., 60 invoices; brought to what the reader of values knows."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded

LONGEST: Final = 60
"""Signs of a text that may be a figure in words; a longer one is a story."""

_ONES: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
_TENS: Final = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: Final = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 30 + 10 * at for at, word in enumerate(_TENS)},
    "nil": 0,
    "single": 1,
    "double": 2,
    "a couple of": 2,
    "a couple": 2,
    "a dozen": 12,
    "half a dozen": 6,
    "a hundred": 100,
    "one hundred": 100,
    "two hundred": 200,
    "a thousand": 1000,
    "hundred": 100,
}
_ABOUT_TWO: Final = frozenset(("a couple of", "a couple", "a dozen", "half a dozen"))
_NUMBER: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
_WORD: Final = re.compile(rf"(?:{_NUMBER})(?![a-z])")
_AFTER: Final = re.compile(
    r",? ?(?:\(?(?:approx\.?|approximately|or so|ish|est\.?|estimated?|roughly|about|give or take|on average|avg\.?|average|max\.?|maximum|at most|at least|in total|altogether|typically|usually|normally|guess|rough guess|a guess|best guess|ca\.?|plus|or more|\+/-|hh:mm(?::ss)?|only)\)?|\+)$"
)
_BEFORE: Final = re.compile(
    r"^(?:(?:approx\.?|approximately|roughly|about|around|circa|ca\.?|c\.|say|some|nearly|almost|just over|just under|over|more than|at least|at most|usually|typically|normally|mostly|mainly|maybe|avg\.?|average|est\.?|estimated?|>|well over|only|just|always)[ :]*)+(?=[\d.a-z])"
)
_AT_MOST: Final = re.compile(
    r"^(?:(?:<|up to|max\.?|under|well under|below|less than|at most) ?)(?=[\d.a-z])"
)
_AND_A_HALF: Final = re.compile(r"^(\d{1,3}|an?) (hours?|hrs?|h|days?|minutes?|mins?)? ?(?:and|&) a half\b ?")
_FRACTION: Final = re.compile(r"^([1-3]) ?/ ?([2-5]) (?:of an? )?(?=h(?:ou)?rs?\b|h\b|days?\b)")
_ONE_UNIT: Final = re.compile(r"^an? (?=(?:hour|hr|minute|min)s?\b(?! and))")
_PARTS_OF_HOUR: Final = {
    "half hour": "30 min",
    "a half hour": "30 min",
    "half an hr": "30 min",
    "1 half hour": "30 min",
    "half hr": "30 min",
    "quarter hour": "15 min",
    "a quarter hour": "15 min",
    "quarter of an hr": "15 min",
    "three quarters of an hour": "45 min",
    "3 quarters of an hour": "45 min",
    "three quarter hour": "45 min",
    "half a minute": "0.5 min",
    "half minute": "0.5 min",
}
_COUNTED: Final = re.compile(
    r"((?:約)?\d[\d,.]*k?) (?!(?:in|at|to|or|and|with|without|on|from|plus|if|when|but|per|of|by|more|less|than|not|last|next|this|max|min|then|for|since|until|as|h|hrs?|hours?|mins?|minutes?|m|s|secs?|seconds?|days?|weeks?|wks?|months?|years?|fte|ftes|percent|pct|person|man|working|business|shifts?|quarters?|times as|each|every|a|an|daily|weekly|monthly|quarterly|yearly|annually|pw|pm|pa|p\.a|p\.m|p\.w|pcm|k|d|w|y)\b)"
    r"([a-z][a-z'-]{1,20}\.?(?: (?!(?:in|if|when|or|but|plus|then|per|to|than|until|a|an|each|every|daily|weekly|monthly|quarterly|yearly|annually|pw|pm|pa|p\.a|p\.m|p\.w)\b)[a-z][a-z'-]{0,20}){0,2})(?= |/|$)"
)
"""A figure with what it counts: 60 invoices."""


@lru_cache(maxsize=10_000)
def in_figures(text: str) -> str:
    """Return a text with its number in figures, 約 before one that is not exact; any other text as it is."""
    if len(text) > LONGEST or not text.isascii() or text.replace(".", "").isdigit():
        return text
    word = " ".join(folded(text).split()).replace("half-", "half ")
    bare = _BEFORE.sub("", word)
    while (less := _AFTER.sub("", bare)) != bare:
        bare = less
    is_about = (
        bare != word
        and not word.startswith(("only ", "just ", "always "))
        and not word.endswith(("only", "hh:mm)"))
    )
    if found := _WORD.match(bare):
        is_about = is_about or found[0] in _ABOUT_TWO
        bare = f"{_WORDS[found[0]]}{bare[found.end() :]}"
    bare = _PARTS_OF_HOUR.get(bare, bare)
    bare = _FRACTION.sub(lambda found: f"{int(found[1]) / int(found[2]):.4g} ", bare)
    bare = _AND_A_HALF.sub(
        lambda found: f"{1 if found[1].startswith('a') else int(found[1])}.5 {found[2] or ''} ", bare
    ).strip()
    bare = _ONE_UNIT.sub("1 ", bare)
    if not bare[:1].isdigit() and not bare.startswith("."):
        return text
    return f"約{bare}" if is_about else bare if bare != word else text


def without_counted(text: str) -> str:
    """Return a figure without what it counts: 60 of 60 invoices, 40 a month of 40 orders a month; any other text as it is."""
    found = _COUNTED.match(text) if len(text) <= LONGEST else None
    return f"{found[1]}{text[found.end() :]}" if found else text


_NAMED_PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100}  # fmt: skip
_PART: Final = re.compile(
    rf"(?:(an?|one|two|three|four|1|2|3|4) )?({'|'.join(_NAMED_PARTS)}|halves)s?(?: of (?:them|all|the|cases|it|those|orders|invoices|items|files|forms)\b.*)?(?: the (?:time|cases))?(?: of the (?:time|cases))?"
)
_OUT_OF: Final = re.compile(
    r"(\d{1,4}(?:\.\d+)?) ?(?:cases? |errors? |mistakes? )?(?:out of|in(?: every| each)?|of(?: every)?|per|from|for every) ?(?:every |a )?(\d{1,3},\d{3}|\d{1,5})(?: [a-z]+){0,2}"
)
_EVERY_NTH: Final = re.compile(
    r"(?:about )?every (?:(\d{1,3})(?:st|nd|rd|th)|(second|other|third|fourth|fifth|tenth|twentieth))(?: [a-z]+){0,2}"
)
_ORDINALS: Final = {
    "second": 2,
    "other": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "tenth": 10,
    "twentieth": 20,
}
_NONE: Final = re.compile(
    r"never(?: (?:happens|happened|so far|returned|goes wrong|any))?|none(?: (?:so far|known|at all|are))?|nil|zero|no (?:errors?|mistakes?|exceptions?|returns?|rework|problems?|deviations?|defects?|special cases?)(?: (?:so far|known|at all))?|not (?:ever|once)|not at all|nothing"
)
_ALL: Final = re.compile(r"always|all(?: of (?:them|it))?|every (?:time|one|case|single one)|each one|100 ?%")


@lru_cache(maxsize=5_000)
def share_in_words(text: str) -> str:
    """Return a share in words as a percentage: 5 out of 100, a quarter, one in ten, never; any other text as it is."""
    if len(text) > LONGEST:
        return text
    word = " ".join(folded(text).replace("-", " ").split()).rstrip(".")
    if _NONE.fullmatch(word):
        return "0%"
    if _ALL.fullmatch(word):
        return "100%"
    bare = _AT_MOST.sub("", _BEFORE.sub("", word))
    while (less := _AFTER.sub("", bare)) != bare:
        bare = less
    about = "" if bare == word else "約"
    bare = _WORDS_IN.sub(lambda found: str(_WORDS[found[0]]), bare)
    if found := _PART.fullmatch(bare):
        many = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}.get(found[1] or "", 1)
        whole = _NAMED_PARTS.get(found[2], 2)
        return f"{about}{100 * many / whole:.4g}%" if many <= whole else text
    if found := _EVERY_NTH.fullmatch(bare):
        return f"{100 / (int(found[1] or 0) or _ORDINALS.get(found[2] or '', 1)):.4g}%"
    if found := _OUT_OF.fullmatch(bare):
        part, whole = float(found[1]), int(found[2].replace(",", ""))
        return f"{about}{100 * part / whole:.4g}%" if whole >= part and whole > 0 else text
    return f"{about}{bare}" if bare != word and bare[:1].isdigit() else text


_WORDS_IN: Final = re.compile(
    rf"(?<![a-z])(?:{_NUMBER})(?![a-z])(?! (?:third|quarter|fifth|tenth|halve)s?\b)"
)

_LEVELS: Final = re.compile(
    r"(\d{1,2}) ?(?:levels?|stages?|steps?|tiers?|layers?|rounds?|approvals?|approvers?|sign ?-?offs?|signatures?|signatories|people|persons?|stamps?|seals?|chops?|nos?\.?|pcs\.?|times|x|imprints?|marks?|initials|impressions?|in all)?(?: (?:each|per form|per document|required|needed|in all|altogether|in total))?(?: ?[(:\u2013-] ?[^\d()]{1,50}\)?)?"
)
_NO_LEVELS: Final = re.compile(
    r"(?:nil|none|zero|no)(?: (?:approvals?|sign ?-?offs?|signatures?|seals?|stamps?|chops?|approvers?|levels?))?(?: (?:is |are )?(?:needed|required|necessary|at all))?|not (?:needed|required|necessary|stamped|sealed|signed|approved)|without (?:approval|a stamp|a seal|seal|stamp)|unsealed|no need"
)


@lru_cache(maxsize=5_000)
def count_in_words(text: str) -> str:
    """Return a count with what it counts or a remark behind it as a bare one: two chops, 3 levels, 1 (principal's seal), 2 nos.; any other text as it is."""
    if len(text) > LONGEST or not text.isascii():
        return text
    word = " ".join(folded(text).split())
    if _NO_LEVELS.fullmatch(word.rstrip(".")):
        return "0"
    figures = in_figures(text)
    found = _LEVELS.fullmatch(" ".join(folded(figures.removeprefix("約")).split()))
    return found[1] if found else text
