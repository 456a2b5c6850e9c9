"""A table made ready for its layout: its kind, its columns, the reader of its cells, and the department and unit that hold for all of it."""

import re
from collections.abc import Iterator
from typing import Final

from orgaudit.intake.sheets.cells.amounts import NO_HINT, unit_said
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.code_tables import Codes, codes_of_texts, joined_codes
from orgaudit.intake.sheets.cells.marks import legend_in, roles_of_legend
from orgaudit.intake.sheets.cells.notations import Order, fiscal_year_in, order_of_days
from orgaudit.intake.sheets.cells.titled_years import titled_year
from orgaudit.intake.sheets.columns.assigning import columns_of
from orgaudit.intake.sheets.columns.department_columns import heads_behind_departments, some_department
from orgaudit.intake.sheets.findings import Account
from orgaudit.intake.sheets.one_sheet.preamble import Preamble
from orgaudit.intake.sheets.one_sheet.scales import scales_of
from orgaudit.intake.sheets.one_sheet.titles import home_of_table, home_of_title
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.people.initials import initials_in
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.calendars import is_calendar
from orgaudit.intake.sheets.tables.column import samples
from orgaudit.intake.sheets.tables.kinds import kind_of
from orgaudit.intake.sheets.tables.likely_heads import likely_kind, other_kind
from orgaudit.intake.sheets.tables.surnames_first import columns_of_persons
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.sheets.values.cell_values import CellReader
from orgaudit.intake.spelling import folded, is_japanese


def work_of(
    area: Area, told: Preamble, options: Options, account: Account, legend: dict[str, str], *, kind: str = ""
) -> TableWork | None:
    """Return a table with all that its layout needs, of a kind that is known or told by itself; None where nothing tells what it lists."""
    grid = area.sheet.grid
    kind = kind or _kind_of(area, options)
    if not kind:
        return None
    headings = {**legend, **legend_in(area.headings.values())}
    in_japanese = any(map(is_japanese, area.headings.values()))
    reader = CellReader(
        legend={**cell_words(), **scales_of(area, headings)},
        codes=_codes(area, options),
        today=options.today,
        year=next(filter(None, map(fiscal_year_in, _titles(area))), None),
        titled=next(filter(None, map(titled_year, _titles(area))), None) if kind == "goal" else None,
        commas=not in_japanese,
        in_japanese=in_japanese,
        order="" if in_japanese else _order_of_days(area),
    )
    columns = columns_of(area, kind, options, reader)
    home = home_of_table(area, told)
    if kind in ("duty", "goal") and not told.department:
        columns = some_department(area, columns, titled=bool(home.path))
        home = home if home.path else home_of_title(area, columns, account)
    if kind == "duty":
        columns = heads_behind_departments(area, columns)
    if kind == "handoff" and not home.path and not {"from", "to"} <= {column.key for column in columns}:
        home = home_of_title(area, columns, account)
    work = TableWork(area, kind, columns, reader, account, options, home=home)
    work.legend = headings
    work.initials = initials_in(
        text
        for row in (*grid.rows[:_REMARKED], *grid.rows[area.last - 1 :][:_REMARKED])
        for text in row
        if text
    )
    work.holders = options.codes.get("post", {}) if kind == "duty" else {}
    work.orders = columns_of_persons(area, columns, kind)
    for index, order in work.orders.items():
        if order == "surname":
            heading = {"heading": " ".join(area.headings[index].split())}
            account.tell(work.cell(area.top, index), "surname_first", **heading)
    work.unit = next(
        (hint for text in (area.title, *_above(area)) if (hint := unit_said(text)).unit), NO_HINT
    )
    work.roles = roles_of_legend(headings)
    work.skilled = any(
        "スキル" in text or "skill" in folded(text)
        for text in (grid.name, area.title, *area.headings.values())
    )
    return work


def _titles(area: Area) -> Iterator[str]:
    """Yield what stands above a table, the name of the sheet and that of the file, the nearest first."""
    yield area.title
    yield from _above(area)
    yield area.sheet.grid.name
    yield area.sheet.grid.file_name


def _kind_of(area: Area, options: Options) -> str:
    """Return what kind of records a table lists; empty where nothing tells it."""
    hints = (area.title, area.sheet.grid.name)
    kind = "duty" if is_calendar(area) else kind_of(area, options, hints)
    if kind is None and area.is_likely:
        kind = likely_kind(area, hints)
    return other_kind(area, kind, hints) if kind else ""


def _order_of_days(area: Area) -> Order:
    """Return what comes first in the days of a table that people write who may put either first."""
    return order_of_days(
        text for index in area.headings for text in samples(area, index) if text[:1].isdecimal()
    ) or ("day" if any(map(_GERMAN.search, area.headings.values())) else "")


_GERMAN: Final = re.compile(
    r"[äöüß]|\b(?:abteilung|bereich|verantwortlich|vertretung|aufgabe|datum|stand|turnus|anweisung|frist|termin)\b",
    re.IGNORECASE,
)
"""A heading in German, in which a day is written before its month."""


def _codes(area: Area, options: Options) -> Codes:
    """Return what codes of fields stand for: by the headings, by remarks on the sheet, by tables of the workbook."""
    rows = area.sheet.grid.rows
    remarks = (
        text
        for row in (*rows[:_REMARKED], *rows[area.last :][:_REMARKED])
        for text in row
        if _SHORTEST < len(text) < _LONGEST
    )
    return joined_codes(
        codes_of_texts(" ".join(text.split("\n")) for text in area.headings.values()),
        codes_of_texts(remarks),
        options.codes,
    )


_REMARKED: Final = 40

_SHORTEST: Final = 6

_LONGEST: Final = 400


def _above(area: Area) -> Iterator[str]:
    """Yield the texts above a table."""
    for row in area.above:
        yield from area.sheet.texts(row).values()
