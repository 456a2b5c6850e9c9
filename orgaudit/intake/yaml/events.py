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

from orgaudit.intake.problems import InputProblem
from orgaudit.intake.yaml.limits import Limits
from orgaudit.intake.yaml.nodes import (
    Items,
    Node,
    OpenList,
    OpenMap,
    Pairs,
    between,
    head,
    scalar_of,
    span,
    span_of,
)
from orgaudit.intake.yaml.positions import Lines
from orgaudit.intake.yaml.yaml_parser import event_source, syntax_problem, unprintable
from orgaudit.model import Place
from orgaudit.model.place import Span

_HARMLESS_TAGS: Final = frozenset(
    (
        "!",
        *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "timestamp", "seq", "map")),
    )
)

Report = Callable[[InputProblem], None]


class UnreadableText(Exception):  # noqa: N818
    """The text cannot be followed further; ``problem`` says why and where."""

    def __init__(self, problem: InputProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class YamlText:
    """One text on its way to nodes. ``report`` takes the problems that do not stop the reading."""

    def __init__(
        self, text: str, path: str, limits: Limits, report: Report, lines: Lines | None = None
    ) -> None:
        self._text = text
        self._path = path
        self._limits = limits
        self._report = report
        self._anchors: dict[str, Node] = {}
        self._sizes: dict[str, int] = {}
        self._aliased = 0
        self._elements = 0
        self.get: Callable[[], Any] = lambda: None
        self.lines = lines or Lines(text)

    def entries(self) -> Iterator[tuple[Node, Node | OpenList]]:
        """Yield the entries of the map at the top: key and value, lists open.

        Yields nothing for an empty text. To be walked within ``complaints``. Raises UnreadableText.
        """
        get = self.get = self._of_bounded_texts(event_source(self._text))
        _expect(get(), StreamStartEvent)
        if isinstance(get(), StreamEndEvent):
            return
        root = get()
        if isinstance(root, MappingStartEvent):
            yield from self._root_map()
        elif not (isinstance(root, ScalarEvent) and root.implicit[0] and root.value in ("", "~", "null")):
            self._stop("root_is_no_map", head(root))
        _expect(get(), DocumentEndEvent)
        after = get()
        if isinstance(after, DocumentStartEvent):
            self._stop("several_documents", head(after))

    def _of_bounded_texts(self, get: Callable[[], Any]) -> Callable[[], Any]:
        """Return what gives the same events, and tells of each text that is too long."""
        most = self._limits.text
        if len(self._text) <= most:
            return get

        def bounded() -> Any:
            event = get()
            if type(event) is ScalarEvent and len(event.value) > most:
                self._report(InputProblem("too_long", Place(self._path, *head(event)), {"limit": most}))
            return event

        return bounded

    @contextmanager
    def complaints(self) -> Iterator[None]:
        """Turn the parser's complaints into problems, whoever asked it for the next event. Raises UnreadableText."""
        try:
            yield
        except YAMLError as error:
            raise UnreadableText(syntax_problem(error, self._text, self._path)) from None
        except UnicodeEncodeError as error:
            raise UnreadableText(unprintable(self._text, error.start, self._path)) from None

    def _root_map(self) -> Iterator[tuple[Node, Node | OpenList]]:
        while not isinstance(event := self.get(), MappingEndEvent):
            key = self.node(event, 2)
            event = self.get()
            if isinstance(event, SequenceStartEvent) and event.anchor is None:
                self._check_tag(event)
                opened = self.open_list(event, 2)
                yield key, opened
                for item in opened.items:  # nobody wanted it
                    if isinstance(item, OpenMap):
                        item.whole()
            else:
                yield key, self.node(event, 2)

    def open_list(self, start: Any, depth: int) -> OpenList:
        """Return the list that an event begins, to be read by whoever asks."""
        self.check_depth(start, depth)
        opened = OpenList(span(start), iter(()))
        opened.items = self._open_items(opened, start, depth + 1)
        return opened

    def _open_items(self, opened: OpenList, start: Any, depth: int) -> Iterator[Node | OpenMap]:
        first: Node | OpenMap | None = None
        item: Node | OpenMap | None = None
        count = 1
        while type(event := self.get()) is not SequenceEndEvent:
            if type(event) is MappingStartEvent and event.anchor is None:
                if event.tag is not None:
                    self._check_tag(event)
                self.check_depth(event, depth)
                item = OpenMap(self, event, depth, span(event))
            else:
                item = self.node(event, depth)
            if first is None:
                first = item
            count += 1
            yield item
        self.count(count, start)
        if first is None or item is None:
            opened.span = between(start, event)
        else:
            opened.span = (*span_of(first)[:2], *span_of(item)[2:])

    def node(self, event: Any, depth: int) -> Node:
        """Return the node that an event begins, read to its end."""
        kind = type(event)
        node: Node
        if kind is AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            self._check_tag(event)
        if kind is ScalarEvent:
            node = scalar_of(event)
        else:
            self.check_depth(event, depth)
            if kind is SequenceStartEvent:
                node = self.rest_of_list(event, depth, [])
            else:
                node = self._map(event, depth + 1)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
            self._sizes.pop(event.anchor, None)
        return node

    def rest_of_list(self, start: Any, depth: int, items: list[Node]) -> Items:
        """Return a list of which the first items are read already."""
        get = self.get
        while True:
            event: Any = get()
            if type(event) is SequenceEndEvent:
                break
            items.append(self.node(event, depth + 1))
        self.count(len(items) + 1, start)
        return Items(items, between(start, event))

    def _map(self, start: Any, depth: int) -> Pairs:
        pairs: list[tuple[Node, Node]] = []
        while True:
            event: Any = self.get()
            if type(event) is MappingEndEvent:
                break
            key = self.node(event, depth)
            pairs.append((key, self.node(self.get(), depth)))
        self.count(2 * len(pairs) + 1, start)
        return Pairs(pairs, between(start, event))

    def count(self, nodes: int, event: Any) -> None:
        """Count nodes towards the limit."""
        self._elements += nodes
        if self._elements > self._limits.elements:
            self._stop("too_many_elements", head(event), limit=self._limits.elements)

    def check_depth(self, event: Any, depth: int) -> None:
        """Stop at a list or map that stands in too many others."""
        if depth > self._limits.depth:
            self._stop("too_deep", head(event), limit=self._limits.depth)

    def _alias(self, event: Any) -> Node:
        node = self._anchors.get(event.anchor)
        if node is None:
            self._stop("unknown_alias", head(event), found=event.anchor)
        if event.anchor not in self._sizes:
            self._sizes[event.anchor] = _size(node)
        self._aliased += self._sizes[event.anchor]
        if self._aliased > self._limits.aliased:
            self._stop("too_many_aliases", head(event), limit=self._limits.aliased)
        return node

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _HARMLESS_TAGS:
            found = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(InputProblem("explicit_tag", Place(self._path, *head(event)), {"found": found}))

    def _stop(self, code: str, span: Span, **facts: object) -> NoReturn:
        raise UnreadableText(InputProblem(code, Place(self._path, *span), facts))


def _expect(event: Any, kind: type) -> None:
    if not isinstance(event, kind):
        message = f"expected {kind.__name__}, got {event!r}"
        raise TypeError(message)


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
