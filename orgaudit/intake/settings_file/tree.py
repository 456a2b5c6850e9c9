"""The settings as nodes: small enough to be read whole, then walked key by key."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from orgaudit.intake.draft import shown
from orgaudit.intake.report import Report
from orgaudit.intake.settings_file.kinds import Kind, WrongValueError
from orgaudit.intake.spelling import folded, nearest, useful_part
from orgaudit.intake.values.reader_context import is_null
from orgaudit.intake.yaml.events import UnreadableText, YamlText
from orgaudit.intake.yaml.limits import Limits
from orgaudit.intake.yaml.nodes import Items, Node, OpenList, OpenMap, Pairs, RegularMap
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass
from orgaudit.model.place import Span

Entry = tuple[str, Node, Span]
"""A key as the table writes it, its value and the place of the key."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that is being read, and where its problems go."""

    path: str
    report: Report

    def tell(self, code: str, node: Node, **facts: object) -> None:
        """Take a problem at a node."""
        self.report.at(code, self.path, node, **facts)


_OF_SETTINGS: Final[Mapping[str, str]] = {
    "root_is_no_map": "settings_are_no_map",
    "several_documents": "settings_documents",
}
"""What is said of a company's file -> what is said of settings instead."""


def root_of(
    text: str, source: Source, limits: Limits, said: Mapping[str, str] = _OF_SETTINGS
) -> Pairs | None:
    """Return the map at the top of a text; ``None`` where it cannot be read, which has been told; ``said`` are codes in place of those of a company's file."""
    yaml_text = YamlText(text, source.path, limits, source.report.add)
    pairs: list[tuple[Node, Node]] = []
    try:
        with yaml_text.complaints():
            pairs += [(key, _whole(value)) for key, value in yaml_text.entries()]
    except UnreadableText as stop:
        code = stop.problem.code
        source.report.add_at(said.get(code, code), stop.problem.place, **stop.problem.facts)
        return None
    return Pairs(pairs, (1, 1, 1, 1))


def _whole(value: Node | OpenList) -> Node:
    if not isinstance(value, OpenList):
        return value
    items = [item.whole() if isinstance(item, OpenMap | RegularMap) else item for item in value.items]
    return Items(items, value.span)


def known_entries(source: Source, node: Pairs, allowed: tuple[str, ...]) -> Iterator[Entry]:
    """Yield the entries whose keys are allowed, each once and none that is null; tell of the others.

    ``-`` and ``_`` are the same in a key.
    """
    by_folded = {_key(word): word for word in allowed}
    for text, value, span in entries(source, node):
        key = by_folded.get(_key(text))
        if key is None:
            part, more = useful_part(text, allowed)
            near = nearest(text, allowed)
            source.report.at_span(
                "unknown_key", source.path, span, found=text, allowed=part, more=more, nearest=near
            )
        elif not is_null(value):
            yield key, value, span


def entries(source: Source, node: Pairs) -> Iterator[Entry]:
    """Yield every entry with its key as written; a key that is no text or written twice is told."""
    first: dict[str, Span] = {}
    for key, value in node.pairs:
        if type(key) is not tuple:
            source.tell("key_is_no_text", key)
            continue
        text, _, span = key
        if _key(text) in first:
            place = shown(Place(source.path, *first[_key(text)]))
            source.report.at_span("duplicate_key", source.path, span, field=text, first=place)
            continue
        first[_key(text)] = span
        yield text, value, span


def _key(text: str) -> str:
    return folded(text).replace("_", "-")


def as_map(source: Source, node: Node, key: str) -> Pairs | None:
    """Return a map, or tell that this is none."""
    if isinstance(node, Pairs):
        return node
    source.tell("not_a_map", node, field=key)
    return None


def as_text(source: Source, node: Node, key: str) -> str | None:
    """Return a text, or tell that this is none."""
    if type(node) is tuple and node[0].strip():
        return node[0].strip()
    source.tell("not_text", node, field=key)
    return None


def as_texts(source: Source, node: Node, key: str) -> tuple[tuple[str, Node], ...]:
    """Return the texts of a list, each with its node; one text stands for a list of itself."""
    nodes = node.items if isinstance(node, Items) else [node]
    found = [(as_text(source, item, key), item) for item in nodes]
    return tuple((text, item) for text, item in found if text is not None)


def as_value(source: Source, node: Node, key: str, kind: Kind) -> Any:
    """Return a value of a kind, or tell what is wrong with it."""
    text = as_text(source, node, key)
    if text is None:
        return None
    try:
        return kind.read(text)
    except WrongValueError as wrong:
        source.tell(wrong.code, node, field=key, **wrong.facts)
        return None
