"""Persons or departments as columns: what the marks of a row make of them."""

from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.cells.marks import Role, parts_of, roles_in
from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.sheets.layouts.department_marks import KEYS, columns_are_departments, is_single_post
from orgaudit.intake.sheets.people.person_slips import called
from orgaudit.intake.sheets.people.person_texts import (
    all_behind_units,
    all_named_in,
    behind_unit,
    in_brackets,
    is_kind_of_worker,
    named_in,
    without_post,
)
from orgaudit.intake.sheets.records import Fact, Home, Record, one_or_all
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import meaning_of

_BEST: Final = frozenset(("◎", "正", "主", "r"))

_OF_POSTS: Final = frozenset(("accountable", "approver", "checker"))
"""Roles that a post may have as well as a person."""

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
        record.skills.clear()  # what a department can do is said of nobody
        _add_departments(work, row, record, found)
        return
    _put_persons(work, row, record, found)


def _held(
    work: TableWork, row: int, columns: list[Column], record: Record, named: str
) -> dict[str, list[tuple[str, Column]]]:
    """Return who does what by the marks of a row; what somebody can do goes into the record's skills."""
    lesser = has_better(work)
    are_persons = not named and not columns_are_departments(columns)
    bracketed = not named and all_named_in([column.own for column in columns])
    behind = not named and not bracketed and all_behind_units([column.own for column in columns])
    found: dict[str, list[tuple[str, Column]]] = {}
    for column in columns:
        text = work.text(row, column.index)
        own = column.own
        held = work.holder(work.area.first - 1, column.index, own)
        name = named or work.initials.get(own) or (held if held != own else "")
        name = name or _bare(work, column, bracketed=bracketed, behind=behind)
        for role in _roles(work, row, column, text, lesser=lesser) if text else ():
            names_nobody = not named and held == own and role not in _OF_POSTS and role in (*KEYS, *_SKILLS)
            if names_nobody and (work.is_post(column) or (are_persons and _is_group(work, column, name))):
                continue
            if role in ("approver", "checker") and is_listed(name, "posts"):
                work.tell_left(row, column.index, text)
                continue
            if role in ("primary", "backup") and folded(text) not in work.roles:
                role = _of_heading(column.heading) or role
                if role == "other":
                    work.tell_left(row, column.index, f"{column.heading.partition(_LINE)[0]} {text}")
            if role in KEYS:
                found.setdefault(KEYS[role], []).append((name, column))
            elif role in _SKILLS:
                record.skills.append((name, _SKILLS[role], work.cell(row, column.index)))
    return found


def _is_group(work: TableWork, column: Column, name: str) -> bool:
    """Whether a column among those of persons is headed by a kind of worker or a department, which is told once: 社員, 本部."""
    if not is_kind_of_worker(name) and not (len(name) > _SURNAME and is_department(name)):
        return False
    work.tell_group(column, "primary", name)
    return True


_SURNAME: Final = 2


def _bare(work: TableWork, column: Column, *, bracketed: bool, behind: bool) -> str:
    """Return the person of a heading without a post and without a remark, which is told once."""
    own = without_post(in_brackets(column.own) if bracketed else named_in(column.own))
    own = behind_unit(own) if behind else own
    bare = called(own)
    if bare != own and own not in work.titles_told:
        work.titles_told.add(own)
        work.account.tell(work.cell(work.area.top, column.index), "remark_left", found=own)
    return bare


def _of_heading(heading: str) -> Role | None:
    """Return what a mark means below what stands above several columns: who is ticked below 決裁区分 decides, below 審査 looks at it."""
    group, line, _ = heading.partition(_LINE)
    return next((role for word, role in _BY_GROUP if line and word in group), None)


_LINE: Final = "\n"
_BY_GROUP: Final[tuple[tuple[str, Role], ...]] = (
    ("決裁", "accountable"), ("専決", "accountable"), ("裁決", "accountable"), ("決定権", "accountable"),
    ("承認", "approver"), ("照査", "checker"), ("審査", "other"), ("合議", "other"), ("協議", "other"), ("審議", "other"), ("報告", "other"), ("回覧", "other"),
)  # fmt: skip


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


_CIRCLES: Final = frozenset("◎○〇◯●")


def _roles(work: TableWork, row: int, column: Column, text: str, *, lesser: bool) -> list[Role]:
    word = folded(text)
    if word.isdigit() and word not in work.roles:
        level: Role | None = next((role for role in _SKILLS if role == f"skill{word}"), None)
        is_explained = word in work.legend and any(map(str.isdigit, work.roles))
        if work.skilled and level is not None and not is_explained:
            return [level]  # a step that the legend explains in words that nobody knows is none of ours
        work.doubt(row, column.index, "mark_unclear", "skills", text)
        return []
    told = [
        None if part in _CIRCLES and part in work.legend and part not in work.roles else role
        for part, role in zip(parts_of(text), roles_in(text, work.roles, lesser=lesser), strict=True)
    ]  # what the sheet explains in words that nobody knows is not what it is elsewhere
    for part, one in zip(parts_of(text), told, strict=True):
        if one == "other" and part not in _ONLY_TOLD:
            work.tell_left(row, column.index, part)
        elif (
            one == "backup"
            and part in _SUPPORTING
            and part not in work.roles
            and part not in work.left_marks
            and not columns_are_departments(work.having(("mark",)))
        ):
            work.tell_helping(row, column.index, part)
    if None in told:
        work.doubt(row, column.index, "mark_unclear", "primary", text)
        return []
    return [role for role in told if role is not None]


_SUPPORTING: Final = frozenset(("s", "support", "supports"))
"""Marks of RASCI for who helps whoever does the duty, and may as well not know all of it."""

_ONLY_TOLD: Final = frozenset(("c", "i", "consulted", "informed"))
"""Letters of RACI for whom a duty only concerns, which the documents say are not kept."""


def _add_departments(
    work: TableWork, row: int, record: Record, found: dict[str, list[tuple[str, Column]]]
) -> None:
    persons = {
        key: [holder for holder in holders if is_single_post(holder[0])] for key, holders in found.items()
    }
    found = {
        key: [holder for holder in holders if not is_single_post(holder[0])] for key, holders in found.items()
    }
    for holder in found.get("approvals", []):
        work.tell_left(row, holder[1].index, work.text(row, holder[1].index))
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
        record.facts["also_in"] = Fact(one_or_all(others), cell)
    _put_persons(work, row, record, {key: holders for key, holders in persons.items() if holders})


def _put_persons(
    work: TableWork, row: int, record: Record, found: dict[str, list[tuple[str, Column]]]
) -> None:
    for key, holders in found.items():
        groups = [(name, column) for name, column in holders if meaning_of(name) == "group"]
        for name, column in groups:
            work.tell_group(column, key, name)
        names = list(dict.fromkeys(name for name, column in holders if (name, column) not in groups))
        if key == "checked_by" and len(names) > 1:
            work.doubt(row, holders[1][1].index, "said_twice", key, names[0], first=names[1])
        elif key not in record.facts and names:
            cell = work.cell(row, holders[0][1].index)
            is_one = len(names) == 1 and key != "approvals"
            record.facts[key] = Fact(names[0] if is_one else [*names], cell)
