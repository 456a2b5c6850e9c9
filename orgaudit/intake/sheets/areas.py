"""Where the tables of a sheet are: the rows of headings, what stands above them, and the rows below that belong to them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.sheets.headings import EXACT, PART, matches, month_of_heading, strong_matches
from orgaudit.intake.sheets.lookup import Sheet
from orgaudit.intake.sheets.names import is_department, is_marked, is_note
from orgaudit.intake.values.plain_values import number_of

IDENTIFYING: Final = {
    "duty": frozenset(("name", "duties_of_person", "step", "level1", "level2", "level3", "level4")),
    "goal": frozenset(("text", "kpi", "target")),
    "department": frozenset(("name", "unit1", "unit2", "unit3", "unit4", "code")),
    "person": frozenset(("name", "id", "last_name")),
    "handoff": frozenset(("from", "to")),
    "company": frozenset(("name",)),
}
"""Keys of which a table of a kind has one at least."""

LONGEST_HEADING: Final = 120
_LEAST_SHARE: Final = 0.4
"""House default: the share of the texts of a row that must be known headings for it to be one of headings."""

_LEAST_SCORE: Final = 2
"""Known headings that a row has at least to be one of headings."""

_LABELS: Final = 3
"""Known headings below each other in one column: these are labels of a form, not the head of a table."""

_SURE: Final = 5
"""Known headings beside each other that are the head of a table, whatever stands below: a form has hardly so many in one row."""

_HEAD_SOON: Final = 7
"""Rows in which the head of the table follows the labels above it."""

_DEEPEST: Final = 3
_LOOKED_AT: Final = 40


@dataclass(slots=True)
class Area:
    """One table. Headings stand in the rows from ``top`` to before ``first``, records from there to before ``last``.

    ``headings`` are by column, of several rows joined by line breaks; ``above`` are the rows before the table that belong to it.
    """

    sheet: Sheet
    top: int
    first: int
    last: int
    headings: dict[int, str] = field(default_factory=dict)
    above: tuple[int, ...] = ()
    title: str = ""
    title_row: int = -1
    is_form: bool = False


def areas_of(sheet: Sheet, header_row: int | None = None) -> list[Area]:
    """Return the tables of a sheet from the top; ``header_row``, counted from 0, says where the only one begins."""
    if header_row is not None:
        return [_area(sheet, header_row, 0, sheet.height)] if header_row < sheet.height else []
    heads = list(_heads(sheet, named=True))
    if not heads:
        return []
    return _between(sheet, heads)


def unnamed_areas_of(sheet: Sheet) -> list[Area]:
    """Return the tables of a sheet whose headings do not say what is listed, but say so much else that it can be told."""
    return _between(sheet, list(_heads(sheet, named=False)))


def _between(sheet: Sheet, heads: list[int]) -> list[Area]:
    found = []
    after = 0
    for number, top in enumerate(heads):
        until = heads[number + 1] if number + 1 < len(heads) else sheet.height
        area = _area(sheet, top, after, until)
        found.append(area)
        if number + 1 < len(heads):
            area.last = _end_before(sheet, area, until)
        after = area.last
    return found


def _heads(sheet: Sheet, *, named: bool) -> Iterator[int]:
    """Yield the rows that begin the headings of a table."""
    row = 0
    current: dict[int, str] = {}
    while row < sheet.height:
        if not (current and _has_figures(sheet, row)) and is_head(sheet, row, named=named):
            headings = {column: sheet.text(row, column) for column in sheet.filled(row)}
            if headings != current:  # else the head of a table that goes on over the page
                yield row
                current = headings
            row += depth_of(sheet, row)
        else:
            row += 1


def _has_figures(sheet: Sheet, row: int) -> bool:
    """Whether a row has several figures, as hardly one of headings has; a quick look, for tables of many rows."""
    return sum(text.isdecimal() for text in sheet.grid.rows[row]) > 1


def is_head(sheet: Sheet, row: int, *, named: bool = True) -> bool:
    """Whether a row is one of headings: enough of its texts are known, and if ``named`` one of them tells what the records are."""
    columns = sheet.filled(row)
    if not columns:
        return False
    texts = {column: text for column in columns if len(text := sheet.text(row, column)) <= LONGEST_HEADING}
    months = sum(month_of_heading(text) is not None for text in texts.values())
    strong = {column: found for column, text in texts.items() if (found := strong_matches(text))}
    if named and not any(item.key in IDENTIFYING[item.kind] for found in strong.values() for item in found):
        return False
    if (not named and len(strong) <= _LEAST_SCORE) or _is_pairs(sheet, row, set(strong), list(texts)):
        return False
    matrix = len(texts) > _LEAST_SCORE and has_marks_below(sheet, row, columns)
    beside = matrix or len(strong) >= _SURE
    if not beside and any(_labels_below(sheet, row, column) >= _LABELS for column in strong):
        return False
    others = [text for column, text in texts.items() if column not in strong and number_of(text) is None]
    score = len(strong) + sum(bool(matches(text)) for text in others) / 2 + (months if months > 1 else 0)
    if score >= _LEAST_SCORE and score >= _LEAST_SHARE * len(texts):
        return True
    return matrix


def _is_pairs(sheet: Sheet, row: int, strong: set[int], columns: list[int]) -> bool:
    """Whether a row is labels each with its value beside it, which nothing below belongs to."""
    if not columns or len(columns) % 2 or strong != set(columns[::2]):
        return False
    below = set(sheet.filled(row + 1)) & set(columns)
    if len(columns) == _LEAST_SCORE:
        return not below >= set(columns)
    labelled = {column for column in below if strong_matches(sheet.text(row + 1, column))}
    if labelled and labelled <= set(columns[::2]):
        return True
    if any(number_of(sheet.text(row, column)) is not None for column in columns[1::2]):
        return True
    return 2 * len(below) <= len(columns) or any(
        _known_headings(sheet, number) > len(strong) for number in range(row + 1, row + _HEAD_SOON)
    )


def _known_headings(sheet: Sheet, row: int) -> int:
    return sum(
        bool(strong_matches(text))
        for column in sheet.filled(row)
        if len(text := sheet.text(row, column)) <= LONGEST_HEADING
    )


def has_marks_below(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Whether most texts of a row that are no known headings stand above marks or figures: persons or departments, one a column."""
    others = [column for column in columns if not strong_matches(sheet.text(row, column))]
    fits = sum(is_marks(sheet, row + 1, column) or is_figures(sheet, row + 1, column) for column in others)
    return bool(others) and fits * 2 >= len(others)


