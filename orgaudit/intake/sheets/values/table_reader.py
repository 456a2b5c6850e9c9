"""A text read by the one reader of values, as the field table has it. What it refuses becomes a problem."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from orgaudit.intake.draft import BROKEN
from orgaudit.intake.editing.edits import Value
from orgaudit.intake.elements import read_field
from orgaudit.intake.fields import Field, table
from orgaudit.intake.report import Report, TooManyProblems
from orgaudit.intake.sheets.cells.notations import is_open_day, problem_of_figure
from orgaudit.intake.sheets.cells.serialising import told
from orgaudit.intake.spelling import narrowed
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.reader_context import Reading, reading_of
from orgaudit.intake.yaml.nodes import Items, Node

_LISTS: Final = frozenset(("texts", "choices", "months", "departments", "consumers"))
_TEXTS: Final = frozenset(("text", "id", "person_or_text", "text_or_false", "number_or_text"))
_BETWEEN: Final = re.compile(
    r"\s*(?:[、，､,;；|｜／\n\r]|→|⇒|[・･](?![ァ-ヴｦ-ﾝ])|(?<=[A-Za-z0-9])[・･]|(?<!\w)/|/(?!\w)|(?<=[^\x00-\x7f])/|/(?=[^\x00-\x7f])|(?<=\w\w\w)/(?=\w\w\w))\s*"
)
"""What parts the items of a list in a cell."""

_BULLET: Final = re.compile(r"^(?:[・\-*•●○]\s*|\d{1,2}[.)．]\s*)(?=\S)")


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a text: a value to be written, or the problem that it has; neither where it says nothing.

    ``decided`` names the sentence that tells how it was read, where a reader may want to know.
    """

    value: "Value | None" = None
    problem: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    about: bool = False
    placed: bool = False
    decided: str = ""


NOTHING: Final = Read()

_SUGGESTED: Final = 500
"""Texts of a table for which a word that may be meant is looked for, which takes longest; nobody reads so many suggestions."""


@dataclass(slots=True)
class TableReader:
    """Reads texts by the field table; ``legend`` says what marks mean, by word list."""

    legend: Mapping[str, Mapping[str, str]]
    _first: Reading | None = None
    _marks: dict[str, dict[str, str]] = field(default_factory=dict)
    _refused: int = 0

    def of(self, item: Field, text: str) -> Read:
        """Return what a text means for a field, as a list where the field is one."""
        return self.by_table(item, _node(item, text), text)

    def scalar(self, item: Field, text: str, found: str) -> Read:
        """Return what a text means for a field, as one value; ``found`` is what stands in the cell."""
        return self.by_table(item, scalar(text), found)

    def by_table(self, item: Field, node: Node, text: str) -> Read:
        """Return what the reader of values makes of a node."""
        report = Report(limit=1)
        if self._first is None:
            self._first = reading_of(table(), "", report)
            self._marks = {name: dict(marks) for name, marks in self.legend.items()}
        suggests = self._refused < _SUGGESTED
        reading = replace(self._first, report=report, legend=self._marks, suggests=suggests)
        try:
            value = read_field(reading, item, node, item.key)
        except TooManyProblems:
            value = BROKEN
        if value is BROKEN or report.problems:
            self._refused += 1
            problem = report.problems[0]
            return Read(problem=_sharper(problem.code, text), facts=problem.facts)
        about = any(note.code in ("read_as_about", "read_as_rarer") for note in report.notes())
        return Read(told(item, value), about=about, facts={"found": text})


def _node(item: Field, text: str) -> Node:
    if item.type in _LISTS and not (item.accepts_none and says_none(text)):
        parts = [_BULLET.sub("", part).strip() for part in _BETWEEN.split(narrowed(text))]
        parts = [part for part in parts if part]
        if len(parts) > 1:
            return Items([scalar(part) for part in parts], SPAN)
        if parts and text[-1] in ";；、,":  # forms tools end each choice so
            text = parts[0]
    return scalar(" ".join(text.split("\n")) if item.type in _TEXTS and item.type != "text" else text)


def none_read(item: Field) -> Read:
    """Return the statement that there is none, for a field that takes it."""
    return Read("none") if item.accepts_none else NOTHING


def _sharper(code: str, text: str) -> str:
    """Return the problem of a text as exactly as spreadsheets let it be told."""
    if code in ("not_a_date", "not_a_period") and is_open_day(text):
        return "day_or_month"
    return problem_of_figure(text) if code == "not_a_number" else code


SPAN: Final = (1, 1, 1, 2)


def scalar(text: str) -> Node:
    """Return a text as one value, which stands nowhere."""
    return (text, False, SPAN)
