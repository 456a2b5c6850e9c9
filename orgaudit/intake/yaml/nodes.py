"""What the reader hands to the builder: bare scalars, lists and maps, each with its place in the file; what one event of the parser says."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from orgaudit.intake.yaml.positions import Lines, Packed
from orgaudit.model.dataclass import dataclass
from orgaudit.model.place import Span

if TYPE_CHECKING:
    from orgaudit.intake.yaml.regular_text import RegularText

Scalar: TypeAlias = tuple[str, bool, Span]
"""Text, whether it was quoted (or a block text), and place. A plain tuple: there are hundreds of thousands."""


@dataclass(slots=True)
class Items:
    """A list. ``span`` is from its first sign to its last one; for block lists that is up to the next token."""

    items: "list[Node]"
    span: Span


@dataclass(slots=True)
class Pairs:
    """A map, with double keys and keys that are no scalars still in it."""

    pairs: "list[tuple[Node, Node]]"
    span: Span


Node: TypeAlias = Scalar | Items | Pairs


class Events(Protocol):
    """The text that an open list or map stands in. Everything here raises UnreadableText and the parser's errors."""

    get: Callable[[], Any]
    """The next event."""

    lines: Lines

    def node(self, event: Any, depth: int) -> Node:
        """Return the node that an event begins, read to its end."""

    def rest_of_list(self, start: Any, depth: int, items: list[Node]) -> Items:
        """Return a list of which the first items are read already."""

    def open_list(self, start: Any, depth: int) -> "OpenList":
        """Return the list that an event begins, to be read by whoever asks."""

    def count(self, nodes: int, event: Any) -> None:
        """Count nodes towards the limit."""

    def check_depth(self, event: Any, depth: int) -> None:
        """Stop at a list or map that stands in too many others."""


@dataclass(slots=True)
class OpenMap:
    """A map of which only the beginning is read. Whoever gets it reads it to its end, before anything after it.

    ``span`` is known after that: from the first key to the last value, the brackets where it is empty.
    """

    events: Events
    start: Any
    depth: int
    span: Span

    def whole(self) -> "Node":
        """Return the map, read to its end."""
        return self.events.node(self.start, self.depth)


@dataclass(slots=True)
class RegularMap:
    """A map in a text of regular lines of which nothing is read yet; it begins at the next line of that.

    ``begin`` is the number of its first sign, ``last`` the place of its last value, once it is read.
    """

    text: "RegularText"
    begin: int
    last: Packed | Span = 0

    def whole(self) -> "Node":
        """Return the map, read to its end."""
        return self.text.rest_of_map()


@dataclass(slots=True)
class OpenList:
    """A list of which only the beginning is read. ``items`` can be walked once, each item wholly before the next.

    ``span`` is known after that, as for an open map.
    """

    span: Span
    items: "Iterator[Node | OpenMap | RegularMap]"


def span_of(node: Node | OpenMap | OpenList) -> Span:
    """Return the place of a node: from the first scalar in it to the last one, its brackets where it is empty."""
    if isinstance(node, tuple):
        return node[2]
    if isinstance(node, Items) and node.items:
        first, last = span_of(node.items[0]), span_of(node.items[-1])
    elif isinstance(node, Pairs) and node.pairs:
        first, last = span_of(node.pairs[0][0]), span_of(node.pairs[-1][1])
    else:
        return node.span
    return (first[0], first[1], last[2], last[3])


def start_of(node: Node | OpenMap | OpenList) -> Span:
    """Return the place at which a problem with a whole list or map is shown: its first sign."""
    if isinstance(node, tuple):
        return node[2]
    line, column = node.span[:2]
    return (line, column, line, column + 1)


def is_merge(key: Node) -> bool:
    """Whether a key takes the entries of other maps in: ``<<`` without quotes."""
    return type(key) is tuple and key[0] == "<<" and not key[1]


def maps_of(value: Node) -> list[Pairs] | None:
    """Return the maps that a merge key takes in, the first one first; None where it holds anything else."""
    maps = value.items if isinstance(value, Items) else [value]
    pairs = [item for item in maps if isinstance(item, Pairs)]
    return pairs if len(pairs) == len(maps) else None


def with_merges(pairs: Sequence[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
    """Return the entries of a map after its merges: what it says itself goes before what it takes in."""
    own = [pair for pair in pairs if not (is_merge(pair[0]) and maps_of(pair[1]) is not None)]
    if len(own) == len(pairs):
        return own
    written = {key[0] for key, _ in own if type(key) is tuple}
    for key, value in pairs:
        for taken in (maps_of(value) or ()) if is_merge(key) else ():
            for pair in with_merges(taken.pairs):
                if type(pair[0]) is tuple and pair[0][0] not in written:
                    written.add(pair[0][0])
                    own.append(pair)
    return own


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
