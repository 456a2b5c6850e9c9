"""How many companies, texts or calls a law is tried on: few in the suite, many more in a thorough search."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")

ORDINARY = 40
"""For a law that says nothing else."""


def examples(number: int) -> settings:
    """Try a law on fewer examples than others, as each takes its time; in a thorough search on as many times more as the others."""
    default = settings.default
    assert default is not None
    return settings(max_examples=max(1, number * default.max_examples // ORDINARY))


def spread(every: Sequence[T], number: int, at: int) -> tuple[T, ...]:
    """Return ``number`` of some kinds, others for each case ``at``, so that all cases together meet all kinds; in a thorough search all.

    It thins out tests that try each of many cases with each of many kinds.
    """
    default = settings.default
    assert default is not None
    if default.max_examples > ORDINARY or number >= len(every):
        return tuple(every)
    return tuple(every[(at * number + step) % len(every)] for step in range(number))
