"""Where the tables of a sheet are: the rows of headings, what stands above them, and the rows below that belong to them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.names import has_number, is_marked, is_note
from orgaudit.intake.sheets.headings.headings import PART, matches, strong_matches
from orgaudit.intake.sheets.tables.area import LEAST_COLUMNS, Area, area_from
from orgaudit.intake.sheets.tables.head_depth import depth_of
from orgaudit.intake.sheets.tables.heads import is_head
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of


def areas_of(sheet: Sheet, header_row: int | None = None) -> list[Area]:
    """Return the tables of a sheet from the top; ``header_row``, counted from 0, says where the only one begins."""
    if header_row is not None:
        return [area_from(sheet, header_row, 0, sheet.height)] if header_row < sheet.height else []
    heads = list(_heads(sheet, named=True))
    if not heads:
        return []
    return _between(sheet, heads)


def unnamed_areas_of(sheet: Sheet) -> list[Area]:
    """Return the tables of a sheet whose headings do not say what is listed, but say so much else that it can be told."""
    return _between(sheet, list(_heads(sheet, named=False)))


def dense_from(sheet: Sheet) -> int | None:
    """Return the first row of a sheet nearly all of whose rows are filled in at the same columns, as those of a table are; None for others."""
    rows = [row for row in range(min(sheet.height, _LOOKED_AT)) if sheet.filled(row)]
    wide = [row for row in rows if len(sheet.filled(row)) >= _DENSE]
    if len(wide) < _LEAST_ROWS or len(wide) * 4 < len(rows) * 3:
        return None
    top = set(sheet.filled(wide[0]))
    alike = sum(len(top & set(sheet.filled(row))) * 4 >= len(top) * 3 for row in wide[1:])
    labels = sum(bool(matches(sheet.text(row, sheet.filled(row)[0]))) for row in wide[1:])
    return wide[0] if alike * 4 >= (len(wide) - 1) * 3 and labels * 2 < len(wide) else None


_LOOKED_AT: Final = 60

_DENSE: Final = 5

_LEAST_ROWS: Final = 3


def _between(sheet: Sheet, heads: list[int]) -> list[Area]:
    found = []
    after = 0
    for number, top in enumerate(heads):
        until = heads[number + 1] if number + 1 < len(heads) else sheet.height
        area = area_from(sheet, top, after, until)
        found.append(area)
        if number + 1 < len(heads):
            area.last = _end_before(sheet, area, until)
        area.last = _other_table(sheet, area)
        after = area.last
    return found


def _heads(sheet: Sheet, *, named: bool) -> Iterator[int]:
    """Yield the rows that begin the headings of a table."""
    row = 0
    head: _Head | None = None
    last = next((at for at in range(sheet.height - 1, -1, -1) if sheet.filled(at)), 0)
    while row < sheet.height:
        goes_on = _is_record(sheet, row, head) if head else _is_like_above(sheet, row)
        if not goes_on and head and row == last:
            goes_on = True  # nothing stands below it
        if not goes_on and is_head(sheet, row, named=named):
            headings = {column: sheet.text(row, column) for column in sheet.filled(row)}
            if head is not None and _is_row_below(sheet, row, head):
                row += 1
                continue
            if head is None or headings != head.headings:  # else that of a table that goes on over the page
                yield row
                deep = range(row, row + depth_of(sheet, row))
                columns = frozenset(column for number in deep for column in sheet.filled(number))
                head = _Head(row, headings, frozenset(headings.values()), columns)
            row += depth_of(sheet, row)
        else:
            row += 1


def _is_row_below(sheet: Sheet, row: int, head: "_Head") -> bool:
    """Whether a row that may be one of headings is a record below others: no wider than the head of the table, and with fewer known headings: tbc, All staff, Board."""
    columns = sheet.filled(row)
    above = sheet.filled(row - 1)
    if len(above) < _SEVERAL or not set(columns) <= head.columns or len(columns) > len(head.headings):
        return False
    known = sum(bool(strong_matches(text)) for text in sheet.texts(row).values())
    return known < len(columns) and known < sum(bool(strong_matches(text)) for text in head.headings.values())


_SEVERAL: Final = 2

_DEEP: Final = 60
"""House default: rows below its head from which a table goes on until something parts it from the next."""


class _Head(NamedTuple):
    """The row of the headings of the table that is under way, with them by column and altogether."""

    row: int
    headings: dict[int, str]
    texts: frozenset[str]
    columns: frozenset[int]


def _is_record(sheet: Sheet, row: int, head: _Head) -> bool:
    """Whether a row goes on with the table above it, at a quick look: to read each of many rows as headings takes most of an import."""
    if _has_figures(sheet, row) or _has_marks(sheet, row, head) or _counts_on(sheet, row, head):
        return True
    if _repeats_columns(sheet, row, head):
        return True
    if row - head.row < _DEEP or 2 * len(sheet.filled(row - 1)) < len(head.headings):
        return False
    # With more of them it is perhaps the same head, over the page.
    return sum(text in head.texts for text in sheet.grid.rows[row]) <= 1


def _repeats_columns(sheet: Sheet, row: int, head: _Head) -> bool:
    """Whether several texts of a row stand in one of the rows right above it too, each in the same column and not in the head: both are records."""
    lines = sheet.grid.rows
    above = lines[max(head.row + 1, row - _LOOKED_BACK) : row]
    again = [
        text
        for column, text in enumerate(lines[row])
        if text
        and text not in head.texts
        and any(column < len(line) and line[column] == text for line in above)
    ]
    return len(again) > 1 or (
        any(len(text) > _LONGEST_MARK for text in again)
        and row > head.row + 1
        and sheet.filled(row) == sheet.filled(row - 1) == list(head.headings)
    )


_LOOKED_BACK: Final = 4


def _counts_on(sheet: Sheet, row: int, head: _Head) -> bool:
    """Whether a figure stands in a row right below a figure of the same column: both are records, whatever words stand beside them."""
    lines = sheet.grid.rows
    pairs = zip(lines[row], lines[row - 1], strict=False) if row - 1 > head.row else ()
    return any(
        own[:1].isdecimal()
        and above[:1].isdecimal()
        and number_of(own) is not None
        and number_of(above) is not None
        for own, above in pairs
    )


def _is_like_above(sheet: Sheet, row: int) -> bool:
    """Whether a row far down, before any headings, is filled in where many are above it: no row of headings, at a quick look."""
    columns = sheet.filled(row) if row > _DEEP else []
    return len(columns) >= _DENSE and columns == sheet.filled(row - 1) == sheet.filled(row - 2)


def _has_marks(sheet: Sheet, row: int, head: _Head) -> bool:
    """Whether a row has several marks below headings, and not the letters of a RACI table, which may be headings themselves."""
    short = {
        column: text
        for column, text in enumerate(sheet.grid.rows[row])
        if text
        and column in head.columns
        and (len(text) <= _LONGEST_MARK or (text.islower() and is_mark(text)))
    }
    marked = [text for text in short.values() if is_mark(text) or folded(text) in sheet.marks]
    above = len(sheet.filled(row - 1))
    words = len(marked) == sum(text.isalpha() and not text.isascii() for text in marked)
    may_be_head = ({"R", "A"} <= set(marked) and not above) or (words and above <= 1)  # 正, 副 below a title
    return len(marked) > 1 and not may_be_head and not set(marked) & head.texts


_LONGEST_MARK: Final = 3


def _has_figures(sheet: Sheet, row: int) -> bool:
    """Whether a row has several figures, as hardly one of headings has; a quick look, for tables of many rows."""
    return sum(text.isdecimal() for text in sheet.grid.rows[row]) > 1


def _other_table(sheet: Sheet, area: Area) -> int:
    """Return where rows of a table end before others that nobody knows the records of, below a blank row; its end where none follow."""
    for row in range(area.first + 1, area.last - 2):
        if not sheet.filled(row - 1) and _begins_other(sheet, area, row):
            return row
    return area.last


def _begins_other(sheet: Sheet, area: Area, row: int) -> bool:
    """Whether a row begins a table of other headings: as its title, marked, numbered or above headings that are known, or with known headings only."""
    columns = sheet.filled(row)
    is_titled = len(columns) == 1
    head = sheet.filled(row + 1) if is_titled else columns
    texts = [sheet.text(row + is_titled, column) for column in head]
    if (
        len(head) < LEAST_COLUMNS
        or set(area.headings.values()) >= set(texts)
        or any(number_of(text) is not None for text in texts)
    ):
        return False
    known = sum(any(item.strength >= PART for item in matches(text)) for text in texts)
    if not is_titled:
        return known == len(texts) < len(area.headings) and not len(sheet.filled(row + 1)) > len(head)
    title = sheet.text(row, columns[0])
    if not (is_marked(title) or has_number(title) or _LETTERED.match(title)):
        return known * 3 >= len(texts) * 2
    return known * 2 >= len(texts)


_LETTERED: Final = re.compile(r"[A-Z][.)] ")
"""The letter before the title of one of several tables: B. Vendors."""


def _end_before(sheet: Sheet, area: Area, until: int) -> int:
    """Return where a table ends before the next one: the lines right above its head are its title."""
    row = until
    while row > area.first:
        columns = sheet.filled(row - 1)
        texts = [sheet.text(row - 1, column) for column in columns]
        if len(columns) > 2 or (len(columns) == 2 and not is_title_pair(texts)):
            break
        if (
            len(columns) == 1
            and not is_marked(texts[0])
            and row < until
            and sheet.filled(row)
            and not is_note(texts[0])
        ):
            blank_between = any(not sheet.filled(number) for number in range(row, until))
            if not blank_between:
                break
        row -= 1
    blanks = [number for number in range(row, until) if not sheet.filled(number)]
    marked = [
        number
        for number in range(row, until)
        if sheet.filled(number) and is_marked(sheet.text(number, sheet.filled(number)[0]))
    ]
    if marked:
        return marked[0]
    if blanks:
        return blanks[0]
    return until


def is_title_pair(texts: list[str]) -> bool:
    """Whether two texts beside each other are a label and what it says."""
    found = matches(texts[0])
    return bool(found) and found[0].strength >= PART
