"""A thousand lists of numbers sorted at once, and which numbers that moves.

A large integer holds one number of each list, in a lane of its own: 23 bits of it, and above them a free bit in which one subtraction
tells for every lane which of two numbers is the larger. A network of comparisons, the same for all lists, sorts them; to sort list by
list takes two to four times as long. Numbers that lie so near that rounding may have turned them round are told, to be looked at again.
"""

from collections.abc import Iterable, Iterator, Sequence
from struct import pack
from typing import Final

from orgaudit.model.named_tuple import NamedTuple

LANES: Final = 1_000
"""Lists at once: what is worked on stays in the cache of a processor."""

_BYTES: Final = 3
_TOP: Final = 8 * _BYTES - 1
LIMIT: Final = 1 << _TOP
"""No number may be as large."""

_NEAR: Final = 4
"""From this distance on, two numbers stand as those stand that each of them is the rounded sum of."""

_ONES: Final = int.from_bytes((b"\1" + bytes(_BYTES - 1)) * LANES, "little")
_HIGH: Final = _ONES << _TOP
_BELOW: Final = _HIGH - _ONES
_APART: Final = _NEAR * _ONES


class Reach(NamedTuple):
    """What all numbers at one place of the lists lie between."""

    least: int
    most: int


class Moved(NamedTuple):
    """``lanes``: for each place, the lanes whose number sorting moves elsewhere. ``unsure``: those in which numbers lie too near; they are in none of ``lanes``."""

    lanes: tuple[int, ...]
    unsure: int


def packed(numbers: Sequence[int]) -> bytes:
    """Return numbers as they stand in lanes, one after the other."""
    wide = pack(f"<{len(numbers)}I", *numbers)
    lanes = bytearray(_BYTES * len(numbers))
    for place in range(_BYTES):
        lanes[place::_BYTES] = wide[place::4]
    return bytes(lanes)


def everywhere(number: int) -> int:
    """Return a number in all lanes."""
    return number * _ONES


def column(lanes: bytes, start: int) -> int:
    """Return the numbers of all lists at one place: those from ``start`` on."""
    return int.from_bytes(lanes[_BYTES * start : _BYTES * (start + LANES)], "little")


def network(reaches: Sequence[Reach]) -> list[tuple[int, int]]:
    """Return the places to be held against each other, one pair after the other, so that everything is sorted in the end.

    Merge exchange (Knuth, 5.2.2 M), without the pairs that are in order whatever the numbers are.
    """
    within = list(reaches)
    needed = []
    for low, high in _merge_exchange(len(within)):
        one, other = within[low], within[high]
        if one.most > other.least:
            needed.append((low, high))
            within[low] = Reach(min(one.least, other.least), min(one.most, other.most))
            within[high] = Reach(max(one.least, other.least), max(one.most, other.most))
    return needed


def moved(columns: Sequence[int], pairs: Iterable[tuple[int, int]]) -> Moved:
    """Sort all lists, the least first, by the pairs that ``network`` names, and return what that moves."""
    placed = list(columns)
    for low, high in pairs:
        one, other = placed[low], placed[high]
        larger = ((one | _HIGH) - other) & _HIGH
        # All bits of the lanes in which the first is not the smaller, for these change places.
        changed = (one ^ other) & (larger - (larger >> _TOP))
        placed[low], placed[high] = one ^ changed, other ^ changed
    near = 0
    for at in range(1, len(placed)):
        near |= ((placed[at] | _HIGH) - placed[at - 1] - _APART) & _HIGH ^ _HIGH
    sure = _HIGH ^ near
    lanes = tuple([((before ^ after) + _BELOW) & sure for before, after in zip(columns, placed, strict=True)])
    return Moved(lanes, near)


def numbers_of(lanes: int) -> Iterator[int]:
    """Yield which lanes are among some."""
    marks = lanes.to_bytes(_BYTES * LANES, "little")[_BYTES - 1 :: _BYTES]
    at = marks.find(0x80)
    while at >= 0:
        yield at
        at = marks.find(0x80, at + 1)


def _merge_exchange(several: int) -> Iterator[tuple[int, int]]:
    first = 1 << max(0, (several - 1).bit_length() - 1)
    step = first
    while step and several > 1:
        apart, wanted, span = first, 0, step
        while True:
            yield from ((at, at + span) for at in range(several - span) if at & step == wanted)
            if apart == step:
                break
            span, apart, wanted = apart - step, apart >> 1, step
        step >>= 1
