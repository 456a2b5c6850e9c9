"""Marks that a merge leaves in a file where two sides changed the same lines: neither side is what anybody decided."""

from typing import Final

_OURS: Final = "<<<<<<< "
_BETWEEN: Final = "======="
_THEIRS: Final = ">>>>>>> "


def merge_mark(text: str) -> int | None:
    """Return the line of the first mark, from 1, where all three stand at the beginning of a line and in order; else ``None``."""
    if _OURS not in text or _THEIRS not in text:
        return None
    first, waited = 0, [_OURS, _BETWEEN, _THEIRS]
    for number, line in enumerate(text.splitlines(), start=1):
        if line.rstrip() == waited[0] or (line.startswith(waited[0]) and waited[0] != _BETWEEN):
            first = first or number
            del waited[0]
        if not waited:
            return first
    return None
