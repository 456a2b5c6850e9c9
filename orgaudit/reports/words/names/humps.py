"""A name in Latin letters that capitals part from the word it is written in: SatoDB, getSatoList."""

from collections.abc import Sequence
from typing import Final

from orgaudit.knowledge.name_words import name_words

_SHORTEST: Final = 4
_LONGEST_BEFORE: Final = 8


def begins_hump(key: str, written: str, places: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a name begins with a capital within a word that begins otherwise; ``at`` is its first folded sign."""
    start = places[at][0]
    own = written[start : start + 2]
    if not _may_be_in_a_word(key) or not (own[:1].isupper() and own[1:].islower()):
        return False
    begin = start
    while begin > max(0, start - _LONGEST_BEFORE) and written[begin - 1].isalpha():
        begin -= 1
    return written[begin:start].lower() not in name_words("surname_beginnings")


def ends_hump(key: str, written: str, places: Sequence[tuple[int, int]], last_at: int) -> bool:
    """Whether a name ends in a small letter and a capital follows within the word; ``last_at`` is its last folded sign."""
    start, end = places[last_at]
    first = places[last_at - len(key) + 1][0]
    return (
        _may_be_in_a_word(key)
        and written[first : first + 1].isupper()
        and written[start:end].islower()
        and written[end : end + 1].isupper()
    )


def _may_be_in_a_word(key: str) -> bool:
    return len(key) >= _SHORTEST and key not in name_words("also_words")
