"""Words that tell what a line is about, and those that stand everywhere and tell nothing."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from orgaudit.knowledge.data_file import read_data
from orgaudit.model.identity import canonical, remembered
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern

_OKURIGANA: Final = pattern(r"(?<=[一-鿿々])[ぁ-ん]{1,2}(?<![のとや])(?=[一-鿿々])")
_WORDS: Final = pattern(r"[一-鿿々]{2,}|[ァ-ヶー]{3,}|[a-z]{3,}")


class _Common(NamedTuple):
    """Words of either language; the Japanese ones by their first letter, with their place in the table."""

    ja: Mapping[str, tuple[tuple[int, str], ...]]
    en: frozenset[str]

    def within(self, word: str) -> list[str]:
        """Return the Japanese ones that may stand in a word, in the order of the table."""
        return [
            known for _, known in sorted([item for letter in {*word} for item in self.ja.get(letter, ())])
        ]


@cache
def _common() -> _Common:
    table = read_data(Path(__file__).with_name("common_words.yaml"))
    by_letter: dict[str, tuple[tuple[int, str], ...]] = {}
    for item in enumerate(table["ja"]):
        by_letter[item[1][0]] = (*by_letter.get(item[1][0], ()), item)
    return _Common(by_letter, frozenset(table["en"]))


@remembered
def content_words(text: str) -> frozenset[str]:
    """Return the words of a text without those that stand everywhere: runs of kanji and of katakana, English words.

    Kana between kanji does not count, so that 預り金 is in 預かり金 and the other way round.
    """
    common = _common()
    found: set[str] = set()
    for word in _WORDS.findall(_OKURIGANA.sub("", canonical(text))):
        if word.isascii():
            found |= {word.removesuffix("s")} - common.en
            continue
        rest = word
        for known in common.within(word):
            rest = rest.replace(known, "")
        if len(rest) > 1:
            found.add(rest)
    return frozenset(found)


def share_a_word(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of content words share one; words in kanji share two signs in a row: 点検整備 and 整備記録簿."""
    if not some.isdisjoint(others):
        return True
    pairs = _pairs(others)
    return bool(pairs) and not pairs.isdisjoint(_pairs(some))


@lru_cache(maxsize=4_096)
def _pairs(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[at : at + 2] for word in words if _is_kanji(word) for at in range(len(word) - 1))


def _is_kanji(word: str) -> bool:
    return word[0] >= "一"
