"""What a chain of handoffs lets through, and how much of its time is work."""

from collections.abc import Iterable
from math import fsum, log, prod

HOURS_PER_DAY = 8.0
"""Working hours in a day of waiting; rule catalogue."""

NOTHING_PASSES = 1e-9
"""Stands for a share of 0, of which there is no logarithm."""


def rolled_accuracy(return_rates: Iterable[float]) -> float:
    """Return the share (0-1) of cases that pass every handoff without coming back: the product of what each lets through.

    Five handoffs of which each sends back a tenth let 0.9 to the fifth, 59 %, through (PCA).
    """
    return prod(1.0 - rate for rate in return_rates)


def loss(return_rate: float) -> float:
    """Return a length that adds up along a way as shares that pass multiply."""
    return -log(max(1.0 - return_rate, NOTHING_PASSES))


def activity_ratio(handoffs: Iterable[tuple[float, float]]) -> float | None:
    """Return work / (work + waiting), given hours of work and days of waiting for each handoff.

    The sums are divided, so that a long wait weighs as long as it is. ``None`` where no time passes at all.
    """
    pairs = list(handoffs)
    # fsum: the same whatever the order of the file.
    work = fsum(hours for hours, _ in pairs)
    lead = work + HOURS_PER_DAY * fsum(days for _, days in pairs)
    return work / lead if lead > 0 else None
