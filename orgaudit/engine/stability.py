"""How sure the order of the moves is: the numbers behind it are shaken and the order is taken anew, 10,000 times.

The hours returned are multiplied by up to 1.5 either way, by up to 2 where they rest on an assumption (C ≤ 0.5), the
effort by up to 1.5 either way; evenly on the logarithm. The ranges and marks are house defaults. The draws come from one
fixed seed, so the same moves always get the same shares.

No move draws numbers of its own: all read the same stretch of draws, each from another start. So in any one
draw their numbers are as independent as if each had been drawn, at a hundredth of the time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat
from math import log
from operator import add, is_
from typing import Final, Literal

from orgaudit.model.named_tuple import NamedTuple
from orgaudit.results.audit_result import ImprovementMove

DRAWS: Final = 10_000
DECLARED_RANGE, ASSUMED_RANGE, EFFORT_RANGE = 1.5, 2.0, 1.5
ASSUMED_FROM: Final = 0.5
"""Confidence up to which the hours are shaken by the wider range."""

MOST_RANKED: Final = 100
"""Moves that are held against each other; what comes after them is left alone."""

FIRM, FAIR = 0.9, 0.6
"""Shares of draws with the same rank from which the order is called firm or fair."""

Mark = Literal["◎", "○", "△"]

_SEED: Final = 20_260_401
_STRIDE: Final = 97  # prime, and 100 strides are fewer than the draws: no two moves read in step

_AT_ONCE: Final = 200
"""Draws that are made before they are counted: what they hold stays in the cache of a processor. DRAWS is a multiple of it."""


class Worth(NamedTuple):
    """What a move is ranked by: P, and the least confidence among the findings that return hours."""

    score: float
    confidence: float


class Stability(NamedTuple):
    """``same_rank``: the share of draws, 0–1, in which a move kept its rank."""

    same_rank: float
    mark: Mark


def stability(moves: Iterable[ImprovementMove]) -> tuple[Stability | None, ...]:
    """Return how sure the rank of each move is, in their order, which is that of their ranks.

    Moves are held against those that they are ranked among: hours that rest on facts, hours that are assumed, and what does not
    pay back. ``None`` where the rank does not rest on hours returned: moves with a critical finding, which go by date, those
    whose return nobody estimated, and whatever comes after the first hundred.
    """
    everything = tuple(moves)
    tiers: dict[tuple[bool, bool], list[ImprovementMove]] = {}
    for move in everything:
        if not move.is_critical and move.score > 0:
            tiers.setdefault((move.pays_back, move.rests_on_facts), []).append(move)
    shares = {
        move.rank: share
        for tier in tiers.values()
        for move, share in zip(
            tier, same_rank_shares(tuple(_worth(move) for move in tier[:MOST_RANKED])), strict=False
        )
    }
    return tuple(_marked(shares.get(move.rank)) for move in everything)


@lru_cache(maxsize=4)  # several formats of one report ask for the same
def same_rank_shares(worths: tuple[Worth, ...]) -> tuple[float, ...]:
    """Return for each worth, the highest first, the share of draws in which it kept its rank."""
    if len(worths) < 2:
        return (1.0,) * len(worths)
    several = len(worths)
    kept = [0] * several
    for draws in _draws(worths):
        # Whoever finds its very own number at its place has kept its rank: one byte for each worth of each draw.
        in_order = chain.from_iterable(map(sorted, draws))
        same = bytes(map(is_, chain.from_iterable(draws), in_order))
        for number in range(several):
            kept[number] += same[number::several].count(True)
    return tuple(count / DRAWS for count in reversed(kept))


def shares_at(worths: Sequence[Worth], rank: int) -> tuple[float, ...]:
    """Return for each worth, the highest first, the share of draws in which it took a rank, which counts from 1."""
    taken = Counter(draw.index(sorted(draw)[-rank]) for draws in _draws(worths) for draw in draws)
    return tuple(taken[number] / DRAWS for number in reversed(range(len(worths))))


def mark(same_rank: float) -> Mark:
    """Return the sign for a share of draws with the same rank."""
    if same_rank >= FIRM:
        return "◎"
    return "○" if same_rank >= FAIR else "△"


def _marked(share: float | None) -> Stability | None:
    return None if share is None else Stability(share, mark(share))


def _worth(move: ImprovementMove) -> Worth:
    returning = (item.priority.confidence for item in move.items if item.priority.hours_returned)
    return Worth(move.score, min(returning, default=ASSUMED_FROM))


def _draws(worths: Sequence[Worth]) -> Iterator[list[tuple[float, ...]]]:
    """Yield some draws at a time, each of them the logarithms of all worths, the last of the worths first, as sorting has it."""
    by_range = sorted(range(len(worths)), key=lambda number: worths[number].confidence <= ASSUMED_FROM)
    starts = {number: place * _STRIDE for place, number in enumerate(by_range)}
    pools = [(*pool, *pool) for pool in _pools()]
    moves = [
        (log(worth.score), pools[worth.confidence <= ASSUMED_FROM], starts[number])
        for number, worth in reversed(tuple(enumerate(worths)))
    ]
    for first in range(0, DRAWS, _AT_ONCE):
        shaken = [
            map(add, repeat(own), pool[start + first : start + first + _AT_ONCE])
            for own, pool, start in moves
        ]
        yield list(zip(*shaken, strict=True))


@lru_cache(maxsize=1)
def _pools() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the shifts by which declared and assumed numbers are shaken, on the logarithm of P."""
    from random import Random

    draw = Random(_SEED).random
    effort = log(EFFORT_RANGE)
    even = [2 * draw() - 1 for _ in range(2 * DRAWS)]
    hours, costs = even[::2], [effort * cost for cost in even[1::2]]
    declared, assumed = (
        tuple([reach * hour - cost for hour, cost in zip(hours, costs, strict=True)])
        for reach in (log(DECLARED_RANGE), log(ASSUMED_RANGE))
    )
    return declared, assumed
