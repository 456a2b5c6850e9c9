"""Charts of an organisation written as stairs: columns of which each row fills one, the next level a step to the right."""

from typing import Final

from orgaudit.intake.sheets.cells.names import may_be_department
from orgaudit.intake.sheets.headings.headings import LIKELY, matches
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import GROUPS, samples, share

_FEWEST: Final = 3
"""Rows of a chart at least."""

_FEWEST_LEVELS: Final = 2
_MOST_LEVELS: Final = 4

_OF_UNITS: Final = frozenset(("department", "function", *GROUPS))
_OF_CHARTS: Final = frozenset(("head", "headcount"))
_BESIDE_ANYTHING: Final = frozenset(("note", "number", "not_used", "person_title"))
_MOSTLY: Final = 0.6


def unit_stairs(area: Area) -> tuple[int, ...]:
    """Return the columns of a chart from the highest level down; none of a table that is no such chart.

    Each row fills one of them and no row of a level stands above all of the level before; most are headed by words for units or levels,
    and beside them stands who leads a unit or how many it has. A table that says what is done, or how, is none.
    """
    if area.last - area.first < _FEWEST or not any(map(_is_of_charts, area.headings.values())):
        return ()  # asked of every table: its headings say so before its rows are looked at
    columns = [column for column, heading in area.headings.items() if not _is_number(heading)]
    steps: list[int] = []
    taken: set[int] = set()
    for column in columns[:_MOST_LEVELS]:
        rows = {row for row in range(area.first, area.last) if area.sheet.text(row, column)}
        if not rows or rows & taken or (taken and min(rows) < min(taken)):
            break
        steps.append(column)
        taken |= rows
    rest = [area.headings[column] for column in columns[len(steps) :]]
    units = sum(_is_unit(area, column) for column in steps)
    if len(steps) < _FEWEST_LEVELS or 2 * units < len(steps) or any(map(_is_work, rest)):
        return ()
    return tuple(steps) if any(map(_is_of_charts, rest)) else ()


def _is_number(heading: str) -> bool:
    return any(item.key == "number" for item in matches(heading))


def _is_unit(area: Area, column: int) -> bool:
    """Whether a column is headed by a word for units or levels, or by one that nobody knows above names of units."""
    found = matches(area.headings[column])
    if not found:
        return share(samples(area, column), may_be_department) > _MOSTLY
    return any((item.kind, item.key) == ("department", "name") or item.key in _OF_UNITS for item in found)


def _is_of_charts(heading: str) -> bool:
    return any(item.kind == "department" and item.key in _OF_CHARTS for item in matches(heading))


def _is_work(heading: str) -> bool:
    """Whether a heading can be of duties alone."""
    found = [item for item in matches(heading) if item.strength > LIKELY]
    return {item.kind for item in found} == {"duty"} and found[0].key not in _BESIDE_ANYTHING
