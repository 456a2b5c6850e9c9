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
from itertools import chain, compress
from math import log
from operator import add, is_, itemgetter
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

_MANY: Final = 30
"""Moves from which on it is quicker to make draw after draw; measured."""


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
    numbers = range(len(worths))
    # Whoever finds its very own number at its place has kept its rank.
    kept = Counter(
        chain.from_iterable(compress(numbers, map(is_, row, sorted(row))) for row in _draws(worths))
    )
    return tuple(kept[number] / DRAWS for number in reversed(numbers))


def shares_at(worths: Sequence[Worth], rank: int) -> tuple[float, ...]:
    """Return for each worth, the highest first, the share of draws in which it took a rank, which counts from 1."""
    taken = Counter(row.index(sorted(row)[-rank]) for row in _draws(worths))
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


def _draws(worths: Sequence[Worth]) -> Iterator[Sequence[float]]:
    """Yield the draws: the logarithms of all worths in each, the last of the worths first, as sorting has it.

    Moves that are shaken alike read one stretch, each a stride behind the one before, so a draw of all of them is every so
    manieth number. Of a few moves it is quicker to take all draws of one after the other.
    """
    count = len(worths)
    by_range = sorted(range(count), key=lambda number: worths[number].confidence <= ASSUMED_FROM)
    narrow = sum(worth.confidence > ASSUMED_FROM for worth in worths)
    logs = [log(worths[number].score) for number in by_range]
    places = [by_range.index(number) for number in reversed(range(count))]
    declared, assumed = _pools()
    if count < _MANY:
        pools = [declared] * narrow + [assumed] * (count - narrow)
        starts = range(0, count * _STRIDE, _STRIDE)
        columns = [
            [own + shift for shift in pool[start : start + DRAWS]]
            for own, pool, start in zip(logs, pools, starts, strict=True)
        ]
        yield from zip(*[columns[place] for place in places], strict=True)
        return
    in_order = itemgetter(*places)
    between, end = narrow * _STRIDE, count * _STRIDE
    for draw in range(DRAWS):
        shifts = declared[draw : draw + between : _STRIDE] + assumed[draw + between : draw + end : _STRIDE]
        yield in_order(tuple(map(add, logs, shifts)))


@lru_cache(maxsize=1)
def _pools() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the shifts by which declared and assumed numbers are shaken, on the logarithm of P, twice in a row to be read on."""
    from random import Random

    draw = Random(_SEED).random
    effort = log(EFFORT_RANGE)
    even = [2 * draw() - 1 for _ in range(2 * DRAWS)]
    hours, costs = even[::2], [effort * cost for cost in even[1::2]]
    declared, assumed = (
        2 * tuple([reach * hour - cost for hour, cost in zip(hours, costs, strict=True)])
        for reach in (log(DECLARED_RANGE), log(ASSUMED_RANGE))
    )
    return declared, assumed
