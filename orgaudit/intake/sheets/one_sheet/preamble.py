"""What stands above a table: its title, the company, the department and the day that it is of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.sheets.columns.handover_lists import is_handover
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.headings.headings import PART, matches
from orgaudit.intake.sheets.one_sheet.above import Above
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.area import Area

_BETWEEN: Final = re.compile(r"(?<!\s)\s*[:：]\s*")


@dataclass(frozen=True, slots=True)
class Preamble:
    """What is said above a table: the department (its path from the highest level down) and the person that it is of, and other facts.

    ``unused`` are rows of which not everything was taken; ``handover`` says who hands over to whom, and when.
    """

    department: tuple[str, ...] = ()
    cell: Cell | None = None
    person: Fact | None = None
    unused: tuple[int, ...] = ()
    records: tuple[Record, ...] = ()
    handover: Mapping[str, Fact] = field(default_factory=dict)
    of_duties: Mapping[str, Fact] = field(default_factory=dict)


def _several(text: str) -> list[str]:
    """Return the labels with their values that stand in one cell, wide spaces between them; else the text as it is."""
    bracketed = _IN_BRACKETS.fullmatch(text)
    if bracketed and _is_known(_BETWEEN.split(bracketed[2], maxsplit=1)[0].strip()):
        return [*filter(None, [bracketed[1].strip()]), *_several(bracketed[2])]
    parts = [part for part in _WIDE.split(text) if part]
    labelled = [part for part in parts if _BETWEEN.search(part)]
    if len(labelled) < _SEVERAL or not _BETWEEN.search(parts[0]):
        return [text]
    found: list[str] = []
    for part in parts:
        if _BETWEEN.search(part):
            found.append(part)
        else:
            found[-1] += f" {part}"
    return found


_WIDE: Final = re.compile(r"\u3000+| {2,}|(?<=[^\s:：]) (?=[^\s:：]{1,12}[:：])")

_IN_BRACKETS: Final = re.compile(
    r"([^()（）]*)[(（](?!単位|units?\b)([^()（）:：]{1,12}[:：][^()（）]*)[)）]\s*"
)
"""Labels with their values in brackets behind a title, or alone: 引継書（前任：小此木　後任：戸田）."""

_SEVERAL: Final = 2


def _take_title(above: Above, text: str, cell: Cell) -> int:
    """Take who hands over to whom where a title says it: Handover Tom Reilly -> Aisha Bello."""
    found = _FROM_TO.search(" ".join(text.split())) if above.hands_over else None
    if found is None:
        return 0
    above.handover.setdefault("predecessor", Fact(found[1], cell))
    above.handover.setdefault("successor", Fact(found[2], cell))
    return 1


_NAME: Final = r"[A-Z][\w'-]+(?: [A-Z][\w.'-]+){0,2}"
_FROM_TO: Final = re.compile(
    rf"\b(?i:hand[- ]?over(?: notes?| list| plan| of duties)?)(?: ?[:–-])? (?:from )?({_NAME}) ?(?:->|→|=>|–>|\bto\b) ?({_NAME})$"
)


def preamble_of(area: Area) -> Preamble:
    """Return what stands above a table."""
    grid = area.sheet.grid
    above = Above(Record("company", Cell(grid.path, grid.name)), hands_over=is_handover(area))
    unused = []
    for row in area.above:
        pairs = [
            (part, column)
            for column in area.sheet.filled(row)
            for part in _several(area.sheet.text(row, column))
        ]
        columns, texts = [column for _, column in pairs], [text for text, _ in pairs]
        taken, labelled = _take_title(above, texts[0], Cell(grid.path, grid.name, row, columns[0])), 0
        for text, following, column in zip(texts, [*texts[1:], ""], columns, strict=True):
            cell = Cell(grid.path, grid.name, row, column)
            parts = _BETWEEN.split(text, maxsplit=1)
            beside = len(parts) < 2 or not parts[1]
            label, value = (parts[0], following) if beside else (parts[0], parts[1])
            is_taken = bool(value) and above.take(label, value, cell, beside=beside)
            taken += 1 + beside if is_taken else 0
            labelled += not is_taken and not beside and _is_known(label)
            taken += above.named(text, cell)
        if labelled if row == area.title_row else taken < len(columns):
            unused.append(row)
    return Preamble(
        above.department,
        above.cell,
        above.person,
        tuple(unused),
        above.records(),
        above.handover,
        above.of_duties,
    )


def _is_known(label: str) -> bool:
    """Whether a label beside the title is one of a field, of which it must be told that it is not used."""
    return any(item.strength >= PART for item in matches(label))
