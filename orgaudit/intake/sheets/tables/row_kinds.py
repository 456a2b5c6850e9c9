"""Which rows of a table are records, and what the others are: sums, notes, examples, heads repeated, sections."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

from orgaudit.intake.sheets.cells.marks import is_answer, is_legend, legend_in
from orgaudit.intake.sheets.cells.names import (
    has_number,
    is_department,
    is_example,
    is_marked,
    is_note,
    is_only_total,
    is_phase,
    is_total,
    without_marks,
)
from orgaudit.intake.sheets.headings.headings import COUNTED, is_listed
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.headings.person_keys import HOLDERS
from orgaudit.intake.sheets.people.initials import initials_in
from orgaudit.intake.sheets.tables.column import GROUPS, texts_in
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING
from orgaudit.intake.sheets.tables.labelled_lines import labelled_line
from orgaudit.intake.sheets.tables.lines_below import (
    counts_rows,
    explains_marks,
    is_figure_below,
    is_for_seals,
    is_of_list_below,
    is_sum_below,
)
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.sheets.values.word_values import NEGATIVE
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of

RowKind = Literal["record", "section", "left_out", "blank"]

_OF_WORK: Final = HOLDERS | {"mark", "frequency", "manual", "media"}
_DEPARTMENT: Final = frozenset(("department",))
_LONGEST_NUMBER: Final = 8
"""Signs of a number that only counts rows; a longer text in its column is a remark."""

_SENTENCE: Final = 25
"""Signs from which on a lone text that ends like a sentence is a remark."""


def rows_of(work: TableWork) -> Iterator[tuple[int, RowKind, str]]:
    """Yield the rows of a table with what they are; for a section its name. What is left out is told."""
    sheet, area = work.area.sheet, work.area
    heads = {plain(text) for text in area.headings.values()}
    gap = False
    example_column = {
        column.index
        for column in work.columns
        if column.key in ("number", "") or column.key in IDENTIFYING[work.kind]
    }
    numbers = {column.index for column in work.columns if column.key == "number"}
    _find_sections(work)
    asked = _asked_whether_done(work)
    for row in range(area.first, area.last):
        work.account.meter.at(row, sheet.height)
        texts = sheet.texts(row)
        columns = list(texts)
        if all(column in numbers and _counts_rows(text) for column, text in texts.items()):
            work.account.blank_rows += 1
            gap = gap or not columns
            continue
        is_undone = any(folded(texts.get(column, "")) in NEGATIVE for column in asked)
        reason = "not_done" if is_undone else _left_out(work, row, texts, heads, example_column)
        if reason is None and (len(columns) == 1 or (gap and _is_signed(list(texts.values())))):
            reason = _line_alone(work, row, texts[columns[0]], gap=gap)
        if reason is None and gap and is_for_seals(list(texts.values())):
            reason = "note"
        if reason is not None:
            work.leave_out(row, reason)
            yield row, "left_out", reason
            continue
        if row in work.heading_persons:
            work.leave_out(row, "section")
            yield row, "left_out", "section"
            continue
        section = (
            labelled_line(texts) or _section(work, row, texts) or _numbered_section(work, row, texts, numbers)
        )
        if not section and len(texts) == 1 and _is_head_next(work, row, heads):
            section = without_marks(texts[columns[0]])
        yield (row, "section", section) if section else (row, "record", "")


def _line_alone(work: TableWork, row: int, text: str, *, gap: bool) -> str | None:
    """Return why a line alone is no record; None where it may be one."""
    sheet, first = work.area.sheet, work.area.first
    if is_figure_below(sheet, first, text):
        return "total"
    if len(work.area.headings) >= _LEAST_FILLED and _LABELLED.match(text):
        return "note"
    return "note" if gap and (_is_remark(text) or is_of_list_below(sheet, first, row)) else None


def _is_signed(texts: list[str]) -> bool:
    """Whether a row is a sentence with the place of a seal behind it: 上記のとおり引き継ぎました。 印."""
    return len(texts) == _NUMBER_AND_NAME and texts[0].endswith("。") and len(texts[1]) <= _SHORTEST_TITLE


_LABELLED: Final = re.compile(
    r"(?:最終|次回)?(?:作成|更新|承認|改訂|改定|制定|版数|記入|集計|問い?合わせ|連絡先|提出|配布|保管|様式|出典|基準日|調査日|備考|注記?)(?:者|日|先|部署|担当|責任者|時期|元)?[ \u3000]*[:：]"
)
"""What begins a line about the sheet itself, alone in its row: 更新：毎年4月　承認：風間."""


def _asked_whether_done(work: TableWork) -> tuple[int, ...]:
    """Return the columns that say of each row whether it is work at all: Applicable? No."""
    if work.kind != "duty":
        return ()
    return tuple(
        column.index
        for column in work.columns
        if not column.key
        and plain(column.heading) in plain_words("asked_whether_done")
        and any(
            folded(text) not in NEGATIVE and is_answer(text) for text in texts_in(work.area, column.index)
        )
    )


def _numbered_section(work: TableWork, row: int, texts: dict[int, str], numbers: set[int]) -> str:
    """Return the name of a group by its number, behind which its records are counted: 2 Staff above 2.1 and 2.2."""
    if len(texts) != _NUMBER_AND_NAME or min(texts) not in numbers:
        return ""
    own = texts[min(texts)].rstrip(".)．")
    below = work.area.sheet.text(row + 1, min(texts))
    is_group = len(below) > len(own) and below.startswith(own) and below[len(own)] in ".-－．"
    return texts[max(texts)] if is_group and len(work.area.sheet.filled(row + 1)) > len(texts) else ""


def _counts_rows(text: str) -> bool:
    """Whether a text may be the number of a row, and is no title or remark that stands in its column."""
    return (
        len(text) <= _LONGEST_NUMBER
        and not is_marked(text)
        and (len(text) <= _SHORTEST_TITLE or any(map(str.isdecimal, text)))
    )


_SHORTEST_TITLE: Final = 2

_NUMBER_AND_NAME: Final = 2

_LONGEST_COUNT: Final = 100


def _is_figure(text: str) -> bool:
    return number_of(text.rstrip("%％人名件")) is not None


_LEAST_FILLED: Final = 3
_SAMPLED: Final = 400


def _find_sections(work: TableWork) -> None:
    """Find the rows that head those below them by their look: a lone text where every other row says more, the first row among them."""
    sheet, area = work.area.sheet, work.area
    if area.is_form or work.kind not in ("duty", "goal") or work.heading_persons:
        return
    numbers = {column.index for column in work.columns if column.key == "number"}
    filled = {
        row: [column for column in sheet.filled(row) if column not in numbers] or sheet.filled(row)
        for row in range(area.first, min(area.last, area.first + _SAMPLED))
    }
    rows = [row for row, columns in filled.items() if columns]
    lone = [row for row in rows if len(filled[row]) == 1]
    named = {column.index for column in work.columns if column.key in IDENTIFYING[work.kind]}
    texts = [sheet.text(row, filled[row][0]) for row in lone]
    is_one_place = len({filled[row][0] for row in lone}) == 1 and all(
        len(text) <= _SENTENCE for text in texts
    )
    others = [row for row in rows if row not in lone and not is_only_total(sheet.text(row, filled[row][0]))]
    if (
        not lone
        or lone[0] != rows[0]
        or lone[-1] == rows[-1]
        or len(others) < len(lone)
        or not is_one_place
        or filled[lone[0]][0] not in named | {min(area.headings)}
        or any(second - first < 2 for first, second in pairwise(lone))
        or any(len(filled[row]) < _LEAST_FILLED for row in others)
        or any(column.key in GROUPS or column.key == "department" for column in work.columns)
    ):
        return
    work.sections = frozenset(lone)
    departments = sum(is_department(without_marks(text)) for text in texts)
    work.sections_are_departments = work.kind == "goal" or departments * 2 >= len(texts)


def _left_out(
    work: TableWork, row: int, texts: dict[int, str], heads: set[str], example_column: set[int]
) -> str | None:
    listed = list(texts.values())
    if len(listed) > 1 and _are_headings(listed, heads) and not set(listed) <= {"正", "副"}:
        return "repeated_head"
    if _is_remark_below(work, listed):
        return "note"
    first = min(texts)
    if any(is_example(texts[column]) for column in texts if column == first or column in example_column):
        return "example"
    if work.kind == "person" and len(listed) > 1 and is_listed(listed[0], "not_persons"):
        return "total"
    may_count = work.kind in ("person", "duty") and len(listed[0]) <= _LONGEST_COUNT
    is_count = may_count and COUNTED.search(listed[0]) is not None
    if is_count and not is_only_total(listed[0]) and all(map(_is_figure, listed[1:])):
        return "total" if len(listed) > 1 else None
    if any(is_only_total(text) for text in listed[:3]) or (
        any(is_total(text) for text in listed[:2])
        and not any(work.columns_with(_OF_WORK, column) for column in texts)
    ):
        return "total"
    own = [text for column, text in texts.items() if not work.columns_with(_DEPARTMENT, column)]
    if counts_rows(own) or is_sum_below(work.area.sheet, work.area.first, row, texts, work.area.last):
        return "total"
    return "total" if _counts_marks(work, row, texts) else None


def _is_remark_below(work: TableWork, listed: list[str]) -> bool:
    """Whether the texts of a row are remarks, or say what marks or initials stand for."""
    if (is_note(listed[0]) and len(listed) <= 2) or (len(listed) == 1 and is_legend(listed[0])):
        return True
    if len(listed) == 1 and len(legend_in(listed)) > 1 and work.kind == "duty":
        return True  # R = Responsible, A = Accountable, below the table
    if work.legend and explains_marks(listed, work.legend):
        return True
    return bool(work.initials) and all(initials_in((text,)) for text in listed)


def _counts_marks(work: TableWork, row: int, texts: dict[int, str]) -> bool:
    """Whether a row counts the marks above it: figures where others have marks, in a table whose figures say nothing themselves."""
    if any(mark.isdigit() for mark in work.roles) or (work.skilled and not work.roles):
        return False
    columns = [column.index for column in work.having(("mark",))]
    marks = [texts[column] for column in columns if column in texts]
    if len(marks) < 2 or not all(text.isdigit() for text in marks):
        return False
    sheet, first = work.area.sheet, work.area.first
    above = (sheet.text(number, column) for number in range(first, row) for column in columns)
    return any(text and not text.isdigit() for text in above)


def _are_headings(texts: list[str], heads: set[str]) -> bool:
    """Whether two thirds of the texts of a row are headings of its table; most rows are told by their first texts."""
    others = 0
    for text in texts:
        others += plain(text) not in heads
        if others * 3 > len(texts):
            return False
    return True


def _is_head_next(work: TableWork, row: int, heads: set[str]) -> bool:
    """Whether the headings are repeated right below a row, which then is their title."""
    below = [plain(work.area.sheet.text(row + 1, column)) for column in work.area.sheet.filled(row + 1)]
    return row + 1 < work.area.last and len(below) > 1 and set(below) <= heads


def _is_remark(text: str) -> bool:
    return (
        text.endswith(("。", "."))
        or len(text) > _SENTENCE
        or text.startswith(("作成", "更新", "承認", "版", "改訂"))
    )


def _is_before_others(work: TableWork, row: int, column: int) -> bool:
    """Whether a stage of work stands alone between rows that say more and are none themselves."""
    sheet = work.area.sheet
    if row + 1 >= work.area.last or len(sheet.filled(row + 1)) < _NUMBER_AND_NAME:
        return False
    return not any(is_phase(sheet.text(one, column)) for one in (row - 1, row + 1) if one >= work.area.first)


def _section(work: TableWork, row: int, texts: dict[int, str]) -> str:
    """Return the name of the section that a row begins; empty for a record."""
    if row in work.sections:
        numbers = {column.index for column in work.columns if column.key == "number"}
        return without_marks(next(text for at, text in texts.items() if at not in numbers or len(texts) == 1))
    if len(texts) != 1 or work.kind not in ("duty", "goal"):
        return ""
    column, text = next(iter(texts.items()))
    if "\n" in text:
        return ""
    width = len(work.area.headings)
    wide = work.area.sheet.is_wide(row, column, width) and width > 2
    name = without_marks(text)
    own = work.column_at(column)
    if is_marked(text) and is_department(name) and own is not None and own.key != "department":
        return name
    if (own is not None and own.key in GROUPS) or (own is not None and own.key == "department"):
        return ""
    if wide or is_marked(text) or (is_phase(text) and _is_before_others(work, row, column)):
        return name
    has_department = work.by_key("department") is not None or any(
        item.key in GROUPS[4:] for item in work.columns
    )
    if not has_department and is_department(text) and not has_number(text):
        return name
    return ""
