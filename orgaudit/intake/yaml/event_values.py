"""What one event of the parser says: its text and its place."""

from typing import Any, Final

from orgaudit.intake.yaml.nodes import Scalar
from orgaudit.model.place import Span

_STRING_TAGS: Final = ("!", "tag:yaml.org,2002:str")


def scalar_of(event: Any) -> Scalar:
    """Return the scalar of an event."""
    quoted = not event.implicit[0] if event.tag is None else event.tag in _STRING_TAGS
    return (event.value, quoted, span(event))


def is_bare(event: Any) -> bool:
    """Whether a scalar is nothing but words: no quotes, anchor or tag."""
    return event.implicit[0] and event.anchor is event.tag is None


def span(event: Any) -> Span:
    """Return the place of an event."""
    return between(event, event)


def between(start: Any, end: Any) -> Span:
    """Return the place from the first sign of one event to the last of another."""
    first, last = start.start_mark, end.end_mark
    return (first.line + 1, first.column + 1, last.line + 1, last.column + 1)


def head(event: Any) -> Span:
    """Return the place of the first sign of an event."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
