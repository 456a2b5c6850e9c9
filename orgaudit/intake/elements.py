"""From the map of one element to its draft: which keys it has, what they hold, what is wrong with them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from orgaudit.intake.draft import BROKEN, Draft
from orgaudit.intake.entries import Entries, ReadField
from orgaudit.intake.fields import Field, Section
from orgaudit.intake.open_maps import read_open_map
from orgaudit.intake.values.list_readers import READERS, is_cut, refuse_no_list
from orgaudit.intake.values.name_slips import has_slip, tells_slip
from orgaudit.intake.values.reader_context import Reading, found, is_null
from orgaudit.intake.values.scalar_readers import SCALAR_READERS, ScalarReader
from orgaudit.intake.yaml.line_marks import BULLET, KEY, shown_sign
from orgaudit.intake.yaml.nodes import Items, Node, OpenList, OpenMap, Pairs, RegularMap, Scalar, start_of
from orgaudit.model import NONE
from orgaudit.model.pattern import pattern

_BARE: Final[Mapping[str, str]] = {
    "company": "name",
    "person": "name",
    "department": "name",
    "goal": "text",
    "duty": "name",
    "unowned": "name",
}
"""What a string that stands for a whole element gives."""

_NAMED: Final = frozenset(("department", "duty", "unowned"))
"""Elements whose bare text is a name, in which a comma of full width is a slip; a goal is a sentence."""

_ITEM_WITHIN: Final = pattern(r"\s-\s+\S")
"""The dash of an item whose line is indented deeper than the item before, so that it goes on with that."""

_NONE_OF_TYPE: Final[Mapping[str, Any]] = {
    **dict.fromkeys(
        ("texts", "choices", "months", "persons", "departments", "consumers", "addresses", "objects"), ()
    ),
    "count_or_persons": (),
    "count": 0,
    "flag_or_count": 0,
}
"""What the statement "there is none" becomes, where it is not NONE: an empty list or map, a count of zero."""


def read_element(
    reading: Reading, section: Section, node: Node | OpenMap | RegularMap, key: str
) -> Draft | None:
    """Read one element; None where nothing of it can be read."""
    if isinstance(node, OpenMap):
        return read_open_map(reading, section, node, read_field)
    if isinstance(node, RegularMap):
        return _read_regular()(reading, section, node, read_field)
    bare = _BARE.get(section.name)
    if isinstance(node, Pairs):
        return _read_map(reading, section, node)
    if type(node) is tuple and bare and not is_null(node):
        if section.name in _NAMED and _is_no_name(reading, section, node, key):
            return None
        if section.name in _NAMED and not node[1] and len(parts := _parts(node[0])) > 1:
            _refuse_several(reading, node, key, parts)
            return None
        return Draft(section.name, reading.path, node[2], {bare: node[0].strip()}, {bare: node[2]})
    if is_null(node):
        reading.refuse("empty_item", node, key)
    else:
        twice = bare and isinstance(node, Items) and len(node.items) == 1 and type(node.items[0]) is tuple
        reading.refuse("dash_twice" if twice else "not_an_element" if bare else "not_a_map", node, key)
    return None


@cache
def _read_regular() -> Callable[[Reading, Section, RegularMap, ReadField], Draft]:
    """Return what reads the maps of a large file; most files are small."""
    from orgaudit.intake.regular_maps import read_regular_map

    return read_regular_map


def read_elements(reading: Reading, section: Section, node: Node | OpenList, key: str) -> tuple[Draft, ...]:
    """Read a list of elements. "None", alone or as the only item, is an empty list."""
    if isinstance(node, Items | OpenList):
        return tuple(_elements(reading, section, node.items, key))
    if type(node) is tuple and section.name in _NAMED and len(parts := _parts(node[0])) > 1:
        _refuse_several(reading, node, key, parts)
    elif first := _first_item(section, node):
        reading.refuse("map_for_list", node, key, first=first)
    elif not reading.is_none(node):
        refuse_no_list(reading, node, key)
    return ()


def _first_item(section: Section, node: Node) -> str | None:
    """Return how the first item is written where a map stands for a list: of one element, or of several by their names."""
    if not isinstance(node, Pairs) or not node.pairs or section.name not in _NAMED:
        return None
    key, value = node.pairs[0]
    word = found(key).strip()
    if word[:1] in ("", "-") or BULLET.match(word):
        return None
    if section.find(word) is None:
        return f"- name: {word}"
    return f"- {word}: {found(value).strip()}" if type(value) is tuple else f"- {word}:"


def _is_no_name(reading: Reading, section: Section, node: Scalar, key: str) -> bool:
    """Tell a bare text that is a slip rather than a name: ``name:Sales``, ``name = Sales``, two items in one; whether it is one."""
    if tells_slip(reading, node, named=True):
        return True
    text, quoted, (line, column, last, _) = node
    if quoted:
        return False
    pair = KEY.match(text)
    if last > line and _ITEM_WITHIN.search(text):
        reading.refuse("item_within", node, key, found=found(node))
        return True
    if pair and section.find(pair["key"]):
        code = "no_colon" if pair["sign"] else "colon_without_space"
        sign = pair["sign"] or ":"
        at = pair.start("sign" if pair["sign"] else "tight")
    else:
        return False
    span = (line, column + at, line, column + at + 1)
    reading.report.at_span(code, reading.path, span, found=shown_sign(sign))
    return True


def _refuse_several(reading: Reading, node: Scalar, key: str, parts: list[str]) -> None:
    listed = f"[{', '.join(parts)}]"
    reading.refuse("several_in_one_item", node, key, found=found(node).strip(), list=listed)


def _parts(text: str) -> list[str]:
    """Return what a text names that may name several things; what stands in brackets within it is a remark (見積（国内、海外）)."""
    return [
        part.strip() for part in re.findall("(?:[（(][^（()）]*[)）]|[^、，；\n])+", text) if part.strip()
    ]


def _elements(
    reading: Reading, section: Section, items: Iterable[Node | OpenMap | RegularMap], key: str
) -> Iterator[Draft]:
    nones: list[Node] = []
    count = 0
    before: Node | OpenMap | RegularMap | None = None
    for item in items:
        count += 1
        cut = type(item) is tuple and is_cut(before if type(before) is tuple else None, item)
        before = item
        if cut and type(item) is tuple:
            reading.report.at("torn_figure", reading.path, item, found=item[0])
            continue
        if not isinstance(item, OpenMap | RegularMap) and reading.is_none(item):
            nones.append(item)
            continue
        draft = read_element(reading, section, item, key)
        if draft is not None:
            yield draft
    if nones and count > 1:
        for item in nones:
            reading.refuse("none_among_others", item, key, found=found(item))


def _read_map(reading: Reading, section: Section, node: Pairs) -> Draft:
    entries = Entries(reading, section, Draft(section.name, reading.path, start_of(node)), read_field)
    for key_node, value in node.pairs:
        entries.take(key_node, value)
    return entries.draft_of_all()


def read_field(reading: Reading, field: Field, value: Node | OpenList, key: str) -> Any:
    """Read the value of one field; BROKEN where it was wrong."""
    if isinstance(value, OpenList):
        return read_elements(reading, reading.table.sections[field.of or ""], value, key)
    if field.accepts_none and reading.is_none(value):
        return _none_of(field)
    if has_slip(reading, field, value):
        return BROKEN
    reader = _READERS.get(field.type)
    if reader is not None:
        return reader(reading, field, value, key)
    section = reading.table.sections[field.of or ""]
    if field.type == "objects":
        return read_elements(reading, section, value, key)
    message = f"no reader for {field.type}"
    raise TypeError(message)


def _none_of(field: Field) -> Any:
    if field.is_map:
        return () if field.type == "skills" else {}
    return _NONE_OF_TYPE.get(field.type, NONE)


_READERS: Final[Mapping[str, ScalarReader]] = {**SCALAR_READERS, **READERS}
