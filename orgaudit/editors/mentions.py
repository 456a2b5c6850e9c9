"""Every place of a text where a person is named, from the nodes of the text."""

from collections.abc import Iterator

from orgaudit.editors.completion import PERSONS
from orgaudit.editors.names import Names
from orgaudit.intake.editing.layout import Alias, Entries, Leaf, Listing, Tree, layout_of
from orgaudit.intake.editing.places import Spot, spots
from orgaudit.intake.fields import Field, table
from orgaudit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, from one character to another, and the id of whom it names."""

    start: int
    end: int
    name: str
    person: str


def mentions(text: str, names: Names) -> Iterator[Mention]:
    """Yield every mention of a person in a readable text."""
    for spot in spots(layout_of(text), table()):
        if spot.shared:
            continue
        if spot.section.name == "person":
            yield from _of_entry(text, spot, names)
        fields = {item.key: item for item in spot.section.fields}
        for key, (_, value) in spot.fields.items():
            if fields[key].type in PERSONS:
                for leaf in _leaves(value, fields[key]):
                    yield from _in_leaf(text, leaf, names)


def _of_entry(text: str, spot: Spot, names: Names) -> Iterator[Mention]:
    """Yield the names by which the entry of a person is one: its id, its name, the key before it."""
    written = [value for key, (_, value) in spot.fields.items() if key in ("id", "name")]
    bare = [spot.tree] if isinstance(spot.tree, Leaf) else []
    key = [spot.key] if spot.key is not None and isinstance(spot.listing, Entries) else []
    for tree in (*written, *bare, *key):
        if isinstance(tree, Leaf):
            yield from _in_leaf(text, tree, names)


def _leaves(tree: Tree, field: Field) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, Listing):
        for item in tree.items:
            yield from _leaves(item, field)
    elif isinstance(tree, Entries) and field.type == "dates_by_person":
        yield from (key for key, _ in tree.pairs if isinstance(key, Leaf))
    elif isinstance(tree, Alias):
        return


def _in_leaf(text: str, leaf: Leaf, names: Names) -> Iterator[Mention]:
    at = leaf.start
    for name, person in names.persons(leaf.text.strip()):
        start = text.find(name, at, leaf.end)
        if start >= 0:
            at = start + len(name)
            yield Mention(start, at, name, person)
