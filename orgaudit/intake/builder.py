"""From texts to an Organization, with every problem on the way: the whole of the reading on one screen."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from orgaudit.intake.assembly import Sections, assemble
from orgaudit.intake.draft import shown
from orgaudit.intake.elements import read_element, read_elements, read_field
from orgaudit.intake.fields import Field, Table
from orgaudit.intake.key_problems import tell_duplicate_key, tell_unknown_key
from orgaudit.intake.people import read_people
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.report import Report
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.choices import read_legend
from orgaudit.intake.values.reader_context import Reading, Words, found, is_null, reading_of
from orgaudit.intake.yaml.events import UnreadableText, YamlText
from orgaudit.intake.yaml.file_kinds import table_given
from orgaudit.intake.yaml.limits import Limits
from orgaudit.intake.yaml.line_marks import marks_from
from orgaudit.intake.yaml.nodes import Node, OpenList, start_of
from orgaudit.intake.yaml.odd_signs import odd_signs
from orgaudit.intake.yaml.positions import Lines
from orgaudit.intake.yaml.torn_texts import MEANINGS
from orgaudit.intake.yaml.wide_signs import torn_by, torn_lines, wrapped_values
from orgaudit.model import Organization
from orgaudit.model.place import NOWHERE, Span

if TYPE_CHECKING:
    from orgaudit.intake.yaml.regular_text import RegularText

REGULAR_FROM: Final = 200_000
"""Signs of a text from which it is tried by its lines (yaml/regular_lines.py); to compile what these are takes as long as to parse so many."""

OWN_KEYS: Final = "x-"
"""Keys of the top level that begin so are the user's own, such as what anchors stand under."""

_WITH_VALUES: Final = frozenset(("departments", "duties", "handoffs"))


