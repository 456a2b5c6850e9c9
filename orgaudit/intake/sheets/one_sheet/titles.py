"""Whose a table is: the department that is named above it, by its title or by the name of its sheet."""

import re
from typing import Final

from orgaudit.intake.sheets.cells.company_names import company_in
from orgaudit.intake.sheets.cells.marks import legend_in
from orgaudit.intake.sheets.cells.names import (
    is_department,
    is_post,
    without_marks,
)
from orgaudit.intake.sheets.findings import Account, Cell
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.layouts.title_homes import DASHES, named_in_title
from orgaudit.intake.sheets.one_sheet.preamble import Preamble
from orgaudit.intake.sheets.records import Home
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, samples
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
            if (found := named_in_title(text))
        ),
        (),
    )
    path = _beside_title(area) or path if not path or path == named_in_title(area.sheet.grid.name) else path
    return Home(path, Cell(area.sheet.grid.path, area.sheet.grid.name)) if path else Home()


def _beside_title(area: Area) -> tuple[str, ...]:
    """Return the department that stands alone beside the title of a Japanese table, as far to the right as it may; empty where there is none, or several."""
    if area.title_row < 0:
        return ()
    others = list(area.sheet.texts(area.title_row).values())[1:]
    found = {text for text in others if is_japanese(text) and is_department(text)}
    return (found.pop(),) if len(found) == 1 else ()


_SEVERAL: Final = 2

_BETWEEN_WORDS: Final = re.compile(r"[_＿]+")


def home_of_title(area: Area, columns: list[Column], account: Account) -> Home:
    """Return the department that a title may name beside the words for what the sheet is, where nothing else names one; that is told."""
    if any(column.key in _OF_DEPARTMENTS for column in columns) or area.is_form:
        return Home()
    if home := _of_project(area, columns):
        account.tell(_whole_sheet(area), "department_unnamed", made=home)
        return Home((home,), _whole_sheet(area), certain=False)
    first = next((text for row in area.above[:1] for text in area.sheet.texts(row).values()), "")
    name = _whose_sheet(first)
    if not name:
        return Home()
    account.tell(_whole_sheet(area), "department_unnamed", made=name)
    return Home((name,), _whole_sheet(area), certain=False)


def _whole_sheet(area: Area) -> Cell:
    return Cell(area.sheet.grid.path, area.sheet.grid.name)


def _of_project(area: Area, columns: list[Column]) -> str:
    """Return the one project or board that an export of a tool names in each row; empty where it names none, or several."""
    for column in columns:
        if plain(column.heading) in plain_words("headings_of_projects") and not column.key:
            texts = samples(area, column.index)
            if len(texts) > 1 and len(set(texts)) == 1 and any(map(str.isalpha, texts[0])):
                return texts[0]
    return ""


_OF_DEPARTMENTS: Final = (
    "department",
    "departments",
    "unit1",
    "unit2",
    "unit3",
    "unit4",
    "mark",
    "person_or_department",
)


def _whose_sheet(title: str) -> str:
    """Return what an English title names beside the words for what the sheet is, and which may be a department: Customer care of “Customer care - work list October”."""
    parts = [part.strip() for part in DASHES.split(without_marks(title)) if part.strip()]
    others = [part for part in parts if not _is_kind(part)]
    if len(parts) == _TWO and others == parts and company_in(parts[0]) and not is_japanese(title):
        return parts[1] if _OF_A_COMPANY.fullmatch(parts[1]) else ""
    if len(parts) != _TWO or len(others) != 1 or is_japanese(title):
        return ""
    name = _without_what_is_listed(others[0])
    is_other = (
        company_in(name)
        or _is_only_post(name)
        or name.split()[-1].casefold() in word_list("ends_of_companies")
    )
    may_name = _MAY_NAME.fullmatch(name) or _MANAGED.fullmatch(name)
    return "" if is_other or not may_name else name


def _without_what_is_listed(name: str) -> str:
    """Return a part of a title without what the sheet lists: Accounts payable of Accounts payable time analysis."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in word_list("looked_at"):
        words.pop()
    return " ".join(words) if len(words) > 1 else name


def _is_only_post(name: str) -> bool:
    """Whether a text is a post, and no department that ends as one does: HR admin."""
    return is_post(name) and name.split()[-1].casefold() not in word_list("last_words_of_departments")


def _is_kind(text: str) -> bool:
    """Whether a part of a title says what the sheet is, with a month or year behind it or without."""
    words = text.casefold().split()
    while words and (not words[-1].isalpha() or month_of_heading(words[-1])):
        words.pop()
    is_list = len(words) > 1 and words[-1] in word_list("listed_of_departments")
    return (
        not words
        or is_list
        or words[-1] in word_list("kinds_of_sheets")
        or " ".join(words).startswith(("who ", "what we "))
    )


_TWO: Final = 2
_OF_A_COMPANY: Final = re.compile(r"[A-Z][a-z]{3,}(?: (?:& |and )?[A-Z]?[a-z]+){0,2}")
"""What may be a department behind the name of a company."""

_MANAGED: Final = re.compile(r"[A-Z][A-Za-z]+(?: (?:&|and) [A-Z][A-Za-z]+)? Management")
"""What is managed, as departments are called: Facilities Management."""

_MAY_NAME: Final = re.compile(
    r"(?!(?:draft|final|copy|current|as is|to be|phase|version|new|old|internal|confidential|all)\b)[A-Z][A-Za-z]*(?: (?:& |and )?(?!to\b)[a-z]+| & [A-Z][a-z]+){1,3}"
)
"""Words of which the first has a capital: where all have, they may be a person's name."""
