"""The choice of k questions that open the most judgements.

A judgement is opened by any one of its sets of facts, and only by a whole set, so a question may be worth nothing alone and
much beside another. Taking the best one at a time can miss that. So whole sets are taken, those first that open the most per
question, and then the choice is searched for a better one, as far as a bound leaves room for any:

    Each judgement gives every fact in one of its sets 1/n, n the size of the smallest such set. What k facts open is at
    most the sum of what the k best facts are given.

Where the search ends by itself, no k questions open more. Where it is cut off, ``at_most`` says what they might.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor
from typing import Final

FactNumber = int
Need = frozenset[FactNumber]

MOST_STEPS: Final = 300_000
"""Facts that the search looks at before it is cut off: about a second."""

_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement to be opened: the sets that open it, its share of the band, and all facts that it speaks of."""

    sets: tuple[Need, ...]
    square: float
    facts: tuple[FactNumber, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The facts chosen, best first; with each prefix, how many judgements it opens. ``at_most`` bounds any choice."""

    facts: tuple[FactNumber, ...]
    opened: int
    at_most: int


@dataclass(frozen=True)
class Board:
    """The judgements that are still closed."""

    judgements: Sequence[Judgement]

    @cached_property
    def touching(self) -> Mapping[FactNumber, tuple[int, ...]]:
        """Fact -> the judgements in one of whose sets it stands."""
        found: dict[FactNumber, list[int]] = {}
        for number, judgement in enumerate(self.judgements):
            for fact in frozenset().union(*judgement.sets):
                found.setdefault(fact, []).append(number)
        return {fact: tuple(numbers) for fact, numbers in found.items()}

    def opened(self, chosen: Need) -> frozenset[int]:
        """Return the judgements that a choice opens."""
        near = {number for fact in chosen for number in self.touching.get(fact, ())}
        return frozenset(number for number in near if self.is_open(number, chosen))

    def opened_newly(self, chosen: Need, added: Need, already: frozenset[int]) -> frozenset[int]:
        """Return the judgements that facts open beside those chosen and open ``already``."""
        near = {number for fact in added for number in self.touching.get(fact, ())} - already
        both = chosen | added
        return frozenset(number for number in near if self.is_open(number, both))

    def after(self, chosen: Need) -> "Board":
        """Return the board on which a choice has been made: what it opens is gone, what it helps needs less."""
        opened = self.opened(chosen)
        return Board(
            tuple(
                Judgement(
                    tuple(need - chosen for need in judgement.sets),
                    judgement.square,
                    tuple(fact for fact in judgement.facts if fact not in chosen),
                )
                for number, judgement in enumerate(self.judgements)
                if number not in opened
            )
        )

    def is_open(self, number: int, chosen: Need) -> bool:
        """Whether a choice opens a judgement."""
        return any(need <= chosen for need in self.judgements[number].sets)

    def square(self, numbers: frozenset[int]) -> float:
        """Return how much of the band judgements keep open."""
        return sum(self.judgements[number].square for number in numbers)


def choose(board: Board, count: int, candidates: frozenset[FactNumber]) -> Choice:
    """Choose ``count`` of the candidates, or as many as there are."""
    count = min(count, len(candidates))
    first = frozenset(_greedy(board, count, candidates))
    search = _Search(board, best=first, most=len(board.opened(first)))
    bound = search.bound(frozenset(), frozenset(), count, candidates)[0]
    search.run(frozenset(), frozenset(), count, candidates)
    most = search.most if search.steps <= MOST_STEPS else bound
    chosen = search.best
    if len(chosen) < count:
        chosen |= frozenset(_filling(board, chosen, count - len(chosen), candidates))
    return Choice(in_order(board, chosen), search.most, most)


def in_order(board: Board, chosen: Need) -> tuple[FactNumber, ...]:
    """Return chosen facts such that judgements open as early as they can."""
    facts = list(_greedy(board, len(chosen), chosen))
    return tuple(facts + [fact for fact in sorted(chosen) if fact not in facts])


def _greedy(board: Board, count: int, candidates: frozenset[FactNumber]) -> Iterator[FactNumber]:
    """Yield facts set by set, the set first that opens the most for each of its facts."""
    chosen: Need = frozenset()
    sets = {need for judgement in board.judgements for need in judgement.sets if need <= candidates}
    while len(chosen) < count:
        room = count - len(chosen)
        opened = board.opened(chosen)
        best: tuple[float, float, int, tuple[int, ...]] | None = None
        for need in {need - chosen for need in sets}:
            if not need or len(need) > room:
                continue
            new = board.opened_newly(chosen, need, opened)
            if not new:
                continue
            rated = (-len(new) / len(need), -board.square(new) / len(need), len(need), tuple(sorted(need)))
            best = rated if best is None or rated < best else best
        if best is None:
            yield from _filling(board, chosen, room, candidates)
            return
        yield from best[3]
        chosen |= frozenset(best[3])


def _filling(
    board: Board, chosen: Need, room: int, candidates: frozenset[FactNumber]
) -> tuple[FactNumber, ...]:
    """Return facts that open nothing yet but belong to most: they help later, or may open more than is counted."""
    opened = board.opened(chosen)
    worth: dict[FactNumber, tuple[float, float]] = {}
    for number, judgement in enumerate(board.judgements):
        if number in opened:
            continue
        for fact in judgement.facts:
            if fact in candidates and fact not in chosen:
                share, square = worth.get(fact, (0.0, 0.0))
                part = 1 / len(judgement.facts)
                worth[fact] = (share + part, square + judgement.square * part)
    ranked = sorted(worth, key=lambda fact: (-worth[fact][0], -worth[fact][1], fact))
    return tuple(ranked[:room])


@dataclass(slots=True)
class _Search:
    """Branch and bound over single facts."""

    board: Board
    best: Need
    most: int
    steps: int = 0

    def run(self, chosen: Need, banned: Need, room: int, candidates: Need) -> None:
        """Look for more than the best so far, among choices that hold ``chosen`` and nothing ``banned``."""
        while self.steps <= MOST_STEPS:
            bound, branch = self.bound(chosen, banned, room, candidates)
            if bound <= self.most or branch is None:
                return
            with_it = chosen | {branch}
            opened = len(self.board.opened(with_it))
            if opened > self.most:
                self.best, self.most = with_it, opened
            if room > 1:
                self.run(with_it, banned, room - 1, candidates)
            banned |= {branch}

    def bound(self, chosen: Need, banned: Need, room: int, candidates: Need) -> tuple[int, FactNumber | None]:
        """Return the most that can be opened, and the fact that promises most."""
        shares: dict[FactNumber, float] = {}
        opened = reachable = 0
        for judgement in self.board.judgements:
            rests = [need - chosen for need in judgement.sets if not need & banned]
            self.steps += 1
            if any(not rest for rest in rests):
                opened += 1
                continue
            given: dict[FactNumber, float] = {}
            for rest in rests:
                if len(rest) <= room and rest <= candidates:
                    for fact in rest:
                        given[fact] = max(given.get(fact, 0.0), 1 / len(rest))
            reachable += bool(given)
            for fact, share in given.items():
                shares[fact] = shares.get(fact, 0.0) + share
        if not shares:
            return opened, None
        best = sorted(shares.values(), reverse=True)[:room]
        more = min(reachable, floor(sum(best) + _ROUNDING))
        return opened + more, min(shares, key=lambda fact: (-shares[fact], fact))
