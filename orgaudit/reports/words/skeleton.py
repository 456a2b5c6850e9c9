"""A folded text as a reader takes it in: signs of another script that only look alike are one sign."""

import re
from functools import cache, lru_cache
from typing import Final

from orgaudit.knowledge.confusables import as_seen, beside_latin
from orgaudit.model.pattern import pattern

_DASH: Final = pattern("(?<=[\u3041-\u3096\u30a1-\u30fa\u30fc])-")
"""A dash behind kana, which is often typed where a long vowel is meant."""

_LONG_VOWEL: Final = "\u30fc"


@lru_cache(maxsize=20_000)
def seen(key: str) -> str:
    """Return a folded text with one sign for all that look alike; it is as long as before."""
    if key.isascii():
        return key
    return _DASH.sub(_LONG_VOWEL, key).translate(as_seen())


@lru_cache(maxsize=20_000)
def seen_as_latin(key: str) -> str | None:
    """Return it with the letters, too, that look like one of ours in small form only; ``None`` where it has none of them."""
    if key.isascii() or not _of_two_kinds().search(key):
        return None
    return seen(key.translate(beside_latin()))


def seen_both_ways(key: str) -> tuple[str, ...]:
    """Return how a folded name is seen as it is written, and with a letter of ours in it."""
    return tuple(look for look in (seen(key), seen_as_latin(key)) if look is not None)


@cache
def _of_two_kinds() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, beside_latin()))}]")
