"""A table made ready for its layout: its kind, its columns, the reader of its cells, and the department and unit that hold for all of it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.intake.fields import table
from orgaudit.intake.sheets.cells.amounts import NO_HINT, unit_said
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.code_tables import Codes, codes_of_texts, joined_codes
from orgaudit.intake.sheets.cells.marks import legend_in, roles_of_legend
from orgaudit.intake.sheets.cells.names import is_department, may_be_department, without_marks
from orgaudit.intake.sheets.cells.notations import Order, fiscal_year_in, order_of_days
from orgaudit.intake.sheets.columns.columns import columns_of
from orgaudit.intake.sheets.columns.department_columns import some_department
from orgaudit.intake.sheets.findings import Account, Cell, Note
from orgaudit.intake.sheets.headings.headings import strong_matches
from orgaudit.intake.sheets.layouts.homes import path_of
from orgaudit.intake.sheets.one_sheet.preamble import Preamble
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.people.initials import initials_in
from orgaudit.intake.sheets.records import Home
from orgaudit.intake.sheets.tables.areas import Area
from orgaudit.intake.sheets.tables.column import samples
from orgaudit.intake.sheets.tables.kinds import is_calendar, kind_of
from orgaudit.intake.sheets.tables.surnames_first import columns_of_persons
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.sheets.values.cell_values import CellReader
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.intake.values.choices import vocabulary

_GRADED: Final = ("criticality",)


def work_of(
    area: Area, told: Preamble, options: Options, account: Account, legend: dict[str, str]
) -> TableWork | None:
    """Return a table with all that its layout needs; None where nothing tells what it lists."""
    grid = area.sheet.grid
    kind = "duty" if is_calendar(area) else kind_of(area, options, (area.title, grid.name))
    if kind is None:
        return None
    headings = {**legend, **legend_in(area.headings.values())}
    in_japanese = any(map(is_japanese, area.headings.values()))
    reader = CellReader(
        legend={**cell_words(), **_grades(area, headings)},
        codes=_codes(area, options),
        today=options.today,
        year=next(
            (
                year
                for text in (area.title, *_above(area), grid.name, grid.file_name)
                if (year := fiscal_year_in(text))
            ),
            None,
        ),
        commas=not in_japanese,
        in_japanese=in_japanese,
        order="" if in_japanese else _order_of_days(area),
    )
    columns = columns_of(area, kind, options, reader)
    home = _home(area, told)
    if kind in ("duty", "goal") and not home.path:
        columns = some_department(area, columns)
    work = TableWork(area, kind, columns, reader, account, options, home=home)
    work.legend = headings
    work.initials = initials_in(
        text
        for row in (*grid.rows[:_REMARKED], *grid.rows[area.last - 1 :][:_REMARKED])
        for text in row
        if text
    )
    work.orders = columns_of_persons(area, columns, kind)
    for index, order in work.orders.items():
        if order == "surname":
            heading = {"heading": " ".join(area.headings[index].split())}
            account.notes.append(Note(work.cell(area.top, index), "surname_first", heading))
    work.unit = next(
        (hint for text in (area.title, *_above(area)) if (hint := unit_said(text)).unit), NO_HINT
    )
    work.roles = roles_of_legend(headings)
    work.skilled = any(
        "スキル" in text or "skill" in folded(text)
        for text in (grid.name, area.title, *area.headings.values())
    )
    return work


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


def _grades(area: Area, headings: dict[str, str]) -> dict[str, Mapping[str, str]]:
    """Return what marks mean as values of a field, where the sheet says so: A:高, ★★★=high, or the letters (H/M/L) in a heading."""
    found: dict[str, Mapping[str, str]] = {}
    for key in _GRADED:
        item = next(item for item in table().sections["duty"].fields if item.key == key)
        words = vocabulary(item)
        known = cell_words().get(words.name, {})
        marks = {
            mark: code
            for mark, told in headings.items()
            if (code := words.code_of(told) or known.get(folded(told)))
        }
        if any(map(_IN_LETTERS.search, area.headings.values())) or _holds_letters(area, key):
            marks = {**_LETTERS, **marks}
        if marks:
            found[words.name] = {**known, **marks}
    if any(map(_FREQUENT.search, area.headings.values())) or _counts_in_letters(area):
        found["Frequency"] = {**cell_words().get("Frequency", {}), **_FREQUENCIES}
    return found


def _holds_letters(area: Area, key: str) -> bool:
    """Whether a column of a scale holds nothing but the initials of high, medium and low."""
    for index, heading in area.headings.items():
        if any(item.kind == "duty" and item.key == key for item in strong_matches(heading)):
            texts = {folded(text) for text in samples(area, index)}
            if len(texts) > 1 and texts <= set(_LETTERS) | {"-"}:
                return True
    return False


def _counts_in_letters(area: Area) -> bool:
    """Whether a column of how often holds nothing but the initials of daily, weekly, monthly and the like."""
    for index, heading in area.headings.items():
        if any(item.kind == "duty" and item.key == "frequency" for item in strong_matches(heading)):
            texts = {folded(text) for text in samples(area, index)}
            if len(texts & set("dwm")) > 1 and texts <= set("dwmqy") | {"-"}:
                return True
    return False


_FREQUENT: Final = re.compile(r"\bd\s*[/,|]\s*w\s*[/,|]\s*m\b", re.IGNORECASE)
_FREQUENCIES: Final = {
    "d": "daily",
    "w": "weekly",
    "m": "monthly",
    "q": "quarterly",
    "y": "yearly",
    "a": "yearly",
}
_IN_LETTERS: Final = re.compile(r"\bh\s*[/,|-]\s*m\s*[/,|-]\s*l\b", re.IGNORECASE)
_LETTERS: Final = {"h": "high", "m": "medium", "l": "low"}
"""The initials of a scale, where a heading lists them."""


def _home(area: Area, told: Preamble) -> Home:
    """Return the department of a whole table: named above it, by its title or by the name of its sheet."""
    if told.department:
        return Home(told.department, told.cell)
    above = [
        text
        for row in area.above
        for text in (area.sheet.text(row, column) for column in area.sheet.filled(row)[:1])
        if len(legend_in((text,))) < _SEVERAL
    ]
    firsts = [text.split()[0] for text in above if text.split() and is_japanese(text)]
    path = next(
        (
            found
            for text in (
                area.title,
                *above[:2],
                *firsts,
                area.sheet.grid.name,
                _BETWEEN_WORDS.sub(" ", area.sheet.grid.file_name),
            )
            if (found := _named_in(text))
        ),
        (),
    )
    return Home(path, Cell(area.sheet.grid.path, area.sheet.grid.name)) if path else Home()


_SEVERAL: Final = 2
_BETWEEN_WORDS: Final = re.compile(r"[_＿]+")
_PARTS: Final = re.compile(r"[\s\u3000（）()「」【】]+")
_LED: Final = re.compile(
    r"((?:[A-Z][\w&'-]*\s+)(?:(?:[\w&'-]+)\s+){0,2}?(?:team|department|division|unit|office|group|desk|branch))\b(?=\s|$)",
    re.IGNORECASE,
)
"""A department at the beginning of an English title: Accounts team cover grid."""

_DASHES: Final = re.compile(r"(?<!\s)\s+[-–—|]\s+|:\s+")
_ASIDES: Final = re.compile(rf"{_DASHES.pattern}|(?<!\s)\s*[(（\[]|[)）\]]")
_UNNAMED: Final = re.compile(r"(?:fy)?(?:19|20)\d\d|^(?:令和|平成|r)\s*\d", re.IGNORECASE)


def _without_kind(title: str) -> str:
    """Return what an English title says before the words for what a sheet is: Accounts Payable of Accounts Payable process inventory."""
    words = title.split()
    while words and words[-1].casefold().strip(".,") in _KINDS_OF_SHEETS:
        words.pop()
    bare = " ".join(words)
    return title if len(words) == 1 and bare.casefold() in _TOPICS else bare


_KINDS_OF_SHEETS: Final = frozenset(
    (
        *("process", "processes", "task", "tasks", "duty", "duties", "activity", "activities", "work", "job", "jobs", "role", "roles", "skill", "skills", "responsibilities", "responsibility"),
        *("inventory", "list", "lists", "register", "registry", "matrix", "chart", "map", "plan", "planner", "overview", "grid", "table", "log", "sheet", "coverage", "cover", "handover", "hand-over"),
        *("raci", "inventories", "catalogue", "catalog", "workload", "allocation", "and", "of", "&", "owners", "owner", "goals", "objectives", "kpis", "survey", "audit"),
    )
)  # fmt: skip
_TOPICS: Final = frozenset(
    (
        "training",
        "quality",
        "safety",
        "risk",
        "support",
        "product",
        "compliance",
        "security",
        "audit",
        "planning",
        "projects",
        "events",
    )
)
"""What a sheet may be about as well as whose it is, where it stands alone."""


def _named_in(text: str) -> tuple[str, ...]:
    """Return the department that a title names, alone or among other words, as the path that leads to it; empty where there is none, or several."""
    bare = without_marks(text)
    parts = [part for part in _PARTS.split(bare) if part]
    if len(parts) < 2:
        return path_of(bare) if is_department(bare) and not _UNNAMED.search(bare) else ()
    if not is_japanese(bare):
        if led := _LED.match(bare):
            return (led[1],)
        named = [_without_kind(part.strip()) for part in _ASIDES.split(bare) if not _UNNAMED.search(part)]
        for fits in (is_department, may_be_department):
            found = [part for part in named if fits(part)]
            if found:
                return (found[0],) if len(found) == 1 else ()
        return ()
    named = [part for part in parts if is_department(part) and not _UNNAMED.search(part)]
    path = path_of(" ".join(named))
    return path if len(path) == len(named) or len(named) == 1 else ()
