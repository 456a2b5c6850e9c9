"""How sure the order of the moves is: the numbers behind it are shaken and the order is taken anew, 10,000 times.

The hours returned are multiplied by up to 1.5 either way, by up to 2 where they rest on an assumption (C ≤ 0.5), the
effort by up to 1.5 either way; evenly on the logarithm. The ranges and marks are house defaults. The draws come from one
fixed seed, so the same moves always get the same shares.

No move draws numbers of its own: all read the same stretch of draws, each from another start. So in any one
draw their numbers are as independent as if each had been drawn, at a hundredth of the time.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, Final, Literal

from orgaudit.model.named_tuple import NamedTuple
from orgaudit.results.audit_result import ImprovementMove

if TYPE_CHECKING:
    from orgaudit.engine.sorted_planes import Planes

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

_FINENESS: Final = 1 << 21
"""Parts of a logarithm that are told apart where draws are sorted together. Where they do not suffice a draw is sorted by itself."""

_FARTHEST: Final = 1.125
"""More than the logarithm of any worth is shifted by."""


class Worth(NamedTuple):
    """What a move is ranked by: P, and the least confidence among the findings that return hours."""

    score: float
    confidence: float


class Stability(NamedTuple):
    """``same_rank``: the share of draws, 0–1, in which a move kept its rank."""

    same_rank: float
    mark: Mark


class _Shaken(NamedTuple):
    """A worth as it is drawn: its logarithm, whether its hours are assumed, and where it begins to read the shifts."""

    own: float
    assumed: bool
    start: int


def stability(moves: Iterable[ImprovementMove], first: int | None = None) -> tuple[Stability | None, ...]:
    """Return how sure the rank of each move is, in their order, which is that of their ranks; or only of the ``first`` ones.

    Moves are held against those that they are ranked among: hours that rest on facts, hours that are assumed, and what does not
    pay back. ``None`` where the rank does not rest on hours returned: moves with a critical finding, which go by date, those
    whose return nobody estimated, and whatever comes after the first hundred.
    """
    everything = tuple(moves)
    asked = everything[:first]
    ranks = {move.rank for move in asked}
    tiers: dict[tuple[bool, bool], list[ImprovementMove]] = {}
    for move in everything:
        if not move.is_critical and move.score > 0:
            tiers.setdefault((move.pays_back, move.rests_on_facts), []).append(move)
    shares = {
        move.rank: share
        for tier in tiers.values()
        if tier[0].rank in ranks
        for move, share in zip(
            tier, same_rank_shares(tuple(_worth(move) for move in tier[:MOST_RANKED])), strict=False
        )
    }
    return tuple(_marked(shares.get(move.rank)) for move in asked)


@lru_cache(maxsize=4)  # several formats of one report ask for the same
def same_rank_shares(worths: tuple[Worth, ...]) -> tuple[float, ...]:
    """Return for each worth, the highest first, the share of draws in which it kept its rank."""
    several = len(worths)
    if several < 2:
        return (1.0,) * several
    shaken = _shaken(worths)
    left, unsure = _left_by(shaken)
    for numbers in _drawn(shaken, unsure):
        for place, (own, found) in enumerate(zip(numbers, sorted(numbers), strict=True)):
            left[place] += own is not found
    return tuple((DRAWS - count) / DRAWS for count in reversed(left))


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


def _shaken(worths: Sequence[Worth]) -> tuple[_Shaken, ...]:
    """Return how each worth is shaken, the last one first, as sorting has it."""
    by_range = sorted(range(len(worths)), key=lambda number: worths[number].confidence <= ASSUMED_FROM)
    starts = {number: place * _STRIDE for place, number in enumerate(by_range)}
    return tuple(
        [
            _Shaken(log(worth.score), worth.confidence <= ASSUMED_FROM, starts[number])
            for number, worth in reversed(tuple(enumerate(worths)))
        ]
    )


def _drawn(shaken: Sequence[_Shaken], draws: Iterable[int]) -> Iterator[list[float]]:
    """Yield the logarithms of all worths in some of the draws."""
    pools = _pools()
    for draw in draws:
        yield [item.own + pools[item.assumed][(item.start + draw) % DRAWS] for item in shaken]


def _left_by(shaken: Sequence[_Shaken]) -> tuple[list[int], Iterable[int]]:
    """Return in how many draws each worth leaves its place, and the draws that are not among them: those in which two worths are too near."""
    # A small company has no two moves.
    from orgaudit.engine.sorted_planes import Reach, column, moved, network, numbers_of

    pools, widest = _planes_of_pools(), int(2 * _FARTHEST * _FINENESS)
    lowest = min(item.own for item in shaken)
    wholes = [int((item.own - lowest) * _FINENESS) for item in shaken]
    bits = (max(wholes) + widest).bit_length()
    columns = [
        column(pools[item.assumed], item.start, whole, bits, DRAWS)
        for item, whole in zip(shaken, wholes, strict=True)
    ]
    found = moved(columns, network([Reach(whole, whole + widest) for whole in wholes]), DRAWS)
    return [lists.bit_count() for lists in found.lists], numbers_of(found.unsure)


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


@lru_cache(maxsize=1)
def _planes_of_pools() -> tuple["Planes", "Planes"]:
    """Return the same shifts bit by bit, none of them negative."""
    from orgaudit.engine.sorted_planes import planes

    declared, assumed = (
        planes([int((shift + _FARTHEST) * _FINENESS) for shift in pool]) for pool in _pools()
    )
    return declared, assumed
