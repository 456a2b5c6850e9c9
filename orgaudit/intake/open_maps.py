"""From the parser's events straight to drafts: the road of nearly every value of a large file.

What was read well once is known by its words (see known.py) and costs a look-up; all else becomes nodes and is read
by its field's reader, which tells what is wrong. Both ways give the same values, places and problems.
"""

from typing import Any

from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from orgaudit.intake.draft import Draft
from orgaudit.intake.entries import Entries, ReadField
from orgaudit.intake.fields import Section
from orgaudit.intake.known import Word
from orgaudit.intake.values.reader_context import Reading
from orgaudit.intake.yaml.nodes import (
    Events,
    Items,
    Node,
    OpenList,
    OpenMap,
    between,
    is_bare,
    scalar_of,
    span_of,
    start_of,
)
from orgaudit.intake.yaml.positions import SHIFT, Packed
from orgaudit.model.place import Span


def read_open_map(reading: Reading, section: Section, node: OpenMap, read_field: ReadField) -> Draft:
    """Read a map as its events come, to its end."""
    entries = Entries(reading, section, Draft(section.name, reading.path, start_of(node)), read_field)
    values, spans, written = entries.draft.values, entries.draft.spans, entries.written
    entries.draft.lines = node.events.lines
    words, events, inside = reading.words_of(section), node.events, node.depth + 1
    get = events.get
    first: Any = None
    span: Packed | Span = node.span
    count = 1
    while type(key := get()) is not MappingEndEvent:
        if first is None:
            first = key.start_mark
        count += 2
        word = words.get(key.value) if type(key) is ScalarEvent and key.anchor is key.tag is None else None
        if word is None or word.attribute in written:
            value_node = _take_node(entries, key, events, inside)
            span = span_of(value_node)
            continue
        event = get()
        if type(event) is ScalarEvent and event.implicit[0] and event.anchor is event.tag is None:
            value = word.value_of(event.value)
            if value is not None:
                begin: Any = event.start_mark
                end: Any = event.end_mark
                attribute = word.attribute
                written[attribute] = key
                values[attribute] = value
                spans[attribute] = span = begin.index << SHIFT | end.index
                continue
        span = _take_event(entries, word, key, event, events, inside)
    events.count(count, node.start)
    if first is None:
        node.span = between(node.start, key)
    else:
        last = events.lines.span(span) if isinstance(span, int) else span
        node.span = (first.line + 1, first.column + 1, *last[2:])
    return entries.draft_of_all()


def _take_node(entries: Entries, key: Any, events: Events, depth: int) -> Node:
    """Take an entry whose key is unknown, double or unusual; return its value."""
    key_node = events.node(key, depth)
    value = events.node(events.get(), depth)
    entries.take(key_node, value)
    return value


def _take_event(
    entries: Entries, word: Word, key: Any, event: Any, events: Events, depth: int
) -> Packed | Span:
    """Take an entry whose value is not known by its words; return the place of the value."""
    if type(event) is SequenceStartEvent and event.anchor is event.tag is None:
        if word.field.type != "objects":
            return _take_list(entries, word, key, event, events, depth)
        value: Node | OpenList = events.open_list(event, depth)
    else:
        value = events.node(event, depth)
    if type(event) is ScalarEvent and is_bare(event):
        entries.take_words(scalar_of(key), value, word, event.value)
    else:
        entries.take(scalar_of(key), value)
    return span_of(value)


def _take_list(
    entries: Entries, word: Word, key: Any, start: Any, events: Events, depth: int
) -> Packed | Span:
    """Take an entry whose value is a list; return the place of the list."""
    events.check_depth(start, depth)
    get, bare, words = events.get, [], []
    while type(event := get()) is ScalarEvent and event.implicit[0] and event.anchor is event.tag is None:
        bare.append(event)
        words.append(event.value)
    if type(event) is not SequenceEndEvent:  # an item that is more than bare words
        nodes: list[Node] = [scalar_of(item) for item in bare]
        nodes.append(events.node(event, depth + 1))
        value = events.rest_of_list(start, depth, nodes)
        entries.take(scalar_of(key), value)
        return span_of(value)
    events.count(len(bare) + 1, start)
    first: Any = bare[0] if bare else start
    last: Any = bare[-1] if bare else event
    span: Packed = first.start_mark.index << SHIFT | last.end_mark.index
    texts = tuple(words)
    known = word.value_of(texts)
    if known is None:
        listed = Items([scalar_of(item) for item in bare], between(start, event))
        entries.take_words(scalar_of(key), listed, word, texts)
    else:
        entries.written[word.attribute] = key
        entries.draft.values[word.attribute] = known
        entries.draft.spans[word.attribute] = span
    return span
