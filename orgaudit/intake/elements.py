"""From the map of one element to its draft: which keys it has, what they hold, what is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from orgaudit.intake.draft import BROKEN, Draft, shown
from orgaudit.intake.fields import Field, Section
from orgaudit.intake.list_readers import READERS
from orgaudit.intake.nodes import Items, Node, Pairs, Stream, span_of, start_of
from orgaudit.intake.scalar_readers import SCALAR_READERS, Reading, ScalarReader, found, is_null
from orgaudit.intake.spelling import is_japanese, nearest, useful_part
from orgaudit.model.place import Place, Span
from orgaudit.model.vocabulary import NONE

_BARE: Final[Mapping[str, str]] = {
    "company": "name",
    "person": "name",
    "department": "name",
    "goal": "text",
    "duty": "name",
    "unowned": "name",
}
"""What a string that stands for a whole element gives."""

_NONE_OF_TYPE: Final[Mapping[str, Any]] = {
    **dict.fromkeys(
        ("texts", "choices", "months", "persons", "departments", "consumers", "addresses", "objects"), ()
    ),
    "count_or_persons": (),
    "count": 0,
    "flag_or_count": 0,
}
"""What the statement "there is none" becomes, where it is not NONE: an empty list or map, a count of zero."""


def read_element(reading: Reading, section: Section, node: Node, key: str) -> Draft | None:
    """Read one element; None where nothing of it can be read."""
    bare = _BARE.get(section.name)
    if isinstance(node, Pairs):
        return _read_map(reading, section, node)
    if type(node) is tuple and bare and not is_null(node):
        return Draft(
            section.name, reading.path, node[2], {bare: node[0].strip()}, {bare: node[2]}, is_bare=True
        )
    if is_null(node):
        reading.refuse("empty_item", node, key)
    else:
        reading.refuse("not_an_element" if bare else "not_a_map", node, key)
    return None


def read_elements(reading: Reading, section: Section, node: Node | Stream, key: str) -> tuple[Draft, ...]:
    """Read a list of elements. "None", alone or as the only item, is an empty list."""
    if isinstance(node, Items | Stream):
        items = list(node.items) if isinstance(node, Items) else node.items
        return tuple(_elements(reading, section, items, key))
    if not reading.is_none(node):
        reading.refuse("not_a_list", node, key)
    return ()


def _elements(reading: Reading, section: Section, items: Iterable[Node], key: str) -> Iterator[Draft]:
    nones: list[Node] = []
    count = 0
    for item in items:
        count += 1
        if reading.is_none(item):
            nones.append(item)
            continue
        draft = read_element(reading, section, item, key)
        if draft is not None:
            yield draft
    if nones and count > 1:
        for item in nones:
            reading.refuse("none_among_others", item, key, found=found(item))


def read_people(reading: Reading, section: Section, node: Node | Stream, key: str) -> tuple[Draft, ...]:
    """Read the people: a list, or a map from id to the rest."""
    if not isinstance(node, Pairs):
        return read_elements(reading, section, node, key)
    return tuple(
        draft
        for name, value in node.pairs
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


def _read_map(reading: Reading, section: Section, node: Pairs) -> Draft:
    draft = Draft(section.name, reading.path, start_of(node))
    values, spans = draft.values, draft.spans
    written: dict[str, Span] = {}
    empty: set[str] = set()
    find = section.find
    for key_node, value in node.pairs:
        field = find(key_node[0]) if isinstance(key_node, tuple) else None
        if field is None or not isinstance(key_node, tuple):
            tell_unknown_key(reading, section, key_node)
            continue
        key, _, key_span = key_node
        attribute = field.attribute
        if attribute in written:
            tell_duplicate_key(reading, key, key_span, written[attribute])
            continue
        written[attribute] = key_span
        if type(value) is tuple:
            if is_null(value):
                empty.add(attribute)
                continue
            span = value[2]
        else:
            span = span_of(value)
        result = read_field(reading, field, value, key)
        if result is not BROKEN:
            values[attribute] = result
            spans[attribute] = span
    draft.span = (
        spans.get("name") or spans.get("text") or spans.get("id") or spans.get("source") or draft.span
    )
    missing = [item for item in section.required if item.attribute not in written or item.attribute in empty]
    if section.name == "person" and not {"id", "name"} & (written.keys() - empty):
        missing = [item for item in section.fields if item.key == "name"]
    if missing:
        _tell_missing(reading, section, draft.span, missing)
    return draft


def read_field(reading: Reading, field: Field, value: Node, key: str) -> Any:
    """Read the value of one field; BROKEN where it was wrong."""
    if field.accepts_none and reading.is_none(value):
        return _none_of(field)
    reader = _READERS.get(field.type)
    if reader is not None:
        return reader(reading, field, value, key)
    section = reading.table.sections[field.of or ""]
    if field.type == "objects":
        return read_elements(reading, section, value, key)
    message = f"no reader for {field.type}"
    raise TypeError(message)


def tell_unknown_key(reading: Reading, section: Section, key_node: Node) -> None:
    """Tell a key that the section does not have, with those it has and the nearest."""
    if type(key_node) is not tuple:
        reading.report.at("key_is_no_text", reading.path, key_node)
        return
    text = key_node[0]
    if text == "<<" and not key_node[1]:
        reading.report.at("merge_key", reading.path, key_node)
        return
    words = tuple(item.aliases[0] if is_japanese(text) else item.key for item in section.fields)
    allowed, more = useful_part(text, words)
    near = nearest(text, (word for item in section.fields for word in item.spellings))
    reading.report.at(
        "unknown_key", reading.path, key_node, found=text, allowed=allowed, more=more, nearest=near
    )


def tell_duplicate_key(reading: Reading, key: str, span: Span, first: Span) -> None:
    """Tell that a key is written twice, perhaps under two names, and where it stood first."""
    place = shown(Place(reading.path, *first))
    reading.report.at_span("duplicate_key", reading.path, span, field=key, first=place)


def _none_of(field: Field) -> Any:
    if field.is_map:
        return () if field.type == "skills" else {}
    return _NONE_OF_TYPE.get(field.type, NONE)


def _tell_missing(reading: Reading, section: Section, span: Span, missing: list[Field]) -> None:
    if section.name in ("waiver", "waive"):
        names = tuple(item.key for item in missing)
        reading.report.at_span("waiver_incomplete", reading.path, span, missing=names)
        return
    for item in missing:
        reading.report.at_span("missing_key", reading.path, span, field=item.key, alias=item.aliases[0])


_READERS: Final[Mapping[str, ScalarReader]] = {**SCALAR_READERS, **READERS}
