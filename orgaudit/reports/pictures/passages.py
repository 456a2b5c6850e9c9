"""Where an arrow may pass a lane between two others: through the gap next to its straight line, never behind a box."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from orgaudit.reports.pictures.curves import Way, across, straight
from orgaudit.reports.pictures.places import Area

_ROOM: Final = 5.0
"""How far from a box an arrow passes it at least, and how far apart two arrows are in one gap."""

_BESIDE: Final = 9.0
"""How far outside the first and the last box of a lane an arrow passes."""


class Passages:
    """The lanes, each with the gaps between its boxes; what has gone through a gap is remembered."""

    def __init__(self, areas: Iterable[Area]) -> None:
        lanes: dict[float, list[Area]] = {}
        for area in areas:
            lanes.setdefault(area.left, []).append(area)
        self._lanes = [sorted(lanes[left], key=lambda area: area.top) for left in sorted(lanes)]
        self._passed: dict[tuple[float, float], int] = {}

    def way(self, x0: float, y0: float, x3: float, y3: float) -> Way:
        """Return the way from one edge to another, level at both."""
        between = [lane for lane in self._lanes if min(x0, x3) < lane[0].left and lane[0].right < max(x0, x3)]
        curves, x, y = [], x0, y0
        for lane in between if x0 < x3 else reversed(between):
            middle = (lane[0].left + lane[0].right) / 2
            height = self._through(lane, y0 + (y3 - y0) * (middle - x0) / (x3 - x0))
            near, far = (lane[0].left, lane[0].right) if x0 < x3 else (lane[0].right, lane[0].left)
            curves.append(across(x, y, near, height))
            curves.append(straight(near, height, far, height))
            x, y = far, height
        return Way((*curves, across(x, y, x3, y3)))

    def _through(self, lane: list[Area], y: float) -> float:
        """Return how high an arrow passes a lane that it would cross at ``y``."""
        blocked = [area for area in lane if area.top - _ROOM < y < area.bottom + _ROOM]
        if not blocked:
            return y
        gaps = [(one.bottom + other.top) / 2 for one, other in pairwise(lane)]
        gaps += [lane[0].top - _BESIDE, lane[-1].bottom + _BESIDE]
        gap = min(gaps, key=lambda height: abs(height - y))
        key = (lane[0].left, gap)
        count = self._passed[key] = self._passed.get(key, -1) + 1
        # The second one above the first, the third below it; in a crowd they share the way.
        shift = (0, -_ROOM, _ROOM)[count % 3]
        return gap + shift
