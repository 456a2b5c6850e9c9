"""What every reader of values needs: the table, where problems go, and what a scalar says before its field is asked."""

from collections.abc import Mapping
from typing import Final

from orgaudit.intake.draft import BROKEN, Broken
from orgaudit.intake.fields import Section, Table
from orgaudit.intake.known import Word, words_of
from orgaudit.intake.report import Report
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.yaml.nodes import Node, OpenList, start_of
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.visible import visible

NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))


Words = dict[str, dict[str, Word]]
"""Section -> spelling -> key, with what is known of its values from before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader needs: the table, the file's shown path, and where problems go."""

    table: Table
    path: str
    report: Report
    flags: Mapping[str, bool]
    legend: dict[str, dict[str, str]] = field(default_factory=dict)
    """What the file says its own marks mean: name of the word list -> mark -> code."""
    _words: Words = field(default_factory=dict)
    suggests: bool = True
    """Whether a word that is refused is held against all that are allowed, for one that may be meant."""

    def words_of(self, section: Section) -> Mapping[str, Word]:
        """Return the keys of a section, each with what is known of its values from before."""
        words = self._words.get(section.name)
        if words is None:
            words = self._words[section.name] = words_of(section, by_legend=bool(self.legend))
        return words

    def refuse(self, code: str, node: Node | OpenList, key: str, **facts: object) -> Broken:
        """Tell a problem with the value of a key and return the broken value."""
        self.report.at(code, self.path, node, field=key, **facts)
        return BROKEN

    def note(self, code: str, node: Node, example: str) -> None:
        """Take note of how a value was read."""
        self.report.note(code, Place(self.path, *start_of(node)), example)

    def is_none(self, node: Node) -> bool:
        """Whether a scalar says that there is none."""
        return type(node) is tuple and node[0] != "~" and says_none(node[0])  # a bare ~ is null

    def flag(self, text: str) -> bool | None:
        """Return the yes or no that a word says, else None."""
        value = self.flags.get(text)
        if value is None:
            value = self.flags.get(folded(text))
        return False if value is None and says_none(text) else value


def reading_of(table: Table, path: str, report: Report, words: Words | None = None) -> Reading:
    """Make the reading of one file. ``words`` are those of other texts without a legend."""
    flags = {folded(word): True for word in table.true_words}
    flags |= {folded(word): False for word in table.false_words}
    return Reading(table, path, report, flags, {}, {} if words is None else words)


def is_null(node: Node) -> bool:
    """Whether a scalar says nothing: an empty text, one in which nothing is to be seen, or a bare null."""
    if type(node) is not tuple:
        return False
    text = node[0]
    if text in NULLS:
        return not node[1] or not text
    return text.isspace() or not (visible(text[:1]).strip() or visible(text).strip())


def found(node: Node) -> str:
    """Return what stands at a node, for a problem's sentence; empty for lists and maps."""
    return node[0] if type(node) is tuple else ""
