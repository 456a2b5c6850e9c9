"""Load by month: one small picture a department, so that a row of them finds its own place on any screen."""

from typing import Final

from orgaudit.reports.pictures.data import Year, Years
from orgaudit.reports.pictures.fit import cut
from orgaudit.reports.pictures.svg import element, picture, words

WIDTH: Final = 220.0
HEIGHT: Final = 132.0
_LEFT: Final = 4.0
_STEP: Final = (WIDTH - 2 * _LEFT) / 12
_TOP: Final = 40.0
_FOOT: Final = 112.0


def years(data: Years, name: str) -> str:
    """Draw every panel; bars above the line of capacity stand out."""
    return "".join(
        _panel(panel, data.initials, f"{name}: {panel.name}, {panel.note}") for panel in data.panels
    )


def _panel(panel: Year, initials: tuple[str, ...], name: str) -> str:
    most = max(*panel.months, panel.capacity or 0.0, 1.0)
    scale = (_FOOT - _TOP) / most
    parts = [
        words(_LEFT, 14, cut(panel.name, 14.3, WIDTH - 2 * _LEFT), look="name", whole=panel.name),
        words(_LEFT, 31, cut(panel.note, 11.5, WIDTH - 2 * _LEFT), look="soft small", whole=panel.note),
    ]
    for month, hours in enumerate(panel.months):
        over = panel.capacity is not None and hours > panel.capacity
        height = max(hours * scale, 1.0)
        x = _LEFT + month * _STEP
        look = "over" if over else "fine"
        parts.append(
            element("rect", x=x + 1.5, y=_FOOT - height, width=_STEP - 3, height=height, class_=look)
        )
        parts.append(words(x + _STEP / 2, HEIGHT - 6, initials[month], look="soft small", anchor="middle"))
    if panel.capacity is not None:
        y = _FOOT - panel.capacity * scale
        parts.append(element("line", x1=_LEFT, x2=WIDTH - _LEFT, y1=y, y2=y, class_="capacity"))
    return picture(WIDTH, HEIGHT, parts, name=name, look="year")
