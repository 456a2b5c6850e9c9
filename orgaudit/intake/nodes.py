"""What the reader hands to the builder: bare scalars, lists and maps, each with its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from orgaudit.model.place import Span

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


@dataclass(slots=True)
class Stream:
    """A list of the top level, whose items are read while they are asked for; it can be walked once."""

    items: Iterator[Node]
    span: Span


def span_of(node: Node | Stream) -> Span:
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


def start_of(node: Node | Stream) -> Span:
    """Return the place at which a problem with a whole list or map is shown: its first sign."""
    if isinstance(node, tuple):
        return node[2]
    line, column = node.span[:2]
    return (line, column, line, column + 1)
