"""Columns of e-mail addresses, links and days, which are no names of what is done or aimed at, whatever their headings are like."""

from collections import Counter
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.notations import day_of, is_address
from orgaudit.intake.sheets.headings.person_keys import OF_PERSONS
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import GROUPS, MOST, Column, each, samples, share
from orgaudit.intake.values.plain_values import date_of


def addresses_apart(area: Area, columns: list[Column]) -> list[Column]:
    """Leave open what is headed as names of duties, goals, departments and groups are and holds e-mail addresses, by which none of these is called; persons too where another column names them.

    Nor is a duty or a goal called by a link or a day: Submission date.
    """
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
        and share(samples(area, column.index), is_address if column.key not in _CALLED else _is_no_name)
        > MOST
    ]
    return each(columns, found, lambda column: replace(column, key="", field=None, certainty="contents"))


def _is_no_name(text: str) -> bool:
    """Whether a text is an address, a link or a day of some year, by which nothing that is done is called."""
    return is_address(text) or text.startswith(("http://", "https://")) or bool(date_of(text) or day_of(text))


_CALLED: Final = frozenset(("name", "text"))
_NAMES: Final = frozenset(("name", "text", "department", "parent", "process"))
