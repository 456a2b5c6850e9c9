"""A YAML text as nodes that know where their characters stand, for those who change a few of them.

Offsets count characters of the text. A block list or map ends with its last value, not with the next token.
"""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from orgaudit.intake.yaml.positions import LINE_END
from orgaudit.intake.yaml.yaml_parser import event_source
from orgaudit.model.dataclass import dataclass

_TRAILING: Final = " \t\n\r\x85\u2028\u2029"


@dataclass(slots=True)
class Leaf:
    """A scalar. ``is_block`` marks one that is written below its key with ``|`` or ``>``."""

    text: str
    start: int
    end: int
    is_block: bool = False


@dataclass(slots=True)
class Listing:
    """A list."""

    items: "list[Tree]"
    start: int
    end: int
    is_flow: bool


@dataclass(slots=True)
class Entries:
    """A map: its keys and values in order."""

    pairs: "list[tuple[Tree, Tree]]"
    start: int
    end: int
    is_flow: bool


@dataclass(slots=True)
class Alias:
    """A value that stands elsewhere too."""

    target: "Tree"
    start: int
    end: int


Tree: TypeAlias = Leaf | Listing | Entries | Alias

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What a text says, without its layout."""


def layout_of(text: str) -> Tree | None:
    """Return the nodes of a text that is known to be readable; ``None`` where it says nothing."""
    get = event_source(text)
    get()
    if isinstance(get(), StreamEndEvent):
        return None
    return _Composer(text, get).node(get())


def data_of(tree: Tree) -> Data:
    """Return what a node says. Keys that are no scalars do not occur in a readable company."""
    if isinstance(tree, Alias):
        return data_of(tree.target)
    if isinstance(tree, Leaf):
        return tree.text
    if isinstance(tree, Listing):
        return [data_of(item) for item in tree.items]
    return {str(data_of(key)): data_of(value) for key, value in tree.pairs}


@dataclass(slots=True)
class _Composer:
    text: str
    get: Callable[[], Any]
    anchors: dict[str, Tree]

    def __init__(self, text: str, get: Callable[[], Any]) -> None:
        self.text, self.get, self.anchors = text, get, {}

    def node(self, event: Any) -> Tree:
        start, kind = event.start_mark.index, type(event)
        tree: Tree
        if kind is AliasEvent:
            return Alias(self.anchors[event.anchor], start, event.end_mark.index)
        if kind is ScalarEvent:
            tree = self._leaf(event, start)
        elif kind is SequenceStartEvent:
            tree = self._listing(event, start)
        elif kind is MappingStartEvent:
            tree = self._entries(event, start)
        else:
            raise TypeError(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = tree
        return tree

    def _leaf(self, event: Any, start: int) -> Leaf:
        end, is_block = event.end_mark.index, event.style in ("|", ">")
        if is_block and "+" not in self.text[start : start + 4]:  # kept line ends belong to the text
            end = start + len(self.text[start:end].rstrip(_TRAILING))
        return Leaf(event.value, start, end, is_block)

    def _listing(self, event: Any, start: int) -> Listing:
        items = []
        closing = self.get()
        while type(closing) is not SequenceEndEvent:
            items.append(self.node(closing))
            closing = self.get()
        end = _end(closing) if event.flow_style or not items else items[-1].end
        return Listing(items, start, end, bool(event.flow_style))

    def _entries(self, event: Any, start: int) -> Entries:
        pairs = []
        closing = self.get()
        while type(closing) is not MappingEndEvent:
            key = self.node(closing)
            pairs.append((key, self.node(self.get())))
            closing = self.get()
        end = _end(closing) if event.flow_style or not pairs else pairs[-1][1].end
        return Entries(pairs, start, end, bool(event.flow_style))


def _end(event: Any) -> int:
    return int(event.end_mark.index)


def line_end(text: str, position: int) -> int:
    """Return where the line that holds a position ends, before its line break; after a break, that very place."""
    if position and text[position - 1] in "\n\r\x85\u2028\u2029":
        return position
    match = LINE_END.search(text, position)
    return match.start() if match else len(text)


def line_start(text: str, position: int) -> int:
    """Return where the line that holds a position begins."""
    return 1 + max(text.rfind(sign, 0, position) for sign in "\n\r\x85\u2028\u2029")


def after_line(text: str, position: int) -> int:
    """Return where the line after the one that holds a position begins."""
    match = LINE_END.match(text, line_end(text, position))
    return match.end() if match else line_end(text, position)


def line_break(text: str, position: int) -> str:
    """Return the line break in use at a position: its line's, else the one before, else the file's first."""
    match = LINE_END.search(text, position) or LINE_END.search(text)
    return match.group() if match else "\n"


def column(text: str, position: int) -> int:
    """Return how many characters stand before a position in its line."""
    return position - line_start(text, position)
