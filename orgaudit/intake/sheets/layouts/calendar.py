"""A calendar of the year: departments in rows, months in columns, and in the cells what is done then."""

from collections.abc import Iterator

from orgaudit.intake.sheets.layouts.duty_names import lines_of
from orgaudit.intake.sheets.layouts.homes import homes_of
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.row_kinds import rows_of
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.values.person_words import says_none


def duties_of_calendar(work: TableWork) -> Iterator[Record]:
    """Yield what stands in the months of each department, once, with the months in which it stands as the busy ones; that is told."""
    homes = homes_of(work)
    for row, kind, _ in rows_of(work):
        if kind != "record":
            continue
        home = homes.of(row)
        found: dict[str, tuple[Record, list[int]]] = {}
        for column in work.having(("month",)):
            text = work.area.sheet.text(row, column.index)
            for line in lines_of(text, listed=True) if text and not says_none(text) else ():
                cell = work.cell(row, column.index)
                new = Record("duty", cell, {"name": Fact(line, cell)}, home=home)
                record, months = found.setdefault(line, (new, []))
                months.append(column.month)
        for record, months in found.values():
            record.facts["peak_months"] = Fact(list(dict.fromkeys(months)), record.cell)
            yield record
    where = work.cell(work.area.top, min(work.area.headings))
    work.account.tell(where, "calendar_of_duties")
