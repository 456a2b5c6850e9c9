"""Organisation charts without headings: departments in steps, indented or as boxes side by side, with their heads and numbers beside them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from orgaudit.intake.sheets.cells.company_names import company_alone
from orgaudit.intake.sheets.cells.names import (
    is_department,
    is_note,
    is_total,
    may_be_department,
    without_marks,
)
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.headings.headings import field_of, is_listed
from orgaudit.intake.sheets.layouts.homes import height_of
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.values.cell_values import CellReader
from orgaudit.intake.values.person_words import meaning_of

_LEAST: Final = 2


def is_tree(sheet: Sheet) -> bool:
    """Whether a sheet is a tree of departments: nearly every text is one, one or more a row, in several columns or indented."""
    texts = [sheet.text(row, column) for row in range(sheet.height) for column in sheet.filled(row)]
    texts = [text for text in texts if not _beside(text) and "組織図" not in text]
    named = sum(map(is_department, map(_bare, texts)))
    if sheet.grid.indents and sum(map(_has_head, texts)) > _LEAST:
        named = max(named, sum(may_be_department(_bare(text)) or _has_head(text) for text in texts))
    deep = len({column for row in range(sheet.height) for column in sheet.filled(row)}) > 1 or bool(
        sheet.grid.indents
    )
    return len(texts) > _LEAST and deep and named * 4 >= len(texts) * 3


def is_boxes(sheet: Sheet) -> bool:
    """Whether departments of one level stand side by side in a row, so that those below it belong to the one above them."""
    rows = (
        [_bare(text) for text in sheet.texts(row).values() if not _beside(text)]
        for row in range(sheet.height)
    )
    return any(len(names) > 1 and len({height_of(name) for name in names} - {-1}) == 1 for names in rows)


def boxes_of(sheet: Sheet) -> Iterator[Record]:
    """Yield the departments of boxes side by side; each belongs to the nearest one above it, at its column or left of it, that is of a higher level."""
    placed: list[tuple[int, int, str]] = []
    for row in range(sheet.height):
        for column in sheet.filled(row):
            name = _bare(sheet.text(row, column))
            if is_note(name) or is_total(name) or (not placed and not _is_unit(name)):
                continue  # the title, or a remark
            record = Record("department", sheet.cell(row, column))
            record.facts["name"] = Fact(name, record.cell)
            above = [
                (line, at, other)
                for line, at, other in placed
                if line < row
                and at <= column
                and (height_of(other) < height_of(name) or height_of(other) < 0)
            ]
            if above:
                record.facts["parent"] = Fact(max(above)[2], record.cell)
            placed.append((row, column, name))
            yield record


def _begins(name: str, text: str) -> bool:
    """Whether a text may be the first department of a tree."""
    return is_department(name) or _has_head(text)


def _is_unit(name: str) -> bool:
    return is_department(name) and "組織図" not in name


def tree_of(sheet: Sheet) -> Iterator[Record]:
    """Yield the departments of a tree; each belongs to the last one before it that stands further left."""
    stack: list[tuple[int, str]] = []
    last: Record | None = None
    for row in range(sheet.height):
        for column in sheet.filled(row):
            name, cell = _bare(sheet.text(row, column)), sheet.cell(row, column)
            if not stack and (company := company_alone(_CHART.sub("", sheet.text(row, column)))):
                yield Record("company", cell, {"name": Fact(company, cell)})
                continue
            if beside := _beside(name):
                if last is not None and last.cell.row == cell.row:
                    _add_beside(last, *beside, cell)
                continue  # in a line of its own it is of the company: 社長　倉持 明
            if _is_other(name, sheet.text(row, column), first=not stack):
                continue
            depth = column * 100 + sheet.grid.indents.get((row, column), 0)
            record = _placed(stack, depth, name, cell)
            _add_behind(record, sheet.text(row, column), cell)
            if last is not None:
                yield last
            last = record
    if last is not None:
        yield last


def _placed(stack: list[tuple[int, str]], depth: int, name: str, cell: Cell) -> Record:
    """Return a department below the last one on the stack that stands further left, and put it there."""
    while stack and stack[-1][0] >= depth:
        stack.pop()
    record = Record("department", cell, {"name": Fact(name, cell)})
    if stack:
        record.facts["parent"] = Fact(stack[-1][1], cell)
    stack.append((depth, name))
    return record


_HEADED: Final = re.compile(
    r"([^\s　:：()（）]{1,6}長|マネー?ジャー|リーダー|チーフ|manager|head|director|lead)\s*[\s　:：]\s*(\S.*)",
    re.IGNORECASE,
)
"""Who heads a department, after the post: 課長　小坂 徹."""

_COUNTED: Final = re.compile(
    r"[(（]?\s*(?:計|定員|人員|在籍)?\s*(\d{1,5}(?:\.\d)?)\s*(?:名|人|people|staff|fte)\s*[)）]?",
    re.IGNORECASE,
)


_COUNT_BEHIND: Final = re.compile(r"[(（]\s?(\d{1,5})\s?(?:名|人)\s?[)）]$")
"""How many there are, behind the name of a department: 営業部（15名）."""

_CHART: Final = re.compile(r"[ \u3000]?(?:全社)?組織(?:図|表|体制図?)[^ \u3000]{0,20}$")
"""Behind the name of the company, that this is its chart."""

_LONGEST_BESIDE: Final = 60
"""Signs of a text beside a department; longer ones are not looked at, which a gap in them would make slow."""


def _beside(text: str) -> tuple[str, str] | None:
    """Return which fact of a department a text beside it states, who heads it or how many work there, and as what."""
    if len(text) > _LONGEST_BESIDE:
        return None
    if counted := _COUNTED.fullmatch(text):
        return "headcount", counted[1]
    headed = _HEADED.fullmatch(text)
    return ("head", headed[2]) if headed and _is_post(headed[1]) else None


def _is_post(word: str) -> bool:
    return (
        is_listed(word, "posts")
        or is_listed(word, "single_posts")
        or word.endswith(
            ("部長", "課長", "室長", "係長", "局長", "所長", "センター長", "班長", "店長", "工場長")
        )
    )


def _add_beside(record: Record, key: str, told: str, cell: Cell) -> None:
    """Write what stands beside a department."""
    item = field_of("department", key)
    value = CellReader().read(item, told).value if item is not None else None
    if value is not None:
        record.facts.setdefault(key, Fact(value, cell))


def _bare(text: str) -> str:
    bare = without_marks(_COUNT_BEHIND.sub("", text.strip("└├│┗┣┃─・ 　")))
    return bare.rpartition("(")[0].strip() if _has_head(bare) else bare


def _is_other(name: str, text: str, *, first: bool) -> bool:
    """Whether a text is the title of a tree, or a remark."""
    return (first and not _begins(name, text)) or is_note(name) or is_total(name)


def _add_behind(record: Record, text: str, cell: Cell) -> None:
    """Write who heads a department, or how many there are, where that stands behind its name."""
    if head := _head_of(text):
        _add_beside(record, "head", head, cell)
    if counted := _COUNT_BEHIND.search(text):
        _add_beside(record, "headcount", counted[1], cell)


def _has_head(text: str) -> bool:
    return bool(_head_of(text))


def _head_of(text: str) -> str:
    """Return who heads a department, in brackets behind its name: Finance (Irene Sole), Treasury (vacant)."""
    bare = unicodedata.normalize("NFKC", text).strip("└├│┗┣┃─・ ")
    if len(bare) > _LONGEST_BESIDE or not bare.endswith(")"):
        return ""
    name, _, inner = bare[:-1].rpartition("(")
    if _is_post(name.strip()):
        return ""
    is_person = _A_NAME.fullmatch(inner) is not None and not may_be_department(inner)
    return inner if name.strip() and (is_person or meaning_of(inner) == "vacancy") else ""


_A_NAME: Final = re.compile(
    r"[A-Z][\w.'-]{0,20}(?: [A-Z][\w.'-]{0,20}){1,2}|[一-龠]{1,4} [一-龠ぁ-んァ-ヶ]{1,4}"
)
