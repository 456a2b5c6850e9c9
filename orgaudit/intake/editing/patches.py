"""Replacements in a text, put in all at once."""

from collections.abc import Iterable

from orgaudit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Patch:
    """Replace the characters from ``start`` to ``end`` by ``text``.

    Of those that start at one place the deeper ones come first, else the order given holds. ``edit`` is the number
    of the edit whose value stands in ``text``, ``value`` from where to where.
    """

    start: int
    end: int
    text: str
    depth: int = 0
    edit: int | None = None
    value: tuple[int, int] = (0, 0)


def put_in(text: str, patches: Iterable[Patch]) -> tuple[str, dict[int, tuple[int, int]]]:
    """Return the new text and, by number of the edit, where its value stands. Raises ValueError for overlaps."""
    parts: list[str] = []
    written: dict[int, tuple[int, int]] = {}
    position = length = 0
    for patch in sorted(patches, key=lambda item: (item.start, -item.depth)):
        if patch.start < position:
            message = f"two changes of the characters at {patch.start}"
            raise ValueError(message)
        kept = text[position : patch.start]
        length += len(kept)
        if patch.edit is not None:
            written[patch.edit] = (length + patch.value[0], length + patch.value[1])
        parts += (kept, patch.text)
        length += len(patch.text)
        position = patch.end
    parts.append(text[position:])
    return "".join(parts), written
