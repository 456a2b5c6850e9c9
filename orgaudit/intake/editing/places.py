"""Where each element of a company stands in the nodes of its file."""

from collections.abc import Iterator
from typing import Final

from orgaudit.intake.editing.layout import Alias, Entries, Leaf, Listing, Tree
from orgaudit.intake.fields import Field, Section, Table
from orgaudit.intake.spelling import is_japanese
from orgaudit.model.dataclass import dataclass, field

MERGE: Final = "<<"

_BARE: Final = {"goal": "text"}
"""The key of what a bare text stands for, where it is not ``name``."""

_NAMED_BY: Final = ("name", "text", "id", "from")
"""The keys by whose value the reader places an element, the first that is written."""


@dataclass(slots=True)
class Spot:
    """One element in one file. ``path`` leads to its data, ``holder`` is the element that it stands in.

    ``key`` is the key before the element: of its list, of the company, or of a person in a map of people.
    ``listing`` is what it is an item of, ``list_key`` the key of that. ``shared`` marks what an anchor lets stand in several places.
    """

    section: Section
    tree: Tree
    path: tuple[str | int, ...]
    holder: "Spot | None"
    key: Tree | None = None
    list_key: Tree | None = None
    listing: Listing | Entries | None = None
    shared: bool = False
    fields: dict[str, tuple[Tree, Tree]] = field(default_factory=dict)

    @property
    def bare_key(self) -> str:
        """The key of what a bare text says."""
        return _BARE.get(self.section.name, "name")

    @property
    def start(self) -> int:
        """The offset by which the reader places the element."""
        for name in _NAMED_BY:
            if name in self.fields and not _says_nothing(self.fields[name][1]):
                return _start(self.fields[name][1])
        if self.key is not None and self.section.name == "person" and not isinstance(self.tree, Leaf):
            return self.key.start
        if self.section.name == "person" and self.key is not None and _says_nothing(self.tree):
            return self.key.start
        return _start(self.tree)

    def uses_japanese(self) -> bool:
        """Whether keys of this element are to be Japanese: as most of its own are, else as around it."""
        words = [str(key.text) for key, _ in self.fields.values() if isinstance(key, Leaf)]
        japanese = sum(is_japanese(word) for word in words)
        if 2 * japanese != len(words):
            return 2 * japanese > len(words)
        return self.holder.uses_japanese() if self.holder else japanese > 0


def spots(root: Tree | None, table: Table) -> Iterator[Spot]:
    """Yield the top level and every element of one file, holders before what they hold."""
    if not isinstance(root, Entries):
        return
    top = _spot(table.sections["top"], root, (), None)
    yield top
    taken_in = _taken_in(root)
    for item in top.section.fields:
        if item.key not in top.fields:
            continue
        yield from _of_field(top, item, table, taken_in)


def _taken_in(root: Tree) -> frozenset[int]:
    """Return which maps others take in by a merge key, by identity."""
    found: set[int] = set()
    waiting: list[Tree] = [root]
    while waiting:
        tree = waiting.pop()
        if isinstance(tree, Listing):
            waiting += tree.items
        elif isinstance(tree, Entries):
            for key, value in tree.pairs:
                if _word(key) == MERGE:
                    inside = _resolved(value)
                    taken = inside.items if isinstance(inside, Listing) else (inside,)
                    found.update(id(_resolved(item)) for item in taken)
                else:
                    waiting.append(value)
    return frozenset(found)


def _of_field(holder: Spot, item: Field, table: Table, taken_in: frozenset[int]) -> Iterator[Spot]:
    if item.type not in ("object", "objects", "people") or item.key not in holder.fields:
        return
    key, value = holder.fields[item.key]
    section = table.sections[item.of or ""]
    path = (*holder.path, _word(key))
    shared = holder.shared or isinstance(value, Alias) or id(holder.tree) in taken_in
    inside = _resolved(value)
    if item.type == "object":
        yield _spot(section, inside, path, holder, key=key, shared=shared)
        return
    for found in _items(inside):
        number, name, tree = found
        spot = _spot(
            section,
            _resolved(tree),
            (*path, number),
            holder,
            key=name or key,
            list_key=key,
            listing=inside if isinstance(inside, Listing | Entries) else None,
            shared=shared or isinstance(tree, Alias),
        )
        yield spot
        for nested in section.fields:
            yield from _of_field(spot, nested, table, taken_in)


def _items(tree: Tree) -> Iterator[tuple[str | int, Tree | None, Tree]]:
    if isinstance(tree, Listing):
        for number, item in enumerate(tree.items):
            yield number, None, item
    elif isinstance(tree, Entries):
        for key, value in tree.pairs:
            yield _word(key), key, value


def _spot(
    section: Section,
    tree: Tree,
    path: tuple[str | int, ...],
    holder: Spot | None,
    *,
    key: Tree | None = None,
    list_key: Tree | None = None,
    listing: Listing | Entries | None = None,
    shared: bool = False,
) -> Spot:
    fields: dict[str, tuple[Tree, Tree]] = {}
    if isinstance(tree, Entries):
        for name, value in tree.pairs:
            found = section.find(_word(name))
            if found is not None:
                fields.setdefault(found.key, (name, value))
    return Spot(section, tree, path, holder, key, list_key, listing, shared, fields)


def _resolved(tree: Tree) -> Tree:
    return tree.target if isinstance(tree, Alias) else tree


def _word(key: Tree) -> str:
    inside = _resolved(key)
    return inside.text if isinstance(inside, Leaf) else ""


def _start(tree: Tree) -> int:
    return _resolved(tree).start


def _says_nothing(tree: Tree) -> bool:
    inside = _resolved(tree)
    return isinstance(inside, Leaf) and inside.text.strip() in ("", "~", "null", "Null", "NULL")
