"""What a question of a survey asks for: forms tools write the whole of it above the answers."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from orgaudit.intake.sheets.headings.turned_away import turned_away
from orgaudit.intake.yaml.plain import plain_file

QUESTIONS_FILE: Final = Path(__file__).with_name("questions.yaml")

_ASKS: Final = re.compile(
    r"[?？]\s*$|[かいせう]。?\s*$|。\s*$|ください|下さい|教えて|お答え|記入|選択|あなた|お名前|\b(?:please|your|you|who|what|which|how|when|where|is there|are there|do|does|did)\b",
    re.IGNORECASE,
)
_LEAST: Final = 7
"""Signs of the shortest text that may be a question; a shorter one is a heading."""

LONGEST: Final = 240
_NUMBERED: Final = re.compile(
    r"^[\[(【]?\s*(?:q|問|設問|質問)\s*\.?\s*\d{1,2}(?:[-－]\d)?\s*[\])】.:：、)]?\s*", re.IGNORECASE
)
_GAPS: Final = re.compile(r"(?<=[^\x00-\x7f])[\s　]+|[\s　]+(?=[^\x00-\x7f])")
_ASIDE: Final = re.compile(r"[(（\[【「『][^()（）\[\]【】「」『』]*[)）\]】」』]")


@lru_cache(maxsize=5_000)
def asked(text: str) -> tuple[str, str] | None:
    """Return kind and key of what a question asks for; None for a text that asks nothing known."""
    if not _LEAST <= len(text) <= LONGEST:
        return None
    word = _NUMBERED.sub("", " ".join(unicodedata.normalize("NFKC", text).casefold().split()))
    bare = _ASIDE.sub("", word).strip() or word
    if not _ASKS.search(bare):
        return None
    joined = _GAPS.sub("", bare)
    told = next((told for told, pattern in _patterns() if pattern.search(joined)), None)
    return None if told is None or turned_away(text, told[1]) else told


@cache
def _patterns() -> tuple[tuple[tuple[str, str], re.Pattern[str]], ...]:
    """Return what is asked for and by which words, in turn; what stands behind the key says which of several turns of it this is."""
    found = []
    for told, listed in plain_file(QUESTIONS_FILE).items():
        kind, _, key = told.partition(".")
        found.append(((kind, key.partition(" ")[0]), re.compile("|".join(listed))))
    return tuple(found)
