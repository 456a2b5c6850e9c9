"""Where words and marks still fit: none may stand on another, none may leave the picture."""

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.named_tuple import NamedTuple


class Area(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Places:
    """What is taken of a picture so far."""

    bounds: Area
    taken: list[Area] = field(default_factory=list)

    def take(self, area: Area) -> bool:
        """Take an area where it is free and inside, and say whether it was."""
        left, top, right, bottom = area
        bounds = self.bounds
        if left < bounds.left or top < bounds.top or right > bounds.right or bottom > bounds.bottom:
            return False
        # Asked thousands of times in a page.
        for its_left, its_top, its_right, its_bottom in self.taken:
            if left < its_right and its_left < right and top < its_bottom and its_top < bottom:
                return False
        self.taken.append(area)
        return True


def centred(x: float, y: float, width: float, height: float) -> Area:
    """Return the area of this size around a point."""
    return Area(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
