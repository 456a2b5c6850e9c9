"""A table of one row a person that says what they do and how they are employed: duties on one side, people on the other."""

from typing import Final

from orgaudit.intake.sheets.findings import Account
from orgaudit.intake.sheets.headings.headings import PART, matches_of
from orgaudit.intake.sheets.layouts.table import LAYOUTS
from orgaudit.intake.sheets.one_sheet.notices import tell_columns
from orgaudit.intake.sheets.one_sheet.preamble import Preamble
from orgaudit.intake.sheets.one_sheet.table_setup import work_of
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.records import Record
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.table_work import TableWork

_OF_DUTIES: Final = frozenset(("duties_of_person", "duties_as_backup"))
_OF_PEOPLE: Final = frozenset(("fte", "leaving_on", "reports_to"))


def other_side(
    work: TableWork, told: Preamble, options: Options, account: Account, legend: dict[str, str]
) -> list[Record]:
    """Return what a table says besides what it was taken for: of people beside their duties, or of duties beside the people. What became of its columns is told."""
    kind = _other_kind(work)
    if not kind:
        return []
    own = Account(meter=account.meter)
    other = work_of(work.area, told, options, own, legend, kind=kind)
    if other is None:
        return []
    other.home = work.home
    records = list(LAYOUTS[kind](other))
    if records:
        _tell(other, own, account)
    return records


def _other_kind(work: TableWork) -> str:
    """Return the kind of records that a table holds too; empty where it holds one alone."""
    if work.area.is_form or work.kind not in ("duty", "person"):
        return ""
    if work.kind == "person":
        return "duty" if _says(work.area, "duty", _OF_DUTIES) else ""
    has_duties = any(column.key == "duties_of_person" for column in work.columns)
    return "person" if has_duties and _says(work.area, "person", _OF_PEOPLE) else ""


def _says(area: Area, kind: str, keys: frozenset[str]) -> bool:
    return any(
        item.kind == kind and item.key in keys and item.strength >= PART
        for text in area.headings.values()
        for item in matches_of(text)
    )


def _tell(other: TableWork, own: Account, account: Account) -> None:
    """Tell the columns that only the other side uses, and the doubts of their cells."""
    tell_columns(other, own)
    used = {use.cell: use for use in own.columns if use.use == "used"}
    account.columns = [used.get(use.cell, use) if use.use != "used" else use for use in account.columns]
    known = {(doubt.cell, doubt.code) for doubt in account.doubts}
    account.doubts += [doubt for doubt in own.doubts if (doubt.cell, doubt.code) not in known]
