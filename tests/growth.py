"""How the work of a call grows with its input: counted, or compared within one run, for seconds would judge the machine."""

import sys
import time
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """Count the functions that are called while this works, Python's and C's: the same on every machine."""
    count = 0

    def tell(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tell)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def bend(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return how much steeper the calls of work grow from twice to four times a size than from that size to twice it.

    1 for what grows with its size, 2 for what grows with the square; what it takes whatever the size counts for nothing. ``work``
    prepares a size and returns what is counted.
    """
    large = work(4 * size)
    large()  # what is made once for all sizes
    one, two, four = calls(work(size)), calls(work(2 * size)), calls(large)
    return (four - two) / (2 * (two - one))


def slowdown(work: Callable[[int], object], size: int, times: int, turns: int = 5) -> float:
    """Return how much longer work takes where its size is so many times as large, by the processor's time.

    For what goes on inside one call of C, such as the search for a pattern, which :func:`calls` cannot see into. The shortest
    of several turns is taken: other programs can only add to it.
    """
    small, large = (min(_took(work, each) for _ in range(turns)) for each in (size, size * times))
    return large / small


def _took(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
