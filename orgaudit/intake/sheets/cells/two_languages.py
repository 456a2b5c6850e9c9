"""Cells that say the same twice, in two languages: 毎月 Monthly, 渡辺 / Watanabe, mensuel / monthly."""

from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import is_japanese

_LONGEST: Final = 60
_BETWEEN: Final = " \t\n/／|｜()（）　"
_TWO: Final = 2


@lru_cache(maxsize=5_000)
def halves(text: str) -> tuple[str, str] | None:
    """Return what a text says in Japanese and in Latin letters, or before and behind a slash; None where it is not of two such halves."""
    if len(text) > _LONGEST:
        return None
    if not is_japanese(text):
        parts = text.split(" / ")
        return (parts[0].strip(), parts[1].strip()) if len(parts) == _TWO and all(parts) else None
    latin = [at for at, sign in enumerate(text) if sign.isascii() and sign.isalpha()]
    if not latin:
        return None
    first, last = latin[0], latin[-1] + 1
    own, behind = text[first:last], (text[:first].strip(_BETWEEN), text[last:].strip(_BETWEEN + "."))
    others = [part for part in behind if part]
    if not own.isascii() or len(others) != 1 or not is_japanese(others[0]):
        return None
    return others[0], own.strip(_BETWEEN)
