"""How many names the sentence of a finding can hold."""

from collections.abc import Sized
from typing import Final

SHOWN: Final = 5
"""Names told at most; how many more there are is told beside them."""


def more_than_shown(names: Sized) -> int | None:
    """Return how many of these names are not told; ``None`` where all are."""
    return max(len(names) - SHOWN, 0) or None
