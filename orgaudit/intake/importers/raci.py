"""Plain RACI tables as CSV: the letters as headings or as marks, read by the road that spreadsheets go."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.files.grid import Grid
from orgaudit.intake.sheets.findings import Account, Cell, Doubt
from orgaudit.intake.sheets.one_sheet.sheet_records import records_of_sheet
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.records import Fact, Home, Record, listed
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
    columns, doubts = len(account.columns), len(account.doubts)
    found = records_of_sheet(grid, replace(options, mapping={**HEADINGS, **options.mapping}), account)
    groups = {
        item.cell.column: item.heading
        for item in account.columns[columns:]
        if item.field.endswith(".mark") and _is_group(item.heading)
    }
    alone = {item.cell.row: item for item in account.doubts[doubts:] if _is_group_alone(item)}
    for record in found:
        if record.kind == "duty" and not record.home.path and record.home.claimed is None:
            doing = tuple(_marked(grid, record, groups)) or tuple(_named(record, alone))
            if doing:
                _at_groups(record, doing)
                account.doubts[:] = [
                    item for item in account.doubts if item is not alone.get(record.cell.row)
                ]
    return found


def _marked(grid: Grid, record: Record, groups: Mapping[int, str]) -> Iterator[tuple[str, Cell]]:
    """Yield the groups whose column has an R in the row of a duty."""
    for column, name in groups.items():
        text = folded(grid.cell(record.cell.row, column))
        if _LETTERS.fullmatch(text) and "r" in text:
            yield name, Cell(grid.path, grid.name, record.cell.row, column)


def _named(record: Record, alone: Mapping[int, Doubt]) -> Iterator[tuple[str, Cell]]:
    """Yield the groups that are named as those who do a duty; a cell that names one alone was read as nobody."""
    fact, doubt = record.facts.get("primary"), alone.get(record.cell.row)
    if doubt is not None:
        yield doubt.found, doubt.cell
    for name in map(str, listed(fact.value)) if fact else ():
        if fact and _is_group(name):
            yield name, fact.cell


def _is_group_alone(doubt: Doubt) -> bool:
    return (doubt.code, doubt.key) == ("group", "primary") and _is_group(doubt.found)


def _at_groups(record: Record, doing: Sequence[tuple[str, Cell]]) -> None:
    """Give a duty the departments that do it: a team that does it is a department, and no person."""
    names = tuple(name for name, _ in doing)
    _without(record, frozenset(names))
    cell = doing[0][1]
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
