"""The records of all tables joined into one company: what two tables say of one element is said once, what they say differently is a doubt."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from orgaudit.intake.registry import Registry
from orgaudit.intake.sheets.cells.names import may_be_department, without_marks
from orgaudit.intake.sheets.company.codes import with_names_for_codes
from orgaudit.intake.sheets.company.following import add_skills, follow
from orgaudit.intake.sheets.company.goal_homes import house_by_named_owner, house_by_owner
from orgaudit.intake.sheets.company.joined_company import Joined, unit_of
from orgaudit.intake.sheets.company.lent_ids import with_lent_ids
from orgaudit.intake.sheets.company.shared_ids import INSIDE, NAMED_BY_OTHERS, leave_shared_ids
from orgaudit.intake.sheets.company.taking import TAKEN, add_duty, add_goal, link_handoffs
from orgaudit.intake.sheets.findings import Account, Cell, Doubt, Note
from orgaudit.intake.sheets.records import Home, Record
from orgaudit.intake.spelling import is_japanese

_DEFAULT_SHEET: Final = re.compile(r"(?:sheet|シート|工作表|tabelle|feuil)\s*\d*", re.IGNORECASE)
"""What a sheet is called that nobody named."""


def joined(
    records: Iterable[Record], account: Account, *, housed: bool = True, registry: Registry | None = None
) -> Joined:
    """Return the company of all records. Doubts are taken where records of one element differ.

    ``housed`` says whether duties without a department get one where there is none at all, ``registry`` what the company has that they are taken into.
    """
    company = Joined(registry=registry or Registry())
    found = list(records)
    leave_shared_ids(found, NAMED_BY_OTHERS, account)
    found = with_names_for_codes(found)
    leave_shared_ids(found, INSIDE, account)
    found = with_lent_ids(found, account)
    in_turn = sorted(found, key=_turn)
    handoffs = [record for record in in_turn if record.kind == "handoff"]
    for record in in_turn[: len(in_turn) - len(handoffs)]:
        TAKEN[record.kind](company, record, account)
    link_handoffs(company, handoffs)
    for record in handoffs:
        TAKEN[record.kind](company, record, account)
    house_by_named_owner(company, account)
    if housed:
        _house(company, account)
        _house_goals(company, account)
    add_skills(company)
    follow(company, account)
    house_by_owner(company, account)
    for record in company.homeless_goals:
        text = str(record.facts["text"].value)
        account.doubts.append(Doubt(record.cell, "department_missing", "department", text))
    if housed and company.people and not company.units and not company.unowned:
        _house_people(company, account)
    return company


def _turn(record: Record) -> int:
    """Return when a record is taken: departments before what stands in them, duties with a home before those that look for one."""
    homeless = record.kind == "duty" and not record.home.path and record.home.claimed is None
    later = homeless or record.follows
    return ("company", "department", "duty", "", "goal", "person", "handoff").index(record.kind) + later


def _house(company: Joined, account: Account) -> None:
    """Give duties a department where no sheet names any: a company has one at least. Else tell each that has none."""
    without = {key: record for key, record in company.unowned.items() if record.home.claimed is None}
    homeless = list(without.values())
    alone = _only_unit(company, homeless)
    if alone:
        for key, record in without.items():
            del company.unowned[key]
            add_duty(company, replace(record, home=Home((alone,), record.cell)), account)
        where = Cell(homeless[0].cell.path, homeless[0].cell.sheet)
        account.tell(where, "department_unnamed", made=alone)
        return
    if homeless and not company.units:
        first = homeless[0].cell
        named = first.sheet and not _DEFAULT_SHEET.fullmatch(first.sheet)
        name = first.sheet if named else Path(first.path).stem
        made: dict[str, Cell] = {}
        for key, record in without.items():
            del company.unowned[key]
            sheet = without_marks(record.cell.sheet)
            own = sheet if named and may_be_department(sheet) else name
            made.setdefault(own, Cell(record.cell.path, record.cell.sheet))
            add_duty(company, replace(record, home=Home((own,), record.cell)), account)
        account.notes += [Note(cell, "department_unnamed", {"made": own}) for own, cell in made.items()]
        return
    for record in homeless:
        if record.home.cell is None:  # a blank below the heading of departments was told there
            account.doubts.append(
                Doubt(record.cell, "department_missing", "department", str(record.facts["name"].value))
            )


def _house_goals(company: Joined, account: Account) -> None:
    """Give goals the only department of their sheet's name where no sheet names any."""
    if company.units or any(record.home.cell is not None for record in company.homeless_goals):
        return
    goals, company.homeless_goals = company.homeless_goals, []
    made: dict[str, Cell] = {}
    for record in goals:
        where = record.cell
        named = where.sheet and not _DEFAULT_SHEET.fullmatch(where.sheet)
        name = without_marks(where.sheet) if named else Path(where.path).stem
        made.setdefault(name, Cell(where.path, where.sheet))
        add_goal(company, replace(record, home=Home((name,), where)), account)
    account.notes += [Note(cell, "department_unnamed", {"made": name}) for name, cell in made.items()]


def _only_unit(company: Joined, homeless: list[Record]) -> str:
    """Return the only department of a file that names no other anywhere, and none for any duty: a cover or a form says whose they are."""
    units = list(company.units.values())
    is_alone = len(units) == 1 and not units[0].duties
    told = is_alone and not company.handoffs and not company.people
    same = told and all(
        record.home.cell is None and record.cell.path == units[0].cell.path for record in homeless
    )
    return units[0].name if homeless and same else ""


def _house_people(company: Joined, account: Account) -> None:
    """Give people of whom nothing says where they work one department: the whole company."""
    record = next(iter(company.people.values()))
    named = (record.facts.get("name") or record.facts["id"]).value
    name = _WHOLE[is_japanese(str(named)) or is_japanese(record.cell.path)]
    unit_of(company, Home((name,), record.cell), record.cell)
    account.tell(Cell(record.cell.path, record.cell.sheet), "people_only", made=name)


_WHOLE: Final = {True: "全社", False: "Whole company"}
