"""Effort and return of moves, both in steps of ten; what is obliged stands in a lane of its own."""

from math import log10
from typing import Final

from orgaudit.reports.pictures.data import Choice, Choices
from orgaudit.reports.pictures.fit import cut
from orgaudit.reports.pictures.places import Area, Places, centred
from orgaudit.reports.pictures.svg import element, picture, words

WIDTH: Final = 480.0
"""So narrow that a phone shows all of it, with its words a quarter larger."""

HEIGHT: Final = 380.0
_PLOT: Final = Area(64, 34, WIDTH - 16, 262)
_LANE: Final = Area(64, 284, WIDTH - 16, 330)
_DOT: Final = 11.0
_LETTER: Final = 15.0
"""How large words are on a phone."""

_NUMBERED: Final = 10
"""Moves that carry their number; the rest are dots."""

_TENS: Final = (1.0, 10.0, 100.0, 1_000.0, 10_000.0)
_STEPS: Final = tuple(ten * step for ten in _TENS for step in (1, 2, 5))


def choices(data: Choices, name: str) -> str:
    """Draw the moves: to the left is little effort, at the top is much return."""
    efforts = [point.effort for point in data.points]
    returns = [point.returned for point in data.points if not point.obliged]
    across = _Scale(efforts, _PLOT.left + 14, _PLOT.right - 14)
    up = _Scale(returns or [1.0], _PLOT.bottom - 14, _PLOT.top + 14)
    parts = [_frame(_PLOT), _frame(_LANE)]
    for tick in across.ticks():
        x = across.at(tick)
        for area in (_PLOT, _LANE):
            parts.append(element("line", x1=x, x2=x, y1=area.top, y2=area.bottom, class_="grid"))
        parts.append(words(x, 346, f"{tick:,.0f}", look="soft small", anchor="middle"))
    for tick in up.ticks():
        y = up.at(tick)
        parts.append(element("line", x1=_PLOT.left, x2=_PLOT.right, y1=y, y2=y, class_="grid"))
        parts.append(words(_PLOT.left - 8, y + 4, f"{tick:,.0f}", look="soft small", anchor="end"))
    parts += [
        words(8, 20, cut(data.returned, _LETTER, WIDTH - 16), look="soft"),
        words(WIDTH - 16, 370, cut(data.effort, _LETTER, WIDTH - 32), look="soft", anchor="end"),
        words(_LANE.left + 6, _LANE.top - 6, cut(data.obliged, _LETTER, WIDTH - 90), look="soft"),
    ]
    places = Places(Area(_PLOT.left, _PLOT.top, _PLOT.right, _LANE.bottom))
    dots = {"obliged": "", "free": ""}
    for point in data.points:
        y = (_LANE.top + _LANE.bottom) / 2 if point.obliged else up.at(point.returned)
        at = _place(point, across.at(point.effort), y, places)
        if at is None:
            continue
        look = "obliged" if point.obliged else "free"
        if point.number <= _NUMBERED:
            parts.append(_numbered(point.number, *at, look))
        else:
            dots[look] += f"M{at[0]:.0f} {at[1]:.0f}h0"
    parts += [element("path", d=path, class_=f"dots {look}") for look, path in dots.items() if path]
    return picture(WIDTH, HEIGHT, parts, name=name, look="choices")


class _Scale:
    """A line on which each step is ten times the one before."""

    def __init__(self, values: list[float], start: float, end: float) -> None:
        least = max(min(values, default=1.0), 0.5)
        most = max(*values, least * 10)
        self.low, self.high = least / 1.2, most * 1.2
        self._start, self._end = start, end

    def ticks(self) -> tuple[float, ...]:
        """Return the values to be written beside the line: powers of ten, and where these are few what lies between."""
        tens = tuple(tick for tick in _TENS if self.low <= tick <= self.high)
        return tens if len(tens) > 1 else tuple(tick for tick in _STEPS if self.low <= tick <= self.high)

    def at(self, value: float) -> float:
        """Return where a value lies."""
        share = log10(max(value, self.low) / self.low) / log10(self.high / self.low)
        return self._start + (self._end - self._start) * min(share, 1.0)


def _frame(area: Area) -> str:
    return element(
        "rect",
        x=area.left,
        y=area.top,
        width=area.right - area.left,
        height=area.bottom - area.top,
        class_="frame",
    )


def _place(point: Choice, x: float, y: float, places: Places) -> tuple[float, float] | None:
    """Return where a move is drawn: as near to where it belongs as there is room."""
    size = 2 * (_DOT if point.number <= _NUMBERED else 4)
    for step in range(0, 400, 4):
        for dx in (step, -step):
            for dy in (0, step / 2, -step / 2):
                row = y if point.obliged else y + dy
                if places.take(centred(x + dx, row, size, size)):
                    return x + dx, row
    return None


def _numbered(number: int, x: float, y: float, look: str) -> str:
    circle = element("circle", cx=round(x), cy=round(y), r=_DOT - 0.5, class_=look)
    return element("g", circle, words(round(x), round(y) + 4, str(number), look="small", anchor="middle"))
