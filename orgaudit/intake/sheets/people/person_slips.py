"""What people write around the name of a person in English: an address, days, a remark, a change to come.

What only stands around a name is taken off and told; what says that somebody else does it at other times, or only half, leaves open who does.
"""

import re
from functools import lru_cache
from typing import Final

_ADDRESS: Final = re.compile(r"(?<!\s)\s*[<(\[][\w.+-]+@[\w.-]+[>)\]]")
_WITH: Final = re.compile(r"(?<!\s)\s+w/\s*(?=[A-Z])")
_CHANGES: Final = re.compile(
    r"\b(?:until|till|then|from|starting|starts|as of|if away|if out|in future|formerly|used to|instead of|handing over|taking over|not sure|probably|maybe|i think|allegedly|in theory|sort of)\b",
    re.IGNORECASE,
)
"""That it changes, or is not sure."""

_HALF: Final = re.compile(
    r"\b(?:at a push|at a pinch|limited(?: cover)?|emergenc(?:y|ies) only|basics? only|only basics?|half of it|some of it|parts? of it|in part|with support|needs? support|needs? help)\b|(?:^|\s)training\s|^half\b",
    re.IGNORECASE,
)
"""That somebody can do it only in part, or not yet."""

_UNNAMED: Final = re.compile(
    r"(?:us|we|me|i|myself|ourselves|you|him|her|them|him/her|he/she|they)", re.IGNORECASE
)
_ASIDE: Final = re.compile(r"(?<=\w)\s*\(([^()]{1,40})\)")
_REMARK: Final = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.*|leav(?:es|ing)\b.*|p/?t|f/?t|\d.*|ext\.? ?\d+|x\d+|mornings?|afternoons?|evenings?|nights?|days|am|pm|job ?share|maternity cover|mat cover|agency|interim|since .*|[a-z]+ only)",
    re.IGNORECASE,
)
"""What in brackets behind a name says nothing of who it is: days, hours, an extension, a contract."""


@lru_cache(maxsize=5_000)
def tidied(text: str) -> str:
    """Return a text of persons without what only stands around their names; the text itself where nothing does."""
    if text.isdigit() or len(text) > _LONGEST:
        return text
    bare = _WITH.sub("; ", _ADDRESS.sub("", text))
    bare = _ASIDE.sub(lambda found: "" if _REMARK.fullmatch(found[1].strip()) else found[0], bare)
    return bare.strip() or text


@lru_cache(maxsize=5_000)
def slip_in(text: str, *, stands_in: bool) -> str:
    """Return the problem of a text where persons are expected: ``uncertain``, ``not_yet_alone`` for who ``stands_in``, ``group``; empty where it has none."""
    if not text.isascii() or len(text) > _LONGEST:
        return ""
    if _UNNAMED.fullmatch(text.strip(" .")):
        return "group"
    if _HALF.search(text):
        return "not_yet_alone" if stands_in else "uncertain"
    return "uncertain" if _CHANGES.search(text) else ""


_LONGEST: Final = 80
