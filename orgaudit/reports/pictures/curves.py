"""Curved arrows: from the edge of one box to the edge of another, between the boxes that stand in their way."""

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


class Way(NamedTuple):
    """An arrow as one or several curves, each beginning level with where the one before it ends."""

    curves: tuple[Curve, ...]

    @property
    def turns_back(self) -> bool:
        """Whether it arrives at the edge that it left from."""
        return self.curves[0].x0 == self.curves[-1].x3

    def at(self, t: float) -> tuple[float, float]:
        """Return the point that lies the share ``t`` along the way."""
        whole = min(int(t * len(self.curves)), len(self.curves) - 1)
        return self.curves[whole].at(t * len(self.curves) - whole)

    def drawn(self, thickness: float, look: str) -> str:
        """Return the line and its head."""
        first = self.curves[0]
        path = f"M{first.x0:.0f} {first.y0:.0f}" + "".join(
            f"C{one.x1:.0f} {one.y1:.0f} {one.x2:.0f} {one.y2:.0f} {one.x3:.0f} {one.y3:.0f}"
            for one in self.curves
        )
        width = f"{thickness:.1f}"
        return element("path", d=path, class_=look, stroke_width=width) + _head(
            self.curves[-1], thickness, look
        )


def _head(last: Curve, thickness: float, look: str) -> str:
    dx, dy = last.x3 - last.x2, last.y3 - last.y2
    length = hypot(dx, dy) or 1.0
    dx, dy = dx / length, dy / length
    size = HEAD + thickness
    back_x, back_y = last.x3 - dx * size, last.y3 - dy * size
    side = size * 0.45
    points = (
        f"M{last.x3:.0f} {last.y3:.0f}L{back_x - dy * side:.0f} {back_y + dx * side:.0f} "
        f"{back_x + dy * side:.0f} {back_y - dx * side:.0f}Z"
    )
    return element("path", d=points, class_="head blurred" if "blurred" in look else "head")


def across(x0: float, y0: float, x3: float, y3: float) -> Curve:
    """Return a curve that leaves and arrives level."""
    bend = (x3 - x0) * 0.45
    return Curve(x0, y0, x0 + bend, y0, x3 - bend, y3, x3, y3)


def straight(x0: float, y0: float, x3: float, y3: float) -> Curve:
    """Return a line as a curve."""
    return Curve(x0, y0, (2 * x0 + x3) / 3, (2 * y0 + y3) / 3, (x0 + 2 * x3) / 3, (y0 + 2 * y3) / 3, x3, y3)


def around(x: float, y0: float, y3: float, bulge: float) -> Curve:
    """Return a curve from one point of an edge to another, so far out to the right as ``bulge`` says."""
    out = x + bulge * 4 / 3
    return Curve(x, y0, out, y0, out, y3, x, y3)
