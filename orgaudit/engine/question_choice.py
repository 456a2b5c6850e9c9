"""The choice of k questions from which most judgements can be expected.

Each judgement has sets of facts, and for each set the share of answers with which it can be made. So a question may be worth
nothing alone and much beside another, and taking the best one at a time can miss that. So whole sets are taken, those first
from which most can be expected per question, and then the choice is searched for a better one, as far as a bound leaves
room for any:

    Each judgement gives every fact in one of its sets s/n, s the share and n the size of the set, the largest where
    the fact stands in several. What k facts are good for is at most the sum of what the k best facts are given.

Where the search ends by itself, no k questions are better. Where it is cut off, ``at_most`` says what the best could be.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from orgaudit.model.dataclass import dataclass

FactNumber = int
Need = frozenset[FactNumber]
Given = tuple[float, tuple[tuple[FactNumber, float], ...]]
"""The share of answers that opens a judgement now, and what it gives to facts."""

MOST_STEPS: Final = 300_000
"""Judgements that the search looks at before it is cut off: about a second."""

NOTHING: Final = 1e-6
"""Differences below this are those of rounding."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement to be opened: sets of facts, each with the share of answers (0-1) that open it, in no order.

    ``square`` is its share of the band; ``facts`` are all facts that it speaks of, whether they help or not.
    """

    sets: tuple[tuple[Need, float], ...]
    square: float
    facts: tuple[FactNumber, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The facts chosen, best first, and how many judgements they can be expected to open. ``at_most`` bounds any choice."""

    facts: tuple[FactNumber, ...]
    opened: float
    at_most: float


def mask_of(need: Need) -> int:
    """Return the number whose binary digits of value one stand at these places: sets of facts are held against each other a million times."""
    mask = 0
    for fact in need:
        mask |= 1 << fact
    return mask


class Waiting:
    """A judgement as the search looks at it: its sets as masks, and what was found of it, by all that it depends on."""

    __slots__ = ("every", "known", "largest", "sets")

    def __init__(self, sets: tuple[tuple[int, float], ...]) -> None:
        self.sets = sets
        self.every = 0
        for mask, _ in sets:
            self.every |= mask
        self.largest = max((mask.bit_count() for mask, _ in sets), default=0)
        self.known: dict[tuple[int, int, int], Given] = {}

    def share(self, chosen: int) -> float:
        """Return the share of answers with which a choice opens it."""
        most, closed = 0.0, ~chosen
        for mask, share in self.sets:
            if share > most and not mask & closed:
                most = share
        return most

    def given(self, chosen: int, outside: int, room: int) -> Given:
        """Return its share now, and what it gives each fact that stands in a set of so many facts that may still be chosen."""
        key = chosen & self.every, outside & self.every, min(room, self.largest)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._given(*key)
        return found

    def _given(self, chosen: int, outside: int, room: int) -> Given:
        now, own = self.share(chosen), dict[FactNumber, float]()
        for mask, share in self.sets:
            rest = mask & ~chosen
            size = rest.bit_count()
            if share <= now or size > room or rest & outside:
                continue
            part = (share - now) / size
            while rest:
                lowest = rest & -rest
                rest ^= lowest
                fact = lowest.bit_length() - 1
                own[fact] = max(own.get(fact, 0.0), part)
        return now, tuple(own.items())


@dataclass(frozen=True)
class Board:
    """All judgements that wait for facts."""

    judgements: Sequence[Judgement]

    @cached_property
    def judgements_of(self) -> Mapping[FactNumber, tuple[int, ...]]:
        """Fact -> the judgements in one of whose sets it stands."""
        found: dict[FactNumber, list[int]] = {}
        for number, judgement in enumerate(self.judgements):
            for fact in frozenset().union(*(need for need, _ in judgement.sets)):
                found.setdefault(fact, []).append(number)
        return {fact: tuple(numbers) for fact, numbers in found.items()}

    def beside(self, facts: Need) -> Need:
        """Return every fact that stands in a judgement with one of these."""
        near = {number for fact in facts for number in self.judgements_of.get(fact, ())}
        return facts.union(*(need for number in near for need, _ in self.judgements[number].sets))

    @cached_property
    def waiting(self) -> tuple[Waiting, ...]:
        """Each judgement as the search looks at it, some thousand times."""
        return tuple(
            [
                Waiting(tuple([(mask_of(need), share) for need, share in item.sets]))
                for item in self.judgements
            ]
        )

    def value(self, chosen: Need) -> float:
        """Return how many judgements a choice can be expected to open."""
        return self.gain(frozenset(), chosen)[0]

    def gain(self, chosen: Need, added: Need) -> tuple[float, float]:
        """Return what facts open beside those chosen: judgements, and squares of the band."""
        near = dict.fromkeys(
            [number for fact in sorted(added) for number in self.judgements_of.get(fact, ())]
        )
        before, both = mask_of(chosen), mask_of(chosen | added)
        judged = square = 0.0
        for number in near:
            waiting = self.waiting[number]
            more = waiting.share(both) - waiting.share(before)
            judged += more
            square += more * self.judgements[number].square
        return judged, square


