"""A score from step to step, and the hours returned so far."""

from typing import Final

from orgaudit.reports.pictures.data import Course
from orgaudit.reports.pictures.fit import cut, width
from orgaudit.reports.pictures.svg import element, picture, words

WIDTH: Final = 640.0
HEIGHT: Final = 250.0
_LEFT: Final = 20.0
_RIGHT: Final = WIDTH - 20.0
_TOP: Final = 54.0
_FOOT: Final = 200.0
_LEAST_SPAN: Final = 10.0
"""Points between the lowest and the highest line at least, so that a gain of half a point does not look like a cliff."""


def course(data: Course, name: str) -> str:
    """Draw the score as a line and the hours as bars under it."""
    count = len(data.scores)
    step = (_RIGHT - _LEFT) / max(count, 1)
    xs = [_LEFT + step * (at + 0.5) for at in range(count)]
    low, high = min(data.scores), max(data.scores)
    spare = max(_LEAST_SPAN - (high - low), 0.0) / 2
    low, high = low - spare, high + spare
    ys = [_FOOT - 50 - (score - low) / (high - low) * (_FOOT - 50 - _TOP) for score in data.scores]
    most = max((*data.hours, 1.0))
    parts = [words(8, 18, cut(f"● {data.score}", 12, WIDTH / 2 - 16), look="line soft")]
    if data.hours:
        parts.append(words(WIDTH / 2, 18, cut(f"■ {data.returned}", 12, WIDTH / 2 - 16), look="bars soft"))
    for x, hours in zip(xs, data.hours, strict=False):
        height = hours / most * 44
        parts.append(
            element(
                "rect", x=x - step * 0.3, y=_FOOT - height, width=step * 0.6, height=height, class_="bars"
            )
        )
    parts.append(element("line", x1=_LEFT, x2=_RIGHT, y1=_FOOT, y2=_FOOT, class_="grid"))
    path = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in zip(xs, ys, strict=True))
    parts.append(element("path", d=path, class_="line"))
    last = -WIDTH
    for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
        parts.append(element("circle", cx=x, cy=y, r=3.5, class_="line"))
        told = f"{data.scores[at]:.1f}"
        room = width(told, 12)
        if x - room / 2 > last or (at == count - 1 and x - room / 2 > last):
            parts.append(words(x, y - 10, told, look="small", anchor="middle"))
            last = x + room / 2 + 4
    last = -WIDTH
    for x, label in zip(xs, data.labels, strict=True):
        told = cut(label, 11.5, max(step * 0.96, 20))
        if x - width(told, 11.5) / 2 > last:
            parts.append(words(x, _FOOT + 20, told, look="soft small", anchor="middle", whole=label))
            last = x + width(told, 11.5) / 2 + 2
    return picture(WIDTH, HEIGHT - 20, parts, name=name, look="course")
