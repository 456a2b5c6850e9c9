"""A text in regular lines on its way to nodes: the same nodes, places and order as by the parser (events.py), without one."""

from array import array
from collections.abc import Iterator
from typing import Any

from orgaudit.intake.yaml.nodes import Items, Node, OpenList, Pairs, RegularMap, Scalar, span_of
from orgaudit.intake.yaml.positions import SHIFT, Packed
from orgaudit.intake.yaml.regular_lines import BARE, END, LIST, MAP, OPENS, QUOTED, Line, Lined
from orgaudit.model.place import Span


class RegularText:
    """One text, read line by line. ``at`` is the number of the line that is read next.

    ``settled`` holds by section and the identity of a line what it says there: attribute, value and place in the line.
    """

    __slots__ = ("at", "lines", "places", "settled", "starts")

    def __init__(self, lined: Lined) -> None:
        self.lines, self.starts, self.places = lined
        self.at = 0
        self.settled: dict[str, dict[int, tuple[str, Any, Packed]]] = {}

    def entries(self) -> Iterator[tuple[Node, Node | OpenList]]:
        """Yield the entries of the map at the top: key and value, lists open."""
        while self.lines[self.at] is not END:
            key = self.key()
            if self.is_list():
                opened = self.open_list()
                yield key, opened
                for item in opened.items:  # nobody wanted it
                    if isinstance(item, RegularMap):
                        item.whole()
            else:
                yield key, self.value()

    def key(self) -> Scalar:
        """Return the key of the line."""
        line = self.lines[self.at]
        text, begin = line.key or "", self.starts[self.at] + line.column
        return (text, False, self.places.span(begin << SHIFT | begin + len(text)))

    def is_list(self) -> bool:
        """Whether the value of the line is a list."""
        kind = self.lines[self.at].kind
        return kind == LIST or (kind == OPENS and self.lines[self.at + 1].here % 2 == 1)

    def value(self) -> Node:
        """Return the value of the line's key, or the item that it is, whole, and go beyond it."""
        line, start = self.lines[self.at], self.starts[self.at]
        self.at += 1
        if line.kind == OPENS:
            return self._block_list() if self.lines[self.at].here % 2 else self.rest_of_map()
        span = self._span(line, start)
        if line.kind == LIST:
            return Items(list(self._listed(line, start)), _within_brackets(span, line))
        if line.kind == MAP:
            return Pairs(self._within(line, start).rest_of_map().pairs, span)
        return (str(line.value), line.kind == QUOTED, span)

    def rest_of_map(self) -> Pairs:
        """Return the map whose first key is on the line, whole."""
        column, span = self.lines[self.at].column, self._here()
        pairs: list[tuple[Node, Node]] = []
        while True:
            pairs.append((self.key(), self.value()))
            if self.lines[self.at].here != 2 * column:
                return Pairs(pairs, span)

    def open_list(self) -> OpenList:
        """Return the list that is the value of the line, to be read by whoever asks."""
        if self.lines[self.at].kind == LIST:
            line, start = self.lines[self.at], self.starts[self.at]
            self.at += 1
            return OpenList(self._span(line, start), self._listed(line, start))
        self.at += 1
        opened = OpenList(self._here(self.lines[self.at].here // 2), iter(()))
        opened.items = self._open_items(opened)
        return opened

    def _open_items(self, opened: OpenList) -> Iterator[Node | RegularMap]:
        here = self.lines[self.at].here
        first: Node | RegularMap | None = None
        item: Node | RegularMap | None = None
        while (line := self.lines[self.at]).here == here:
            if line.key is not None:
                item = RegularMap(self, self.starts[self.at] + line.column)
            elif line.kind == MAP:
                start = self.starts[self.at]
                item = RegularMap(self._within(line, start), start + line.begin)
                self.at += 1
            else:
                item = self.value()
            first = first or item
            yield item
        if first is not None and item is not None:
            opened.span = (*self._first_of(first), *self._last_of(item))

    def _first_of(self, item: Node | RegularMap) -> tuple[int, int]:
        if isinstance(item, RegularMap):
            # A bracket stands right before the first key.
            return self.head(item.begin + (item.text is not self))[:2]
        return span_of(item)[:2]

    def _last_of(self, item: Node | RegularMap) -> tuple[int, int]:
        last = item.last if isinstance(item, RegularMap) else span_of(item)
        return (self.places.span(last) if isinstance(last, int) else last)[2:]

    def _block_list(self) -> Items:
        here = self.lines[self.at].here
        items: list[Node] = []
        span = self._here(here // 2)
        while self.lines[self.at].here == here:
            items.append(self.value() if self.lines[self.at].key is None else self.rest_of_map())
        return Items(items, span)

    def _listed(self, line: Line, start: int) -> Iterator[Scalar]:
        begin = start + line.begin
        for text in line.value:
            yield (text, False, self.places.span(begin << SHIFT | begin + len(text)))
            begin += len(text) + len(", ")

    def _within(self, line: Line, start: int) -> "RegularText":
        """Return the pairs in brackets as lines of their own, each beginning with its key."""
        lines, starts = [], array("I")
        begin = start + line.begin + 1
        for key, text in zip(line.value[::2], line.value[1::2], strict=True):
            at, end = len(key) + len(": "), len(key) + len(": ") + len(text)
            lines.append(Line(0, 0, key, BARE, text, at, end, 2))
            starts.append(begin)
            begin += end + len(", ")
        lines.append(END)
        return RegularText(Lined(lines, starts, self.places))

    def _span(self, line: Line, start: int) -> Span:
        return self.places.span(start + line.begin << SHIFT | start + line.end)

    def head(self, begin: int) -> Span:
        """Return the place of one sign."""
        return self.places.span(begin << SHIFT | begin + 1)

    def _here(self, column: int | None = None) -> Span:
        """Return the place at which a list or map begins."""
        start, line = self.starts[self.at], self.lines[self.at]
        begin = start + (line.column if column is None else column)
        return self.places.span(begin << SHIFT | begin)


def _within_brackets(span: Span, line: Line) -> Span:
    """Return the place of a list by that of its texts."""
    if not line.value:
        return span
    return (span[0], span[1] - 1, span[2], span[3] + 1)
