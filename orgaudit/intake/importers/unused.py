"""Which keys of documents nobody asked for: what an import does not use is told, not lost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeGuard

from orgaudit.intake.yaml.nodes import Node, Pairs, with_merges

MOST_KEYS: Final = 12
"""Keys that are told by name; house default."""

LONGEST_KEY: Final = 60
"""Signs of a key, with those above it, that are told; house default."""

_ANY: Final = "*"
"""Stands for the key of a map whose keys are names."""


@dataclass(slots=True)
class Asked:
    """What was asked of the maps of some documents. The documents are kept, each with the path of its file, so that each map is known by its identity."""

    _roots: list[tuple[str, Pairs]] = field(default_factory=list)
    _keys: set[tuple[int, str]] = field(default_factory=set)
    _whole: set[int] = field(default_factory=set)
    _opened: dict[int, Pairs] = field(default_factory=dict)

    def root(self, path: str, node: Pairs) -> None:
        """Take a document of a file."""
        self._roots.append((path, node))

    def one(self, node: Pairs, key: str) -> None:
        """Take note that one key was asked for and is there."""
        self._keys.add((id(node), key))

    def all(self, node: Pairs) -> None:
        """Take note that every key was asked for: they are names."""
        self._whole.add(id(node))
        self._opened[id(node)] = node

    def opened(self, node: Pairs) -> None:
        """Take note that a value was asked as a map."""
        self._opened[id(node)] = node

    def left(self, node: Pairs) -> None:
        """Take note that a document is told of as a whole."""
        self._roots[:] = [root for root in self._roots if root[1] is not node]

    def unused(self) -> tuple[str, tuple[str, ...], int]:
        """Return the keys that nobody asked for with how often they are there, the most frequent first, and how many more there are.

        Before them stands the path of the first file that has one of them.
        """
        found = [(path, key) for path, root in self._roots for key in self._of(root, ())]
        counts = Counter(key for _, key in found)
        told = [f"{key[:LONGEST_KEY]} ({count})" for key, count in counts.most_common(MOST_KEYS)]
        return found[0][0] if found else "", tuple(told), len(counts) - len(told)

    def _of(self, node: Pairs, above: tuple[str, ...]) -> Iterator[str]:
        names = id(node) in self._whole
        for key, value in with_merges(node.pairs):
            if not isinstance(key, tuple):
                continue
            path = (*above, _ANY if names else key[0])
            if not names and (id(node), key[0]) not in self._keys:
                yield ".".join(path)
            elif self._is_open(value):
                yield from self._of(value, path)

    def _is_open(self, value: Node) -> TypeGuard[Pairs]:
        return isinstance(value, Pairs) and id(value) in self._opened