class Builder:
    """Takes the files of one company in, one after the other, and makes the company at the end."""

    def __init__(self, table: Table, report: Report, limits: Limits, words: Words | None = None) -> None:
        self.sections: Sections = defaultdict(list)
        self.words = words
        self._table = table
        self._report = report
        self._limits = limits
        self._torn = False
        self._written: set[str] = set()
        self._written_here: set[str] = set()
        self._broken: set[str] = set()
        self._first_path = ""

    def add(self, path: str, text: str) -> None:
        """Read one file."""
        self._first_path = self._first_path or path
        odd, lines = odd_signs(text, path, self._table.keys)
        known = {(problem.code, problem.place) for problem in odd}
        odd += [item for item in wrapped_values(text, path) if (item.code, item.place) not in known]
        lines += [(problem.place.line, problem.place.line) for problem in odd]
        for problem in odd:
            self._report.add(problem)
        self._report.cover(path, lines)
        reading = reading_of(self._table, path, self._report, self.words)
        places = Lines(text)
        regular = self._regular(text, places)
        if regular is not None:
            self._add_entries(regular.entries(), reading)
            self._torn = self._torn or bool(odd)
            return
        source = YamlText(text, path, self._limits, self._report.add, places)
        try:
            with source.complaints():
                self._add_entries(source.entries(), reading)
        except UnreadableText as stop:
            if not odd:
                lines_torn = torn_lines(text)
                torn = torn_by(text, path, lines_torn)
                causes = [torn] if torn else self._marks(text, path, stop.problem, lines_torn)
                for cause in causes:
                    self._report.explain(cause)
                if stop.problem.code in MEANINGS and not causes:
                    self._report.explain(stop.problem)
                elif not causes:
                    self._report.add(stop.problem)
            self._torn = True
        self._torn = self._torn or bool(odd)

    def _marks(self, text: str, path: str, told: InputProblem, torn: range) -> list[InputProblem]:
        """Return by what a text that could not be read to its end is no YAML: it is a table, or has marks of its own."""
        table = table_given(text, path) if told.code == "root_is_no_map" else None
        if table:
            return [table]
        whole = range(text.count("\n") + 1) if told.code == "root_is_no_map" else range(0)
        return marks_from(text, path, whole or torn, self._table.keys)

    @property
    def is_torn(self) -> bool:
        """Whether a text could not be read to its end."""
        return self._torn

    @property
    def written(self) -> frozenset[str]:
        """The keys of the top level that have a value."""
        return frozenset(self._written)

    def tear(self) -> None:
        """Take note that a file could not be read at all."""
        self._torn = True

    def texts(self) -> Iterator[str]:
        """Yield the names and texts in which the company is described."""
        for drafts in self.sections.values():
            for draft in drafts:
                yield draft.name
                for attribute in ("goals", "duties"):
                    yield from (inner.name for inner in draft.values.get(attribute) or ())

    def finish(self, today: date) -> Organization | None:
        """Make the company of everything read; None where there are errors.

        After a text that could not be read to its end nothing is said about what is missing or leads nowhere.
        """
        if self._torn:
            return None
        if "company" not in self._written:
            self._report.at_span("no_company", self._first_path, NOWHERE)
        if not self.sections["departments"] and "departments" not in self._broken:
            self._report.at_span("no_departments", self._first_path, NOWHERE)
        return assemble(self.sections, self._table, self._report, today)

    def _regular(self, text: str, places: Lines) -> "RegularText | None":
        """Return a large text by its lines where all of them are regular."""
        if len(text) < REGULAR_FROM:
            return None
        from orgaudit.intake.yaml.regular_lines import regular_lines
        from orgaudit.intake.yaml.regular_text import RegularText

        lined = regular_lines(text, places, self._limits)
        return RegularText(lined) if lined is not None else None

    def _add_entries(self, entries: Iterator[tuple[Node, Node | OpenList]], reading: Reading) -> None:
        top = self._table.sections["top"]
        self._written_here.clear()
        written: dict[str, Span] = {}
        for key_node, value in entries:
            if type(key_node) is tuple and folded(key_node[0]).startswith(OWN_KEYS):
                continue
            field = top.find(key_node[0]) if type(key_node) is tuple else None
            if field is None:
                # What has another name is read on, so that all that is wrong in it is told in the same run.
                meant = tell_unknown_key(reading, top, key_node, value)
                if meant is not None and meant.key not in written:
                    self._add_entry(reading, meant, value, key_node)
            elif field.key in written:
                tell_duplicate_key(reading, found(key_node), start_of(key_node), written[field.key])
            else:
                written[field.key] = start_of(key_node)
                self._add_entry(reading, field, value, key_node)

    def _add_entry(self, reading: Reading, field: Field, value: Node | OpenList, key_node: Node) -> None:
        if not isinstance(value, OpenList) and is_null(value):
            return
        key = found(key_node)
        self._written.add(field.key)
        self._written_here.add(field.key)
        if field.type == "objects":
            section = self._table.sections[field.of or ""]
            problems = len(self._report.problems)
            drafts = read_elements(reading, section, value, key)
            self.sections[field.key] += drafts
            if not drafts and len(self._report.problems) > problems:
                self._broken.add(field.key)
        elif field.type == "people":
            self.sections["people"] += read_people(reading, self._table.sections["person"], value, key)
        elif field.type == "legend":
            self._add_legend(reading, value, key_node)
        elif isinstance(value, OpenList):
            reading.refuse("not_an_element" if field.type == "object" else "not_text", value, key)
        elif field.type == "object":
            self._add_company(reading, value, key)
        else:
            read_field(reading, field, value, key)

    def _add_legend(self, reading: Reading, value: Node | OpenList, key_node: Node) -> None:
        key = found(key_node)
        if isinstance(value, OpenList):
            reading.refuse("not_a_legend", value, key)
        elif self._written_here & _WITH_VALUES:
            reading.refuse("legend_too_late", key_node, key)
        else:
            read_legend(reading, value, key)

    def _add_company(self, reading: Reading, value: Node, key: str) -> None:
        company = read_element(reading, self._table.sections["company"], value, key)
        if company is None:
            return
        if self.sections["company"]:
            first = self.sections["company"][0]
            self._report.add_at("second_company", company.place(), first=shown(first.place()))
        self.sections["company"].append(company)
