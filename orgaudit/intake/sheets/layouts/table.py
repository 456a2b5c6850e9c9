"""The one table of layouts: kind of records -> how a table of them becomes records."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from orgaudit.intake.sheets.layouts.calendar import duties_of_calendar
from orgaudit.intake.sheets.layouts.duty_rows import duties_of
from orgaudit.intake.sheets.layouts.element_rows import company_of, departments_of
from orgaudit.intake.sheets.layouts.goal_rows import goals_of
from orgaudit.intake.sheets.layouts.handoff_rows import handoffs_of
from orgaudit.intake.sheets.layouts.people_rows import people_of
from orgaudit.intake.sheets.records import Record
from orgaudit.intake.sheets.tables.calendars import is_calendar
from orgaudit.intake.sheets.tables.table_work import TableWork


def _duties(work: TableWork) -> Iterator[Record]:
    return duties_of_calendar(work) if is_calendar(work.area) else duties_of(work)


LAYOUTS: Final[Mapping[str, Callable[[TableWork], Iterator[Record]]]] = {
    "duty": _duties,
    "goal": goals_of,
    "department": departments_of,
    "person": people_of,
    "handoff": handoffs_of,
    "company": company_of,
}
"""A table of one kind of records; a form is such a table too, with one row."""
