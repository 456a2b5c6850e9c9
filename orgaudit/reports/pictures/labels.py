"""Labels of arrows: each where its arrow runs level, where there is room, and where no other arrow strikes it through."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from orgaudit.reports.pictures.curves import Way
from orgaudit.reports.pictures.data import Arrow
from orgaudit.reports.pictures.fit import width
from orgaudit.reports.pictures.places import Places, centred
from orgaudit.reports.pictures.svg import words

SIZE: Final = 11.5
_ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Where along an arrow its label is tried."""

_BESIDE: Final = 0.06
"""How far along an arrow, to both sides of its label, it should run level, and by how much it may not: 6."""
_LEVEL: Final = 6.0

_CELL: Final = 8
"""Side of the squares by which arrows are looked up."""

Drawn = tuple[Arrow, Way, float]
"""An arrow, its way and its thickness."""


def labels(curves: Sequence[Drawn], places: Places) -> Iterator[str]:
    """Yield the labels that find a place, the blurred boundaries and the busiest ways first; a table has the others."""
    told = [item for item in curves if item[0].label]
    passed = _passed(curves) if told else {}
    for arrow, way, thickness in sorted(told, key=lambda item: (not item[0].blurred, -item[0].cases)):
        room = width(arrow.label, SIZE)
        for x, on_line in _points(way, room):
            y = on_line - thickness / 2 + 0.6
            if not _is_struck(x, y, room, passed, way) and places.take(centred(x, y - 8, room + 6, SIZE + 5)):
                look = "label blurred" if arrow.blurred else "label"
                yield words(x, y - 4, arrow.label, look=look, anchor="middle")
                break


def _points(way: Way, room: float) -> Iterator[tuple[float, float]]:
    """Yield where a label may stand: beside an arrow within a lane, above any other, and there where it runs level if it can."""
    if way.turns_back:
        for t, shift in product(_ALONG, (room / 2 + 5, 0.0)):
            x, y = way.at(t)
            yield x + shift, y + 8 if shift else y
        return
    yield from (way.at(t) for t in sorted(_ALONG, key=lambda t: not _is_level(way, t)))


def _is_level(way: Way, t: float) -> bool:
    return abs(way.at(t + _BESIDE)[1] - way.at(t - _BESIDE)[1]) < _LEVEL


def _passed(curves: Sequence[Drawn]) -> dict[tuple[int, int], set[int]]:
    """Return which ways, by identity, pass through each square."""
    passed: dict[tuple[int, int], set[int]] = {}
    for _, way, _ in curves:
        for curve in way.curves:
            steps = 2 + int(abs(curve.x3 - curve.x0) + abs(curve.y3 - curve.y0)) // _CELL
            for step in range(steps + 1):
                x, y = curve.at(step / steps)
                passed.setdefault((int(x) // _CELL, int(y) // _CELL), set()).add(id(way))
    return passed


def _is_struck(x: float, y: float, room: float, passed: dict[tuple[int, int], set[int]], own: Way) -> bool:
    """Whether another arrow passes through a label."""
    columns = range(int(x - room / 2) // _CELL, int(x + room / 2) // _CELL + 1)
    rows = range(int(y - 13) // _CELL, int(y - 4) // _CELL + 1)
    return any(passed.get(cell, set()) - {id(own)} for cell in product(columns, rows))
