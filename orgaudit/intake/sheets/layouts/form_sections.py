"""Sheets of one form below the other without a label for the name: a marked or numbered line says what it is, labels with their values follow."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from orgaudit.intake.sheets.cells.names import has_number, is_marked, is_note, without_marks, without_number
from orgaudit.intake.sheets.headings.headings import EXACT, PART, matches
from orgaudit.intake.sheets.layouts.form_columns import Form
from orgaudit.intake.sheets.layouts.form_labels import strength_of
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING
from orgaudit.intake.sheets.tables.lookup import Sheet

_LEAST: Final = 2
"""Sections that such a sheet has at least, and known labels that each of them has."""

_NAMES: Final = {"duty": "業務名", "goal": "目標"}
"""Headings of what the sections are called, by the kind that their labels speak of."""


@dataclass(slots=True)
class _Section:
    """The line that names a section, and the rows of its labels with the columns of their values."""

    row: int
    column: int
    labels: dict[str, tuple[int, int]] = field(default_factory=dict)


def in_sections(sheet: Sheet) -> Area | None:
    """Return the sections of a sheet as a table of one row each; None where it is no such sheet."""
    sections = _sections(sheet)
    if len(sections) < _LEAST:
        return None
    labels = list(dict.fromkeys(label for section in sections for label in section.labels))
    again = [label for label in labels if sum(label in one.labels for one in sections) > 1]
    known = [item for label in again for item in matches(label)[:1] if item.strength >= PART]
    if len(known) < _LEAST or any(map(_names_something, labels)):
        return None
    goals = sum(item.kind == "goal" for item in known)
    headings = {0: _NAMES["goal" if 2 * goals > len(known) else "duty"]}
    places = {(number, 0): (one.row, one.column) for number, one in enumerate(sections)}
    for label, place in _shared(sheet, sections[0].row):
        places |= {(number, len(headings)): place for number in range(len(sections))}
        headings[len(headings)] = label
    for label in labels:
        places |= {
            (number, len(headings)): one.labels[label]
            for number, one in enumerate(sections)
            if label in one.labels
        }
        headings[len(headings)] = label
    count = len(sections)
    return Area(_Sections(sheet, places, count), 0, 0, count, headings, is_form=True)


def _sections(sheet: Sheet) -> list[_Section]:
    """Return the sections of a sheet from the top; none where anything but labels with a value stands below their names."""
    found: list[_Section] = []
    for row in range(sheet.height):
        columns = sheet.filled(row)
        if not columns:
            continue
        text = sheet.text(row, columns[0])
        if len(columns) == 1 and _is_title(text):
            found.append(_Section(row, columns[0]))
        elif found and not (len(columns) == 1 and is_note(text)):
            if len(columns) > _LEAST or strength_of(text) < PART or text in found[-1].labels:
                return []
            found[-1].labels[text] = (row, columns[1] if len(columns) > 1 else columns[0] + 1)
    return found if all(len(section.labels) >= _LEAST for section in found) else []


def _is_title(text: str) -> bool:
    bare = without_number(without_marks(text))
    return (is_marked(text) or has_number(text)) and strength_of(bare) < EXACT and not is_note(text)


def _names_something(label: str) -> bool:
    """Whether a label says what a duty or a goal is called, so that the line above it is but a title."""
    return any(
        item.kind in _NAMES and item.key in IDENTIFYING[item.kind] and item.strength == EXACT
        for item in matches(label)
    )


def _shared(sheet: Sheet, until: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the labels above the first section with where their values stand, which hold for all of them."""
    for row in range(until):
        columns = sheet.filled(row)
        for label, value in pairwise(columns):
            text = sheet.text(row, label)
            if strength_of(text) >= PART > strength_of(sheet.text(row, value)):
                yield text, (row, value)


class _Sections(Form):
    """Sections as a table; the line that names one counts without its sign and its number."""

    __slots__ = ()

    def text(self, row: int, column: int) -> str:
        """Return what stands in the cell of a place."""
        text = super().text(row, column)
        return without_number(without_marks(text)) if column == 0 else text
