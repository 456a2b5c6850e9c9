"""Departments as columns with names below them: who does the duty of a row in each."""

from collections.abc import Iterator
from dataclasses import replace

from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Home, Record
from orgaudit.intake.sheets.tables.table_work import TableWork


def of_named_departments(work: TableWork, row: int, record: Record) -> Iterator[Record]:
    """Yield a duty for each department whose column names somebody; the duty as it is where a table has no such columns."""
    columns = work.having(("department_person",))
    item = field_of("duty", "primary")
    found = False
    for column in columns:
        text = work.text(row, column.index)
        fact = work.read(row, column.index, item, text) if item is not None and text else None
        if fact is None or fact.value == "none":
            continue
        name = " ".join(column.heading.splitlines()[-1].split())
        home = Home((name,), work.cell(work.area.first - 1, column.index))
        found = True
        yield replace(record, facts={**record.facts, "primary": fact}, home=home)
    if not found:
        yield record
