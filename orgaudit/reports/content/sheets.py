"""Sheets of a workbook and their tables, named as wording/<language>/workbook.yaml names them."""

from collections.abc import Iterable, Iterator

from orgaudit.reports.document import Block, Column, Sheet, Table, cells
from orgaudit.reports.text import Text, level
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed


def sheet(name: str, blocks: Iterable[Block], words: Localizer, *, filtered: bool = False) -> Sheet:
    """Return a sheet by the key of its name."""
    return Sheet(words.say(f"workbook/sheet.{name}"), tuple(blocks), filtered)


def sheet_table(
    names: Iterable[str],
    rows: Iterable[tuple[Text, ...]],
    words: Localizer,
    figures: tuple[str, ...] = (),
    grows: tuple[str, ...] = (),
) -> Table:
    """Return a table whose columns are known by the keys of their heads; those among ``grows`` may wrap."""
    columns = (
        Column(words.say(f"workbook/column.{name}"), figures=name in figures, grows=name in grows)
        for name in names
    )
    return Table(tuple(columns), tuple(rows))


def finding_rows(state: str, items: Iterable[Weighed], words: Localizer) -> Iterator[tuple[Text, ...]]:
    """Yield findings as rows that begin with what became of them."""
    for item in items:
        finding = item.finding
        home, message = finding.subject.department_id, words.message(finding)
        badge = level(finding.severity, words.say(f"common/severity.{finding.severity.value}"))
        yield (
            *cells(state),
            (badge,),
            *cells(
                words.department(home) if home else "",
                words.subject_name(finding.subject),
                message.title,
                message.text,
                words.say(f"common/family.{finding.family}"),
                finding.rule,
                words.place(finding.place),
            ),
        )
