"""Thousands of lists of numbers sorted at once, and which numbers that moves.

The numbers at one place of all lists are held bit by bit: one large integer has the lowest bit of each of them, the next one the second
lowest, and so on. So a handful of bitwise operations compares or exchanges thirty of them with each digit of such an integer, and
a network of comparisons, the same for all lists, sorts them; to sort list by list takes four to six times as long. Numbers that lie so near
that rounding may have turned them round are told, to be looked at again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from struct import pack
from typing import Final

from orgaudit.model.named_tuple import NamedTuple

NEAR_BITS: Final = 2
"""Numbers that differ by less than this power of two are near: each is the rounded sum of two, and may be less than that sum by almost two."""

_BYTES: Final = 4

Planes = Sequence[int]
"""Numbers by their bits, the lowest first; bit n of each integer belongs to list n."""


class Reach(NamedTuple):
    """What all numbers at one place of the lists lie between."""

    least: int
    most: int


class Moved(NamedTuple):
    """``lists``: for each place, the lists whose number sorting moves elsewhere, a bit for each. ``unsure``: those in which numbers lie too near; they are in none of ``lists``."""

    lists: tuple[int, ...]
    unsure: int


def planes(numbers: Sequence[int]) -> Planes:
    """Return numbers of at most four bytes by their bits, all of them twice, one after the other: whoever begins late reads on from the beginning."""
    many, wide = len(numbers), pack(f"<{len(numbers)}I", *numbers)
    found = []
    for bit in range(max(numbers).bit_length()):
        signs = bytes([ord("0") + (byte >> bit % 8 & 1) for byte in range(256)])
        # Text of an integer begins with its highest bit.
        plane = int(wide[bit // 8 :: _BYTES][::-1].translate(signs), 2)
        found.append(plane | plane << many)
    return found


def column(numbers: Planes, start: int, more: int, bits: int, lists: int) -> list[int]:
    """Return ``more`` plus the numbers from ``start`` on, one for each of so many lists, in so many bits."""
    everywhere = (1 << lists) - 1
    carry, found = 0, []
    for bit in range(bits):
        plane = numbers[bit] >> start & everywhere if bit < len(numbers) else 0
        if more >> bit & 1:
            found.append(plane ^ carry ^ everywhere)
            carry |= plane
        else:
            found.append(plane ^ carry)
            carry &= plane
    return found


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


def moved(columns: Sequence[list[int]], pairs: Iterable[tuple[int, int]], lists: int) -> Moved:
    """Sort so many lists, the least first, by the pairs that ``network`` names, and return what that moves."""
    placed = list(columns)
    for low, high in pairs:
        one, other = placed[low], placed[high]
        larger = 0  # the lists in which the first is larger than the second, by the bits so far
        differing = []
        for first, second in zip(one, other, strict=True):
            differ = first ^ second
            differing.append(differ)
            larger ^= differ & (larger ^ first)
        if larger:
            exchanged = [differ & larger for differ in differing]
            placed[low] = [bits ^ other_bits for bits, other_bits in zip(one, exchanged, strict=True)]
            placed[high] = [bits ^ other_bits for bits, other_bits in zip(other, exchanged, strict=True)]
    apart = everywhere = (1 << lists) - 1
    for lower, upper in pairwise(placed):
        apart &= _far(lower, upper)
    changed = [_differing(before, after) & apart for before, after in zip(columns, placed, strict=True)]
    return Moved(tuple(changed), everywhere ^ apart)


def numbers_of(lists: int) -> Iterator[int]:
    """Yield which lists are among some."""
    signs = f"{lists:b}"[::-1]
    at = signs.find("1")
    while at >= 0:
        yield at
        at = signs.find("1", at + 1)


def _far(lower: Planes, upper: Planes) -> int:
    """Return the lists in which a number is larger than another one, which is no larger, by more than what is near."""
    borrow = far = 0
    for bit, (less, more) in enumerate(zip(lower, upper, strict=True)):
        differ = less ^ more
        if bit >= NEAR_BITS:
            far |= differ ^ borrow
        borrow ^= differ & (borrow ^ less)
    return far


def _differing(one: Planes, other: Planes) -> int:
    if one is other:
        return 0
    found = 0
    for first, second in zip(one, other, strict=True):
        found |= first ^ second
    return found


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
