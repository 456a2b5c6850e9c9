"""The score as a bar with its band."""

from typing import Final

from orgaudit.reports.pictures.data import ScoreBar
from orgaudit.reports.pictures.fit import width
from orgaudit.reports.pictures.svg import element, picture, words

WIDTH: Final = 420.0
_LEFT: Final = 16.0
_SCALE: Final = (WIDTH - 2 * _LEFT) / 100
_TOP: Final = 48.0
_HEIGHT: Final = 14.0
_FIGURE: Final = 38.0
"""The size of the figure, and a quarter more: it is bold, and figures of some fonts are wide."""


def score_bar(data: ScoreBar, name: str) -> str:
    """Draw a line from 0 to 100: the band faint, the likely range strong, a mark at the score."""
    at = _at((data.likely_low + data.likely_high) / 2 if data.provisional else data.value)
    half = width(data.figure, _FIGURE) / 2
    parts = [
        _bar("ground", 0, 100),
        _bar("band", data.low, data.high),
        _bar("likely", data.likely_low, data.likely_high),
        words(max(min(at, WIDTH - half), half), 32, data.figure, look="figure", anchor="middle"),
    ]
    if not data.provisional:
        parts.append(element("rect", x=at - 1.5, y=_TOP - 7, width=3, height=_HEIGHT + 14, class_="mark"))
    parts += [
        words(_at(tick), _TOP + 34, str(tick), look="soft", anchor="middle") for tick in (0, 25, 50, 75, 100)
    ]
    legend = _TOP + 60
    parts += [
        element("rect", x=_LEFT, y=legend - 9, width=14, height=10, class_="likely"),
        words(_LEFT + 20, legend, data.likely, look="soft"),
        element("rect", x=WIDTH / 2, y=legend - 9, width=14, height=10, class_="band"),
        words(WIDTH / 2 + 20, legend, data.possible, look="soft"),
    ]
    return picture(WIDTH, legend + 8, parts, name=name, look="score")


def _bar(look: str, low: float, high: float) -> str:
    low, high = min(low, high), max(low, high)
    return element(
        "rect", x=_at(low), y=_TOP, width=max((high - low) * _SCALE, 2), height=_HEIGHT, rx=3, class_=look
    )


def _at(value: float) -> float:
    return _LEFT + value * _SCALE
