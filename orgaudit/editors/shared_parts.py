"""What two states of a text have in common, at their beginning and at their end."""

from collections.abc import Callable


def shared_parts(old: str, new: str) -> tuple[int, int]:
    """Return how many characters both begin with, and how many of the others both end with."""
    most = min(len(old), len(new))
    start = _most(most, lambda count: old[:count] == new[:count])
    end = _most(most - start, lambda count: count == 0 or old[len(old) - count :] == new[len(new) - count :])
    return start, end


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """Return the largest number up to the limit for which something holds, which holds for all smaller ones."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def moved(offset: int, old: str, new: str, shared: tuple[int, int]) -> int | None:
    """Return where a character of the old text stands in the new one; ``None`` where it stood in what was changed."""
    start, end = shared
    if offset <= start:
        return offset
    return offset + len(new) - len(old) if offset >= len(old) - end else None
