"""Columns of e-mail addresses, which are no names of what is done, aimed at or grouped."""

from collections import Counter
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.notations import is_address
from orgaudit.intake.sheets.headings.person_keys import OF_PERSONS
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import GROUPS, MOST, Column, each, samples, share


def addresses_apart(area: Area, columns: list[Column]) -> list[Column]:
    """Leave open what is headed as names of duties, goals, departments and groups are and holds e-mail addresses, by which none of these is called; persons too where another column names them."""
    keys = Counter(column.key for column in columns)
    found = [
        column
        for column in columns
        if (
            column.key in _NAMES
            or column.key in GROUPS
            or (column.key in OF_PERSONS and keys[column.key] > 1)
        )
        and not (column.field is not None and (column.field.section, column.key) == ("person", "name"))
        and column.certainty != "told"
        and share(samples(area, column.index), is_address) > MOST
    ]
    return each(columns, found, lambda column: replace(column, key="", field=None, certainty="contents"))


_NAMES: Final = frozenset(("name", "text", "department", "parent", "process"))
