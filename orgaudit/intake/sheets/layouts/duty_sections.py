"""The lines between the rows of a table of duties: a department, or what groups the duties below."""

import re
from typing import Final

from orgaudit.intake.sheets.cells.names import (
    has_number,
    is_department,
    is_marked,
    is_phase,
    may_be_department,
    without_marks,
)
from orgaudit.intake.sheets.headings.person_keys import SAY_WHO
from orgaudit.intake.sheets.layouts.homes import Homes, path_of
from orgaudit.intake.sheets.records import Fact, Home
from orgaudit.intake.sheets.tables.labelled_lines import said_by_label
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded

_WORD: Final = re.compile(r"[a-zァ-ヶー一-龠]{2,}")


def first_section(work: TableWork, others: list[str]) -> str:
    """Return the title of a table as a section where later ones are called alike: Phase 1 above the head, Phase 2 below."""
    sheet, top = work.area.sheet, work.area.top
    right_above = sheet.filled(top - 1) if top and not work.area.is_form else []
    nearest = sheet.text(top - 1, right_above[0]) if len(right_above) == 1 else ""
    title = without_marks(nearest if is_phase(nearest) else work.area.title)
    first = _WORD.match(folded(title))
    alike = first is not None and any(folded(other).startswith(first[0]) for other in others)
    alike = alike or (is_phase(title) and any(map(is_phase, others)))
    marked = bool(others) and is_marked(work.area.title)
    return title if (alike or marked) and not is_department(title) else ""


def are_departments(names: list[str]) -> bool:
    """Whether all sections of a table may be departments, and one of them surely is or has several words: Materials Planning, Finance."""
    return (
        len(names) > 1
        and all(map(may_be_department, names))
        and any(is_department(name) or " " in name for name in names)
    )


def title_home(work: TableWork, homes: Homes, sections: list[int]) -> bool:
    """Whether the title of a table and the lines above its repeated headings are departments, of which one is called so: FRONT DESK, BILLING.

    The title is then the department of the rows before the first of these lines.
    """
    sheet, top = work.area.sheet, work.area.top
    head = sheet.texts(top)
    titles = [row for row in sections if sheet.texts(row + 1) == head]
    if not titles or len(titles) < len(sections) or len(sheet.filled(top - 1)) != 1:
        return False
    names = [without_marks(sheet.text(row, sheet.filled(row)[0])) for row in (top - 1, *titles)]
    if not any(map(is_department, names)) or any(
        has_number(name) or len(name) > _LONGEST_TITLE for name in names
    ):
        return False
    if homes.column is None and not homes.units:
        homes.section = Home((names[0],), work.cell(top - 1, sheet.filled(top - 1)[0]))
    return True


_LONGEST_TITLE: Final = 30


def begin_section(work: TableWork, homes: Homes, row: int, name: str, *, are_homes: bool) -> str:
    """Take note of a section: a department for the rows below it, or else the tag that is returned."""
    work.leave_out(row, "section")
    where = work.cell(row, work.area.sheet.filled(row)[0])
    key, value = said_by_label(name)
    if key == "department":
        if homes.column is None and not homes.units:
            homes.section = Home(path_of(value), where)
        return ""
    if key == "primary" and not work.having(SAY_WHO):
        work.person = Fact(value, where)
        return ""
    if key == "process" and not work.having(("process",)):
        work.of_duties = {**work.of_duties, "process": Fact(value, where)}
        return ""
    is_home = are_homes or is_department(name) or (work.sections_are_departments and row in work.sections)
    if is_home and homes.column is None and not homes.units:
        homes.section = Home((name,), where)
        return ""
    return name
