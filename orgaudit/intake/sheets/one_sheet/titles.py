"""The department of a whole table: named above it, by its title or by the name of its sheet."""

import re
from typing import Final

from orgaudit.intake.sheets.cells.marks import legend_in
from orgaudit.intake.sheets.cells.names import is_department, may_be_department, without_marks
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.layouts.homes import path_of
from orgaudit.intake.sheets.one_sheet.preamble import Preamble
from orgaudit.intake.sheets.records import Home
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import is_japanese


def home_of_table(area: Area, told: Preamble) -> Home:
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
    while words and words[-1].casefold().strip(".,") in word_list("kinds_of_sheets"):
        words.pop()
    bare = " ".join(words)
    return title if len(words) == 1 and bare.casefold() in word_list("topics") else bare


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
