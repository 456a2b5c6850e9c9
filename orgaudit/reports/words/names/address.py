"""How people are spoken of in Korean and Chinese texts: 김 과장, 민수씨, 王总, 小王, 请王经理审批."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from orgaudit.knowledge.name_words import name_words
from orgaudit.model.pattern import pattern
from orgaudit.reports.words.folding import folded

_HANGUL: Final = pattern("[\uac00-\ud7a3]")
_LONGEST_NAME: Final = 3
"""Signs of most Chinese names."""


def called_small(name: str) -> Iterator[tuple[str, bool]]:
    """Yield what somebody with a Chinese name is called among friends (小王), and whether that may stand beside other kanji."""
    if len(name) > _LONGEST_NAME:
        return
    for table, beside in (("chinese_surnames", True), ("chinese_surnames_too", False)):
        if name[:1] in _folded_words(table):
            yield from ((before + name[:1], beside) for before in sorted(_folded_words("chinese_prefixes")))


def is_hangul(sign: str) -> bool:
    """Whether a sign is a Korean syllable."""
    return _HANGUL.match(sign) is not None


def korean_address(follows: str) -> int:
    """Return how many folded signs the Korean form of address takes with which a text goes on; none where it has none."""
    found = _korean_titles().match(follows)
    return found.end() if found else 0


def korean_particle(follows: str) -> int:
    """Return how many folded signs the Korean particle takes with which a text goes on."""
    found = _korean_particles().match(follows)
    return found.end() if found else 0


def chinese_address(surname: str, follows: str) -> int:
    """Return how many folded signs the Chinese form of address behind a surname takes; none where it has none."""
    found = _chinese_titles().match(follows)
    if found is None and surname in _surnames():
        found = _only_behind_surnames().match(follows)
    if found is None or (found.end() == 1 and follows[1:2] in _folded_words("no_address_before")):
        return 0
    return found.end()


def may_stand_before_address(sign: str) -> bool:
    """Whether a Chinese sign before a surname with a form of address is a word of its own: 请王经理."""
    return folded(sign) in _folded_words("before_chinese")


@cache
def _folded_words(table: str) -> frozenset[str]:
    return frozenset(map(folded, name_words(table)))


@cache
def _surnames() -> frozenset[str]:
    return frozenset((*_folded_words("chinese_surnames"), *_folded_words("chinese_surnames_too")))


def _any_of(table: str) -> str:
    return "|".join(map(re.escape, sorted(_folded_words(table), key=lambda word: (-len(word), word))))


@cache
def _korean_titles() -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of('korean_titles')})님?")


@cache
def _korean_particles() -> re.Pattern[str]:
    return re.compile(_any_of("korean_particles"))


@cache
def _chinese_titles() -> re.Pattern[str]:
    return re.compile(_any_of("chinese_titles"))


@cache
def _only_behind_surnames() -> re.Pattern[str]:
    return re.compile(_any_of("chinese_only_titles"))
