"""Numbers as they are written: a figure, the statement that there is none, or nothing."""

from collections.abc import Iterable
from math import floor
from typing import Final

from orgaudit.model.vocabulary import NONE, StatedNone

# Written out each time, ``int | float`` would be put together anew for each of a hundred thousand questions.
_NUMBER: Final = (int, float)


DECIMALS: Final = 6


def number(value: object) -> float | None:
    """Return a stated number; ``None`` where it is unknown, or stated that there is none."""
    return float(value) if isinstance(value, _NUMBER) else None


def reckoned(value: float) -> float:
    """Return a number without the traces of reckoning, as it is written and read back: 8.0 for 40 x 0.2, not 7.999999999999998."""
    return round(value, DECIMALS)


def floored(value: float, digits: int) -> float:
    """Return a number with so many digits behind the point, never more than it is: what is reached at least is not rounded up."""
    scale = 10.0**digits
    return floor(reckoned(value * scale)) / scale


def quantity(value: float | StatedNone | None) -> float | None:
    """Return a stated number, 0 for the statement that there is none, ``None`` where it is unknown."""
    return 0.0 if value is NONE else number(value)


def median(values: Iterable[float]) -> float:
    """Return the median of one number or more. That of the standard library brings fractions, decimals and random numbers with it."""
    ranked = sorted(values)
    middle = len(ranked) // 2
    return ranked[middle] if len(ranked) % 2 else (ranked[middle - 1] + ranked[middle]) / 2