def is_figures(sheet: Sheet, first: int, column: int, last: int | None = None) -> bool:
    """Whether a column holds figures and hardly anything else. An empty one does not."""
    end = min(sheet.height, first + _LOOKED_AT) if last is None else last
    texts = [text for row in range(first, end) if (text := sheet.text(row, column))]
    figures = sum(number_of(text) is not None for text in texts)
    return bool(texts) and figures * 5 >= len(texts) * 4


def is_marks(sheet: Sheet, first: int, column: int, last: int | None = None) -> bool:
    """Whether a column holds marks and hardly anything else. An empty one is none."""
    from orgaudit.intake.sheets.marks import is_mark

    end = min(sheet.height, first + _LOOKED_AT) if last is None else last
    if last is None:  # where a table ends is not known yet: a blank row ends what is looked at
        end = next((row for row in range(first + 1, end) if not sheet.filled(row)), end)
    texts = [text for row in range(first, end) if (text := sheet.text(row, column))]
    marks = sum(is_mark(text) for text in texts)
    return bool(texts) and marks * 5 >= len(texts) * 3


def _labels_below(sheet: Sheet, row: int, column: int) -> int:
    """Return how many different known headings stand one below the other from a row on."""
    seen: set[str] = set()
    misses = 0
    for number in range(row, min(row + 12, sheet.height)):
        if not sheet.filled(number):
            break
        text = sheet.text(number, column)
        found = matches(text) if text and len(text) <= LONGEST_HEADING else ()
        if found and found[0].strength == EXACT and not is_department(text):
            seen.add(found[0].key)
        elif text:
            misses += 1
            if misses > 1:
                break
    return len(seen)


def depth_of(sheet: Sheet, row: int) -> int:
    """Return over how many rows the headings reach that begin in a row."""
    columns = sheet.filled(row)
    deep = [sheet.origins.get((row, column)) for column in columns]
    lowest = max((found[2] - row + 1 for found in deep if found and found[0] == row), default=1)
    if 1 < lowest <= _DEEPEST:
        return lowest
    groups = [found for found in deep if found and found[3] > found[1] and found[0] == found[2]]
    below = set(sheet.filled(row + 1))
    gaps = below - set(columns)
    texts = [sheet.text(row + 1, column) for column in sorted(below)]
    if not texts or any(len(text) > LONGEST_HEADING or is_note(text) for text in texts):
        return 1
    known = sum(bool(matches(text)) or month_of_heading(text) is not None for text in texts)
    named = any(
        item.key in IDENTIFYING[item.kind]
        for column in columns
        for item in matches(sheet.text(row, column))
        if item.strength >= PART and column in below
    )
    under_groups = {column for found in groups for column in range(found[1], found[3] + 1)}
    if groups and below <= under_groups | gaps and not named:
        return 2
    return 2 if gaps and not named and known * 2 >= len(texts) else 1


def _area(sheet: Sheet, top: int, after: int, until: int) -> Area:
    depth = depth_of(sheet, top)
    headings = headings_of(sheet, top, depth)
    above = tuple(row for row in range(after, top) if sheet.filled(row))
    marked = [row for row in reversed(above) if is_marked(sheet.text(row, sheet.filled(row)[0]))]
    row = (marked or above or (-1,))[0]
    title = sheet.text(row, sheet.filled(row)[0]) if row >= 0 else ""
    return Area(sheet, top, top + depth, until, headings, above, title, row)


def headings_of(sheet: Sheet, top: int, depth: int) -> dict[int, str]:
    """Return the headings by column; those of several rows from the upper to the lower one, each once."""
    width = max((len(sheet.grid.rows[row]) for row in range(top, min(top + depth, sheet.height))), default=0)
    found: dict[int, str] = {}
    spread = ""
    for column in range(width):
        parts: list[str] = []
        for row in range(top, top + depth):
            text = sheet.seen(row, column)
            if row == top and depth > 1:
                # A group of several columns that is not joined stands above its first one only.
                lower = any(sheet.text(number, column) for number in range(top + 1, top + depth))
                spread = text or (spread if lower else "")
                text = text or spread
            if text and text not in parts:
                parts.append(text)
        if parts:
            found[column] = "\n".join(parts)
    return found


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
