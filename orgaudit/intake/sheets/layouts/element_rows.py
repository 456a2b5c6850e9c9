"""Elements in rows, one a row; departments and the company among them."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from orgaudit.intake.sheets.cells.amounts import A_MONTH, amount_of, shown_number
from orgaudit.intake.sheets.cells.names import has_number, is_department, without_marks, without_number
from orgaudit.intake.sheets.company.codes import names_by_code
from orgaudit.intake.sheets.layouts.homes import Homes, height_of, homes_of, path_of
from orgaudit.intake.sheets.layouts.title_homes import named_in_title
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.tables.column import Column, samples
from orgaudit.intake.sheets.tables.labelled_lines import said_by_label
from orgaudit.intake.sheets.tables.row_kinds import rows_of
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import is_japanese
from orgaudit.intake.values.person_words import meaning_of, says_none

_COMMA: Final = re.compile("(?<=.)(?:、|, |; |；)")
"""What parts the lines of a charter beside line breaks, in the last of its lines."""

_NAMES: Final = {"goal": "text", "department": "name", "person": "name"}


def departments_of(work: TableWork) -> Iterator[Record]:
    """Yield the departments of a table: named in one column, with parents by a column or by how far in they stand, or in several."""
    homes = homes_of(work) if any(column.key.startswith("unit") for column in work.columns) else None
    stack: list[tuple[int, str]] = []
    codes = names_beside(work, work.by_key("code") or work.by_key("id"))
    name = work.by_key("name")
    listed = set(samples(work.area, name.index)) if name is not None else set()
    if homes is not None and name is not None and all(name.index < unit.index for unit in _units(homes)):
        homes.units, homes.column = [name, *_units(homes)], None  # 部門, 課, 係 beside each other
    for record in elements(work, homes):
        row = record.level
        if homes is not None:
            is_unit = name is not None and name in homes.units
            own = [str(record.facts["name"].value)] if "name" in record.facts and not is_unit else []
            path = [*record.home.path, *own]
            if not path:
                continue
            record.facts["name"] = Fact(
                path[-1], record.facts["name"].cell if "name" in record.facts else record.cell
            )
            record.home = Home(tuple(path[:-1]))
        elif len(named := _path(str(record.facts["name"].value), listed)) > 1:
            record.facts["name"] = Fact(named[-1], record.facts["name"].cell)
            record.home = Home(named[:-1])
        elif name is not None:
            indent = _indent(work, row, name)
            while stack and stack[-1][0] >= indent:
                stack.pop()
            if stack and "parent" not in record.facts and _has_indents(work, name):
                record.facts["parent"] = Fact(stack[-1][1], record.cell)
            stack.append((indent, str(record.facts["name"].value)))
        code = work.by_key("code")
        record.code = work.text(row, code.index) if code is not None else ""
        parent = record.facts.get("parent")
        if parent is not None and str(parent.value) in codes:
            record.facts["parent"] = Fact(codes[str(parent.value)], parent.cell)
        yield record
        yield from _listed_duties(work, row, record)
        yield from _listed_goals(work, row, record)


def _path(text: str, listed: set[str]) -> tuple[str, ...]:
    """Return the departments that a name consists of from the highest level down, where the upper ones are listed or called higher."""
    for sign in _STEPS:
        parts = tuple(part.strip() for part in text.split(sign))
        above = sign.join(text.split(sign)[:-1]).strip()
        heights = [height_of(part) for part in parts]
        goes_down = heights[0] >= 0 and all(one < two for one, two in pairwise(heights))
        if len(parts) > 1 and all(parts) and (above in listed or goes_down):
            return parts
    return path_of(text)


_STEPS: Final = ("/", "／", ">", "＞", "→", "\\", "|", " - ")


def _units(homes: Homes) -> list[Column]:
    return homes.units or ([homes.column] if homes.column is not None else [])


def _begin_section(work: TableWork, homes: Homes | None, row: int, told: str) -> Fact | None:
    """Take note of a section that is a department; return it where a label says so, which holds for people as well."""
    key, value = said_by_label(told)
    where = work.cell(row, work.area.sheet.filled(row)[0])
    is_named = key == "department"
    titled = () if is_named or not _is_title(work, row) else named_in_title(told)
    path = path_of(value) if is_named else titled or (told,)
    is_home = (
        is_named or titled or is_department(told) or (work.sections_are_departments and row in work.sections)
    )
    if homes is not None and is_home and homes.column is None:
        homes.section = Home(path, where)
    work.leave_out(row, "section")
    return Fact(path[-1], where) if is_named else None


def _is_title(work: TableWork, row: int) -> bool:
    """Whether the headings come again right below a row, which then is a title as that above the table is."""
    heads = set(work.area.headings.values())
    below = set(work.area.sheet.texts(row + 1).values()) if row + 1 < work.area.last else set()
    return len(below) > 1 and below <= heads


def elements(work: TableWork, homes: Homes | None, *, partial: bool = False) -> Iterator[Record]:
    """Yield a record for each row that says what it is, with ``partial`` for the others too; ``level`` holds its row."""
    unit: Fact | None = None
    for row, kind, told in rows_of(work):
        if kind == "section":
            unit = _begin_section(work, homes, row, told) or unit
            continue
        if kind != "record":
            continue
        record = Record(work.kind, work.cell(row, work.area.sheet.filled(row)[0]), level=row)
        if homes is not None:
            record.home = homes.of(row)
        for column in work.columns:
            _fill(work, row, column, record)
        if work.kind == "person" and "name" not in record.facts:
            _join_names(work, row, record)
        if unit is not None and work.kind == "person" and record.facts:
            record.facts.setdefault("department", unit)
        if _is_whole(record) or (partial and record.facts):
            yield record
            continue
        work.leave_out(row, "no_name")
        where = record.facts.get("department")
        if where is not None and work.kind == "person":  # a vacancy, in a department that there is
            yield Record("department", where.cell, {"name": where}, level=row)


def _is_whole(record: Record) -> bool:
    """Whether a record says what it is."""
    name = record.facts.get(_NAMES.get(record.kind, "name"))
    if record.kind == "person":
        return (
            meaning_of(str(name.value)) not in ("vacancy", "none", "nobody")
            if name is not None
            else "id" in record.facts
        )
    return name is not None or (record.kind == "department" and bool(record.home.path))


def _join_names(work: TableWork, row: int, record: Record) -> None:
    """Write the name of a person whose first and last names stand in columns of their own."""
    columns = [work.by_key("first_name"), work.by_key("last_name")]
    parts = [(work.text(row, column.index), column) for column in columns if column is not None]
    parts = [part for part in parts if part[0]]
    if any(is_japanese(text) for text, _ in parts):
        parts.reverse()
    if parts:
        record.facts["name"] = Fact(" ".join(text for text, _ in parts), work.cell(row, parts[0][1].index))


def _fill(work: TableWork, row: int, column: Column, record: Record) -> None:
    item = column.field
    text = work.text(row, column.index)
    if (
        item is None
        or not text
        or item.type in ("objects", "object")
        or (work.kind == "goal" and column.key == "department")
    ):
        return
    if work.kind == "department" and column.key.startswith("unit"):
        return
    if column.key == "charter":
        *upper, last = text.split("\n")
        lines = [without_number(part) for part in (*upper, *_COMMA.split(last)) if part.strip()]
        record.facts[column.key] = Fact([*lines], work.cell(row, column.index))
        return
    if column.key in ("name", "text", "what"):
        text = " ".join(text.split())
        if column.key == "name" and work.kind == "department":
            text = without_marks(text.strip("└├│┗┣┃─・ 　")) or text
    if item.unit == "cases/month":
        amount = amount_of(work.figure(row, column.index, text))
        per = (amount and amount.per) or column.hint.per
        if amount is not None and per in ("year", "week", "day"):
            record.facts[column.key] = Fact(
                shown_number(A_MONTH[per] * Fraction(amount.text)), work.cell(row, column.index)
            )
            return
    fact = work.read(row, column.index, item, text, column.hint)
    if fact is not None:
        _put(record, column.key, fact)


def _put(record: Record, key: str, fact: Fact) -> None:
    """Write a fact; of several departments of a person the last one is part of those before it."""
    if record.kind == "person" and key == "department" and fact.value != "none":
        if key in record.facts:
            record.home = Home((*record.home.path, str(record.facts[key].value)), record.facts[key].cell)
        record.facts[key] = fact
    record.facts.setdefault(key, fact)


def _indent(work: TableWork, row: int, column: Column) -> int:
    return work.area.sheet.grid.indents.get((row, column.index), 0)


def _has_indents(work: TableWork, column: Column) -> bool:
    return any(place[1] == column.index for place in work.area.sheet.grid.indents)


def names_beside(work: TableWork, code: Column | None) -> dict[str, str]:
    """Return code -> name of what a table lists, where it has a column of codes and one of names."""
    name = work.by_key("name")
    if code is None or name is None:
        return {}
    sheet, rows = work.area.sheet, range(work.area.first, work.area.last)
    return names_by_code((sheet.text(row, code.index), sheet.text(row, name.index)) for row in rows)


def _listed_duties(work: TableWork, row: int, record: Record) -> Iterator[Record]:
    column = work.by_key("duties")
    text = work.text(row, column.index) if column else ""
    if column is None or not text:
        return
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = (
        [without_number(line) for line in lines]
        if len(lines) > 1 or has_number(text)
        else [part for part in text.replace("、", "\n").replace(", ", "\n").splitlines() if part.strip()]
    )
    for part in parts:
        duty = Record(
            "duty",
            work.cell(row, column.index),
            home=Home((*record.home.path, str(record.facts["name"].value)), record.cell),
        )
        duty.facts["name"] = Fact(part.strip(), duty.cell)
        yield duty


def _listed_goals(work: TableWork, row: int, record: Record) -> Iterator[Record]:
    """Yield the goals of a department that stand in columns of their own, or as lines of one."""
    for column in work.having(("goals",)):
        text = work.text(row, column.index)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        for line in lines if not says_none(text) else ():
            home = Home((*record.home.path, str(record.facts["name"].value)), record.cell)
            goal = Record("goal", work.cell(row, column.index), home=home)
            goal.facts["text"] = Fact(without_number(line), goal.cell)
            yield goal


def company_of(work: TableWork) -> Iterator[Record]:
    """Yield what a table says of the company itself."""
    for row, kind, _told in rows_of(work):
        if kind != "record":
            continue
        record = Record("company", work.cell(row, work.area.sheet.filled(row)[0]))
        for column in work.columns:
            _fill(work, row, column, record)
        if record.facts:
            yield record
