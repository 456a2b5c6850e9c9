"""A text in parts that can be read each by itself: the entries of the top level, and of those that are lists each item.

Parts are told by how lines begin. Where that deceives, as in the middle of a text in quotes over several lines, a part cannot be read
by itself, and the whole text is read as ever. A part that can be read to its end leaves YAML's reader where it would be in the whole
text: at the beginning of a line, within the same lists and maps.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern

_LINE_END: Final = pattern("\n")
_ENTRY: Final = pattern("\n(?=[^\\s#-])")
_EMPTY: Final = pattern("(?: *(?:#[^\n]*)?\r?\n)*")
"""Blank lines and remarks."""

_KEY_OF_LIST: Final = pattern("[^\\s#\"'\\[\\]{},&*!|>%@`?:-][^:\n]{0,60}: *(?:#[^\n]*)?\r?\n")
_ITEM: Final = pattern(" *- ")

DOUBTFUL: Final = pattern(
    "(?m)^(?:---|\\.\\.\\.|%)|[\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\r(?!\n)|(?:^|[\\s\\[{,])[&*][^\\s,\\]}]|<<"
)
"""Marks of documents, tabs, ends of lines that not all take for one, anchors and merge keys: what has one is read as a whole."""


class Part(NamedTuple):
    """A part of a text: the line of the key that it stands under, if it is one item of a list, and its own lines.

    ``line`` is the number of its first own line in the text, ``entry`` that of the entry of the top level, both from 0.
    """

    head: str
    body: str
    line: int
    entry: int


def parts_of(text: str) -> list[Part] | None:
    """Return the parts of a text; ``None`` where it does not fall into parts."""
    starts = [match.end() for match in _ENTRY.finditer(text)]
    if text and not text[0].isspace() and not text.startswith(("#", "-")):
        starts.insert(0, 0)
    if not starts or not _EMPTY.fullmatch(text, 0, starts[0]) or text[starts[0]] in "{[\"'":
        return None
    line = text.count("\n", 0, starts[0])
    found: list[Part] = []
    for number, (start, stop) in enumerate(pairwise((*starts, len(text)))):
        entry = text[start:stop]
        found += _items(entry, line, number) or [Part("", entry, line, number)]
        line += entry.count("\n")
    return found


def _items(entry: str, line: int, number: int) -> list[Part]:
    """Return the items of an entry that is a list; nothing for any other."""
    key = _KEY_OF_LIST.match(entry)
    empty = _EMPTY.match(entry, key.end()) if key else None
    first = _ITEM.match(entry, empty.end()) if empty else None
    if key is None or first is None:
        return []
    line += entry.count("\n", 0, first.start())
    return list(_parted(entry[first.start() :], first[0], Part(key[0], "", line, number)))


def _parted(items: str, mark: str, part: Part) -> Iterator[Part]:
    bodies, line = items.split(f"\n{mark}"), part.line
    for number, body in enumerate(bodies):
        whole = f"{mark if number else ''}{body}{'' if number == len(bodies) - 1 else chr(10)}"
        yield part._replace(body=whole, line=line)
        line += whole.count("\n")


def lines_of(text: str) -> list[int]:
    """Return where each line of a text begins."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]
