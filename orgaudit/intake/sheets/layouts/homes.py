"""The department of each row: from its own column or columns, filled down where blocks are written so, or from the section above."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from orgaudit.intake.sheets.cells.company_names import whose_firm
from orgaudit.intake.sheets.cells.names import is_department, one_line
from orgaudit.intake.sheets.cells.open_texts import says_open
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.sheets.records import Home
from orgaudit.intake.sheets.tables.column import Column, texts_in
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded, narrowed
from orgaudit.intake.values.person_words import is_calling, is_plural, meaning_by_words, meaning_of

_UNITS: Final = ("unit1", "unit2", "unit3", "unit4")
_BETWEEN: Final = re.compile(r"\s*(?:[、，,;；・･＆&+＋\n]|及び|および|\sand\s)\s*")
_STEPS: Final = re.compile(r"\s*(?:[/／>＞]|→)\s*")

_UPPER: Final = re.compile(r".*(?:本部|事業部|局|部|支店)")
_ENDS: Final = (("本部",), ("事業部", "局"), ("部",), ("課", "室"), ("係", "班", "グループ", "チーム"))
_LOWER: Final = re.compile(r".*(?:課|室|係|班|グループ|チーム)")


@dataclass(slots=True)
class Homes:
    """Walks down the rows of a table and says in which department each stands."""

    work: TableWork
    section: Home | None = None
    units: list[Column] = field(default_factory=list)
    column: Column | None = None
    filled: bool = False
    _unit_texts: dict[int, str] = field(default_factory=dict)
    _above: str = ""

    def of(self, row: int) -> Home:
        """Return the department of a row."""
        if self.column is None and not self.units:
            return self.section or self.work.home
        if self.units:
            path = self._units(row)
            if self.column is not None:
                own = self._column(row)
                if own.claimed is None and self.units[0].index > self.column.index:
                    return Home((*own.path, *path), own.cell)  # parts of the department, named behind it
                return Home((*path, *own.path), own.cell, own.claimed) if own.claimed is None else own
            if path:
                return Home(tuple(path), self.work.cell(row, self.units[-1].index))
            return self.section or self.work.home
        return self._column(row)

    def _units(self, row: int) -> list[str]:
        stated = False
        for column in self.units:
            text = one_line(self.work.text(row, column.index))
            if text and meaning_of(text) != "none" and not is_listed(text, "posts"):
                self._unit_texts[column.index] = text
                stated = True
            elif stated or text:  # a row that states a higher unit states the lower ones too, or has none
                self._unit_texts.pop(column.index, None)
        return [text for column in self.units if (text := self._unit_texts.get(column.index, ""))]

    def _column(self, row: int) -> Home:
        column = self.column
        if column is None:
            return Home()
        cell = self.work.cell(row, column.index)
        text = self.work.text(row, column.index)
        if not text and self.filled:
            text = self._above
        if not text:
            if self.section is not None:
                return self.section
            if self.work.home.path and self.work.home.certain:
                return self.work.home
            self.work.doubt(row, column.index, "department_missing", "department", "")
            return Home((), cell)
        self._above = text
        home = home_of(self.work, row, column, text)
        above = self.work.home.path
        if (
            (column.key in _UNITS or _OF_PARTS.search(column.heading))
            and len(home.path) == 1
            and home.claimed is None
            and above
            and 0 <= height_of(above[-1]) < height_of(home.path[0])
        ):
            return Home((*above, *home.path), home.cell)  # a 係 of the 課 that the sheet is of
        return home


_OF_PARTS: Final = re.compile(r"係|班|チーム|グループ")
"""In a heading of departments, that they are the parts of one."""


def path_of(text: str) -> tuple[str, ...]:
    """Return the departments that a text names from the highest level down, parted by spaces; the text alone where it is no such path."""
    parts = text.split()
    if len(parts) == 1 and (joined := _JOINED.fullmatch(text)):
        parts = [part for part in joined.groups() if part]
    heights = [height_of(part) for part in parts]
    goes_down = (
        len(parts) > 1 and heights[0] >= 0 and all(first < second for first, second in pairwise(heights))
    )
    return tuple(parts) if goes_down else (text.strip(),) if len(text.split()) == 1 else (" ".join(parts),)


_JOINED: Final = re.compile(
    r"([^\s]{2,12}?(?:本部|事業部|部|局))(?![品門署分長材会員活課室係屋内外])([^\s]{2,12}(?<![部本全各他])(?:課|室|係|グループ|班))"
    r"|([^\s]{2,12}?(?:課|室))(?![長員])([^\s]{2,12}(?:係|班|グループ|チーム))"
)
"""A department and the part of it that is meant, without a gap between: 宿泊部フロント課."""


def height_of(name: str) -> int:
    """Return how far below the whole company a unit stands by what it is called; -1 where the name does not say."""
    return next((step for step, ends in enumerate(_ENDS) if name.endswith(ends)), -1)


def home_of(work: TableWork, row: int, column: Column, text: str) -> Home:
    """Return the department that a text names: one, a path of them, several, or none."""
    cell = work.cell(row, column.index)
    meaning = meaning_of(text)
    if work.home.path and whose_firm(text):
        return work.home  # a firm is no department of ours
    if is_listed(text, "posts") and work.home.path:
        return work.home  # the head of the department that the whole table is of
    if meaning in ("none", "nobody") and work.home.path and column.key in _UNITS:
        return work.home  # of no team of the department that the whole table is of
    if meaning in ("none", "nobody"):
        return Home((), cell, claimed=())
    flat = one_line(text)
    several = [
        part.strip()
        for part in re.split(f"{_BETWEEN.pattern}|{_STEPS.pattern}", narrowed(text))
        if part and part.strip()
    ]
    are_departments = len(several) > 1 and all(map(is_department, several))
    is_unit = is_department(text) or are_departments or is_plural(text)
    is_team = column.certainty == "exact" and is_calling(text)
    if (
        meaning == "vacancy"
        or whose_firm(text)
        or (says_open(flat) and not is_unit)
        or (meaning_by_words(text) == "group" and not is_unit and not is_team)
    ):
        work.doubt(row, column.index, "no_department_named", "department", text)
        return Home((), cell)
    steps = [part for part in _STEPS.split(narrowed(flat)) if part]
    if len(steps) > 1 and all(map(_UPPER.fullmatch, steps[:-1])) and _LOWER.fullmatch(steps[-1]):
        return Home(tuple(steps), cell)
    named = path_of(flat)
    if len(named) > 1:
        return Home(named, cell)
    if len(steps) > 1 and len(steps) == len(_STEPS.split(narrowed(column.heading))):
        return Home(tuple(steps), cell)  # Division / Dept: Services / Facilities
    if are_departments and not _is_one_by_name(work, column, flat, several):
        # The whole text stays beside its parts: there may be one department of that name.
        return Home((flat,), cell, claimed=tuple(dict.fromkeys(several)))
    return Home((flat,), cell)


def _is_one_by_name(work: TableWork, column: Column, text: str, parts: list[str]) -> bool:
    """Whether a text in English that joins two words for departments is the name of one, as none of them stands alone in its column: Audit and Accounts."""
    if not text.isascii() or len(parts) != _TWO or not _AND.search(text):
        return False
    if column.index not in work.alone:
        work.alone[column.index] = frozenset(map(folded, texts_in(work.area, column.index)))
    return not any(folded(part) in work.alone[column.index] for part in parts)


_TWO: Final = 2
_AND: Final = re.compile(r"\sand\s|\s?&\s?", re.IGNORECASE)


def homes_of(work: TableWork) -> Homes:
    """Return the departments of a table's rows; blocks whose name stands once, above, are recognised by their blanks."""
    units = sorted((column for column in work.columns if column.key in _UNITS), key=lambda item: item.index)
    column = work.by_key("department")
    homes = Homes(work, units=units, column=column)
    if len(units) == 1 and column is None:
        homes.column, homes.units = units[0], []
    if homes.column is not None:
        homes.filled = is_in_blocks(work, homes.column)
        if homes.filled:
            cell = work.cell(work.area.top, homes.column.index)
            work.account.tell(cell, "filled_down", heading=homes.column.heading)
    return homes


