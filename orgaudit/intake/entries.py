"""The entries of one map on their way to a draft: each key once, each value by its field."""

from collections.abc import Callable
from typing import Any, Final, cast

from orgaudit.intake.draft import BROKEN, Draft
from orgaudit.intake.fields import Field, Section
from orgaudit.intake.key_problems import (
    WAIVERS,
    tell_duplicate_key,
    tell_missing,
    tell_unknown_key,
    without_words,
)
from orgaudit.intake.known import Word
from orgaudit.intake.values.reader_context import Reading, found, is_null
from orgaudit.intake.yaml.nodes import Node, OpenList, Pairs, Scalar, is_merge, maps_of, scalar_of, span_of
from orgaudit.intake.yaml.positions import Packed
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.place import Span

_NAMES: Final = ("name", "text", "id", "source")
"""What an element is pointed at by, the first that it has."""

ReadField = Callable[[Reading, Field, Node | OpenList, str], Any]


@dataclass(slots=True)
class Entries:
    """What was taken of one map so far. ``written`` maps each attribute to its key: the event or the place, in either form.

    What is in the draft need not be in ``written``, but where its key comes again. ``guessed`` are the attributes that stand
    under a key of another name so far, which gives way to the right one.
    """

    reading: Reading
    section: Section
    draft: Draft
    read_field: ReadField
    written: dict[str, Any] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)
    merged: list[Pairs] = field(default_factory=list)
    guessed: set[str] = field(default_factory=set)

    def take(self, key_node: Node, value: Node | OpenList) -> None:
        """Take one entry, or tell what is wrong with it. An open list is read here."""
        if is_merge(key_node):
            self._merge(key_node, value)
            return
        item = self.section.find(key_node[0]) if type(key_node) is tuple else None
        if item is None:
            item = tell_unknown_key(self.reading, self.section, key_node, value)
            if item is None or item.attribute in self.written or item.attribute in self.draft.values:
                return
            self.guessed.add(item.attribute)
        elif item.attribute in self.guessed:
            self.guessed.discard(item.attribute)
            del self.written[item.attribute]
        key, _, key_span = cast("Scalar", key_node)  # only a text can mean a field
        attribute = item.attribute
        if attribute in self.written:
            first = self.written[attribute]
            if isinstance(first, int):
                first = self.draft.lines.span(first)
            place = first if type(first) is tuple else scalar_of(first)[2]
            tell_duplicate_key(self.reading, key, key_span, place)
            return
        self.take_field(item, key, key_span, value)

    def take_field(self, item: Field, key: str, place: Packed | Span, value: Node | OpenList) -> None:
        """Take the value of a field that was not written before; ``place`` is that of its key."""
        attribute = item.attribute
        self.written[attribute] = place
        if type(value) is tuple and is_null(value):
            self.empty.add(attribute)
            return
        told = len(self.reading.report.problems)
        result = self.read_field(self.reading, item, value, key)
        if attribute in self.guessed and item.type != "objects":
            # What is wrong with the value may only be so because another field was meant.
            del self.reading.report.problems[told:]
        if result is not BROKEN:
            self.draft.values[attribute] = result
            self.draft.spans[attribute] = span_of(value)

    def take_words(
        self, key_node: Node, value: Node | OpenList, word: Word, words: str | tuple[str, ...]
    ) -> None:
        """Take an entry whose value is these bare words, which are known from now on."""
        report = self.reading.report
        before = report.told
        self.take(key_node, value)
        word.keep(words, self.draft.values, told=report.told != before)

    def _merge(self, key_node: Node, value: Node | OpenList) -> None:
        maps = maps_of(value) if not isinstance(value, OpenList) else None
        if maps is None:
            self.reading.refuse("merge_key", key_node, found(key_node))
        else:
            self.merged += maps

    def draft_of_all(self) -> Draft:
        """Return the draft after the last entry, having told what is missing. What is written goes before what is merged."""
        while self.merged:
            for key_node, value in self.merged.pop(0).pairs:
                item = self.section.find(key_node[0]) if type(key_node) is tuple else None
                if item is None or item.attribute not in self.written:
                    self.take(key_node, value)
        draft, section = self.draft, self.section
        spans = draft.spans
        for name in _NAMES:
            if name in spans:
                draft.span = draft.span_of(name)
                break
        missing = [
            item
            for item in section.required
            if item.attribute not in draft.values
            and (item.attribute not in self.written or item.attribute in self.empty)
        ]
        if section.name == "person" and not {"id", "name"} & (
            (self.written.keys() | draft.values.keys()) - self.empty
        ):
            missing = [item for item in section.fields if item.key == "name"]
        if section.name in WAIVERS and not missing:
            missing = without_words(section, draft)
        if missing:
            tell_missing(self.reading, section, draft.span, missing)
        return draft
