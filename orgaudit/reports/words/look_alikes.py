"""A folded text as a reader takes it in: signs of another script that only look alike are one sign."""

import re
from functools import cache, lru_cache
from typing import Final

from orgaudit.knowledge.look_alikes import as_seen, beside_latin
from orgaudit.model.pattern import pattern

_WORD: Final = pattern(r"[^\W\d_]+")
_LATIN: Final = pattern("[a-z]")
_DASH: Final = pattern("(?<=[\u3041-\u3096\u30a1-\u30fa\u30fc])-")
"""A dash behind kana, which is often typed where a long vowel is meant."""

_LONG_VOWEL: Final = "\u30fc"


@lru_cache(maxsize=20_000)
def seen(key: str) -> str:
    """Return a folded text with one sign for all that look alike; it is as long as before."""
    if key.isascii():
        return key
    if _of_two_kinds().search(key):
        key = _WORD.sub(_word_seen, key)
    return _DASH.sub(_LONG_VOWEL, key).translate(as_seen())


def seen_both_ways(key: str) -> tuple[str, ...]:
    """Return how a folded name is seen as it is written, and with a letter of ours in it."""
    return tuple(dict.fromkeys((seen(key), key.translate(beside_latin()).translate(as_seen()))))


@cache
def _of_two_kinds() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, beside_latin()))}]")


def _word_seen(word: re.Match[str]) -> str:
    return word.group().translate(beside_latin()) if _LATIN.search(word.group()) else word.group()