def choose(board: Board, count: int, candidates: Need, chosen: Need = frozenset()) -> Choice:
    """Choose ``count`` of the candidates, or as many as there are, beside facts that are ``chosen`` already."""
    count = min(count, len(candidates))
    before = board.value(chosen)
    first = chosen | frozenset(_greedy(board, count, candidates, chosen))
    search = _Search(board, best=first, most=board.value(first))
    bound = search.bound(chosen, frozenset(), count, candidates)[0]
    search.run(chosen, frozenset(), count, candidates)
    most = search.most if search.steps <= MOST_STEPS else max(bound, search.most)
    new = search.best - chosen
    if len(new) < count:
        new |= frozenset(_filling(board, search.best, count - len(new), candidates))
    return Choice(in_order(board, new, chosen), search.most - before, most - before)


def in_order(board: Board, facts: Need, chosen: Need) -> tuple[FactNumber, ...]:
    """Return facts such that each judgement opens as early as it can."""
    ordered = tuple(_greedy(board, len(facts), facts, chosen))
    return ordered + tuple(fact for fact in sorted(facts) if fact not in ordered)


def _greedy(board: Board, count: int, candidates: Need, chosen: Need) -> Iterator[FactNumber]:
    """Yield facts set by set, the set first from which most can be expected for each of its facts."""
    all_sets = {need - chosen for judgement in board.judgements for need, _ in judgement.sets}
    rated = {need: _rated(board, chosen, need) for need in all_sets if need and need <= candidates}
    room = count
    while room > 0:
        best = min((rating for need, rating in rated.items() if len(need) <= room), default=None)
        if best is None or best[0] > -NOTHING:
            yield from _filling(board, chosen, room, candidates)
            return
        yield from best[3]
        taken = frozenset(best[3])
        room -= len(taken)
        chosen |= taken
        # Only sets that share a judgement with what was taken are worth something else now.
        near = board.beside(taken)
        for need in [need for need in rated if not near.isdisjoint(need)]:
            del rated[need]
            if rest := need - taken:
                rated[rest] = _rated(board, chosen, rest)


def _rated(board: Board, chosen: Need, need: Need) -> tuple[float, float, int, tuple[FactNumber, ...]]:
    """Return what a set is worth, the best the smallest."""
    judged, square = board.gain(chosen, need)
    size = len(need)
    return (-round(judged / size, 9), -round(square / size, 9), size, tuple(sorted(need)))


def _filling(board: Board, chosen: Need, room: int, candidates: Need) -> tuple[FactNumber, ...]:
    """Return facts that open nothing by themselves but belong to most of what is still closed."""
    worth: dict[FactNumber, tuple[float, float]] = {}
    mask = mask_of(chosen)
    for judgement, waiting in zip(board.judgements, board.waiting, strict=True):
        closed = 1.0 - waiting.share(mask)
        for fact in judgement.facts:
            if fact in candidates and fact not in chosen and closed > NOTHING:
                share, square = worth.get(fact, (0.0, 0.0))
                part = closed / len(judgement.facts)
                worth[fact] = (share + part, square + judgement.square * part)
    ranked = sorted(worth, key=lambda fact: (-worth[fact][0], -worth[fact][1], fact))
    return tuple(ranked[:room])


@dataclass(slots=True)
class _Search:
    """Branch and bound over single facts."""

    board: Board
    best: Need
    most: float
    steps: int = 0

    def run(self, chosen: Need, banned: Need, room: int, candidates: Need) -> None:
        """Look for more than the best so far, among choices that hold ``chosen`` and nothing ``banned``."""
        while self.steps <= MOST_STEPS:
            bound, branch = self.bound(chosen, banned, room, candidates)
            if bound <= self.most + NOTHING or branch is None:
                return
            with_it = chosen | {branch}
            value = self.board.value(with_it)
            if value > self.most + NOTHING:
                self.best, self.most = with_it, value
            if room > 1:
                self.run(with_it, banned, room - 1, candidates)
            banned |= {branch}

    def bound(
        self, chosen: Need, banned: Need, room: int, candidates: Need
    ) -> tuple[float, FactNumber | None]:
        """Return the most that can be expected, and the fact that promises most."""
        waiting = self.board.waiting
        self.steps += len(waiting)
        now, outside = mask_of(chosen), mask_of(banned) | ~mask_of(candidates)
        given: dict[FactNumber, float] = {}
        sure = 0.0
        for judgement in waiting:
            share, own = judgement.given(now, outside, room)
            sure += share
            for fact, part in own:
                given[fact] = given.get(fact, 0.0) + part
        if not given:
            return sure, None
        best = sorted(given.values(), reverse=True)[:room]
        return sure + sum(best), min(given, key=lambda fact: (-given[fact], fact))
