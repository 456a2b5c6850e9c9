"""How much input is read before it is taken for a mistake or an attack."""

from orgaudit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one file, and of a company in many.

    ``size`` in bytes; ``together`` of all files; ``depth`` of lists and maps in each other; ``aliased`` nodes that all ``*aliases`` together
    stand for; ``elements`` nodes in all; ``text`` signs of one text, which many reports say many times; ``problems`` of one run that are told before reading ends.
    """

    size: int = 64 * 1024 * 1024
    together: int = 256 * 1024 * 1024
    depth: int = 20
    aliased: int = 1_000
    elements: int = 5_000_000
    text: int = 100_000
    problems: int = 500


DEFAULT_LIMITS = Limits()
