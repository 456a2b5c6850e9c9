"""How far an import has come, for whoever waits for it."""

from collections.abc import Callable

Told = Callable[[float], None]
"""Takes the share that is done, from 0 to 1."""


def untold(share: float) -> None:
    """Tell nobody how far it is."""


class Meter:
    """Tells how far the whole is by how far its present part is; each per cent once, and never less than before."""

    def __init__(self, told: Told = untold) -> None:
        self._told = told
        self._start, self._end, self._hundredths = 0.0, 1.0, 0

    def part(self, start: float, end: float) -> None:
        """Begin a part that reaches from one share of the whole to another."""
        self._start, self._end = start, end
        self.at(0, 1)

    def at(self, done: int, of: int) -> None:
        """Take note of how much of the present part is done."""
        share = self._start + (self._end - self._start) * done / max(of, 1)
        if int(share * 100) > self._hundredths:
            self._hundredths = int(share * 100)
            self._told(self._hundredths / 100)
