"""Departments above or instead of persons as columns: whose work it is by the marks below them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department, may_be_department
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.sheets.headings.person_keys import OF_DUTIES
from orgaudit.intake.sheets.records import Fact, Home, Record, listed, one_or_all
from orgaudit.intake.sheets.tables.column import Column, texts_in
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.values.person_words import meaning_of

KEYS: Final = {
    "primary": "primary",
    "backup": "backups",
    "accountable": "accountable",
    "approver": "approvals",
    "checker": "checked_by",
}

_NOT_OF_GROUP: Final = OF_DUTIES - {"primary", "backups"}
"""Facts whose person need not be of the department that does the work."""


def of_each_department(work: TableWork, row: int, record: Record) -> Iterator[Record]:
    """Yield a duty for each department whose persons have marks, where departments stand above the persons; else the duty as it is."""
    groups = _groups(work)
    if len(groups) < _SEVERAL or record.home.claimed is not None or work.having(("department",)):
        yield record
        return
    names = {name: group for group, columns in groups.items() for name in (column.own for column in columns)}
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
            name = column.own
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
        if is_department(name) and any(texts_in(work.area, column.index)):
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


def _of_group(key: str, fact: Fact, names: Mapping[str, str], group: str) -> Fact | None:
    """Return a fact without the persons of other departments; None where nobody is left."""
    if key not in KEYS.values() or key in _NOT_OF_GROUP:
        return fact
    kept = [name for name in listed(fact.value) if names.get(str(name), group) == group]
    return Fact(one_or_all(kept), fact.cell) if kept else None


def columns_are_departments(columns: list[Column]) -> bool:
    """Whether most headings of a matrix are departments, so that its marks say whose work it is."""
    names = [column.own for column in columns]
    others = [name for name in names if not is_single_post(name)]
    return bool(others) and sum(map(may_be_department, others)) * 2 > len(others)


def is_single_post(name: str) -> bool:
    """Whether a name is that of a post which one person of the company holds, such as CFO or 社長."""
    return is_listed(name, "single_posts")
