"""What a heading is most like that nobody wrote down before: by the words and runs of signs that it shares with known ones.

Each known heading is a list of pieces: words of Latin letters and pairs of them, runs of one to three signs of other scripts. A piece weighs the
more the fewer headings have it. The likeness of two headings is the cosine of their pieces, 0 to 1; that of a heading to a field the sum over
the three nearest headings of it, 0 to 3. Nothing is taken by likeness alone: what stands below the heading must be of the field too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import Final

from orgaudit.intake.sheets.headings.known_headings import KINDS, names_of_fields, names_of_keys
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.model.named_tuple import NamedTuple

_NEAREST: Final = 3
"""Headings of a field of which the likeness counts."""

_LONGEST: Final = 80

_LATIN: Final = re.compile(r"[a-z]+|[#%]")
_NO_SIGN: Final = re.compile(r"[\W\d_a-z]+")
_ENDINGS: Final = (("ies", "y"), ("ing", ""), ("ed", ""), ("s", ""))
_JOINING: Final = frozenset(
    ("a", "an", "the", "of", "is", "are", "it", "its", "in", "on", "at", "to", "for", "and", "or", "this", "that", "be", "we", "you", "your", "our", "they", "them", "do", "does", "has", "have", "der", "die", "das", "und")
)  # fmt: skip
"""Words that say nothing of what stands below a heading."""

_SHORTEST_STEM: Final = 3
_LITTLE: Final = re.compile(r"[^a-z]|[ぁ-ん]+")
_SAYS_LESS: Final = 0.6
"""The weight of a single sign, and of hiragana alone, which mostly joins words."""


class Like(NamedTuple):
    """A field that a heading is like, how much so, and the nearest known heading of it."""

    key: str
    likeness: float
    nearest: str


class _Known(NamedTuple):
    """The known headings of a kind: key and text of each, where each piece occurs with its weight, and how rare a piece is."""

    headings: tuple[tuple[str, str], ...]
    places: Mapping[str, list[tuple[int, float]]]
    rarity: Mapping[str, float]
    rarest: float


@lru_cache(maxsize=5_000)
def like(text: str, kind: str) -> tuple[Like, ...]:
    """Return the keys of a kind of records that a heading, of one row or several, is like, the likest first."""
    if not 1 < len(text) <= _LONGEST:
        return ()
    known = _known(kind, japanese=is_japanese(text))
    found: defaultdict[int, float] = defaultdict(float)
    for piece, weight in _weighed(set(_pieces(text)), known.rarity, known.rarest):
        for place, other in known.places.get(piece, ()):
            found[place] += weight * other
    nearest: dict[str, list[tuple[float, str]]] = {}
    for place, likeness in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        key, heading = known.headings[place]
        listed = nearest.setdefault(key, [])
        if len(listed) < _NEAREST:
            listed.append((likeness, heading))
    told = (
        Like(key, sum(likeness for likeness, _ in listed), listed[0][1]) for key, listed in nearest.items()
    )
    return tuple(sorted(told, key=lambda one: -one.likeness))


def likeness_to(heading: str, kind: str, key: str) -> float:
    """Return how like a heading is to one key of a kind of records, from 0 to 3."""
    return next((item.likeness for item in like(heading, kind) if item.key == key), 0.0)


def _pieces(text: str) -> Iterator[str]:
    word = folded(text)
    latin = [_stem(one) for one in _LATIN.findall(word) if one not in _JOINING]
    yield from latin
    yield from map(" ".join, pairwise(latin))
    signs = _NO_SIGN.sub("", word)
    for length in (1, 2, 3):
        for at in range(len(signs) - length + 1):
            if length > 1 or "一" <= signs[at] <= "龠":
                yield signs[at : at + length]


def _stem(word: str) -> str:
    for end, new in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM and not word.endswith("ss"):
            return word[: -len(end)] + new
    return word


def _weighed(pieces: set[str], rarity: Mapping[str, float], rarest: float) -> list[tuple[str, float]]:
    """Return pieces with their weights, of which the squares add up to 1."""
    raw = [
        (piece, rarity.get(piece, rarest) * (_SAYS_LESS if _LITTLE.fullmatch(piece) else 1))
        for piece in sorted(pieces)
    ]
    length = sqrt(sum(weight * weight for _, weight in raw)) or 1.0
    return [(piece, weight / length) for piece, weight in raw]


@cache
def _known(kind: str, *, japanese: bool) -> _Known:
    rarity, rarest = _rarity(japanese=japanese)
    headings = _headings(kind, japanese=japanese)
    places: dict[str, list[tuple[int, float]]] = {}
    for place, (_, name) in enumerate(headings):
        for piece, weight in _weighed(set(_pieces(name)), rarity, rarest):
            places.setdefault(piece, []).append((place, weight))
    return _Known(headings, places, rarity, rarest)


@cache
def _rarity(*, japanese: bool) -> tuple[Mapping[str, float], float]:
    """Return how rare each piece is among the known headings of all kinds, and a piece that none of them has."""
    listed = [set(_pieces(name)) for kind in KINDS for _, name in _headings(kind, japanese=japanese)]
    often = Counter(piece for pieces in listed for piece in pieces)
    return {piece: log(len(listed) / count) for piece, count in often.items()}, log(len(listed))


@cache
def _headings(kind: str, *, japanese: bool) -> tuple[tuple[str, str], ...]:
    """Return the known headings of a kind in a language, each behind its key."""
    listed = (*names_of_fields(kind), *names_of_keys(kind))
    return tuple((key, name) for key, name in listed if is_japanese(name) is japanese)
