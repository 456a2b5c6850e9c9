"""Phrases in English that say of a text of one's own that there is none: no licence needed, nobody reads it, no SLA; and several systems in one phrase."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded

_LONGEST: Final = 60

_NONE: Final = {
    "licence": re.compile(
        r"(?:no |none |not |nothing |no formal |no special )(?:licen[cs]es?|certificates?|certifications?|qualifications?|registration|permits?|tickets?|accreditation|formal one|special)? ?(?:is |are )?(?:needed|required|necessary|applicable|at all)?|anyone(?: can)?(?: do it)?|unlicensed|nil|no"
    ),
    "sla": re.compile(
        r"no (?:sla|slas|service level|service levels|agreement|target|targets|standard|time limit|formal .{2,20})(?: (?:agreed|in place|set|exists|defined|with them))?|none(?: (?:agreed|set|in place|exists|defined))|nothing (?:agreed|in writing|in place|written)|nil"
    ),
    "systems": re.compile(
        r"no (?:system|software|tool|tools|it|program|app|computer)s?(?: (?:used|needed|at all|involved))?|none (?:used|needed|at all)|nothing|not (?:on|in) (?:a |any )?(?:system|computer)|without (?:a )?(?:system|computer)|nil|(?:done )?by hand|all by hand"
    ),
    "consumer": re.compile(
        r"(?:nobody|no one|no-one|none)(?: (?:reads|uses|looks|needs|wants|asks|really|any more|anymore|at all|else|in particular|now|today).*)?|nil|goes in the (?:bin|drawer)|filed away"
    ),
    "process": re.compile(r"no process|none|nil|stands? alone|stand-alone|not part of (?:any|a) process"),
}


@lru_cache(maxsize=2_000)
def says_there_is_none(key: str, text: str) -> bool:
    """Whether a phrase says for a field of text that there is none."""
    if key not in _NONE or len(text) > _LONGEST or not text.isascii():
        return False
    word = " ".join(folded(text).split()).rstrip(".! ")
    return bool(word) and (
        _NONE[key].fullmatch(word) is not None or (key == "sla" and word in word_list("not_agreed"))
    )


_PLUS: Final = re.compile(r" (?:\+|plus|then) ")
_AND: Final = re.compile(r" (?:&|and) ")


@lru_cache(maxsize=2_000)
def systems_apart(text: str) -> str:
    """Return systems with a sign between that the reader of values knows: Salesforce + DocuSign; at "and" only where one beside it is known, as names have one too."""
    if len(text) > _LONGEST or not text.isascii():
        return text
    parted = _PLUS.sub("; ", text)
    parts = _AND.split(parted)
    known = cell_words().get("Medium", {})
    return "; ".join(parts) if len(parts) > 1 and any(folded(part) in known for part in parts) else parted
