"""The people of a company: a list of them, or a map from id to the rest."""

from orgaudit.intake.draft import Draft
from orgaudit.intake.elements import read_element, read_elements
from orgaudit.intake.fields import Section
from orgaudit.intake.values.reader_context import Reading, is_null
from orgaudit.intake.yaml.nodes import Items, Node, OpenList, Pairs, start_of, with_merges


def read_people(reading: Reading, section: Section, node: Node | OpenList, key: str) -> tuple[Draft, ...]:
    """Read the people: a list, or a map from id to the rest."""
    if not isinstance(node, Pairs):
        return read_elements(reading, section, node, key)
    return tuple(
        draft
        for name, value in with_merges(node.pairs)
        if (draft := read_element(reading, section, _with_id(name, value), key)) is not None
    )


def _with_id(name: Node, value: Node) -> Node:
    """Write the key of a map of people into the entry, as its id."""
    given = [(_key("id", name), name)]
    if isinstance(value, Pairs):
        return Pairs(given + value.pairs, value.span)
    if isinstance(value, Items):
        return value
    return Pairs(given if is_null(value) else [*given, (_key("name", value), value)], start_of(name))


def _key(word: str, node: Node) -> Node:
    return (word, False, start_of(node))
