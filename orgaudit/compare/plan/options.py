"""What may be chosen together: groups of pieces that depend on each other, and every choice within each, or a good row of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from math import ceil, gcd
from typing import Final

from orgaudit.compare.plan.pieces import Piece
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.number import reckoned

MOST_CHOICES: Final = 4_000
"""Choices within one group that are listed; a group that has more is taken greedily."""


_HUNDRED: Final = 100


class Option(NamedTuple):
    """One choice within a group: effort in units, worth, and the pieces."""

    units: int
    worth: int
    pieces: frozenset[int]


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


def options_of(
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


def unit_of(pieces: Iterable[Piece]) -> float:
    """Return the largest number of hours of which every effort is a whole multiple, one hour where there is none."""
    return (reduce(gcd, (_hundredths(piece) for piece in pieces), 0) or _HUNDRED) / _HUNDRED


def units_of(piece: Piece, unit: float) -> int:
    """Return how many units an effort takes."""
    return ceil(_hundredths(piece) / round(unit * _HUNDRED))


def _hundredths(piece: Piece) -> int:
    """Return an effort in hundredths of an hour, rounded up, so that no choice takes more than its budget."""
    return ceil(reckoned(piece.move.effort_hours * _HUNDRED))


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
                more[grown] = Option(option.units + units_of(piece, unit), option.worth + worth(piece), grown)
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
        best = max(
            grown, key=lambda bundle: (rate_of(bundle, own, unit, worth), -len(bundle), sorted(bundle))
        )
        chosen |= best
        units = sum(units_of(own[number], unit) for number in chosen)
        options.append(Option(units, sum(worth(own[number]) for number in chosen), chosen))
    return _undominated(options)


def rate_of(bundle: frozenset[int], pieces: Mapping[int, Piece], unit: float, worth: Worth) -> float:
    """Return what pieces are worth for each unit."""
    units = sum(units_of(pieces[number], unit) for number in bundle)
    return sum(worth(pieces[number]) for number in bundle) / units if units else float("inf")
