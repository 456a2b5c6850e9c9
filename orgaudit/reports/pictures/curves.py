"""Curved arrows: from the edge of one box to the edge of another."""

from math import hypot

from orgaudit.model.named_tuple import NamedTuple
from orgaudit.reports.pictures.svg import element

HEAD = 7.0


class Curve(NamedTuple):
    """A cubic curve by its four points."""

    x0: float
    y0: float
    x1: float
    y1: float
    x2: float
    y2: float
    x3: float
    y3: float

    def at(self, t: float) -> tuple[float, float]:
        """Return the point that lies the share ``t`` along the curve."""
        u = 1 - t
        a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        return (
            a * self.x0 + b * self.x1 + c * self.x2 + d * self.x3,
            a * self.y0 + b * self.y1 + c * self.y2 + d * self.y3,
        )

    def drawn(self, thickness: float, look: str) -> str:
        """Return the line and its head."""
        path = (
            f"M{self.x0:.0f} {self.y0:.0f}C{self.x1:.0f} {self.y1:.0f} "
            f"{self.x2:.0f} {self.y2:.0f} {self.x3:.0f} {self.y3:.0f}"
        )
        return element("path", d=path, class_=look, stroke_width=thickness) + self._head(thickness, look)

    def _head(self, thickness: float, look: str) -> str:
        dx, dy = self.x3 - self.x2, self.y3 - self.y2
        length = hypot(dx, dy) or 1.0
        dx, dy = dx / length, dy / length
        size = HEAD + thickness
        back_x, back_y = self.x3 - dx * size, self.y3 - dy * size
        side = size * 0.45
        points = (
            f"M{self.x3:.0f} {self.y3:.0f}L{back_x - dy * side:.0f} {back_y + dx * side:.0f} "
            f"{back_x + dy * side:.0f} {back_y - dx * side:.0f}Z"
        )
        return element("path", d=points, class_=f"head {look}")


def across(x0: float, y0: float, x3: float, y3: float) -> Curve:
    """Return a curve that leaves and arrives level."""
    bend = (x3 - x0) * 0.45
    return Curve(x0, y0, x0 + bend, y0, x3 - bend, y3, x3, y3)


def around(x: float, y0: float, y3: float, bulge: float) -> Curve:
    """Return a curve from one point of an edge to another, so far out to the right as ``bulge`` says."""
    out = x + bulge * 4 / 3
    return Curve(x, y0, out, y0, out, y3, x, y3)
