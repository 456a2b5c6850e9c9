"""Where something stands in the files of the user."""

from collections.abc import Mapping

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.named_tuple import NamedTuple

Span = tuple[int, int, int, int]
"""First line, first column, last line, column after the last character; all count from 1, in characters."""

NOWHERE: Span = (1, 1, 1, 1)


class Place(NamedTuple):
    """A region of one input file. Lines and columns count from 1, in characters; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one element was written: the span of its name and, by field, the span of each value."""

    path: str = ""
    name: Span = NOWHERE
    fields: Mapping[str, Span] = field(default_factory=dict)

    def at(self, field_name: str | None = None) -> Place:
        """Return the place of a field's value, or of the element's name where the field is not written."""
        span = self.fields.get(field_name, self.name) if field_name else self.name
        return Place(self.path, *span)


UNPLACED = Origin()
