"""What stands above each department, where the heading may speak of persons as well: Reports to."""

from typing import Final

from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.people.likely_persons import surely_named
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, samples, taken_as


def units_above(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column headed Reports to in a list of departments for what is above them, where some of them are named in it and no person is."""
    if any(column.key == "parent" for column in columns):
        return columns
    names = {
        text for column in columns if column.key in ("name", "unit4") for text in samples(area, column.index)
    }
    for column in columns:
        texts = samples(area, column.index) if column.is_open and plain(column.heading) in _ABOVE else []
        if names & set(texts) and not any(text not in names and surely_named(text) for text in texts):
            return taken_as(columns, column, "parent", field_of("department", "parent"))
    return columns


_ABOVE: Final = frozenset(
    map(plain, ("reports to", "report to", "reporting to", "reports", "answers to", "responsible to", "stands under", "報告先", "上司", "上長", "上", "所属先", "属する先"))
)  # fmt: skip
"""Headings of who or what is above somebody or something."""


def named_units(area: Area, columns: list[Column]) -> list[Column]:
    """Take the first open column of a list of departments for their names, where none is called so but one says what each is a part of."""
    keys = {column.key for column in columns}
    if "parent" not in keys or keys & _NAMES:
        return columns
    for column in columns:
        texts = samples(area, column.index) if column.is_open else []
        if (
            len(texts) > 1
            and len(set(texts)) == len(texts)
            and not any(text[:1].isdecimal() for text in texts)
        ):
            return taken_as(columns, column, "name", field_of("department", "name"))
    return columns


_NAMES: Final = frozenset(("name", "unit1", "unit2", "unit3", "unit4"))
