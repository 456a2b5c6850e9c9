"""What words within a phrase in English make of it: follows written criteria, set by law, lever arch files. The words stand in phrases.yaml."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from orgaudit.intake.sheets.cells.days_in_english import months_alone
from orgaudit.intake.sheets.cells.open_texts import says_open
from orgaudit.intake.spelling import folded
from orgaudit.intake.yaml.plain import plain_file

PHRASES_FILE: Final = Path(__file__).with_name("phrases.yaml")

_LONGEST: Final = 80
"""Signs of a text that may be a phrase; a longer one is a story, in which a word says little."""

_NEGATED: Final = re.compile(
    r"(?:^|[ (])(?:no|not|non|never|without|nothing|neither|nor|cannot|[a-z]{2,7}n't)(?: (?:a|an|any|the|be|much|really|very|so|that|too|especially|particularly|all|been|just))*\Z"
)
_JOINED: Final = re.compile(r"(?<=[a-z0-9])[-\u2010-\u2015/_](?=[a-z0-9])")
_EITHER: Final = re.compile(
    r"\b(?:or|partly|part|half|mix|mixed|mixture|both|sometimes|mostly|mainly|usually|others?)\b|\d ?%"
)
"""Between two words that say different things: that it may be either."""

_FROM_TO: Final = re.compile(rf"{_EITHER.pattern}|\b(?:to|some)\b")
"""The same of what has degrees: medium to high."""

_OR: Final = re.compile(r"\bor\b")
"""The same of what is done in steps, and of a manual, which is out of date where a part of it is."""

_OF_EITHER: Final = {"Manual": _OR, "Step": _OR, "Criticality": _FROM_TO, "Judgement": _FROM_TO}

_TO_COME: Final = re.compile(
    r"(?:still |yet )?(?:to be|tb|not yet|never been|has never|have never|never(?= (?:tried|happened|tested|occurred))|hasn't|haven't|not been) (?!done|left)[a-z]+"
)
"""What is still to be said; of a manual that is an answer."""

_LONGEST_BEFORE: Final = 40


class Hit(NamedTuple):
    """A cue in a text: the place of its code in the order of the table, and the code."""

    rank: int
    code: str


@cache
def _cues(name: str) -> tuple[re.Pattern[str], tuple[Hit, ...]] | None:
    """Return the pattern of all cues of a vocabulary, the longest first, each in a group of its own, with what it stands for; compiled when it is first asked for."""
    cues = [
        (cue, Hit(rank, code))
        for rank, codes in enumerate(_phrases().get(name, ()))
        for code, several in codes.items()
        for cue in several
    ]
    if not cues:
        return None
    cues.sort(key=lambda pair: -len(pair[0]))
    sources = "|".join(f"({_source(cue)})" for cue, _ in cues)
    return re.compile(rf"(?<![a-z0-9'])(?:{sources})(?![a-z0-9])"), tuple(hit for _, hit in cues)


@cache
def _phrases() -> Mapping[str, list[Mapping[str, list[str]]]]:
    return dict(plain_file(PHRASES_FILE))


def _source(cue: str) -> str:
    """Return the pattern of a cue."""
    if cue.startswith("["):
        return cue
    words = re.escape(cue).replace(r"\ ", " ").replace(r"\.\.", r"[a-z']+(?: [a-z']+)?")
    return words.replace(r"\*", "[a-z']*")


@lru_cache(maxsize=5_000)
def hits_in(name: str, text: str) -> tuple[Hit, ...]:
    """Return the cues of a vocabulary in a text, from its begin; nothing of one that says that it is open, or is too long."""
    if len(text) > _LONGEST or not text.isascii() or "?" in text or says_open(text):
        return ()
    word = _JOINED.sub(" ", " ".join(folded(text).split()))
    if name != "Manual" and _TO_COME.match(word):
        return ()
    cues = _cues(name)
    if cues is None:
        return ()
    expression, told = cues
    return tuple(
        told[found.lastindex - 1]
        for found in expression.finditer(word)
        if found.lastindex and not _is_negated(word[: found.start()])
    )


def _is_negated(before: str) -> bool:
    return _NEGATED.search(before[-_LONGEST_BEFORE:].rstrip()) is not None


def code_in(name: str, text: str) -> str:
    """Return the code that a phrase says for a vocabulary; empty where it says none, or may say either of two."""
    hits = hits_in(name, text.replace("\u2019", "'"))
    codes = {hit.code for hit in hits}
    if not codes or _may_be_either(name, folded(text), codes):
        return ""
    is_both = name == "Storage" and {"paper_only", "electronic"} <= codes and min(hits).rank > 1
    code = "both" if is_both else min(hits).code
    return "" if code == "?" else code


def _may_be_either(name: str, word: str, codes: set[str]) -> bool:
    """Whether a phrase leaves open which of its codes holds, or whether its one code holds of all."""
    if name in ("Storage", "Provider") and (_CHANGES.search(word) or _IN_PART.search(word)):
        return True
    if name == "Manual":
        is_dated = "outdated" not in codes and "ok" in codes and _YEAR.search(word) is not None
        return (is_dated and not _STILL.search(word)) or (len(codes) > 1 and bool(_OR.search(word)))
    if len(codes) < _TWO:
        return False
    if name in ("Step", "Provider"):
        firsts = [min(hits) for part in _AND.split(word) if (hits := hits_in(name, part))]
        if len({hit.code for hit in firsts}) > 1:
            return True
    is_scale = name == "Criticality" and len(word.replace("-", " ").replace("/", " ").split()) < _PHRASE
    is_open = _OF_EITHER.get(name, _EITHER).search(word) is not None
    return is_scale or (is_open and not (name == "Storage" and not _OR.search(word)))


_TWO: Final = 2
_PHRASE: Final = 4
_AND: Final = re.compile(r" ?(?:&|\+|/|,|\band\b) ?")
_IN_PART: Final = re.compile(r"\b(?:part|partly|partially|half|mostly|mainly|some)\b")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_STILL: Final = re.compile(r"\b(?:current|up to date|valid|in force|complete|full|fully)\b")
"""What says of a manual with a year that it holds today."""


_CHANGES: Final = re.compile(
    r"\b(?:instead of|rather than|replac\w*|used to be|formerly|previously|no longer|soon|planned|moving|migrat\w*|switching|abolish\w*|phased out|phasing out|will be|going to|was|were|until|except)\b|->|=>"
)
"""That one medium follows on another."""


def media_said(text: str) -> list[str]:
    """Return the codes of all media that a phrase in English names; none where it says that one is given up."""
    if _CHANGES.search(folded(text)):
        return []
    return list(dict.fromkeys(hit.code for hit in hits_in("Medium", text.replace("\u2019", "'"))))


def often_said(text: str) -> str:
    """Return how often something is done by the words of a phrase in English, or else by when it is done; empty where it says neither, or two things."""
    plain = text.replace("\u2019", "'")
    named = [part for part in months_alone(plain).split("、") if part]
    if len(named) > 1 and all(map(str.isalpha, named)):
        return "monthly" if len(named) >= _MONTHS else "quarterly" if len(named) >= _QUARTERS else "yearly"
    if pace := _PACE.search(folded(plain)):
        is_month = pace[1] in ("4", "four") or bool(pace[2])
        return "monthly" if is_month else ""
    if of := _OF_PERIOD.search(folded(plain)):
        return _OF_PERIODS[of[1]]
    hits = hits_in("Often", plain)
    if not hits:
        return ""
    first = min(hits).rank
    codes = {hit.code for hit in hits if hit.rank == first}
    return codes.pop() if len(codes) == 1 else ""


_PACE: Final = re.compile(
    r"\b(\d{1,2}|two|three|four|five|six|eight|ten|twelve)[- ](?:weekly|monthly|yearly|daily|hourly)\b|\b(?:every|each|once every) (?:(other|second|2nd|alternate) (?:week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|other|second|third|few|couple|\d|two|three|four|five|six|ten)\b|\balternate\b"
)
"""Every so many periods, of which only a month and a fortnight are near to a word for how often."""

_MONTHS: Final = 12
_QUARTERS: Final = 4
_OF_PERIOD: Final = re.compile(
    r"\b(?:day|days|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day|month|date|end|start|beginning|middle|[0-9](?:st|nd|rd|th)) (?:of|in) (?:each|every|the|a) (?:calendar |financial |fiscal |tax )?(week|month|quarter|year)\b"
)
_OF_PERIODS: Final = {"week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "yearly"}
"""How often something is that is done on some day of each: the last Friday of the quarter."""
