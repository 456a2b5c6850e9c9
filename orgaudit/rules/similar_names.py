"""How alike the names of duties are, and which of many names are nearly the same.

A name becomes the set of its pairs of neighbouring characters, word by word, after NFKC, case folding and without
filler words; two sets are compared by Dice's coefficient. So neither the order of the words nor の matters, while
different numbers keep names apart. Pairs of names are found by their rarest character pairs, so that the work grows
nearly with the number of names: two sets that are alike enough must share one of their few rarest members.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import ceil
from operator import add
from typing import Final

from orgaudit.model.identity import canonical, remembered
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern

CROWD: Final = 40
"""A character pair that is among the rarest of more names than this does not tell names apart and is passed over."""

MOST_HELD: Final = 20_000
"""Character pairs of smaller names against which those of one are held, the names with its rarest pairs first; a name of 20 characters needs some hundreds."""

_WORD: Final = pattern(r"\w+")
_FILLERS: Final = frozenset(("the", "of", "and", "for", "a", "an", "to"))
_TAILS: Final = ("業務", "作業", "の件", "すること", "する", "を")
_DIGITS: Final = pattern(r"\d+")


class NameKey(NamedTuple):
    """What is compared of a name. Equal keys are the same name."""

    pairs: frozenset[str]
    numbers: tuple[str, ...]


@remembered
def name_key(name: str) -> NameKey:
    """Return the key of a name."""
    text = _bare(name)
    runs = _WORD.findall(text)
    pairs = _pairs(runs[0]) if len(runs) == 1 else frozenset[str]().union(*map(_pairs, runs))
    return NameKey(pairs or frozenset((canonical(name),)), _numbers(text))


@remembered
def _pairs(run: str) -> frozenset[str]:
    """Return the character pairs of words that nothing but ``_`` parts; the names of a company are made of the same words again and again."""
    pairs: set[str] = set()
    for word in () if run in _FILLERS else run.split("_"):
        # A word of one character has no pair and stands for itself.
        pairs.update(map(add, word, word[1:]) if len(word) != 1 else word)
    return frozenset(pairs)


def _bare(name: str) -> str:
    text = canonical(name)
    if text.endswith(_TAILS):
        text = next(text.removesuffix(tail) for tail in _TAILS if text.endswith(tail))
    return text.replace("の", "")


def _numbers(text: str) -> tuple[str, ...]:
    found = _DIGITS.findall(text)
    return tuple(sorted(found)) if found else ()


def similarity(first: NameKey, second: NameKey) -> float:
    """Return 0–1; 0 where the names hold different numbers."""
    if first.numbers != second.numbers:
        return 0.0
    return 2 * len(first.pairs & second.pairs) / (len(first.pairs) + len(second.pairs))


Rooted = dict[tuple[tuple[str, ...], float], tuple[list[NameKey], tuple[int, ...]]]
"""What was found of names last, by the numbers in them and the least similarity: which they were, and for each the place of one that stands for its whole group."""


def clusters(names: Iterable[str], least: float, rooted: Rooted) -> Iterator[list[str]]:
    """Group names of which each is at least so similar to another of its group; every name is in exactly one group.

    Between two states of a company most names are the same: what is in ``rooted`` of these is taken, and what is found is left there.
    """
    by_numbers: dict[tuple[str, ...], dict[NameKey, list[str]]] = {}
    for name in names:
        key = name_key(name)
        by_numbers.setdefault(key.numbers, {}).setdefault(key, []).append(name)
    for numbers, by_key in by_numbers.items():
        if len(by_key) == 1:
            # Different numbers keep names apart, so most numbered names need no comparing.
            yield from by_key.values()
            continue
        distinct, kept = list(by_key), rooted.get((numbers, least))
        if kept is None or kept[0] != distinct:
            kept = rooted[numbers, least] = distinct, _roots(distinct, least)
        groups: dict[int, list[str]] = {}
        for alike, root in zip(by_key.values(), kept[1], strict=True):
            groups.setdefault(root, []).extend(alike)
        yield from groups.values()


def _roots(distinct: Sequence[NameKey], least: float) -> tuple[int, ...]:
    """Return for each key the place of one that stands for its whole group."""
    parent = list(range(len(distinct)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, second in _alike([key.pairs for key in distinct], least):
        parent[root(second)] = root(first)
    return tuple([root(index) for index in range(len(distinct))])


def _alike(names: list[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """Yield the places of sets of character pairs that are alike and share one of their rarest pairs, each two once."""
    frequency = Counter(chain.from_iterable(names))
    rank = {
        pair: place for place, pair in enumerate(sorted(frequency, key=lambda one: (frequency[one], one)))
    }
    # Dice >= t needs an overlap of at least t / (2 - t) of either set, so one of the rarest 1 - that share is common.
    share = least / (2 - least)
    rarest: list[list[int]] = []
    for pairs in names:
        ranked = sorted(map(rank.__getitem__, pairs))
        rarest.append(ranked[: len(ranked) - ceil(share * len(ranked)) + 1])
    # Each set is held against the smaller ones, so that no two are held against each other twice; equal sizes in an order that no file gives them.
    order = sorted(range(len(names)), key=lambda place: (len(names[place]), rarest[place]))
    posted: dict[int, list[int]] = {}
    for number, place in enumerate(order):
        for pair in rarest[place]:
            posted.setdefault(pair, []).append(number)
    telling = {pair: others for pair, others in posted.items() if 1 < len(others) <= CROWD}
    sizes = [len(names[place]) for place in order]
    large_enough = 0
    for number, place in enumerate(order):
        large, size, left = names[place], sizes[number], MOST_HELD
        # Sizes only grow, and with them the least size of what can be alike.
        while large_enough < number and 2 * sizes[large_enough] / (sizes[large_enough] + size) < least:
            large_enough += 1
        near = {
            other: None
            for pair in rarest[place]
            if pair in telling
            for other in telling[pair]
            if large_enough <= other < number
        }
        for other in near:
            if left <= 0:
                break
            left -= sizes[other]
            if 2 * len(names[order[other]] & large) / (sizes[other] + size) >= least:
                yield order[other], place
