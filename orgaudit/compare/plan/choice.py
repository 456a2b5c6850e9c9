"""Which pieces to choose: the most worth within a budget, or the least effort for enough weight.

Pieces that depend on each other form groups. For each group every choice is listed in which nothing goes without what
it needs, and one choice is taken from each group: a knapsack by dynamic programming over whole units of hours, so exact.
Groups too large to list are taken in order of worth for each hour, and a budget beyond the table is filled up in that order;
neither depends on the budget, so that a larger one never gives less. Then the choice is held against what the budget could
bring without dependencies and with parts of pieces, which can only be more, and the report says how near the two are.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from math import ceil, gcd
from typing import Final

from orgaudit.compare.plan.pieces import Piece
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple

MOST_CHOICES: Final = 4_000
"""Choices within one group that are listed; a group that has more is taken greedily."""

MOST_UNITS: Final = 4_000
"""Units of hours up to which the dynamic programming runs; what a budget has beyond them is filled up greedily."""


class Option(NamedTuple):
    """One choice within a group: effort in units, worth, and the pieces."""

    units: int
    worth: int
    pieces: frozenset[int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, by number, and whether no other choice is worth more."""

    pieces: frozenset[int]
    is_exact: bool


Worth = Callable[[Piece], int]


def closure(wanted: Iterable[int], pieces: Sequence[Piece]) -> frozenset[int]:
    """Return pieces together with all that they need."""
    found: set[int] = set()
    waiting = list(wanted)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += [link.piece for link in pieces[number].before if link.needed]
    return frozenset(found)


def best_within(pieces: Sequence[Piece], hours: float, worth: Worth) -> Choice:
    """Return the pieces that are worth most together and take at most ``hours``; never worth less than for fewer hours."""
    unit = _unit(pieces)
    budget = int(hours // unit)
    listed, is_exact = _listed(pieces, frozenset(), unit, worth)
    table = _Table(listed, min(budget, MOST_UNITS))
    chosen = table.chosen(table.least_units_for(table.best[-1]))
    if budget <= MOST_UNITS:
        return Choice(chosen, is_exact)
    return Choice(_filled(chosen, pieces, budget, unit, worth), is_exact=False)


def least_for(pieces: Sequence[Piece], taken: Collection[int], need: float, weight: Worth) -> Choice | None:
    """Return the pieces of least effort that weigh at least ``need`` together; ``None`` where all together do not."""
    free = [piece for piece in pieces if piece.number not in taken]
    if sum(weight(piece) for piece in free) < need:
        return None
    unit = _unit(free)
    everything = sum(_units(piece, unit) for piece in free)
    listed, is_exact = _listed(free, frozenset(taken), unit, weight)
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


def _listed(
    pieces: Sequence[Piece], taken: frozenset[int], unit: float, worth: Worth
) -> tuple[list[list[Option]], bool]:
    """Return the options of every group, the empty one first, and whether none was left out."""
    listed, is_exact = [], True
    for group in _groups(list(pieces)):
        options = _options(group, taken, unit, worth)
        if options is None:
            is_exact = False
            options = _greedy_options(group, taken, pieces, unit, worth)
        listed.append(options)
    return listed, is_exact


def _filled(
    chosen: frozenset[int], pieces: Sequence[Piece], budget: int, unit: float, worth: Worth
) -> frozenset[int]:
    """Take one piece after the other with what it needs, the most worth for each hour first, until one does not fit."""
    own = {piece.number: piece for piece in pieces}
    order = sorted(own, key=lambda number: (-_rate(closure((number,), pieces), own, unit, worth), number))
    for number in order:
        grown = chosen | closure((number,), pieces)
        if sum(_units(own[item], unit) for item in grown) > budget:
            break
        chosen = grown
    return chosen


def _unit(pieces: Iterable[Piece]) -> float:
    """Return the largest number of hours of which every effort is a whole multiple, one hour where there is none."""
    efforts = [piece.move.effort_hours for piece in pieces]
    return float(reduce(gcd, (int(effort) for effort in efforts if effort == int(effort)), 0) or 1)


def _units(piece: Piece, unit: float) -> int:
    return ceil(piece.move.effort_hours / unit)


def _groups(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces that hang together by what they need."""
    by_number = {piece.number: piece for piece in pieces}
    beside: dict[int, set[int]] = {number: set() for number in by_number}
    for piece in pieces:
        for link in piece.before:
            if link.needed and link.piece in by_number:
                beside[piece.number].add(link.piece)
                beside[link.piece].add(piece.number)
    seen: set[int] = set()
    for start in by_number:
        if start in seen:
            continue
        group, waiting = [], [start]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                group.append(number)
                waiting += sorted(beside[number])
        yield [by_number[number] for number in sorted(group)]


def _options(group: list[Piece], taken: frozenset[int], unit: float, worth: Worth) -> list[Option] | None:
    """List every choice within a group in which nothing goes without what it needs; ``None`` where there are too many."""
    listed = {frozenset[int](): Option(0, 0, frozenset())}
    for piece in _by_need(group):
        needs = frozenset(link.piece for link in piece.before if link.needed) - taken
        more = {}
        for chosen, option in listed.items():
            if needs <= chosen:
                grown = chosen | {piece.number}
                more[grown] = Option(option.units + _units(piece, unit), option.worth + worth(piece), grown)
        listed |= more
        if len(listed) > MOST_CHOICES:
            return None
    return _undominated(listed.values())


def _by_need(group: list[Piece]) -> list[Piece]:
    """Order pieces so that each comes after all that it needs."""
    ordered: list[Piece] = []
    inside = {piece.number for piece in group}
    done: set[int] = set()
    waiting = list(group)
    while waiting:
        ready = [
            piece
            for piece in waiting
            if all(link.piece in done or link.piece not in inside for link in piece.before if link.needed)
        ]
        # Dependencies run along kinds of moves, so there is no circle; should one appear, it is cut here.
        for piece in ready or waiting[:1]:
            ordered.append(piece)
            done.add(piece.number)
            waiting.remove(piece)
    return ordered


def _undominated(options: Iterable[Option]) -> list[Option]:
    """Keep for each effort what is worth more than anything cheaper."""
    kept: list[Option] = []
    for option in sorted(options, key=lambda item: (item.units, -item.worth, sorted(item.pieces))):
        if not kept or option.worth > kept[-1].worth:
            kept.append(option)
    return kept


def _greedy_options(
    group: list[Piece], taken: frozenset[int], pieces: Sequence[Piece], unit: float, worth: Worth
) -> list[Option]:
    """List the choices of a large group as they grow by the piece that, with what it needs, is worth most for each hour."""
    chosen: frozenset[int] = frozenset()
    options = [Option(0, 0, chosen)]
    own = {piece.number: piece for piece in group}
    needed = {number: closure((number,), pieces) & own.keys() - taken for number in own}
    while len(chosen) < len(own):
        grown = [needed[number] - chosen for number in own if number not in chosen]
        best = max(grown, key=lambda bundle: (_rate(bundle, own, unit, worth), -len(bundle), sorted(bundle)))
        chosen |= best
        units = sum(_units(own[number], unit) for number in chosen)
        options.append(Option(units, sum(worth(own[number]) for number in chosen), chosen))
    return _undominated(options)


def _rate(bundle: frozenset[int], pieces: Mapping[int, Piece], unit: float, worth: Worth) -> float:
    units = sum(_units(pieces[number], unit) for number in bundle)
    return sum(worth(pieces[number]) for number in bundle) / units if units else float("inf")
