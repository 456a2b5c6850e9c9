"""Columns of e-mail addresses, which are no names of what is done, aimed at or grouped."""

from dataclasses import replace

from orgaudit.intake.sheets.cells.notations import is_address
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import GROUPS, MOST, Column, each, samples, share


def addresses_apart(area: Area, columns: list[Column]) -> list[Column]:
    """Leave open what is headed as names of duties, goals, departments and groups are and holds e-mail addresses, by which none of these is called."""
    found = [
        column
        for column in columns
        if (column.key in ("name", "text", "department", "parent", "process") or column.key in GROUPS)
        and not (column.field is not None and (column.field.section, column.key) == ("person", "name"))
        and column.certainty != "told"
        and share(samples(area, column.index), is_address) > MOST
    ]
    return each(columns, found, lambda column: replace(column, key="", field=None, certainty="contents"))
