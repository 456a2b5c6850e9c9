"""Which columns hold departments, or persons of departments, where no heading says so or several do."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.names import is_department, may_be_department
from orgaudit.intake.sheets.headings.headings import field_of, is_listed, matches, strong_matches
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.headings.person_keys import DOERS
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import (
    GROUPS,
    Column,
    each,
    samples,
    settled,
    share,
    taken_as,
    unused,
)
from orgaudit.intake.sheets.tables.unit_stairs import unit_stairs
from orgaudit.intake.values.person_words import meaning_of, says_none


def departments_with_names(area: Area, columns: list[Column]) -> list[Column]:
    """Take several columns for who does it in each department where these are headed by departments and hold nothing but names."""
    open_ones = [column for column in columns if not column.key and column.certainty != "told"]
    headed = {column.index: column.own for column in open_ones}
    ends = {text[-1:] for text in headed.values() if is_department(text)}
    named = [
        column
        for column in open_ones
        if headed[column.index][-1:] in ends and share(samples(area, column.index), _may_be_name) > _MOSTLY
    ]
    if len(named) < _SEVERAL or any(column.key in DOERS for column in columns):
        return columns
    return settled(columns, named, "department_person")


_SEVERAL: Final = 2
_LONGEST_NAME: Final = 24


def _may_be_name(text: str) -> bool:
    return (
        len(text) <= _LONGEST_NAME
        and not any(map(str.isdecimal, text))
        and (says_none(text) or not is_mark(text))
        and meaning_of(text) in (None, "vacancy", "none", "nobody")
    )


def heads_behind_departments(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column of names right behind one of departments for their heads where it is called so: 部, 部長; 主任 where each department stands once."""
    units = {column.index for column in columns if column.key in ("department", *GROUPS[4:])}
    heads = [
        column
        for column in columns
        if column.is_open
        and column.index - 1 in units
        and (_is_head(column) or (column.heading.strip() in _CHIEFS and _is_once_each(area, column)))
        and (texts := samples(area, column.index))
        and all(map(_may_be_name, texts))
    ]
    return settled(columns, heads, "head_of_department")


def _is_head(column: Column) -> bool:
    return any((item.kind, item.key) == ("department", "head") for item in strong_matches(column.heading))


def _is_once_each(area: Area, column: Column) -> bool:
    """Whether no department stands twice in the column before one."""
    texts = samples(area, column.index - 1)
    return len(texts) > 1 and len(set(texts)) == len(texts) == len(samples(area, column.index))


