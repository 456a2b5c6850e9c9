"""The choice of questions in a large company: by counts, where trying answers out and searching would take minutes.

A judgement is taken to need every fact that it lacks, and any answers to suffice. So it is one set of facts, and judgements that lack
the same facts are one set that counts for more. Sets are taken one after the other, the one first from which most judgements
can be expected for each of its facts; after each, the others lack what it holds no longer. How much better any other ten
questions could be is bounded as in the search: each judgement gives each of its n facts 1/n, and no k facts open more
than the k best are given.
"""

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import Final

from orgaudit.engine.question_choice import Choice, FactNumber, Need
from orgaudit.model.dataclass import dataclass

MOST_SEARCHED: Final = 5_000
"""Open judgements up to which answers are tried out and the choice is searched; house default."""

MOST_PARTS: Final = 3
"""Facts of a set up to which all sets within it are looked up; of a larger one only single facts."""

Rating = tuple[float, float, int, tuple[FactNumber, ...]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A fact with the judgements that open with it beside those before, and their squares of the band."""

    fact: FactNumber
    judgements: float
    square: float


def counted_choices(
    judgements: Iterable[tuple[Need, float]], limit: int, block: int, candidates: Collection[FactNumber]
) -> tuple[list[Choice], list[Opened]]:
    """Choose up to ``limit`` facts in blocks. ``judgements`` are the facts that each lacks, with its square of the band."""
    board = _Counts(judgements, candidates)
    choices: list[Choice] = []
    opened: list[Opened] = []
    while len(opened) < limit:
        count = min(block, limit - len(opened))
        at_most = board.bound(count)
        taken = list(board.take(count))
        if not taken:
            break
        opened += taken
        gained = sum(item.judgements for item in taken)
        choices.append(Choice(tuple(item.fact for item in taken), gained, max(gained, at_most)))
    return choices, opened


class _Counts:
    """Sets of facts that are still lacking, with how many judgements lack just them."""

    def __init__(self, judgements: Iterable[tuple[Need, float]], candidates: Collection[FactNumber]) -> None:
        self.allowed = frozenset(candidates)
        self.counts: Counter[Need] = Counter()
        self.squares: dict[Need, float] = {}
        for need, square in judgements:
            self.counts[need] += 1
            self.squares[need] = self.squares.get(need, 0.0) + square
        self.holding: dict[FactNumber, set[Need]] = {}
        self.given: dict[FactNumber, float] = {}
        for need in self.counts:
            self._add(need, self.counts[need])
        self.heap: list[tuple[Rating, Need]] = [
            (self._rating(need), need) for need in self.counts if need <= self.allowed
        ]
        heapq.heapify(self.heap)

    def bound(self, count: int) -> float:
        """Return how many judgements so many facts can open at most."""
        given = (share for fact, share in self.given.items() if fact in self.allowed)
        return sum(heapq.nlargest(count, given))

    def take(self, count: int) -> Iterator[Opened]:
        """Yield up to so many facts, set by set."""
        left: list[tuple[Rating, Need]] = []
        while count and self.heap:
            rating, need = heapq.heappop(self.heap)
            if need not in self.counts or rating != self._rating(need):
                continue  # what it was worth has changed since; it stands in the heap again
            if len(need) > count:
                left.append((rating, need))
                continue
            yield from self._taken(need)
            count -= len(need)
        for item in left:
            heapq.heappush(self.heap, item)
        if count:
            rest = sorted(
                (fact for fact in self.given if fact in self.allowed),
                key=lambda fact: (-self.given[fact], fact),
            )
            for fact in rest[:count]:
                yield from self._taken(frozenset((fact,)))

    def _taken(self, need: Need) -> Iterator[Opened]:
        alone = {fact: self.counts.get(frozenset((fact,)), 0) for fact in need}
        for fact in sorted(need, key=lambda item: (-alone[item], item)):
            yield self._answer(fact)

    def _answer(self, fact: FactNumber) -> Opened:
        """Take a fact as known: what lacks it lacks it no longer."""
        judgements, square = 0.0, 0.0
        for need in sorted(self.holding.pop(fact, ()), key=sorted):
            count, squares = self.counts.pop(need), self.squares.pop(need)
            self._remove(need, count, fact)
            rest = need - {fact}
            if not rest:
                judgements, square = judgements + count, square + squares
                continue
            self.counts[rest] += count
            self.squares[rest] = self.squares.get(rest, 0.0) + squares
            self._add(rest, count)
            self._rate(rest)
        self.given.pop(fact, None)
        return Opened(fact, judgements, square)

    def _add(self, need: Need, count: int) -> None:
        for fact in need:
            self.holding.setdefault(fact, set()).add(need)
            self.given[fact] = self.given.get(fact, 0.0) + count / len(need)

    def _remove(self, need: Need, count: int, taken: FactNumber) -> None:
        for fact in need:
            if fact != taken:
                self.holding[fact].discard(need)
                self.given[fact] -= count / len(need)

    def _rate(self, need: Need) -> None:
        """Put a set and every larger one around it into the heap with what they are worth now."""
        around = set.intersection(*(self.holding[fact] for fact in need))
        for item in around:
            if item <= self.allowed:
                heapq.heappush(self.heap, (self._rating(item), item))

    def _rating(self, need: Need) -> Rating:
        """Return what a set is worth for each of its facts, the best the smallest."""
        size, judged, square = len(need), self.counts[need], self.squares[need]
        if size > 1:
            sizes = range(1, size) if size <= MOST_PARTS else (1,)
            parts = [frozenset(part) for length in sizes for part in combinations(need, length)]
            judged += sum([self.counts.get(part, 0) for part in parts])
            square += sum([self.squares.get(part, 0) for part in parts])
        return (-round(judged / size, 9), -round(square / size, 9), size, tuple(sorted(need)))
