"""One table of a sheet as an area: its headings, what stands above it, and where it ends."""

import re
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department, is_marked, is_post
from orgaudit.intake.sheets.files.grid import column_name
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.headings import LIKELY, is_listed, matches, strong_matches
from orgaudit.intake.sheets.headings.listed_choices import with_choices_beside
from orgaudit.intake.sheets.tables.head_depth import are_groups, depth_of
from orgaudit.intake.sheets.tables.heads import is_blank_corner, is_corner_of_persons, is_list_head
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.marks_below import is_marks
from orgaudit.intake.values.person_words import is_calling


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
    is_likely: bool = False
    """Whether it was found by its form alone, and what it lists may be told by what its headings are like."""
    is_cornerless: bool = False
    """Whether nothing stands above the names of a table of marks."""
    is_grouped: bool = False
    """Whether the first row of the headings names departments, each over several columns."""
    months: dict[int, int] | None = None
    """The months of columns, once these are asked for."""


def area_from(sheet: Sheet, top: int, after: int, until: int) -> Area:
    """Return the table whose headings begin in a row; ``after`` is where the one before it ends, ``until`` the last row that it may reach."""
    depth = depth_of(sheet, top)
    is_grouped = top > after and are_groups(sheet, top - 1, top)
    if is_grouped:
        top, depth = top - 1, depth + 1
    headings = headings_of(sheet, top, depth)
    if depth == 1 and top > after:
        names = _names_above(sheet, top, headings) or _months_above(sheet, top, headings)
        headings = {**headings, **names} if names else _with_groups(sheet, top, headings)
        top, depth = (top - 1, depth + 1) if names else (top, depth)
    is_cornerless = is_blank_corner(sheet, top)
    if is_cornerless:
        corner = min(headings) - 1
        headings = {corner: column_name(corner), **headings}
    elif is_corner_of_persons(sheet, top):
        headings = {min(headings) - 1: _NAME, **headings}
    above = tuple(row for row in range(after, top) if sheet.filled(row))
    marked = [row for row in reversed(above) if is_marked(sheet.text(row, sheet.filled(row)[0]))]
    if is_list_head(sheet, top):
        until = min(until, next((row for row in range(top + 1, until) if not sheet.filled(row)), until))
    row = (marked or above or (-1,))[0]
    title = sheet.text(row, sheet.filled(row)[0]) if row >= 0 else ""
    return Area(
        sheet,
        top,
        top + depth,
        until,
        headings,
        above,
        title,
        row,
        is_cornerless=is_cornerless,
        is_grouped=is_grouped,
    )


def _names_above(sheet: Sheet, top: int, headings: dict[int, str]) -> dict[int, str]:
    """Return the persons that stand above posts in a table of marks, one above each column of them and nothing else in their row; empty where there are none."""
    above = sheet.texts(top - 1)
    first = min(headings)
    marked = [column for column in headings if column > first and is_marks(sheet, top + 1, column)]
    posts = [headings[column] for column in marked]
    are_posts = all(map(_is_post, posts))
    are_names = len(set(above.values())) == len(above) and all(
        len(text) <= _LONGEST_NAME and not strong_matches(text) and not is_department(text)
        for text in above.values()
    )
    return above if len(above) > 1 and list(above) == marked and are_posts and are_names else {}


def _months_above(sheet: Sheet, top: int, headings: dict[int, str]) -> dict[int, str]:
    """Return the months that stand in the row above the other headings, right of them; empty where there are none."""
    above = sheet.texts(top - 1)
    are_months = len(above) >= _SEVERAL_MONTHS and all(
        month_of_heading(text) is not None for text in above.values()
    )
    return above if are_months and max(headings) < min(above) else {}


_SEVERAL_MONTHS: Final = 6


def _is_post(text: str) -> bool:
    return is_post(text) or is_listed(text, "single_posts") or is_calling(text) or text in _AT_A_DESK


_LONGEST_NAME: Final = 10
_AT_A_DESK: Final = frozenset(
    (
        "受付",
        "事務",
        "会計",
        "経理",
        "総務",
        "営業",
        "厨房",
        "調理",
        "ホール",
        "看護",
        "介護",
        "医事",
        "パート",
    )
)
"""What somebody does, where a post is asked for."""


def _with_groups(sheet: Sheet, top: int, headings: dict[int, str]) -> dict[int, str]:
    """Return headings that say nothing alone with what stands above them and the ones beside them, where that makes them known: Exists? below Documentation."""
    above = sheet.filled(top - 1)
    if (
        len(above) < LEAST_COLUMNS
        or 2 * len(above) > len(headings)
        or not set(above) <= set(headings)
        or above[0] == min(headings)
    ):
        return headings
    found = dict(headings)
    for column, text in headings.items():
        start = max((one for one in above if one <= column), default=-1)
        if start < 0 or any(item.strength > LIKELY for item in matches(text)):
            continue
        whole = f"{sheet.text(top - 1, start)} {text}"
        if any(item.strength > LIKELY for item in matches(whole)):
            found[column] = whole
    return found


def headings_of(sheet: Sheet, top: int, depth: int) -> dict[int, str]:
    """Return the headings by column; those of several rows from the upper to the lower one, each once."""
    width = max((len(sheet.grid.rows[row]) for row in range(top, min(top + depth, sheet.height))), default=0)
    found: dict[int, str] = {}
    spread = ""
    for column in range(width):
        parts: list[str] = []
        for row in range(top, top + depth):
            text = with_choices_beside(sheet.seen(row, column))
            if row == top and depth > 1:
                # A group of several columns that is not joined stands above its first one only.
                lower = any(sheet.text(number, column) for number in range(top + 1, top + depth))
                spread = text or (spread if lower else "")
                text = text or spread
            text = _BROKEN.sub(" ", text) if depth > 1 else text
            if text and text not in parts:
                parts.append(text)
        if parts:
            found[column] = "\n".join(parts)
    return found


_BROKEN: Final = re.compile(r"(?<!\s)\s*\n\s*")
"""Where the text of one cell goes on in the next line, which is no row of its own below a group."""

_NAME: Final = "Name"
"""What stands above persons down the side of a table whose corner is blank."""

LEAST_COLUMNS: Final = 2
