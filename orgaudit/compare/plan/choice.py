"""Which pieces to choose: the most worth within a budget, or the least effort for enough weight.

Pieces that depend on each other form groups. For each group every choice is listed in which nothing goes without what
it needs, and one choice is taken from each group: a knapsack by dynamic programming over whole units of hours, so exact.
Groups too large to list are taken in order of worth for each hour, and a budget beyond the table is filled up in that order;
neither depends on the budget, so that a larger one never gives less. Then the choice is held against what the budget could
bring without dependencies and with parts of pieces, which can only be more, and the report says how near the two are.
"""

from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from orgaudit.compare.plan.options import Option, Worth, closure, options_of, rate_of, unit_of, units_of
from orgaudit.compare.plan.pieces import Piece
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import reckoned

MOST_UNITS: Final = 4_000
"""Units of hours up to which the dynamic programming runs; what a budget has beyond them is filled up greedily."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, by number, and whether no other choice is worth more."""

    pieces: frozenset[int]
    is_exact: bool


def best_within(pieces: Sequence[Piece], hours: float, worth: Worth) -> Choice:
    """Return the pieces that are worth most together and take at most ``hours``; never worth less than for fewer hours."""
    unit = unit_of(pieces)
    budget = _whole(hours, unit)
    listed, is_exact = options_of(pieces, frozenset(), unit, worth)
    table = _Table(listed, min(budget, MOST_UNITS))
    chosen = table.chosen(table.least_units_for(table.best[-1]))
    if budget <= MOST_UNITS:
        return Choice(chosen, is_exact)
    return Choice(_filled(chosen, pieces, budget, unit, worth), is_exact=False)


def best_at_each(pieces: Sequence[Piece], hours: float, worth: Worth) -> tuple[frozenset[int], ...]:
    """Return what ``best_within`` chooses for one budget after the other up to ``hours``, each choice once.

    The budgets stand apart by one unit at first, then by a twentieth, whatever ``hours`` is: a larger one only adds choices at the end.
    """
    unit = unit_of(pieces)
    everything = sum(units_of(piece, unit) for piece in pieces)
    most = min(_whole(hours, unit), everything, MOST_UNITS)
    listed, _ = options_of(pieces, frozenset(), unit, worth)
    table = _Table(listed, most)
    found = [table.chosen(table.least_units_for(table.best[units])) for units in _grid(most, everything)]
    if _whole(hours, unit) >= everything > MOST_UNITS:
        found.append(frozenset(piece.number for piece in pieces))
    return tuple(dict.fromkeys(found))


def _whole(hours: float, unit: float) -> int:
    """Return how many whole units a budget holds, whatever the last binary digit of a quotient."""
    return int(reckoned(hours / unit))


def _grid(most: int, everything: int) -> Iterator[int]:
    """Yield numbers of units up to ``most``: the first one by one, later ones by a twentieth, and all that there is."""
    units = 0
    while units <= most:
        yield units
        units += max(1, units // 20)
    if most == everything:
        yield everything


def least_for(pieces: Sequence[Piece], taken: Collection[int], need: float, weight: Worth) -> Choice | None:
    """Return the pieces of least effort that weigh at least ``need`` together; ``None`` where all together do not."""
    free = [piece for piece in pieces if piece.number not in taken]
    if sum(weight(piece) for piece in free) < need:
        return None
    unit = unit_of(free)
    everything = sum(units_of(piece, unit) for piece in free)
    listed, is_exact = options_of(free, frozenset(taken), unit, weight)
    table = _Table(listed, min(everything, MOST_UNITS))
    if table.best[-1] < need:  # more than the table holds: nothing is known to be less than all
        return Choice(frozenset(piece.number for piece in free), is_exact=False)
    return Choice(table.chosen(table.least_units_for(need)), is_exact)


def share_reached(pieces: Sequence[Piece], chosen: Collection[int], hours: float, worth: Worth) -> float:
    """Return the share of the best possible worth that a choice is known to reach (0-1).

    The best possible is bounded by what the hours could bring without dependencies and with parts of pieces.
    """
    reached = sum(worth(pieces[number]) for number in chosen)
    most, left = 0.0, hours
    for piece in sorted(pieces, key=lambda item: -worth(item) / item.move.effort_hours):
        part = min(1.0, left / piece.move.effort_hours)
        most += part * worth(piece)
        left -= part * piece.move.effort_hours
    return min(1.0, reached / most) if most else 1.0


class _Table:
    """The most worth within each number of units, over groups of which one option each is taken."""

    def __init__(self, groups: Sequence[Sequence[Option]], budget: int) -> None:
        self._groups = groups
        self._picks: list[array[int]] = []
        self.best = [0] * (budget + 1)
        for options in groups:
            before, best, picks = self.best, list(self.best), array("I", bytes(4 * (budget + 1)))
            for number, option in enumerate(options):
                for units in range(option.units, budget + 1):
                    worth = before[units - option.units] + option.worth
                    if worth > best[units]:
                        best[units], picks[units] = worth, number
            self.best = best
            self._picks.append(picks)

    def least_units_for(self, worth: float) -> int:
        """Return the fewest units that bring so much."""
        return next(units for units, best in enumerate(self.best) if best >= worth)

    def chosen(self, units: int) -> frozenset[int]:
        """Return the pieces that bring the most within so many units."""
        found: set[int] = set()
        for options, picks in zip(reversed(self._groups), reversed(self._picks), strict=True):
            option = options[picks[units]]
            found |= option.pieces
            units -= option.units
        return frozenset(found)


def _filled(
    chosen: frozenset[int], pieces: Sequence[Piece], budget: int, unit: float, worth: Worth
) -> frozenset[int]:
    """Take one piece after the other with what it needs, the most worth for each hour first, until one does not fit."""
    own = {piece.number: piece for piece in pieces}
    order = sorted(own, key=lambda number: (-rate_of(closure((number,), pieces), own, unit, worth), number))
    for number in order:
        grown = chosen | closure((number,), pieces)
        if sum(units_of(own[item], unit) for item in grown) > budget:
            break
        chosen = grown
    return chosen
