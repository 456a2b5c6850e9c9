"""An element as read, before it has an address and before its references are followed."""

from typing import Any, Final

from orgaudit.intake.yaml.positions import Lines, Packed, spans_of
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.fast_frozen import fast_frozen
from orgaudit.model.place import Origin, Span


class Broken:
    """The value of a field that was written wrongly and told as a problem: neither a fact nor missing."""


BROKEN: Final = Broken()

_make_origin: Final = fast_frozen(Origin)

_NO_LINES: Final = Lines("")


@dataclass(slots=True)
class Draft:
    """One element. ``values`` and ``spans`` are keyed by the model's field names; broken values stand in neither.

    ``span`` is the place of its name, ``spans`` those of its values; those of bare words count signs of the text with these ``lines``. ``id`` (and ``written_id``, as the file spells it) is filled in when addresses are given out, as is ``home`` for what
    stands in a department. References in ``values`` are still texts or scalars with their places.
    """

    section: str
    path: str
    span: Span
    values: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Packed | Span] = field(default_factory=dict)
    lines: Lines = _NO_LINES
    id: str = ""
    written_id: str = ""
    home: str = ""

    @property
    def name(self) -> str:
        """The name or text as written; empty where it is missing or broken."""
        return str(self.values.get("name") or self.values.get("text") or "")

    def place(self, attribute: str | None = None) -> Place:
        """Return the place of a field's value, or of the name."""
        return Place(self.path, *self.span_of(attribute))

    def span_of(self, attribute: str | None = None) -> Span:
        """Return the lines and columns of a field's value, or of the name."""
        span = self.spans.get(attribute, self.span) if attribute else self.span
        return self.lines.span(span) if isinstance(span, int) else span

    def id_place(self) -> Place:
        """Return the place of what the id comes from."""
        return self.place("id")

    def origin(self, shared: dict[tuple[str, ...], tuple[str, ...]]) -> Origin:
        """Return where the element was written. ``shared`` keeps the names of fields that elements have in common."""
        return _make_origin(self.path, self.span, spans_of(self.spans, self.lines, shared))


def shown(place: Place) -> str:
    """Write a place as ``path:line:column``."""
    return f"{place.path}:{place.line}:{place.column}"
