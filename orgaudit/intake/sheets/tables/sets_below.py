"""Tables in which each department has the same headings below it: 担当, 代理 below 北関東工場 and below 九州工場. They are read as a row for each of them."""

from typing import Final

from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.headings.headings import LIKELY, matches
from orgaudit.intake.sheets.headings.person_keys import OF_LISTS
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.turned import Turned

_FIRST_ROWS: Final = 15
_LEAST: Final = 2
_DEPARTMENT: Final = "部署"
_PERSONS: Final = OF_LISTS | {"pair"}


def sets_below(sheet: Sheet) -> Area | None:
    """Return a table of a row for each duty and department of such a sheet; None for others."""
    for row in range(min(sheet.height, _FIRST_ROWS) - 1):
        groups = _groups(sheet, row)
        first = min(groups[0][1]) if groups else 0
        common = [column for column in sheet.filled(row) if column < first]
        if len(groups) < _LEAST or not common or not _names_duty(sheet, row, common):
            continue
        sets = [[sheet.text(row + 1, column) for column in columns] for _, columns in groups]
        if any(one != sets[0] for one in sets) or not _are_persons(sets[0]):
            continue
        return _area(sheet, row, common, groups)
    return None


def _groups(sheet: Sheet, row: int) -> list[tuple[int, list[int]]]:
    """Return the departments of a row that are joined over several columns, each with these; empty where anything else is."""
    found: list[tuple[int, list[int]]] = []
    for column in sheet.filled(row):
        origin = sheet.origins.get((row, column))
        if origin is None or origin[3] == origin[1] or origin[0] != origin[2]:
            if found:
                return []
            continue
        columns = [one for one in range(origin[1], origin[3] + 1) if sheet.text(row + 1, one)]
        if not is_department(sheet.text(row, column)) or len(columns) < _LEAST:
            return []
        found.append((column, columns))
    return found


def _names_duty(sheet: Sheet, row: int, columns: list[int]) -> bool:
    return any(
        item.kind == "duty" and item.key == "name" and item.strength > LIKELY
        for column in columns
        for item in matches(sheet.text(row, column))
    )


def _are_persons(headings: list[str]) -> bool:
    """Whether headings below a department say who does it and more, each once."""
    keys = [{item.key for item in matches(text) if item.kind == "duty"} for text in headings]
    return len(set(headings)) == len(headings) and sum(bool(found & _PERSONS) for found in keys) > 1


def _area(sheet: Sheet, row: int, common: list[int], groups: list[tuple[int, list[int]]]) -> Area:
    headings = {number: sheet.text(row, column) for number, column in enumerate(common)}
    unit = len(headings)
    headings[unit] = _DEPARTMENT
    for column in groups[0][1]:
        headings[len(headings)] = sheet.text(row + 1, column)
    places: dict[tuple[int, int], tuple[int, int]] = {}
    count = 0
    for named, columns in groups:
        for line in range(row + 2, sheet.height):
            if not any(sheet.text(line, column) for column in columns):
                continue
            places |= {(count, number): (line, column) for number, column in enumerate(common)}
            places[count, unit] = (row, named)
            places |= {(count, unit + 1 + number): (line, column) for number, column in enumerate(columns)}
            count += 1
    return Area(Turned(sheet, places, count), 0, 0, count, headings, is_form=True)
