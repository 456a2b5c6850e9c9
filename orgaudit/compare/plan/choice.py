"""Which pieces to choose: the most worth within a budget, or the least effort for enough weight.

Pieces that depend on each other form groups. For each group every choice is listed in which nothing goes without what
it needs, and one choice is taken from each group: a knapsack by dynamic programming over whole units of hours, so exact.
Groups too large to list are taken in order of worth for each hour; then the choice is held against the knapsack without
dependencies, which can only be better, and the report says how near the two are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import ceil, gcd
from typing import Final, NamedTuple

from orgaudit.compare.plan.pieces import Piece

MOST_CHOICES: Final = 4_000
"""Choices within one group that are listed; a group that has more is taken greedily."""

MOST_UNITS: Final = 4_000
"""Units of hours up to which the dynamic programming runs; above, a unit is made larger and efforts are rounded up."""


class Option(NamedTuple):
    """One choice within a group: effort in units, worth, and the pieces."""

    units: int
    worth: int
    pieces: frozenset[int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, by number. ``bound``: the share of the best possible worth that is known to be reached."""

    pieces: frozenset[int]
    is_exact: bool
    bound: float = 1.0


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


def best_within(
    pieces: Sequence[Piece],
    apart: Collection[int],
    hours: float,
    worth: Worth,
    *,
    given: Collection[int] = (),
) -> Choice:
    """Return the pieces, besides those set apart, that are worth most together and take at most ``hours``.

    What needs a piece that is set apart can only be chosen where that one is ``given``.
    """
    lacking = set(apart) - set(given)
    shut = {piece.number for piece in pieces if not lacking.isdisjoint(closure((piece.number,), pieces))}
    taken = {*apart, *shut}
    free = [piece for piece in pieces if piece.number not in taken]
    unit = _unit(free, hours)
    budget = int(hours // unit)
    groups, is_exact = [], True
    for group in _groups(free):
        options = _options(group, taken, unit, worth, budget)
        if options is None:
            is_exact = False
            options = _greedy_options(group, taken, pieces, unit, worth, budget)
        groups.append(options)
    best = _knapsack(groups, budget)
    if is_exact:
        return Choice(best.pieces, is_exact=True)
    alone = [
        [Option(0, 0, frozenset()), Option(_units(piece, unit), worth(piece), frozenset({piece.number}))]
        for piece in free
    ]
    above = _knapsack(alone, budget).worth
    return Choice(best.pieces, is_exact=False, bound=best.worth / above if above else 1.0)


def least_for(pieces: Sequence[Piece], taken: Collection[int], need: float, weight: Worth) -> Choice | None:
    """Return the pieces of least effort that weigh at least ``need`` together; ``None`` where all together do not."""
    free = [piece for piece in pieces if piece.number not in taken]
    if sum(weight(piece) for piece in free) < need:
        return None
    unit = _unit(free, sum(piece.move.effort_hours for piece in free))
    budget = sum(_units(piece, unit) for piece in free)
    groups, is_exact = [], True
    for group in _groups(free):
        options = _options(group, taken, unit, weight, budget)
        if options is None:
            is_exact = False
            options = _greedy_options(group, taken, pieces, unit, weight, budget)
        groups.append(options)
    table = _table(groups, budget)
    found = next((option for option in table if option.worth >= need), None)
    return None if found is None else Choice(found.pieces, is_exact=is_exact)


def _unit(pieces: Iterable[Piece], hours: float) -> float:
    """Return the largest number of hours of which every effort is a whole multiple, one hour where there is none."""
    efforts = [piece.move.effort_hours for piece in pieces]
    whole = reduce(gcd, (int(effort) for effort in efforts if effort == int(effort)), 0) or 1
    return float(max(whole, ceil(hours / MOST_UNITS)))


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


def _options(
    group: list[Piece], taken: Collection[int], unit: float, worth: Worth, budget: int
) -> list[Option] | None:
    """List every choice within a group in which nothing goes without what it needs; ``None`` where there are too many."""
    listed = {frozenset[int](): Option(0, 0, frozenset())}
    ordered = _by_need(group)
    for piece in ordered:
        needs = frozenset(link.piece for link in piece.before if link.needed) - frozenset(taken)
        more = {}
        for chosen, option in listed.items():
            units = option.units + _units(piece, unit)
            if needs <= chosen and units <= budget:
                grown = chosen | {piece.number}
                more[grown] = Option(units, option.worth + worth(piece), grown)
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
    group: list[Piece],
    taken: Collection[int],
    pieces: Sequence[Piece],
    unit: float,
    worth: Worth,
    budget: int,
) -> list[Option]:
    """List the choices of a large group as they grow by the piece that, with what it needs, is worth most for each hour."""
    chosen: frozenset[int] = frozenset()
    options = [Option(0, 0, chosen)]
    own = {piece.number: piece for piece in group}
    while len(chosen) < len(own):
        grown = [
            closure((number,), pieces) & own.keys() - frozenset(taken) - chosen
            for number in own
            if number not in chosen
        ]

        best = max(grown, key=lambda bundle: (_rate(bundle, own, unit, worth), -len(bundle), sorted(bundle)))
        chosen |= best
        units = sum(_units(own[number], unit) for number in chosen)
        if units > budget:
            break
        options.append(Option(units, sum(worth(own[number]) for number in chosen), chosen))
    return _undominated(options)


def _rate(bundle: frozenset[int], pieces: Mapping[int, Piece], unit: float, worth: Worth) -> float:
    units = sum(_units(pieces[number], unit) for number in bundle)
    return sum(worth(pieces[number]) for number in bundle) / units if units else float("inf")


def _knapsack(groups: list[list[Option]], budget: int) -> Option:
    return max(_table(groups, budget), key=lambda option: (option.worth, -option.units))


def _table(groups: list[list[Option]], budget: int) -> list[Option]:
    """Return the undominated choices over all groups, one option of each, the cheapest first."""
    table = [Option(0, 0, frozenset())]
    for options in groups:
        if len(options) > 1:
            table = _undominated(
                Option(one.units + other.units, one.worth + other.worth, one.pieces | other.pieces)
                for one in table
                for other in options
                if one.units + other.units <= budget
            )
    return table
