"""Load by month: one small picture a department, so that a row of them finds its own place on any screen."""

from typing import Final

from orgaudit.reports.pictures.data import Year, Years
from orgaudit.reports.pictures.fit import cut
from orgaudit.reports.pictures.svg import element, escape, picture, words

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
    bars = {"over": "", "fine": ""}
    for month, hours in enumerate(panel.months):
        over = panel.capacity is not None and hours > panel.capacity
        height, x = round(max(hours * scale, 1.0)), _LEFT + month * _STEP + 1.5
        bars["over" if over else "fine"] += f"M{x:.0f} {_FOOT:.0f}v-{height}h{_STEP - 3:.0f}v{height}z"
    parts += [element("path", d=path, class_=look) for look, path in bars.items() if path]
    parts.append(_initials(initials))
    if panel.capacity is not None:
        y = round(_FOOT - panel.capacity * scale)
        parts.append(element("line", x1=_LEFT, x2=WIDTH - _LEFT, y1=y, y2=y, class_="capacity"))
    return picture(WIDTH, HEIGHT, parts, name=name, look="year")


def _initials(initials: tuple[str, ...]) -> str:
    """Return what stands under the bars, as one line of text."""
    middles = (round(_LEFT + _STEP * (month + 0.5)) for month in range(12))
    months = (element("tspan", escape(text), x=x) for x, text in zip(middles, initials, strict=True) if text)
    return element("text", *months, y=HEIGHT - 6, class_="soft small mid")
