"""The records of all tables joined into one company: what two tables say of one element is said once, what they say differently is a doubt."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department, may_be_department, without_marks
from orgaudit.intake.sheets.company.codes import with_names_for_codes
from orgaudit.intake.sheets.company.following import add_skills, follow
from orgaudit.intake.sheets.company.joined_company import Joined, unit_of
from orgaudit.intake.sheets.company.merging import merge, put
from orgaudit.intake.sheets.findings import Account, Cell, Doubt, Note
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.spelling import is_japanese
from orgaudit.intake.values.person_words import key_of, says_none
from orgaudit.model import UNOWNED
from orgaudit.model.identity import canonical

_BETWEEN_NAMES: Final = re.compile(r"[、，,;；]")
"""What parts names of departments that may hold an "and" themselves."""


_BETWEEN: Final = re.compile(r"[、，,;；・/／&＆]|\sand\s")


_OF_PERSONS: Final = frozenset(("name", "primary", "backups", "accountable", "tags"))


_DEFAULT_SHEET: Final = re.compile(r"(?:sheet|シート|工作表|tabelle|feuil)\s*\d*", re.IGNORECASE)
"""What a sheet is called that nobody named."""


def joined(records: Iterable[Record], account: Account, *, housed: bool = True) -> Joined:
    """Return the company of all records. Doubts are taken where records of one element differ.

    ``housed`` says whether duties without a department get one where there is none at all.
    """
    company = Joined()
    for record in sorted(with_names_for_codes(list(records)), key=_turn):
        if record.kind != "handoff":
            company.is_listed = bool(company.units)
        _TAKEN[record.kind](company, record, account)
    if housed:
        _house(company, account)
        _house_goals(company, account)
    for record in company.homeless_goals:
        text = str(record.facts["text"].value)
        account.doubts.append(Doubt(record.cell, "department_missing", "department", text))
    add_skills(company)
    follow(company, account)
    if housed and company.people and not company.units and not company.unowned:
        _house_people(company, account)
    return company


def _turn(record: Record) -> int:
    """Return when a record is taken: departments before what stands in them, duties with a home before those that look for one."""
    homeless = record.kind == "duty" and not record.home.path and record.home.claimed is None
    later = homeless or record.follows
    return ("company", "department", "duty", "", "goal", "person", "handoff").index(record.kind) + later


def _add_company(company: Joined, record: Record, account: Account) -> None:
    merge(company.company, record, account)


def _add_goal(company: Joined, record: Record, account: Account) -> None:
    text = str(record.facts["text"].value)
    record = _claimed_by_known(company, record)
    unit = unit_of(company, record.home, record.cell)
    if unit is None:
        company.homeless_goals.append(record)
    elif says_none(text):
        unit.facts["goals"] = Fact(text, record.cell)
    else:
        put(
            unit.goals,
            canonical(str(record.facts["id"].value) if "id" in record.facts else text),
            record,
            account,
        )


def _add_person(company: Joined, record: Record, account: Account) -> None:
    identity = record.facts.get("name") or record.facts["id"]
    put(company.people, key_of(str(identity.value)), record, account)


def _add_department(company: Joined, record: Record, account: Account) -> None:
    name = str(record.facts["name"].value)
    unit = unit_of(company, Home((*record.home.path, name), record.cell), record.cell)
    if unit is not None:
        kept = {key: fact for key, fact in record.facts.items() if key not in ("name",)}
        if canonical(str(kept.get("id", Fact(name, record.cell)).value)) == canonical(name):
            kept.pop("id", None)
        merge(unit.facts, Record("department", record.cell, kept), account)


def _add_duty(company: Joined, record: Record, account: Account) -> None:
    if record.follows or (not record.home.path and record.home.claimed is None):
        record = _settled(company, record)
    record = _claimed_by_known(company, record)
    name = canonical(str((record.facts.get("id") or record.facts["name"]).value))
    claimed = record.home.claimed
    if claimed is not None:
        where = record.home.cell or record.cell
        units = [unit_of(company, Home((one,), where), record.cell) for one in claimed]
        record.facts["departments"] = Fact([unit.id or unit.name for unit in units if unit], where)
        put(company.unowned, name, record, account)
        return
    unit = unit_of(company, record.home, record.cell)
    if unit is None:
        put(company.unowned, name, record, account)
        return
    known = unit.duties.get(name)
    if known is not None and record.tags and known.tags and record.tags != known.tags:
        # The same words under two headings are two duties; the second is told apart by its heading.
        name = canonical(f"{record.tags[-1]} {name}")
        if name not in unit.duties:
            record.facts["id"] = Fact(name, record.cell)
    put(unit.duties, name, record, account)


def _claimed_by_known(company: Joined, record: Record) -> Record:
    """Return a duty at several departments where its cell names several known ones, such as ``A, B``; at one of the whole name."""
    home = record.home
    if home.claimed and home.path:
        whole = home.path[0]
        parts = [part.strip() for part in _BETWEEN_NAMES.split(whole) if part.strip()]
        known = all(canonical(part) in company.units for part in parts)
        if known and len(parts) == 1:
            return replace(record, home=Home((whole,), home.cell))
        return replace(record, home=Home((), home.cell, claimed=tuple(parts) if known else home.claimed))
    if len(record.home.path) == 1 and canonical(record.home.path[0]) not in company.units:
        parts = [part.strip() for part in _BETWEEN.split(record.home.path[0]) if part.strip()]
        if len(parts) > 1 and all(canonical(part) in company.units for part in parts):
            return replace(record, home=Home((), record.home.cell, claimed=tuple(parts)))
    return record


def _settled(company: Joined, record: Record) -> Record:
    """Return a duty without a department at the only one of its name, where another table has it."""
    name = canonical(str(record.facts["name"].value))
    homes = [unit for unit in company.units.values() if name in unit.duties]
    if len(homes) == 1 and homes[0].name != (record.home.path or ("",))[-1]:
        return replace(record, home=Home((homes[0].name,), record.cell))
    return record


def _house(company: Joined, account: Account) -> None:
    """Give duties a department where no sheet names any: a company has one at least. Else tell each that has none."""
    without = {key: record for key, record in company.unowned.items() if record.home.claimed is None}
    homeless = list(without.values())
    alone = _only_unit(company, homeless)
    if alone:
        for key, record in without.items():
            del company.unowned[key]
            _add_duty(company, replace(record, home=Home((alone,), record.cell)), account)
        where = Cell(homeless[0].cell.path, homeless[0].cell.sheet)
        account.notes.append(Note(where, "department_unnamed", {"made": alone}))
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
            _add_duty(company, replace(record, home=Home((own,), record.cell)), account)
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
        _add_goal(company, replace(record, home=Home((name,), where)), account)
    account.notes += [Note(cell, "department_unnamed", {"made": name}) for name, cell in made.items()]


def _only_unit(company: Joined, homeless: list[Record]) -> str:
    """Return the only department of a file that names no other anywhere, and none for any duty: a cover or a form says whose they are."""
    units = list(company.units.values())
    is_alone = len(units) == 1 and not units[0].duties
    told = is_alone and not company.handoffs and not company.people and units[0].cell is not None
    same = told and all(
        record.home.cell is None and units[0].cell is not None and record.cell.path == units[0].cell.path
        for record in homeless
    )
    return units[0].name if homeless and same else ""


def _house_people(company: Joined, account: Account) -> None:
    """Give people of whom nothing says where they work one department: the whole company."""
    record = next(iter(company.people.values()))
    named = (record.facts.get("name") or record.facts["id"]).value
    name = _WHOLE[is_japanese(str(named)) or is_japanese(record.cell.path)]
    unit_of(company, Home((name,), record.cell), record.cell)
    account.notes.append(Note(Cell(record.cell.path, record.cell.sheet), "people_only", {"made": name}))


_WHOLE: Final = {True: "全社", False: "Whole company"}


def _add_handoff(company: Joined, record: Record, account: Account) -> None:
    for key in ("from", "to"):
        text = str(record.facts[key].value)
        if not _leads_somewhere(company, text):
            if company.is_listed and not is_department(text):
                account.doubts.append(Doubt(record.facts[key].cell, "no_such_department", key, text))
                return
            unit_of(company, Home((text,), record.facts[key].cell), record.cell)
    what = record.facts.get("what")
    key = "->".join(canonical(str(record.facts[end].value)) for end in ("from", "to"))
    # An id of its own tells a handoff from another one between the same ends.
    own = record.facts.get("id")
    told = str(own.value) if own else f"{key}:{canonical(str(what.value)) if what else ''}"
    put(company.handoffs, told, record, account)


def _leads_somewhere(company: Joined, text: str) -> bool:
    head, slash, rest = text.partition("/")
    unit = company.units.get(canonical(head))
    if canonical(text) in company.units or (head == UNOWNED and canonical(rest) in company.unowned):
        return True
    return unit is not None and (not slash or canonical(rest) in unit.duties)


_TAKEN: Final[Mapping[str, Callable[[Joined, Record, Account], None]]] = {
    "company": _add_company,
    "department": _add_department,
    "duty": _add_duty,
    "goal": _add_goal,
    "person": _add_person,
    "handoff": _add_handoff,
}
"""How a record of each kind is taken into the company."""
