"""Persons as columns with their hours: together those of the duty, and who spends them does it."""

from fractions import Fraction

from orgaudit.intake.sheets.cells.amounts import A_MONTH, amount_of, hours_of, shown_number
from orgaudit.intake.sheets.cells.notations import problem_of_figure
from orgaudit.intake.sheets.people.person_texts import is_kind_of_worker
from orgaudit.intake.sheets.records import Fact, Record, one_or_all
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.values.person_words import says_none


def add_person_hours(work: TableWork, row: int, record: Record) -> None:
    """Add the hours of all persons as those of the duty, and the persons where no other column names who does it.

    A cell that cannot be read leaves both unknown.
    """
    columns = work.having(("person_hours",))
    hours = Fraction(0)
    names: list[str] = []
    whole = True
    for column in columns:
        text = work.text(row, column.index)
        if not text or says_none(text):
            continue
        amount = amount_of(work.figure(row, column.index, text))
        own = hours_of(amount, column.hint) if amount is not None else None
        if amount is None or own is None:
            whole = False
            code = problem_of_figure(text) if amount is None else "unit_unknown"
            work.doubt(row, column.index, code, "hours_per_month", text, minimum=0, maximum=None)
            continue
        hours += own * A_MONTH.get(amount.per or column.hint.per or "month", Fraction(1))
        name = " ".join(column.heading.splitlines()[-1].split())
        if own > 0 and not is_kind_of_worker(name) and not work.is_post(column):
            names.append(name)
    if not whole or not hours:
        return
    cell = work.cell(row, columns[0].index)
    told = shown_number(hours)
    record.facts.setdefault("hours_per_month", Fact(told, cell))
    if names:
        record.facts.setdefault("primary", Fact(one_or_all(names), cell))
    if len(names) > 1:
        work.account.tell(cell, "hours_of_persons", made=told, count=len(names))
    elif columns[0].hint.per in ("day", "week", "quarter", "year"):
        found = work.text(row, next(column.index for column in columns if work.text(row, column.index)))
        work.account.tell(cell, f"per_{columns[0].hint.per}", found=found, made=told)
