"""The documents of a YAML file of strangers as plain values with places. Tags do nothing, and size, depth and aliases are bounded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from yaml import YAMLError
from yaml.events import DocumentEndEvent, DocumentStartEvent, StreamEndEvent, StreamStartEvent

from orgaudit.intake.importers.door import At, Doubtful, Remark, Source
from orgaudit.intake.importers.gathering import LIMITS
from orgaudit.intake.importers.unused import Asked
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.values.reader_context import NULLS
from orgaudit.intake.yaml.events import UnreadableText, YamlText
from orgaudit.intake.yaml.nodes import Node, Pairs, span_of, start_of, with_merges
from orgaudit.intake.yaml.yaml_parser import event_source, syntax_problem, unprintable


class BrokenFileError(Exception):
    """A file that the call names and that is no YAML; ``problem`` says where and why."""

    def __init__(self, problem: InputProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


MOST_DOUBTS: Final = 10_000
"""Of the form of files; more of them are one mistake, or none that a person reads."""


@dataclass(slots=True)
class Told:
    """What is told of the form of files, each place once for each reason."""

    found: list[Doubtful] = field(default_factory=list)
    asked: Asked = field(default_factory=Asked)
    _seen: set[tuple[At, str]] = field(default_factory=set)

    def add(self, doubt: Doubtful) -> None:
        """Take one."""
        key = (doubt.at, doubt.code)
        if key not in self._seen and len(self.found) < MOST_DOUBTS:
            self._seen.add(key)
            self.found.append(doubt)

    def unused(self) -> Iterator[Remark]:
        """Yield what is told of keys that nobody asked for, at the first file that has one."""
        path, shown, more = self.asked.unused()
        if shown:
            yield Remark(At(path), "unused_keys", {"keys": shown, "more": more or None})


@dataclass(slots=True)
class Tree:
    """A map of a document: what stands in it, and where. What has the wrong form is told once, and taken for missing."""

    path: str
    node: Pairs
    told: Told

    def entries(self) -> Iterator[tuple[str, Node, At]]:
        """Yield key, value and place of the key. A key that is there twice counts once, the first time."""
        self.told.asked.all(self.node)
        yield from self._entries()

    def _entries(self) -> Iterator[tuple[str, Node, At]]:
        seen: set[str] = set()
        for key, value in with_merges(self.node.pairs):
            if not isinstance(key, tuple):
                self._doubt("key_is_no_text", key, "")
            elif key[0] in seen:
                self._doubt("key_twice", key, key[0])
            else:
                seen.add(key[0])
                yield key[0], value, self.at(key)

    def keys(self) -> frozenset[str]:
        """Return the keys that are there, without asking for any."""
        return frozenset(name for name, _, _ in self._entries())

    def get(self, key: str) -> Node | None:
        """Return a value; None where there is none."""
        for name, value, _ in self._entries():
            if name == key:
                self.told.asked.one(self.node, key)
                return None if _is_null(value) else value
        return None

    def map(self, *keys: str) -> "Tree":
        """Return the map below some keys; an empty one where there is none."""
        tree = self
        for key in keys:
            value = tree.get(key)
            if value is not None and not isinstance(value, Pairs):
                tree._doubt("not_a_map", value, key)
            found = value if isinstance(value, Pairs) else Pairs([], tree.node.span)
            self.told.asked.opened(found)
            tree = Tree(self.path, found, self.told)
        return tree

    def text(self, key: str) -> str:
        """Return a text; empty where there is none."""
        value = self.get(key)
        if value is None:
            return ""
        if isinstance(value, tuple):
            return value[0].strip()
        self._doubt("not_text", value, key)
        return ""

    def texts(self, key: str) -> tuple[tuple[str, At], ...]:
        """Return the texts of a list, each with its place; a single text is a list of one."""
        value = self.get(key)
        if value is None:
            return ()
        if isinstance(value, tuple):
            return ((value[0].strip(), self.at(value)),)
        if isinstance(value, Pairs):
            self._doubt("not_a_list", value, key)
            return ()
        found = []
        for item in value.items:
            if not isinstance(item, tuple):
                self._doubt("not_text", item, key)
            elif not _is_null(item) and item[0].strip():
                found.append((item[0].strip(), self.at(item)))
        return tuple(found)

    def maps(self) -> Iterator[tuple[str, At, "Tree"]]:
        """Yield the entries that are maps, an empty value as an empty map."""
        for key, value, at in self.entries():
            if isinstance(value, Pairs):
                self.told.asked.opened(value)
                yield key, at, Tree(self.path, value, self.told)
            elif _is_null(value):
                yield key, at, Tree(self.path, Pairs([], span_of(value)), self.told)
            else:
                self._doubt("not_a_map", value, key)

    def place(self, key: str) -> At:
        """Return where a value stands, or the map where there is none."""
        value = self.get(key)
        return self.at(self.node if value is None else value)

    def at(self, node: Node) -> At:
        """Return the place of a node."""
        line, column = start_of(node)[:2]
        return At(self.path, line, column)

    def _doubt(self, code: str, node: Node, key: str) -> None:
        found = node[0] if isinstance(node, tuple) else ""
        self.told.add(Doubtful(self.at(node), found, code, key))


def documents(source: Source, told: Told) -> tuple[Tree, ...]:
    """Return the maps that a file holds, one a document. What cannot be read is told.

    Raises BrokenFileError for a file that the call names; one that was found is a doubt, and the rest goes on.
    """
    try:
        return tuple(_documents(source, told))
    except UnreadableText as error:
        problem = error.problem
    except YAMLError as error:
        problem = syntax_problem(error, source.text, source.path)
    except UnicodeEncodeError as error:
        problem = unprintable(source.text, error.start, source.path)
    if not source.parts:
        raise BrokenFileError(problem)
    told.add(doubt_of(problem))
    return ()


def doubt_of(problem: InputProblem) -> Doubtful:
    """Return what is told of a file, or of a part of it, that the ordinary reader would refuse."""
    place = problem.place
    return Doubtful(At(place.path, place.line, place.column), "", problem.code, "", problem.facts)


def _documents(source: Source, told: Told) -> Iterator[Tree]:
    def tell(problem: InputProblem) -> None:
        told.add(doubt_of(problem))

    reader = YamlText(source.text, source.path, LIMITS, tell)
    get = reader.get = event_source(source.text)
    while not isinstance(event := get(), StreamEndEvent):
        if isinstance(event, StreamStartEvent | DocumentStartEvent | DocumentEndEvent):
            continue
        node = reader.node(event, 1)
        if isinstance(node, Pairs):
            told.asked.root(source.path, node)
            yield Tree(source.path, node, told)
        elif not _is_null(node):
            line, column = span_of(node)[:2]
            told.add(Doubtful(At(source.path, line, column), "", "root_is_no_map"))


def _is_null(node: Node) -> bool:
    return isinstance(node, tuple) and not node[1] and node[0].strip() in NULLS
