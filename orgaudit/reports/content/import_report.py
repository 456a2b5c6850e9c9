"""The report of an import: what was read, what was doubtful, what was left out, and what every column was taken for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from orgaudit.intake.fields import table
from orgaudit.intake.sheets.findings import Cell, ColumnUse, Doubt, Note
from orgaudit.intake.sheets.headings.known_headings import plain as plain_heading
from orgaudit.intake.sheets.importing import ImportReport
from orgaudit.reports.content.veiled_headings import veiled_heading
from orgaudit.reports.document import Block, Column, Document, Heading, On, Paragraph, Table, cells
from orgaudit.reports.report import Report
from orgaudit.reports.text import plain, quiet
from orgaudit.reports.words.plain import plain as harmless
from orgaudit.reports.words.redaction import OPEN, Redactor, redactor

BRIEF: Final = 30
"""Rows of a table that a brief screen shows."""

_COUNTED: Final = ("departments", "duties", "goals", "people", "handoffs")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedReport(Report):
    """Everything that an import has to tell. ``written`` is where the company went; empty where nothing was written."""

    kind: ClassVar[str] = "import"

    imported: ImportReport
    written: str = ""

    def document(self) -> Document:
        """Return the report."""
        files = ", ".join(map(self.named, self.imported.files))
        return Document(self.catalogue.ui("import.title"), tuple(_blocks(self)), subtitle=files)

    @property
    def redactor(self) -> Redactor:
        """Return what hides the people of the company."""
        org = self.imported.organization
        return redactor((org,), self.catalogue, self.redact_key) if self.redact and org else OPEN

    def quoted(self, text: str) -> str:
        """Return what stands in a sheet. Where people are hidden it is hidden whole: nobody knows who is in what was not read."""
        return self.catalogue.ui("cli.told.hidden") if self.redact and text else harmless(text)

    def named(self, text: str) -> str:
        """Return a text in which people of the company may be named, such as that of a file."""
        return self.redactor.text(harmless(text))

    def headed(self, text: str) -> str:
        """Return a heading or the name of a sheet, which may be that of somebody whom the company does not know."""
        named = self.named(text)
        return (
            veiled_heading(named, self.catalogue.ui("cli.told.hidden"), self._told())
            if self.redact
            else named
        )

    def _told(self) -> frozenset[str]:
        """Return what else than headings may be told, in the plain form of headings."""
        org = self.imported.organization
        names = (self.named(item.name) for item in org.departments) if org else ()
        codes = self.redactor.pseudonyms.values()
        return frozenset(map(plain_heading, (*names, *codes)))

    def sentence(self, doubt: Doubt) -> str:
        """Return what is wrong with a cell, in the words of the catalogue."""
        key = f"import.doubts.{doubt.code}"
        key = key if self.catalogue.has_ui(key) else f"problems.{doubt.code}"
        facts = {
            **_NO_FACTS,
            **doubt.facts,
            "field": self.field_name(doubt.key),
            "found": self.quoted(str(doubt.facts.get("found", doubt.found))),
        }
        return self.named(self.catalogue.ui(key, **facts))

    def note(self, note: Note) -> str:
        """Return what was decided about a cell or sheet."""
        facts = {key: self._fact(key, fact) for key, fact in note.facts.items()}
        if "made" in facts:
            facts["made"] = self._value_name(facts["made"])
        return self.named(self.catalogue.ui(f"import.notes.{note.code}", **facts))

    def _fact(self, key: str, fact: object) -> object:
        if key == "found" and isinstance(fact, str):
            return self.quoted(fact)
        if key not in _HEADINGS:
            return fact
        return tuple(map(self.headed, map(str, fact))) if isinstance(fact, tuple) else self.headed(str(fact))

    def _value_name(self, made: object) -> object:
        """Return a value as its reader calls it: the word of an enumerated field, anything else as it is."""
        if isinstance(made, list | tuple):
            return ", ".join(str(self._value_name(one)) for one in made)
        for name in _ENUMERATED:
            if isinstance(made, str) and made in _codes(name):
                return table().value_label(name, made, self.catalogue.language)
        return made

    def field_name(self, key: str) -> str:
        """Return what a reader calls a field: by its own key, or by kind and key."""
        kind, _, name = key.rpartition(".")
        own = f"import.keys.{name}"
        if self.catalogue.has_ui(own):
            return self.catalogue.ui(own)
        for section in (
            (kind,) if kind else ("duty", "department", "goal", "person", "handoff", "company", "unowned")
        ):
            for item in table().sections[section].fields:
                if item.key == name:
                    return item.labels[self.catalogue.language]
        return name


_ENUMERATED: Final = ("frequency", "manual", "media")
"""Fields whose values a note tells, by their codes; the first that knows one is meant."""


def _codes(name: str) -> frozenset[str]:
    return frozenset(
        code
        for item in table().sections["duty"].fields
        if item.key == name and item.values is not None
        for code in item.values.words
    )


_HEADINGS: Final = frozenset(("heading", "lowest", "keys"))
"""Facts of notes that are headings, or keys of a file."""

_NO_FACTS: Final = dict.fromkeys(
    ("nearest", "allowed", "more", "minimum", "maximum", "day", "choices", "list", "first")
)


def place(report: ImportedReport, cell: Cell) -> str:
    """Return a place as ``sheet!cell``, with its file where there are several."""
    several = len(report.imported.files) > 1 and cell.sheet
    if not cell.sheet:
        return report.named(cell.told)
    told = "!".join(filter(None, (report.headed(cell.sheet), cell.address)))
    return f"{report.named(cell.path)} {told}" if several else told


def _blocks(report: ImportedReport) -> Iterator[Block]:
    words, account = report.catalogue, report.imported.account
    say = words.ui
    counts = {key: account.counts.get(key, 0) for key in _COUNTED}
    yield Paragraph(plain(say("import.found", **counts)))
    if report.written:
        yield Paragraph(plain(say("import.written", path=report.named(report.written))))
    of = "_in_texts" if report.imported.of_texts else ""
    verdict = "import.doubtful" if account.doubts else "import.sure"
    yield Paragraph(plain(say(verdict + of, count=len(account.doubts))))
    if account.doubts:
        yield Heading(say(f"import.headings.doubts{of}"))
        rows = [
            (place(report, item.cell), report.quoted(item.found), report.sentence(item))
            for item in account.doubts
        ]
        yield _table(report, ("place", "found", "doubt"), rows, growing="doubt")
    open_columns = [item for item in account.columns if item.use != "used"]
    if open_columns:
        yield Heading(say("import.headings.columns_open"))
        yield _table(
            report,
            ("place", "heading", "became"),
            [_open_row(report, item) for item in open_columns],
            growing="became",
        )
    if account.left_out:
        yield Heading(say("import.headings.left_out"))
        rows = [
            (place(report, item.cell), report.quoted(item.text), say(f"import.reasons.{item.reason}"))
            for item in account.left_out
        ]
        yield _table(report, ("place", "found", "reason"), rows, growing="reason")
    if account.notes:
        yield Heading(say("import.headings.notes"))
        noted = [(place(report, item.cell), report.note(item)) for item in account.notes]
        yield _table(report, ("place", "note"), noted, growing="note")
    yield from _used(report)


def _open_row(report: ImportedReport, item: ColumnUse) -> tuple[str, str, str]:
    say = report.catalogue.ui
    if item.use == "ambiguous":
        choices = tuple(map(report.field_name, item.choices))
        told = say(
            "import.columns.ambiguous",
            choices=choices,
            heading=report.headed(item.heading),
            key=item.choices[0],
        )
    else:
        told = say("import.columns.unused")
    return place(report, item.cell), report.headed(item.heading), told


def _used(report: ImportedReport) -> Iterator[Block]:
    """Yield what every sheet and column was taken for."""
    say, account = report.catalogue.ui, report.imported.account
    rows = []
    for sheet in account.sheets:
        kinds = tuple(say(f"import.kinds.{kind}") for kind in sheet.kinds)
        layouts = tuple(say(f"import.layouts.{layout}") for layout in sheet.layouts)
        told = (
            say(f"import.sheet_reasons.{sheet.reason}")
            if not kinds
            else say("import.sheet_used", kinds=kinds, layouts=layouts)
            if layouts
            else say("import.file_used", kinds=kinds)
        )
        rows.append((place(report, sheet.cell), f"{sheet.rows:,}", told))
    of_texts = report.imported.of_texts
    yield Heading(say("import.headings.files" if of_texts else "import.headings.sheets"))
    titles = ("file", "lines", "became") if of_texts else ("sheet", "rows", "became")
    yield _table(report, titles, rows, growing="became")
    used = [item for item in account.columns if item.use == "used"]
    if used:
        yield Heading(say("import.headings.columns"), on=On.DETAIL)
        listed = [
            (
                place(report, item.cell),
                report.headed(item.heading),
                report.field_name(item.field),
                say(f"import.certainty.{item.certainty}"),
            )
            for item in used
        ]
        yield _table(
            report, ("place", "heading", "field", "because"), listed, growing="because", on=On.DETAIL
        )
    if account.blank_rows:
        yield Paragraph(quiet(say("import.blank_rows", count=account.blank_rows)))


def _table(
    report: ImportedReport,
    titles: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    *,
    growing: str,
    on: On = On.ALL,
) -> Table:
    say = report.catalogue.ui
    listed = tuple(cells(*row) for row in rows)
    columns = tuple(
        Column(say(f"import.titles.{title}"), figures=title in ("rows", "lines"), grows=title == growing)
        for title in titles
    )
    more = say("import.more", count=len(listed) - BRIEF) if len(listed) > BRIEF else ""
    return Table(columns, listed, BRIEF if more else None, more, on=on)
