"""Persons or departments as columns: what the marks of a row make of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.marks import Role, is_answer, parts_of, roles_in
from orgaudit.intake.sheets.cells.names import is_department, may_be_department
from orgaudit.intake.sheets.columns.person_columns import medium_of
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.sheets.people.person_texts import all_named_in, in_brackets, named_in, without_post
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import meaning_of, says_none

_BEST: Final = frozenset(("◎", "正", "主", "r"))
_KEYS: Final = {
    "primary": "primary",
    "backup": "backups",
    "accountable": "accountable",
    "approver": "approvals",
    "checker": "checked_by",
}
_NOT_OF_GROUP: Final = frozenset(("accountable", "approvals", "checked_by"))
"""Facts whose person need not be of the department that does the work."""

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


def of_each_department(work: TableWork, row: int, record: Record) -> Iterator[Record]:
    """Yield a duty for each department whose persons have marks, where departments stand above the persons; else the duty as it is."""
    groups = _groups(work)
    if len(groups) < _SEVERAL or record.home.claimed is not None or work.having(("department",)):
        yield record
        return
    names = {name: group for group, columns in groups.items() for name in _names(columns)}
    is_any = False
    homes: set[str] = set()
    for key in (
        "primary",
        "backups",
        "accountable",
    ):  # where it is done; else where somebody stands in or answers for it
        fact = record.facts.get(key)
        held = (
            fact.value if fact is not None and isinstance(fact.value, list) else [fact.value] if fact else []
        )
        homes = homes or {names[str(name)] for name in held if str(name) in names}
    if not homes and record.skills and work.home.path and work.home.certain:
        yield record  # who can do it how well says nothing of which part of the department does it
        return
    for group, columns in groups.items():
        if any(work.text(row, column.index) for column in columns) and (not homes or group in homes):
            is_any = True
            facts = {
                key: kept
                for key, fact in record.facts.items()
                if (kept := fact if homes == {group} else _of_group(key, fact, names, group)) is not None
            }
            cell = work.cell(work.area.top, columns[0].index)
            skills = [
                skill for skill in record.skills if _learns_here(names.get(skill[0], group), group, homes)
            ]
            yield replace(record, facts=facts, home=Home((group,), cell), skills=skills)
    if not is_any:
        yield record


def _learns_here(own: str, group: str, homes: set[str]) -> bool:
    """Whether what a person of a department can do is told of the duty of another one: of its own, or of the only one that does it."""
    return own == group or (own not in homes and homes == {group})


_SEVERAL: Final = 2


def persons_below_departments(work: TableWork) -> Iterator[Record]:
    """Yield the persons of a matrix with the departments that stand above them."""
    for group, columns in _groups(work).items():
        for column in columns:
            name = column.heading.splitlines()[-1].strip()
            if is_listed(name, "posts") or is_single_post(name) or meaning_of(name):
                continue
            cell = work.cell(work.area.first - 1, column.index)
            yield Record("person", cell, {"name": Fact(name, cell), "department": Fact(group, cell)})


def departments_as_columns(work: TableWork) -> Iterator[Record]:
    """Yield the departments that head columns of marks: they exist, whatever their marks say."""
    columns = work.having(("mark",))
    if not columns or not columns_are_departments(columns):
        return
    for column in columns:
        name = " ".join(column.heading.splitlines()[-1].split())
        if is_department(name) and any(
            work.area.sheet.text(row, column.index) for row in range(work.area.first, work.area.last)
        ):
            cell = work.cell(work.area.first - 1, column.index)
            yield Record("department", cell, {"name": Fact(name, cell)})


def _groups(work: TableWork) -> dict[str, list[Column]]:
    """Return the departments that stand above columns of persons; empty where not each has one."""
    found: dict[str, list[Column]] = {}
    for column in work.having(("mark",)):
        lines = column.heading.splitlines()
        if (
            len(lines) < _SEVERAL
            or (not is_department(lines[0]) and not work.area.is_grouped)
            or is_department(lines[-1])
        ):
            return {}
        found.setdefault(lines[0].strip(), []).append(column)
    return found


def _names(columns: list[Column]) -> list[str]:
    return [column.heading.splitlines()[-1].strip() for column in columns]


def _of_group(key: str, fact: Fact, names: Mapping[str, str], group: str) -> Fact | None:
    """Return a fact without the persons of other departments; None where nobody is left."""
    if key not in _KEYS.values() or key in _NOT_OF_GROUP:
        return fact
    held = fact.value if isinstance(fact.value, list) else [fact.value]
    kept = [name for name in held if names.get(str(name), group) == group]
    return Fact(kept[0] if len(kept) == 1 else kept, fact.cell) if kept else None


def _held(
    work: TableWork, row: int, columns: list[Column], record: Record, named: str
) -> dict[str, list[tuple[str, Column]]]:
    """Return who does what by the marks of a row; what somebody can do goes into the record's skills."""
    lesser = has_better(work)
    bracketed = not named and all_named_in([column.heading.splitlines()[-1].strip() for column in columns])
    found: dict[str, list[tuple[str, Column]]] = {}
    for column in columns:
        text = work.text(row, column.index)
        own = column.heading.splitlines()[-1].strip()
        name = (
            named or work.initials.get(own) or without_post(in_brackets(own) if bracketed else named_in(own))
        )
        for role in _roles(work, row, column, text, lesser=lesser) if text else ():
            if role not in _OF_POSTS and role in (*_KEYS, *_SKILLS) and not named and work.is_post(column):
                continue
            if role in ("approver", "checker") and is_listed(name, "posts"):
                work.tell_left(row, column.index, text)
                continue
            if role == "primary" and folded(text) not in work.roles and _decides(column.heading):
                role = "accountable"
            if role in _KEYS:
                found.setdefault(_KEYS[role], []).append((name, column))
            elif role in _SKILLS:
                record.skills.append((name, _SKILLS[role], work.cell(row, column.index)))
    return found