def keepers_of_contracts(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column of names for who does it where a list of contracted work calls it so by a longer word, and no other says who: 契約担当."""
    keys = {column.key for column in columns}
    if "vendor_name" not in keys or keys & (DOERS | {"accountable"}):
        return columns
    for column in columns:
        texts = samples(area, column.index) if column.is_open and _KEEPS.search(column.heading) else []
        if texts and all(map(_may_be_name, texts)):
            return taken_as(columns, column, "primary", field_of("duty", "primary"))
    return columns


_KEEPS: Final = re.compile(
    r"^(?:契約|委託|管理|窓口|発注|所管|自社|当社|社内|園|院内|市|監督)[^\s]{0,4}?(?:担当|担当者|担当者名|担当職員|監督員)$"
)
"""Who looks after contracted work inside: 契約担当, 社内担当者."""


def chiefs_who_do_it(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column of names headed by a post for who does it, where no other says who and one says who stands in: 主任, 補佐."""
    keys = {column.key for column in columns}
    if "backups" not in keys or keys & (DOERS | {"person_hours", "accountable"}):
        return columns
    for column in columns:
        texts = samples(area, column.index) if column.is_open and column.heading.strip() in _CHIEFS else []
        if texts and all(map(_may_be_name, texts)):
            return taken_as(columns, column, "primary", field_of("duty", "primary"))
    return columns


_CHIEFS: Final = frozenset(
    ("委員長", "部会長", "座長", "班長", "主任", "係長", "班長", "チーフ", "主査", "職長", "リーダー")
)


def whole_headcount(columns: list[Column]) -> list[Column]:
    """Of several columns that count the people of a department, keep the one of all of them; where there is none, none."""
    several = [column for column in columns if column.key == "headcount" and column.certainty != "told"]
    if len(several) < _SEVERAL:
        return columns
    groups = {column.heading.splitlines()[0] for column in several}
    whole = [
        column
        for column in columns
        if column.heading.splitlines()[0] in groups and is_listed(column.heading.splitlines()[-1], "totals")
    ]
    bare = [column for column in several if "\n" not in column.heading]
    kept = (whole or bare)[:1]
    columns = each(columns, several, lambda column: unused(column, "headcount"))
    return settled(columns, kept, "headcount", field_of("department", "headcount"))


def units_of_persons(area: Area, columns: list[Column]) -> list[Column]:
    """Of several departments of persons, keep those that are parts of the ones left of them, as they say more often something new; else the first."""
    units = [column for column in columns if column.key == "department" and column.field is not None]
    counts = [len(set(samples(area, column.index))) for column in units]
    if counts == sorted(counts):
        return columns
    return each(columns, units[1:], unused)


def with_steps(area: Area, columns: list[Column], kind: str) -> list[Column]:
    """Add columns without headings right of the names in which lower departments stand where the names are blank, a step to the right each."""
    name = next((column for column in columns if column.key == "name"), None)
    known = {column.index for column in columns}
    if name is None or kind != "department":
        return columns
    steps = []
    for index in range(name.index + 1, name.index + len(GROUPS[4:])):
        texts = samples(area, index) if index not in known else []
        rows = [row for row in range(area.first, area.last) if area.sheet.text(row, index)]
        if not texts or share(texts, may_be_department) <= _MOSTLY:
            break
        if any(area.sheet.text(row, left) for row in rows for left in range(name.index, index)):
            break
        steps.append(index)
    if not steps:
        return columns
    indexes = [name.index, *steps]
    added = [
        Column(index, name.heading, key, None, "contents")
        for index, key in zip(indexes, GROUPS[4:], strict=False)
    ]
    return sorted(
        [*(column for column in columns if column is not name), *added], key=lambda column: column.index
    )


def levels_of_departments(area: Area, columns: list[Column]) -> list[Column]:
    """Where several columns are headed as the names of departments are, take them for levels of the company from the left, as long as the upper ones say less often something new; so too where they are written as stairs."""
    stairs = dict(zip(unit_stairs(area), GROUPS[4:], strict=False))
    if stairs:
        return _levels([column for column in columns if column.certainty != "told"], columns, stairs)
    named = [
        column
        for column in columns
        if column.certainty != "told"
        and (
            column.key == "name"
            or any(item.kind == "department" and item.key == "name" for item in matches(column.heading))
        )
    ]
    units = [column for column in columns if column.key in GROUPS[4:]]
    others = {len(set(samples(area, column.index))) for column in named}
    is_upward = len(named) > 1 and [len(set(samples(area, column.index))) for column in named] == sorted(
        len(set(samples(area, column.index))) for column in named
    )
    if not is_upward or len(named) > len(GROUPS[4:]) or units or len(others) < len(named):
        return columns
    keys = dict(zip((column.index for column in named), GROUPS[4:], strict=False))
    return _levels(named, columns, keys)


def _levels(which: list[Column], columns: list[Column], keys: Mapping[int, str]) -> list[Column]:
    """Return columns with some of them taken for the levels of the company, by their indexes."""
    for column in which:
        if column.index in keys:
            columns = taken_as(columns, column, keys[column.index], None)
    return columns


def some_department(area: Area, columns: list[Column], *, titled: bool = False) -> list[Column]:
    """Where no heading says whose the records are, take the column for it that holds departments: Unit, or a heading that nobody knows.

    Below a title that names what may be one (``titled``), the first column alone can be meant, and only if it holds several.
    """
    if any(column.key == "department" or column.key in GROUPS[4:] for column in columns):
        return columns
    for column in columns:
        if titled and column.key != "number" and (column.key or not _holds_departments(area, column)):
            return columns
        is_open = column.key == "unit" or (column.is_open and not _says_of_duties(column.heading))
        fits = may_be_department if column.key == "unit" else is_department
        if is_open and share(samples(area, column.index), fits) > _MOSTLY:
            return taken_as(columns, column, "department", None)
    return columns


def _holds_departments(area: Area, column: Column) -> bool:
    texts = samples(area, column.index)
    return len(set(texts)) > 1 and all(map(is_department, texts))


def _says_of_duties(heading: str) -> bool:
    """Whether a heading is known, and not only for what the departments of a chart answer for: 分掌."""
    return any((item.kind, item.key) != ("department", "charter") for item in matches(heading))


_MOSTLY: Final = 0.6


def parts_of_departments(columns: list[Column]) -> list[Column]:
    """Take a section or team behind a column of departments for a part of it."""
    first = next((column for column in columns if column.key == "department"), None)
    if first is None or any(column.key.startswith("unit") for column in columns):
        return columns
    parts = [
        column
        for column in columns
        if column.key == "department"
        and column.index > first.index
        and column.certainty == "exact"
        and plain(column.heading) in _PARTS_OF_DEPARTMENTS
        and plain(first.heading) not in _PARTS_OF_DEPARTMENTS
    ]
    return each(columns, parts[:1], lambda column: replace(column, key="unit4", field=None))


_PARTS_OF_DEPARTMENTS: Final = frozenset(
    ("section", "team", "unit", "group", "subteam", "セクション", "チーム", "グループ", "ユニット")
)


def some_partner(area: Area, columns: list[Column]) -> list[Column]:
    """Where a list of handoffs has but one column of departments, take it for those on the other side; where one side is named, another one for the other."""
    ends = {column.key for column in columns if column.key in ("from", "to", "partner")}
    if len(ends) > 1 or "partner" in ends:
        return columns
    for column in columns:
        is_open = not column.key and column.certainty != "told"
        keys = {item.key for item in matches(column.heading)}
        holds = ends and share(samples(area, column.index), is_department) > _MOSTLY
        if is_open and (holds or (not ends and "department" in keys)):
            key = "partner" if not ends else "to" if "from" in ends else "from"
            field = None if key == "partner" else field_of("handoff", key)
            return taken_as(columns, column, key, field)
    return columns
