"""A score from step to step, and the hours returned so far."""

from collections.abc import Sequence
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
_LABEL: Final = 12.0
_EVERY: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)
_LEAST_SPAN: Final = 10.0
"""Points between the lowest and the highest line at least, so that a gain of half a point does not look like a cliff."""


def _shown(labels: Sequence[str], step: float) -> list[int]:
    """Return which labels are shown: the first, the last, and between them as many at even steps as find room."""
    last = len(labels) - 1
    every = next(
        number
        for number in _EVERY
        if number * step > max(width(label, _LABEL) for label in labels[1:] or [""])
    )
    # The last says how it ends, so its neighbour gives way.
    return [at for at in range(0, last, every) if last - at >= every or not at] + [last]


def _inside(x: float, label: str) -> float:
    """Return where the middle of a label is, so that none of it leaves the picture."""
    half = width(label, _LABEL) / 2
    return max(half, min(x, WIDTH - half))


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
    parts += [element("circle", cx=x, cy=y, r=3.5, class_="line") for x, y in zip(xs, ys, strict=True)]
    told = [f"{score:.1f}" for score in data.scores]
    parts += [
        words(_inside(xs[at], told[at]), ys[at] - 10, told[at], look="small", anchor="middle")
        for at in _shown(told, step)
    ]
    labels = [cut(label, _LABEL, 60) for label in data.labels]
    parts += [
        words(
            _inside(xs[at], labels[at]),
            _FOOT + 20,
            labels[at],
            look="soft small",
            anchor="middle",
            whole=data.labels[at],
        )
        for at in _shown(labels, step)
    ]
    return picture(WIDTH, HEIGHT - 20, parts, name=name, look="course")