def _decides(heading: str) -> bool:
    """Whether what stands above several columns says that who is ticked below decides: 決裁区分."""
    group, line, _ = heading.partition("\n")
    return bool(line) and any(word in group for word in _DECIDING)


_DECIDING: Final = ("決裁", "専決", "裁決", "決定権")


def columns_are_departments(columns: list[Column]) -> bool:
    """Whether most headings of a matrix are departments, so that its marks say whose work it is."""
    names = [column.heading.splitlines()[-1].strip() for column in columns]
    others = [name for name in names if not is_single_post(name)]
    return bool(others) and sum(map(may_be_department, others)) * 2 > len(others)


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
    for part, one in zip(parts_of(text), told, strict=True):
        if one == "other" and part not in _ONLY_TOLD:
            work.tell_left(row, column.index, part)
    if None in told:
        work.doubt(row, column.index, "mark_unclear", "primary", text)
        return []
    return [role for role in told if role is not None]


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
        record.facts["also_in"] = Fact(others[0] if len(others) == 1 else others, cell)
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


def is_single_post(name: str) -> bool:
    """Whether a name is that of a post which one person of the company holds, such as CFO or 社長."""
    return is_listed(name, "single_posts")


def _denies(text: str) -> bool:
    """Whether an answer below a medium says that it is not used."""
    return says_none(text) or folded(text) in ("いいえ", "no", "n", "不要", "使わない", "未使用", "0")


def add_media(work: TableWork, row: int, record: Record) -> None:
    """Add the media that have a column each and a mark in it."""
    found = []
    for column in work.having(("media_mark",)):
        text = work.text(row, column.index)
        if text and column.field is not None and column.field.values is not None:
            code = medium_of(column.heading)
            if (code and not is_answer(text)) or text in "△▲":
                work.doubt(row, column.index, "mark_unclear", "media", text)
            elif code and not _denies(text):
                found.append((code, column))
    if found:
        before = record.facts.get("media")
        listed = [] if before is None else before.value if isinstance(before.value, list) else [before.value]
        codes = list(
            dict.fromkeys((*(str(code) for code in listed if code != "none"), *(code for code, _ in found)))
        )
        cell = work.cell(row, found[0][1].index) if before is None else before.cell
        record.facts["media"] = Fact(codes[0] if len(codes) == 1 else [*codes], cell)
