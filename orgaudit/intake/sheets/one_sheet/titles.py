"""Whose a table is: the department that is named above it, by its title or by the name of its sheet."""

import re
from typing import Final

from orgaudit.intake.sheets.cells.company_names import company_in
from orgaudit.intake.sheets.cells.marks import legend_in
from orgaudit.intake.sheets.cells.names import (
    is_department,
    is_phase,
    is_post,
    may_be_department,
    without_marks,
)
from orgaudit.intake.sheets.findings import Account, Cell
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.layouts.homes import path_of
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

_PARTS: Final = re.compile(r"[\s\u3000（）()「」【】]+")

_LED: Final = re.compile(
    r"((?:[A-Z][\w&'-]*\s+)(?:(?:[\w&'-]+)\s+){0,2}?(?:team|department|division|unit|office|group|desk|branch|directorate|section|bureau|secretariat|faculty))\b(?=\s|$)",
    re.IGNORECASE,
)
"""A department at the beginning of an English title: Accounts team cover grid."""

_DASHES: Final = re.compile(r"(?<!\s)\s+[-–—|]\s+|:\s+")

_ASIDES: Final = re.compile(rf"{_DASHES.pattern}|,\s+|(?<!\s)\s*[(（\[]|[)）\]]")

_GENERIC: Final = frozenset(("desk", "team", "unit", "group", "department", "division", "section", "dept"))
"""Words for parts of a company that alone name none."""

_KINDS_OF_OFFICE: Final = frozenset(("back office", "front office", "middle office", "head office"))
"""What parts of companies are called in small letters, behind the name of one, and which names no department of it."""

_DATED: Final = re.compile(
    r"(?<!\s)\s*\b(?:fy ?)?(?:19|20)\d\d(?:\s?[/-]\s?(?:20)?\d\d)?\b|(?<!\s)\s*\bfy ?\d\d\b", re.IGNORECASE
)
"""The year that a sheet is of."""

_UNNAMED: Final = re.compile(r"(?:fy)?(?:19|20)\d\d|^(?:令和|平成|r)\s*\d", re.IGNORECASE)


_WORK_OF: Final = re.compile(
    r"(\S{1,12}?[部課室係班店])(?:の|から見た)(?:仕事|業務|担当|分担|役割|しごと|一日|1日|1年|一年|流れ|目標|めあて|ねらい|受け渡し|受渡し?|やり取り|やりとり|引渡し)"
)
"""A department at the beginning of a Japanese title in plain words: 広報課の仕事."""

_KIND_BEFORE: Final = re.compile(
    r"^(?:[A-Za-z]+ )?(?i:tracker|register|list|matrix|index|inventory|overview|log) (?:of |for )?(?=[A-Z])"
)
"""What a sheet is, before the department that it is of: SOP tracker Front Office."""


_LISTED_OF: Final = re.compile(
    r"^(?i:(?:all |the |key |main )?(?:hand-?offs?|hand-?overs?|interfaces|duties|jobs|tasks|work|goals|objectives|aims|targets|people|staff)) (?i:of|for|in|at|by|from) (?i:the )?(?=[A-Z])"
)
"""What is listed, before the department that it is of: Handoffs of Purchasing."""


def _without_kind(title: str) -> str:
    """Return what an English title says before the words for what a sheet is: Accounts Payable of Accounts Payable process inventory."""
    words = _LISTED_OF.sub("", _KIND_BEFORE.sub("", title)).split()
    if words[-1:] and words[-1].casefold() == "registry" and may_be_department(title):
        return title  # which is a department as well
    while words and words[-1].casefold().strip(".,") in word_list("kinds_of_sheets"):
        words.pop()
    bare = " ".join(words)
    return title if len(words) == 1 and bare.casefold() in word_list("topics") else bare


def named_in_title(text: str) -> tuple[str, ...]:
    """Return the department that a title names, alone or among other words, as the path that leads to it; empty where there is none, or several."""
    bare = without_marks(text)
    if is_phase(text):
        return ()
    if (work := _WORK_OF.match(bare)) and is_department(work[1]):
        return (work[1],)
    parts = [part for part in _PARTS.split(bare) if part]
    if bare.casefold() in _GENERIC:
        return ()
    if len(parts) < 2:
        return path_of(bare) if is_department(bare) and not _UNNAMED.search(bare) else ()
    if not is_japanese(bare):
        if led := _LED.match(bare):
            return (led[1],)
        undated = [_DATED.sub("", part).strip() for part in _ASIDES.split(bare)]
        named = [_without_kind(part) for part in undated if part and not _UNNAMED.search(part)]
        for fits in (is_department, may_be_department):
            found = [
                part
                for part in named
                if fits(part) and part.casefold() not in _GENERIC and part not in _KINDS_OF_OFFICE
            ]
            if found:
                return (found[0],) if len(found) == 1 else ()
        return ()
    named = [part for part in parts if is_department(part) and not _UNNAMED.search(part)]
    path = path_of(" ".join(named))
    return path if len(path) == len(named) or len(named) == 1 else ()


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
    parts = [part.strip() for part in _DASHES.split(without_marks(title)) if part.strip()]
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
