"""Persons or departments as columns: what the marks of a row make of them."""

from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.column import Column
from orgaudit.intake.sheets.marks import Role, parts_of, roles_in
from orgaudit.intake.sheets.names import is_department
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.table_work import TableWork
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import meaning_of

_BEST: Final = frozenset(("◎", "正", "主", "r"))
_KEYS: Final = {"primary": "primary", "backup": "backups", "accountable": "accountable"}
_SKILLS: Final[Mapping[Role, int]] = {
    "skill": 1,
    "skill0": 0,
    "skill1": 1,
    "skill2": 2,
    "skill3": 3,
    "skill4": 4,
}


def add_marks(
    work: TableWork, row: int, record: Record, *, only: Column | None = None, named: str = ""
) -> None:
    """Add what the marks of a row say: who does a duty, who stands in, who answers for it, who can do it how well.

    ``only`` is the column of the duty where ``named`` is the person of the row.
    """
    columns = work.having(("mark",)) if only is None else [only]
    if not columns:
        return
    found = _held(work, row, columns, record, named)
    if not named and columns_are_departments(columns):
        _add_departments(work, row, record, found)
        return
    for key, holders in found.items():
        names = list(dict.fromkeys(name for name, _ in holders if meaning_of(name) != "group"))
        if key not in record.facts and names:
            cell = work.cell(row, holders[0][1].index)
            record.facts[key] = Fact(names[0] if len(names) == 1 else [*names], cell)


def _held(
    work: TableWork, row: int, columns: list[Column], record: Record, named: str
) -> dict[str, list[tuple[str, Column]]]:
    """Return who does what by the marks of a row; what somebody can do goes into the record's skills."""
    lesser = has_better(work)
    found: dict[str, list[tuple[str, Column]]] = {}
    for column in columns:
        text = work.text(row, column.index)
        name = named or column.heading.splitlines()[-1].strip()
        for role in _roles(work, row, column, text, lesser=lesser) if text else ():
            if role != "accountable" and role in (*_KEYS, *_SKILLS) and not named and work.is_post(column):
                continue
            if role in _KEYS:
                found.setdefault(_KEYS[role], []).append((name, column))
            elif role in _SKILLS:
                record.skills.append((name, _SKILLS[role], work.cell(row, column.index)))
    return found


def columns_are_departments(columns: list[Column]) -> bool:
    """Whether most headings of a matrix are departments, so that its marks say whose work it is."""
    return sum(is_department(column.heading.splitlines()[-1]) for column in columns) * 2 > len(columns)


def has_better(work: TableWork) -> bool:
    """Whether a table has a mark that stands above ○; looked up once."""
    if work.has_better is None:
        area = work.area
        columns = [column.index for column in work.having(("mark",))]
        work.has_better = "primary" in work.roles.values() or any(
            folded(part) in _BEST
            for row in range(area.first, area.last)
            for index in columns
            for part in parts_of(area.sheet.text(row, index))
        )
    return work.has_better


def _roles(work: TableWork, row: int, column: Column, text: str, *, lesser: bool) -> list[Role]:
    word = folded(text)
    if word.isdigit() and word not in work.roles:
        level: Role | None = next((role for role in _SKILLS if role == f"skill{word}"), None)
        if work.skilled and level is not None:
            return [level]
        work.doubt(row, column.index, "mark_unclear", "skills", text)
        return []
    told = roles_in(text, work.roles, lesser=lesser)
    if None in told:
        work.doubt(row, column.index, "mark_unclear", "primary", text)
        return []
    return [role for role in told if role is not None]


def _add_departments(
    work: TableWork, row: int, record: Record, found: dict[str, list[tuple[str, Column]]]
) -> None:
    owners = found.get("accountable") or found.get("primary") or []
    doing = found.get("primary", []) if found.get("accountable") else []
    others = [name for name, _ in (*doing, *found.get("backups", []))]
    names = list(dict.fromkeys(name for name, _ in owners))
    cell = work.cell(row, owners[0][1].index) if owners else record.cell
    if len(names) == 1:
        record.home = Home((names[0],), cell)
    elif names:
        record.home = Home((), cell, claimed=tuple(names))
    others = list(dict.fromkeys(name for name in others if name not in names))
    if others:
        record.facts["also_in"] = Fact(others[0] if len(others) == 1 else others, cell)


def add_media(work: TableWork, row: int, record: Record) -> None:
    """Add the media that have a column each and a mark in it."""
    found = []
    for column in work.having(("media_mark",)):
        text = work.text(row, column.index)
        if text and column.field is not None and column.field.values is not None:
            code = column.field.values.code_of(column.heading.splitlines()[-1])
            if code and "nothing" not in roles_in(text, {}, lesser=False):
                found.append((code, column))
    if found and "media" not in record.facts:
        codes = [code for code, _ in found]
        record.facts["media"] = Fact(
            codes[0] if len(codes) == 1 else [*codes], work.cell(row, found[0][1].index)
        )
