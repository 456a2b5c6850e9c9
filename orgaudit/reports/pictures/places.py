"""Where words and marks still fit: none may stand on another, none may leave the picture."""

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.named_tuple import NamedTuple


class Area(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(slots=True)
class Places:
    """What is taken of a picture so far."""

    bounds: Area
    taken: list[Area] = field(default_factory=list)

    def take(self, area: Area) -> bool:
        """Take an area where it is free and inside, and say whether it was."""
        inside = (
            area.left >= self.bounds.left
            and area.top >= self.bounds.top
            and area.right <= self.bounds.right
            and area.bottom <= self.bounds.bottom
        )
        if not inside or any(area.meets(other) for other in self.taken):
            return False
        self.taken.append(area)
        return True


def centred(x: float, y: float, width: float, height: float) -> Area:
    """Return the area of this size around a point."""
    return Area(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