def is_in_blocks(work: TableWork, column: Column) -> bool:
    """Whether a column states each value once for the rows below it: no value follows itself, and blanks are half as many as values."""
    from orgaudit.intake.sheets.cells.names import is_note, is_total

    sheet, area = work.area.sheet, work.area
    texts = []
    blanks = 0
    for row in range(area.first, area.last):
        filled = sheet.filled(row)
        if (
            len(filled) > 1
            and not is_total(sheet.text(row, filled[0]))
            and not is_note(sheet.text(row, filled[0]))
        ):
            text, joined = sheet.below(row, column.index)
            texts.append("" if joined else text)
            blanks += not (joined or text)
    named = [text for text in texts if text]
    repeated = any(first and first == second for first, second in pairwise(texts))
    return bool(texts and texts[0] and named and blanks) and not repeated and 2 * len(texts) >= 3 * len(named)


def fill_persons(work: TableWork) -> None:
    """Fill the persons of a list down whose blocks each name theirs once, before the duties."""
    person, name = work.by_key("primary"), work.by_key("name") or work.by_key("duties_of_person")
    if person is None or name is None or person.index > name.index:
        return
    work.heading_persons = _heading_persons(work, person, name)
    if work.heading_persons or is_in_blocks(work, person):
        _fill_down(work, person)


def _fill_down(work: TableWork, column: Column) -> None:
    """Let the blanks of a column stand for what is above them, and say so."""
    work.filled |= {column.index}
    cell = work.cell(work.area.top, column.index)
    work.account.tell(cell, "filled_down", heading=" ".join(column.heading.split()))


def fill_groups(work: TableWork) -> None:
    """Fill words down that stand once above the rows that they hold for, as groups do: 直接, 間接 before the duties."""
    name = work.by_key("name") or work.by_key("duties_of_person")
    for column in work.having(("office", "kind", "function", "frequency", "process")):
        is_sure = column.certainty == "contents" or column.key != "frequency"
        is_group = is_sure and name is not None and column.index < name.index
        if is_group and is_in_blocks(work, column):
            _fill_down(work, column)


def _heading_persons(work: TableWork, person: Column, name: Column) -> frozenset[int]:
    """Return the rows in which nothing but a person stands, whose duties are the rows below without one; nothing where rows name both."""
    sheet, area = work.area.sheet, work.area
    alone, both, bare = set(), 0, 0
    for row in range(area.first, area.last):
        filled = sheet.filled(row)
        if filled == [person.index]:
            alone.add(row)
        elif name.index in filled:
            both += person.index in filled
            bare += person.index not in filled
    first = next((row for row in range(area.first, area.last) if sheet.filled(row)), -1)
    return frozenset(alone) if first in alone and bare >= len(alone) and not both else frozenset()
