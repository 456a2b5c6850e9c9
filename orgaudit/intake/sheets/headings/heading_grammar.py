"""Headings by composition: what the words of a heading say together, where the heading itself is not known.

A heading counts only where every word of it is known, for one word more can turn it into something else: target hours, last year's volume.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from orgaudit.intake.yaml.plain import plain_file
from orgaudit.model.named_tuple import NamedTuple

HEADING_WORDS_FILE: Final = Path(__file__).with_name("heading_words.yaml")

LONGEST: Final = 40
_SIGNS: Final = re.compile(r"[\s()\[\]【】〔〕{}<>「」『』/=~〜・,、.。:;!?*※'’\"“”|+&_↓→①-⑳-]+")
_HYPHEN: Final = re.compile(r"(?<=[a-z])-(?=[a-z])|(?<=[a-z])['’]s?\b|(?<=\b[a-z])\.(?=[a-z]\b)")
_BRACKETED: Final = re.compile(r"[(（\[【〔{<「『][^)）\]】〕}>」』]{0,40}[)）\]】〕}>」』]")
_LATIN: Final = re.compile(r"[a-z0-9#%]+")
_EACH: Final = frozenset(("per", "each", "every"))
_PLAIN: Final = frozenset(("plain",))
_LEAST: Final = 2
"""Words that say something, of which a heading has so many at least: one alone stands in headings.yaml, or may be a value."""

_PLURALS: Final = (("ies", "y"), ("es", ""), ("s", ""))

Ideas = frozenset[str]
Way = tuple[Ideas, ...]


class Pattern(NamedTuple):
    """What a heading of a field says: the ideas that it needs, each by a word of its own, and all that it may have."""

    kind: str
    key: str
    needs: tuple[str, ...]
    known: Ideas


@lru_cache(maxsize=20_000)
def composed(text: str) -> tuple[tuple[str, str], ...]:
    """Return kind and key of the fields that the words of a heading make up; nothing where a word is not known or two fields are as near."""
    return _told(text) or (_told(_BRACKETED.sub(" ", text)) if _BRACKETED.search(text) else ())


def composed_in_brackets(text: str) -> tuple[tuple[str, str], ...]:
    """Return the same of a heading that says more in brackets, such as 担当(サブ); nothing for others."""
    found = _told(text) if _BRACKETED.search(text) else ()
    return () if any(key in _GENERIC for _, key in found) else found


_GENERIC: Final = frozenset(("time", "count"))
"""Keys of figures, of which the unit in brackets says no more than their unit."""


def _told(text: str) -> tuple[tuple[str, str], ...]:
    if not 1 < len(text) <= LONGEST or _LEAST_OF.match(text):
        return ()
    word = _HYPHEN.sub("", unicodedata.normalize("NFKC", text).casefold())
    best: dict[str, tuple[tuple[int, int], set[str]]] = {}
    for parted in _ways(_singular(_SIGNS.sub(" ", word).strip())):
        if sum(ideas != _PLAIN for ideas in parted) >= _LEAST:
            _choose(parted, best)
    return tuple((kind, next(iter(keys))) for kind, (_, keys) in best.items() if len(keys) == 1)


_LEAST_OF: Final = re.compile(
    r"\s*min\b\.?\s+(?:no\.?\s|number\s|staff|people|persons?|headcount|fte|crew|operators?|team|cover|level|stock|required|needed|qual|skill)",
    re.IGNORECASE,
)
"""What asks for the least of something, and counts no minutes: Min. staff."""


def _choose(parted: Way, best: dict[str, tuple[tuple[int, int], set[str]]]) -> None:
    """Keep the field of each kind that needs most of the ideas of fewest words."""
    for pattern in _patterns():
        if all(ideas & pattern.known for ideas in parted) and _covered(pattern.needs, [*parted]):
            rank = (len(pattern.needs), -len(parted))
            most, keys = best.get(pattern.kind, ((0, 0), set()))
            if rank > most:
                best[pattern.kind] = (rank, {pattern.key})
            elif rank == most:
                keys.add(pattern.key)


def _covered(needs: tuple[str, ...], parted: list[Ideas]) -> bool:
    """Whether each idea has a word of its own."""
    return not needs or any(
        needs[0] in ideas and _covered(needs[1:], parted[:place] + parted[place + 1 :])
        for place, ideas in enumerate(parted)
    )


def _singular(text: str) -> str:
    """Return a text with English words as they are known, and what stands behind ``per`` as a case."""
    known, before = _vocabulary(), ""

    def told(found: re.Match[str]) -> str:
        nonlocal before
        word = found[0]
        if word not in known:
            word = next(
                (
                    one
                    for end, new in _PLURALS
                    if word.endswith(end) and (one := word[: -len(end)] + new) in known
                ),
                "case" if before in _EACH and word.isalpha() else word,
            )
        before = word
        return word

    return _LATIN.sub(told, text)


def _ways(text: str) -> list[Way]:
    """Return the ways to part a text into known words, those of few words first, each as what its words stand for."""
    known = _vocabulary()
    ways: list[list[Way]] = [[] for _ in text] + [[()]]
    for start in range(len(text) - 1, -1, -1):
        if text[start] == " ":
            ways[start] = ways[start + 1]
        elif not _is_inside(text, start):
            found = [
                (ideas, *rest)
                for end in range(start + 1, min(len(text), start + _longest()) + 1)
                if ways[end] and not _is_inside(text, end) and (ideas := known.get(text[start:end]))
                for rest in ways[end]
            ]
            ways[start] = sorted(found, key=len)[:_MOST_WAYS]
    return ways[0]


_MOST_WAYS: Final = 12


def _is_inside(text: str, place: int) -> bool:
    """Whether a place is within a word of Latin letters."""
    return (
        0 < place < len(text)
        and text[place - 1].isascii()
        and text[place].isascii()
        and text[place - 1 : place + 1].isalpha()
    )


@cache
def _longest() -> int:
    return max(map(len, _vocabulary()))


@cache
def _vocabulary() -> Mapping[str, Ideas]:
    found: dict[str, set[str]] = {}
    for idea, listed in _table()["words"].items():
        for word in listed:
            found.setdefault(word, set()).add(idea)
    return {word: Ideas(ideas) for word, ideas in found.items()}


@cache
def _patterns() -> tuple[Pattern, ...]:
    found = []
    groups = {name: tuple(ideas) for name, ideas in _table()["groups"].items()}
    for told, listed in _table()["fields"].items():
        kind, _, key = told.partition(".")
        for line in listed:
            needs, _, may = (part.strip() for part in line.partition("~"))
            others = [idea for name in may.split() for idea in groups.get(name, (name,))]
            found.append(
                Pattern(kind, key, tuple(needs.split()), Ideas((*needs.split(), *others, "plain", "said")))
            )
    return tuple(found)


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = plain_file(HEADING_WORDS_FILE)
    return found
