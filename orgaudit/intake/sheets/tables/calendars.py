"""Calendars of the year: departments in rows, months in columns, and in the cells what is done then."""

import re
from typing import Final

from orgaudit.intake.sheets.cells.amounts import amount_of
from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.notations import is_day
from orgaudit.intake.sheets.headings.heading_days import month_of_heading, months_in_turn
from orgaudit.intake.sheets.headings.headings import LIKELY, matches_of, strong_matches
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.headings.person_keys import SAY_WHO
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import samples, share
from orgaudit.intake.sheets.tables.marks_below import is_marks
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of


def months_of(area: Area) -> dict[int, int]:
    """Return the months of columns: each by its heading, or what stands above it, else by those beside it, as J F M A."""
    if area.months is None:
        area.months = _months_of(area)
    return area.months


def _months_of(area: Area) -> dict[int, int]:
    lasts = tuple(text.splitlines()[-1] for text in area.headings.values())
    found = {
        column: month
        for (column, text), last in zip(area.headings.items(), lasts, strict=True)
        if (month := month_of_heading(last) or _month_of_group(text))
    }
    if len(found) >= _SEVERAL_MONTHS or len(lasts) < _LEAST_IN_TURN:
        return found
    in_turn = zip(area.headings, months_in_turn(lasts), strict=True)
    return found | {column: month for column, month in in_turn if month}


def _month_of_group(heading: str) -> int:
    """Return the month of a bare figure below a heading of months, 0 for others: 月 over 4, 5, 6."""
    group, _, own = heading.rpartition("\n")
    is_month = plain(group) in _MONTHS and own.strip().isdecimal() and 1 <= int(own) <= _LAST_MONTH
    return int(own) if is_month else 0


_MONTHS: Final = frozenset(("月", "月別", "実施月", "month", "months"))
_LAST_MONTH: Final = 12


def is_called_like_a_month(area: Area, heading: str) -> bool:
    """Whether a heading such as April or June names a person: hardly another month is one, others head columns of marks, and none asks who does it."""
    if folded(heading) not in _NAMES_TOO:
        return False
    months = months_of(area)
    others = {column: strong_matches(text) for column, text in area.headings.items() if column not in months}
    if len(months) >= _SEVERAL_MONTHS or any(
        item.key in SAY_WHO for found in others.values() for item in found
    ):
        return False
    open_ones = (column for column, found in others.items() if not found)
    return any(is_marks(area.sheet, area.first, column, area.last) for column in open_ones)


_NAMES_TOO: Final = frozenset(("jan", "april", "may", "june", "august"))


def is_calendar(area: Area) -> bool:
    """Whether months are columns of a table by department in which not marks but the matters themselves stand."""
    months = months_of(area)
    found = [matches_of(text) for column, text in area.headings.items() if column not in months]
    keys = {(item.kind, item.key) for one in found for item in one if item.strength > LIKELY}
    if len(months) < _SEVERAL_MONTHS or ("duty", "department") not in keys or ("duty", "name") in keys:
        return False
    texts = [text for column in months for text in samples(area, column)]
    return share(texts, _is_matter) > _MOSTLY


def _is_matter(text: str) -> bool:
    if len(text) <= _SHORTEST_MATTER or is_mark(text) or is_day(text) or _FULL_NAME.fullmatch(text):
        return False
    return number_of(text) is None and amount_of(text) is None


_FULL_NAME: Final = re.compile(r"[一-龠々]{1,3}[ \u3000][一-龠々ぁ-んァ-ヴー]{1,4}")
"""Who has the turn in a month, and no matter."""

_SEVERAL_MONTHS: Final = 3

_LEAST_IN_TURN: Final = 6

_SHORTEST_MATTER: Final = 2

_MOSTLY: Final = 0.8
