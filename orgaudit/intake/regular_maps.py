"""From regular lines straight to drafts, as open_maps.py goes from events: what was read well once is known by its words."""

from collections.abc import Mapping
from typing import Any, Final

from orgaudit.intake.draft import Draft
from orgaudit.intake.entries import Entries, ReadField
from orgaudit.intake.fields import Section
from orgaudit.intake.known import Word
from orgaudit.intake.values.reader_context import Reading
from orgaudit.intake.yaml.nodes import Items, Node, OpenList, RegularMap, span_of
from orgaudit.intake.yaml.positions import SHIFT, Packed
from orgaudit.intake.yaml.regular_lines import BARE, LIST
from orgaudit.intake.yaml.regular_text import RegularText
from orgaudit.model.place import NOWHERE, Span

_BOTH_ENDS: Final = 1 << SHIFT | 1
"""The start of a line times this is its place, of no length."""

_NAMED: Final = frozenset(("department", "duty"))
"""Elements that need no more than their name."""


def read_regular_map(reading: Reading, section: Section, node: RegularMap, read_field: ReadField) -> Draft:
    """Read a map line by line, to its end. A line that comes again says what it said before."""
    text, words = node.text, reading.words_of(section)
    draft = Draft(section.name, reading.path, NOWHERE, lines=text.places)
    values, spans = draft.values, draft.spans
    entries: Entries | None = None  # most maps hold nothing that has to be looked at
    written: dict[str, Any] = {}
    settled = text.settled.setdefault(section.name, {})
    lines, starts, at = text.lines, text.starts, text.at
    first, line = at, lines[at]
    goes_on = 2 * line.column
    while True:
        known = settled.get(id(line))
        if known is not None and known[0] not in values and known[0] not in written:
            attribute, value, place = known
            values[attribute] = value
            spans[attribute] = node.last = starts[at] * _BOTH_ENDS + place
            at += 1
        else:
            text.at = at
            word = words.get(line.key or "")
            if word is not None and (word.attribute in values or word.attribute in written):
                written.setdefault(word.attribute, _first_key(text, first, words, word.attribute))
                word = None
            if word is None or not _is_known(draft, word, node):
                entries = entries or Entries(reading, section, draft, read_field, written)
                node.last = _take(entries, word, text)
            at = text.at
        line = lines[at]
        if line[0] != goes_on:
            break
    text.at = at
    if "name" not in spans:
        draft.span = text.head(node.begin)
    elif entries is None and section.name in _NAMED:
        draft.span = draft.span_of("name")
        return draft
    return (entries or Entries(reading, section, draft, read_field, written)).draft_of_all()


def _is_known(draft: Draft, word: Word, node: RegularMap) -> bool:
    """Take an entry by its words where they are known; whether they are."""
    text = node.text
    line = text.lines[text.at]
    value = word.value_of(line.value) if line.kind <= LIST else None
    if value is None:
        return False
    place = line.begin << SHIFT | line.end
    draft.values[word.attribute] = value
    draft.spans[word.attribute] = node.last = text.starts[text.at] * _BOTH_ENDS + place
    if word.recurs:
        text.settled[draft.section][id(line)] = word.attribute, value, place
    text.at += 1
    return True


def _first_key(text: RegularText, at: int, words: Mapping[str, Word], attribute: str) -> Packed:
    """Return the place of the key by which the map that begins on this line has an attribute already."""
    goes_on = 2 * text.lines[at].column
    while (word := words.get(text.lines[at].key or "")) is None or word.attribute != attribute:
        at += 1
        while text.lines[at].here != goes_on:
            at += 1
    begin = text.starts[at] + text.lines[at].column
    return begin << SHIFT | begin + len(text.lines[at].key or "")


def _take(entries: Entries, word: Word | None, text: RegularText) -> Packed | Span:
    """Take an entry that is not known by its words; return the place of the value. ``word`` is None where its key is unknown or double."""
    if word is None:
        unknown, unread = text.key(), text.value()
        entries.take(unknown, unread)
        return span_of(unread)
    line, report = text.lines[text.at], entries.reading.report
    key, begin, told = line.key or "", text.starts[text.at] + line.column, report.told
    is_list = word.field.type == "objects" and text.is_list()
    value: Node | OpenList = text.open_list() if is_list else text.value()
    entries.take_field(word.field, key, begin << SHIFT | begin + len(key), value)
    words = _words_of(value, is_bare=line.kind == BARE)
    if words is not None:
        word.keep(words, entries.draft.values, told=report.told != told)
    return span_of(value)


def _words_of(value: Node | OpenList, *, is_bare: bool) -> str | tuple[str, ...] | None:
    """Return the bare words that a value is, or the list of them; None of any other."""
    if isinstance(value, Items):
        texts = [item[0] for item in value.items if type(item) is tuple and not item[1]]
        return tuple(texts) if len(texts) == len(value.items) else None
    return value[0] if is_bare and type(value) is tuple else None
