"""The safe way through a YAML text: parser events become nodes with places, one element at a time.

Nothing is constructed from tags and no scalar is typed here. Anchors and aliases work for whole values; merge
keys (``<<``) are refused, because what they bring in has no place of its own. Tags are refused except those that
only name YAML's plain types. Lines and columns count from 1, in characters; ends are exclusive.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from orgaudit.intake.limits import Limits
from orgaudit.intake.nodes import Items, Node, Pairs, Scalar, Stream
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.yaml_parser import event_source, syntax_problem, unprintable
from orgaudit.model.place import Place, Span

_HARMLESS_TAGS: Final = frozenset(
    (
        "!",
        *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "timestamp", "seq", "map")),
    )
)
_STRING_TAGS: Final = ("!", "tag:yaml.org,2002:str")

Report = Callable[[InputProblem], None]


class UnreadableText(Exception):  # noqa: N818
    """The text cannot be followed further; ``problem`` says why and where."""

    def __init__(self, problem: InputProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class YamlText:
    """One text on its way to nodes. ``report`` takes the problems that do not stop the reading."""

    def __init__(self, text: str, path: str, limits: Limits, report: Report) -> None:
        self._text = text
        self._path = path
        self._limits = limits
        self._report = report
        self._anchors: dict[str, Node] = {}
        self._sizes: dict[str, int] = {}
        self._aliased = 0
        self._elements = 0
        self._get: Callable[[], Any] = lambda: None

    def entries(self) -> Iterator[tuple[Node, Node | Stream]]:
        """Yield the entries of the map at the top: key and value, lists as streams.

        Yields nothing for an empty text. Raises UnreadableText.
        """
        with self._complaints():
            yield from self._entries()

    @contextmanager
    def _complaints(self) -> Iterator[None]:
        """Turn the parser's complaints into problems."""
        try:
            yield
        except YAMLError as error:
            raise UnreadableText(syntax_problem(error, self._text, self._path)) from None
        except UnicodeEncodeError as error:
            raise UnreadableText(unprintable(self._text, error.start, self._path)) from None

    def _entries(self) -> Iterator[tuple[Node, Node | Stream]]:
        get = self._get = event_source(self._text)
        _expect(get(), StreamStartEvent)
        if isinstance(get(), StreamEndEvent):
            return
        root = get()
        if isinstance(root, MappingStartEvent):
            yield from self._root_map()
        elif not (isinstance(root, ScalarEvent) and root.implicit[0] and root.value in ("", "~", "null")):
            self._stop("root_is_no_map", _head(root))
        _expect(get(), DocumentEndEvent)
        after = get()
        if isinstance(after, DocumentStartEvent):
            self._stop("several_documents", _head(after))

    def _root_map(self) -> Iterator[tuple[Node, Node | Stream]]:
        while not isinstance(event := self._get(), MappingEndEvent):
            key = self._node(event, 2)
            event = self._get()
            if isinstance(event, SequenceStartEvent) and event.anchor is None:
                self._check_tag(event)
                stream = Stream(self._stream_items(), _span(event))
                yield key, stream
                for _ in stream.items:
                    pass
            else:
                yield key, self._node(event, 2)

    def _stream_items(self) -> Iterator[Node]:
        with self._complaints():  # the list is walked outside of entries()
            while not isinstance(event := self._get(), SequenceEndEvent):
                yield self._node(event, 3)

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        node: Node
        if kind is AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            self._check_tag(event)
        if kind is ScalarEvent:
            node = _scalar(event)
        else:
            if depth > self._limits.depth:
                self._stop("too_deep", _head(event), limit=self._limits.depth)
            node = self._list(event, depth + 1) if kind is SequenceStartEvent else self._map(event, depth + 1)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
            self._sizes.pop(event.anchor, None)
        return node

    def _list(self, start: Any, depth: int) -> Items:
        items: list[Node] = []
        get = self._get
        while True:
            event: Any = get()
            if type(event) is SequenceEndEvent:
                break
            items.append(self._node(event, depth))
        self._count(len(items) + 1, start)
        return Items(items, _between(start, event))

    def _map(self, start: Any, depth: int) -> Pairs:
        pairs: list[tuple[Node, Node]] = []
        get = self._get
        first: Any
        last: Any
        while True:
            event: Any = get()
            kind = type(event)
            if (
                kind is ScalarEvent and event.anchor is None and event.tag is None
            ):  # the usual case, spared a call
                first, last = event.start_mark, event.end_mark
                key: Node = (
                    event.value,
                    not event.implicit[0],
                    (first.line + 1, first.column + 1, last.line + 1, last.column + 1),
                )
            elif kind is MappingEndEvent:
                break
            else:
                key = self._node(event, depth)
            event = get()
            if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
                first, last = event.start_mark, event.end_mark
                pairs.append(
                    (
                        key,
                        (
                            event.value,
                            not event.implicit[0],
                            (first.line + 1, first.column + 1, last.line + 1, last.column + 1),
                        ),
                    )
                )
            else:
                pairs.append((key, self._node(event, depth)))
        self._count(2 * len(pairs) + 1, start)
        return Pairs(pairs, _between(start, event))

    def _count(self, nodes: int, event: Any) -> None:
        self._elements += nodes
        if self._elements > self._limits.elements:
            self._stop("too_many_elements", _head(event), limit=self._limits.elements)

    def _alias(self, event: Any) -> Node:
        node = self._anchors.get(event.anchor)
        if node is None:
            self._stop("unknown_alias", _head(event), found=event.anchor)
        if event.anchor not in self._sizes:
            self._sizes[event.anchor] = _size(node)
        self._aliased += self._sizes[event.anchor]
        if self._aliased > self._limits.aliased:
            self._stop("too_many_aliases", _head(event), limit=self._limits.aliased)
        return node

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _HARMLESS_TAGS:
            found = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(InputProblem("explicit_tag", Place(self._path, *_head(event)), {"found": found}))

    def _stop(self, code: str, span: Span, **facts: object) -> NoReturn:
        raise UnreadableText(InputProblem(code, Place(self._path, *span), facts))


def _expect(event: Any, kind: type) -> None:
    if not isinstance(event, kind):
        message = f"expected {kind.__name__}, got {event!r}"
        raise TypeError(message)


def _scalar(event: Any) -> Scalar:
    quoted = not event.implicit[0] if event.tag is None else event.tag in _STRING_TAGS
    return (event.value, quoted, _span(event))


def _span(event: Any) -> Span:
    return _between(event, event)


def _between(start: Any, end: Any) -> Span:
    first, last = start.start_mark, end.end_mark
    return (first.line + 1, first.column + 1, last.line + 1, last.column + 1)


def _head(event: Any) -> Span:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _size(node: Node) -> int:
    """Return how many nodes a node stands for. Its own aliases are within the limit already, so this ends."""
    count, waiting = 0, [node]
    while waiting:
        count += 1
        current = waiting.pop()
        if isinstance(current, Items):
            waiting.extend(current.items)
        elif isinstance(current, Pairs):
            for key, value in current.pairs:
                waiting += (key, value)
    return count
