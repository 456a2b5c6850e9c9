"""Words as a reader means them: width and case do not count, and the nearest word to a slip is found."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from orgaudit.model.pattern import pattern

_NEAR_ENOUGH: Final = 0.6
"""The share of common signs from which a word is offered as the one that was meant."""

_NEAR_ENOUGH_IN_KANJI: Final = 0.5
"""The same for Japanese, where a name has two signs and one of them is easily another."""

_SOMEWHAT_NEAR: Final = 0.3
"""The share from which a word of a long list is worth showing."""

_SHORT_LIST: Final = 15
_EXCERPT: Final = 8
_LONGEST: Final = 60
_MOST_COMPARED: Final = 3_000
_GAP: Final = pattern(r"\s{3,}")


@lru_cache(maxsize=4_096)
def folded(text: str) -> str:
    """Return a word without width, case and outer space: what two spellings are compared by."""
    if text.isascii():
        return text.strip().casefold()
    return unicodedata.normalize("NFKC", text).strip().casefold()


def folded_whole(text: str, longest: int) -> str:
    """Return a word folded and without any gap, as it stands in Japanese; empty where it has more than so many signs."""
    return "".join(folded(text).split()) if len(text) <= longest else ""


def folded_figure(text: str) -> str:
    """Return a text as ``folded`` does, but one with a raised, lowered or circled digit or a fraction as it stands: 10² is not 102, nor ③ 3."""
    return text if _NO_FIGURE.search(text) else folded(text)


_NO_FIGURE: Final = pattern(
    "[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u215f\u2189\u2460-\u249b\u24ea-\u24ff\u3251-\u325f\u32b1-\u32bf]"
)
"""Digits that say something else than the figure they stand in: a power, a footnote, a number of a list."""


def narrowed(text: str) -> str:
    """Return a text with each gap as one sign, ready to be parted at signs with white space around them.

    Only a long text is touched: parting looks at a gap from each of its signs, which in one of ten thousand takes seconds.
    """
    if len(text) <= _LONGEST:
        return text
    return _GAP.sub(lambda gap: "\n" if "\n" in gap[0] else " ", text)


def nearest(found: str, words: Iterable[str]) -> str | None:
    """Return the word most like ``found``, or None where none is near."""
    ranked = _ranked(found, words)
    enough = _NEAR_ENOUGH_IN_KANJI if is_japanese(found[:_LONGEST]) else _NEAR_ENOUGH
    return ranked[0][1] if ranked and ranked[0][0] >= enough else None


def useful_part(found: str, words: Sequence[str]) -> tuple[tuple[str, ...], int | None]:
    """Return the words to show as allowed and how many were left out: all of a short list, else the most similar."""
    if len(words) <= _SHORT_LIST:
        return tuple(words), None
    ranked = _ranked(found, words)
    close = [word for likeness, word in ranked if likeness >= _SOMEWHAT_NEAR][:_EXCERPT]
    shown = tuple(close) or tuple(words[:_EXCERPT])
    return shown, len(words) - len(shown)


def is_japanese(text: str) -> bool:
    """Whether a word holds kana or kanji."""
    return any("\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or sign == "々" for sign in text)


def _ranked(found: str, words: Iterable[str]) -> list[tuple[float, str]]:
    """Return the words that have something in common with ``found``, the most similar first."""
    return _ranked_once(found, tuple(islice(words, _MOST_COMPARED)))


@lru_cache(
    maxsize=64
)  # a message tells the nearest of some words and those near, and a slip is made in every duty
def _ranked_once(found: str, words: tuple[str, ...]) -> list[tuple[float, str]]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(folded(found[:_LONGEST]))
    ranked = []
    for word in words:
        matcher.set_seq1(folded(word[:_LONGEST]))
        if matcher.real_quick_ratio() >= _SOMEWHAT_NEAR and matcher.quick_ratio() >= _SOMEWHAT_NEAR:
            ranked.append((matcher.ratio(), word))
    # Among equals the one whose signs stand where they were typed.
    return sorted(ranked, key=lambda pair: (-pair[0], -sum(map(str.__eq__, found, pair[1]))))
