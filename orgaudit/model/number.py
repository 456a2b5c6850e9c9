"""Numbers as they are written: a figure, the statement that there is none, or nothing."""

from typing import Final

from orgaudit.model.vocabulary import NONE, StatedNone

# Written out each time, ``int | float`` would be put together anew for each of a hundred thousand questions.
_NUMBER: Final = (int, float)


def number(value: object) -> float | None:
    """Return a stated number; ``None`` where it is unknown, or stated that there is none."""
    return float(value) if isinstance(value, _NUMBER) else None


def quantity(value: float | StatedNone | None) -> float | None:
    """Return a stated number, 0 for the statement that there is none, ``None`` where it is unknown."""
    return 0.0 if value is NONE else number(value)
