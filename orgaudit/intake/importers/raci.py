"""Plain RACI tables as CSV: the letters as headings or as marks, read by the road that spreadsheets go."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.findings import Account, Cell, ColumnUse
from orgaudit.intake.sheets.grid import Grid
from orgaudit.intake.sheets.merging import listed
from orgaudit.intake.sheets.names import is_department
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.sheet_records import records_of_sheet
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import meaning_of

HEADINGS: Final[Mapping[str, str]] = {
    "r": "primary",
    "responsible": "primary",
    "responsibles": "primary",
    "a": "accountable",
    "accountable": "accountable",
    "c": "-",
    "consulted": "-",
    "i": "-",
    "informed": "-",
    "activity": "name",
    "task": "name",
    "deliverable": "name",
}
"""What the headings of a RACI table mean. Who is asked and who is told does not do the work; both are told as not used."""

_LETTERS: Final = re.compile(r"[raci](?:[\s/,&+]*[raci])*")


def records(grid: Grid, options: Options, account: Account) -> list[Record]:
    """Return what a table says; what the call says of a heading goes before the letters."""
    first = len(account.columns)
    found = records_of_sheet(grid, replace(options, mapping={**HEADINGS, **options.mapping}), account)
    _at_groups(grid, found, account.columns[first:])
    return found


def _at_groups(grid: Grid, rows: Sequence[Record], columns: Sequence[ColumnUse]) -> None:
    """Give each duty without a department that of the group whose column has an R: a team that does it is a department, and no person."""
    groups = {
        item.cell.column: item.heading
        for item in columns
        if item.field.endswith(".mark") and _is_group(item.heading)
    }
    for record in rows:
        if record.kind != "duty" or record.home.path or record.home.claimed is not None:
            continue
        doing = [
            (name, column)
            for column, name in groups.items()
            if _LETTERS.fullmatch(text := folded(grid.cell(record.cell.row, column))) and "r" in text
        ]
        if doing:
            _without(record, frozenset(groups.values()))
            cell = Cell(grid.path, grid.name, record.cell.row, doing[0][1])
            names = tuple(name for name, _ in doing)
            record.home = Home(names, cell) if len(names) == 1 else Home((), cell, claimed=names)


def _without(record: Record, groups: frozenset[str]) -> None:
    """Take the names of groups out of those who do a duty."""
    fact = record.facts.get("primary")
    if fact is not None:
        persons = [name for name in listed(fact.value) if name not in groups]
        if persons:
            record.facts["primary"] = Fact(persons, fact.cell)
        else:
            del record.facts["primary"]


def _is_group(heading: str) -> bool:
    return meaning_of(heading) == "group" or is_department(heading)
