"""How people are spoken of in Korean and Chinese texts: 김 과장, 민수씨, 王总, 小王, 请王经理审批."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from orgaudit.knowledge.name_words import name_words
from orgaudit.model.pattern import pattern
from orgaudit.reports.words.folding import any_of, folded

_HANGUL: Final = pattern("[\uac00-\ud7a3]")
_HAN: Final = pattern("[\u3400-\u9fff]")
_LETTER: Final = pattern("[a-z]")
_LONGEST_WRITTEN: Final = 5
"""Signs of a Chinese name with a space in it."""

_LONGEST_NAME: Final = 3
"""Signs of most Chinese names."""


def called_small(name: str) -> Iterator[tuple[str, bool]]:
    """Yield what somebody with a Chinese name is called among friends (小王), and whether that may stand beside other kanji."""
    if len(name) > _LONGEST_NAME:
        return
    for table, beside in (("chinese_surnames", True), ("chinese_surnames_too", False)):
        if name[:1] in _folded_words(table):
            yield from ((before + name[:1], beside) for before in sorted(_folded_words("chinese_prefixes")))


def in_chinese(name: str) -> Iterator[str]:
    """Yield a Chinese name in simplified and in traditional signs, where it has any of the other kind."""
    if len(name) > _LONGEST_WRITTEN or not _HAN.match(name):
        return
    if folded(name[:1]) not in _surnames():
        return
    for table in _written_otherwise():
        other = name.translate(table)
        if other != name:
            yield other


@cache
def _written_otherwise() -> tuple[dict[int, str], dict[int, str]]:
    pairs = sorted(name_words("chinese_pairs"))
    return {ord(pair[1]): pair[0] for pair in pairs}, {ord(pair[0]): pair[1] for pair in pairs}


def is_hangul(sign: str) -> bool:
    """Whether a sign is a Korean syllable."""
    return _HANGUL.match(sign) is not None


def korean_address(follows: str) -> int:
    """Return how many folded signs the Korean form of address takes with which a text goes on; none where it has none."""
    found = _any_of("korean_titles", "님?").match(follows)
    return found.end() if found else 0


def korean_particle(follows: str) -> int:
    """Return how many folded signs the Korean particle takes with which a text goes on."""
    found = _any_of("korean_particles").match(follows)
    return found.end() if found else 0


def chinese_address(surname: str, follows: str) -> int:
    """Return how many folded signs the Chinese form of address behind a surname takes; none where it has none."""
    found = _any_of("chinese_titles").match(follows)
    if found is None and surname in _surnames():
        found = _any_of("chinese_only_titles").match(follows) or _ending_a_word(follows)
    if found is None or (found.end() == 1 and follows[1:2] in _folded_words("no_address_before")):
        return 0
    return found.end()


def _ending_a_word(follows: str) -> re.Match[str] | None:
    """Return the form of address with which a text goes on and a word ends: 陳生, 李sir."""
    found = _any_of("chinese_last_titles").match(follows)
    if found is None:
        return None
    letters = _LETTER if found[0].isascii() else _HAN
    return None if letters.match(follows[found.end() : found.end() + 1]) else found


def may_stand_before_address(sign: str) -> bool:
    """Whether a Chinese sign before a surname with a form of address is a word of its own: 请王经理."""
    return folded(sign) in _folded_words("before_chinese")


@cache
def _folded_words(table: str) -> frozenset[str]:
    return frozenset(map(folded, name_words(table)))


@cache
def _surnames() -> frozenset[str]:
    return frozenset((*_folded_words("chinese_surnames"), *_folded_words("chinese_surnames_too")))


@cache
def _any_of(table: str, behind: str = "") -> re.Pattern[str]:
    return any_of(name_words(table), behind)
