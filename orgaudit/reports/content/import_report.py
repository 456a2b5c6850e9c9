"""The report of an import: what was read, what was doubtful, what was left out, and what every column was taken for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, TypeVar

from orgaudit.intake.sheets.findings import ColumnUse, SheetUse
from orgaudit.reports.content.import_words import ImportWords
from orgaudit.reports.document import Block, Column, Document, Heading, On, Paragraph, Table, cells
from orgaudit.reports.text import plain, quiet

_Item = TypeVar("_Item")

BRIEF: Final = 30
"""Rows of a table that a brief screen shows."""

_COUNTED: Final = ("departments", "duties", "goals", "people", "handoffs")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedReport(ImportWords):
    """Everything that an import has to tell. ``written`` is where the company went; empty where nothing was written."""

    kind: ClassVar[str] = "import"

    written: str = ""

    def document(self) -> Document:
        """Return the report."""
        files = ", ".join(map(self.named, self.imported.files))
        return Document(self.catalogue.ui("import.title"), tuple(_blocks(self)), subtitle=files)


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
        yield _table(
            report,
            ("place", "found", "doubt"),
            account.doubts,
            lambda item: (report.place(item.cell), report.quoted(item.found), report.sentence(item)),
            growing="doubt",
        )
    open_columns = [item for item in account.columns if item.use != "used"]
    if open_columns:
        yield Heading(say("import.headings.columns_open"))
        yield _table(
            report,
            ("place", "heading", "became"),
            open_columns,
            lambda item: _open_row(report, item),
            growing="became",
        )
    if account.left_out:
        yield Heading(say("import.headings.left_out"))
        yield _table(
            report,
            ("place", "found", "reason"),
            account.left_out,
            lambda item: (
                report.place(item.cell),
                report.quoted(item.text),
                say(f"import.reasons.{item.reason}"),
            ),
            growing="reason",
        )
    if account.notes:
        yield Heading(say("import.headings.notes"))
        yield _table(
            report,
            ("place", "note"),
            account.notes,
            lambda item: (report.place(item.cell), report.note(item)),
            growing="note",
        )
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
    return report.place(item.cell), report.headed(item.heading), told


def _used(report: ImportedReport) -> Iterator[Block]:
    """Yield what every sheet and column was taken for."""
    say, account = report.catalogue.ui, report.imported.account

    def told_of(sheet: SheetUse) -> tuple[str, ...]:
        kinds = tuple(say(f"import.kinds.{kind}") for kind in sheet.kinds)
        layouts = tuple(say(f"import.layouts.{layout}") for layout in sheet.layouts)
        told = (
            say(f"import.sheet_reasons.{sheet.reason}")
            if not kinds
            else say("import.sheet_used", kinds=kinds, layouts=layouts)
            if layouts
            else say("import.file_used", kinds=kinds)
        )
        return report.place(sheet.cell), f"{sheet.rows:,}", told

    of_texts = report.imported.of_texts
    yield Heading(say("import.headings.files" if of_texts else "import.headings.sheets"))
    titles = ("file", "lines", "became") if of_texts else ("sheet", "rows", "became")
    yield _table(report, titles, account.sheets, told_of, growing="became")
    used = [item for item in account.columns if item.use == "used"]
    if used:
        yield Heading(say("import.headings.columns"), on=On.DETAIL)
        yield _table(
            report,
            ("place", "heading", "field", "because"),
            used,
            lambda item: (
                report.place(item.cell),
                report.headed(item.heading),
                report.field_name(item.field),
                say(f"import.certainty.{item.certainty}"),
            ),
            growing="because",
            on=On.DETAIL,
        )
    if account.blank_rows:
        yield Paragraph(quiet(say("import.blank_rows", count=account.blank_rows)))


def _table(
    report: ImportedReport,
    titles: tuple[str, ...],
    items: Sequence[_Item],
    row_of: Callable[[_Item], tuple[str, ...]],
    *,
    growing: str,
    on: On = On.ALL,
) -> Table:
    say = report.catalogue.ui
    # On a brief screen nobody sees the others, of which there may be a hundred thousand.
    told = items[: BRIEF + 1] if report.only == "brief" else items
    listed = tuple(cells(*row_of(item)) for item in told)
    columns = tuple(
        Column(say(f"import.titles.{title}"), figures=title in ("rows", "lines"), grows=title == growing)
        for title in titles
    )
    more = say("import.more", count=len(items) - BRIEF) if len(items) > BRIEF else ""
    return Table(columns, listed, BRIEF if more else None, more, on=on)
