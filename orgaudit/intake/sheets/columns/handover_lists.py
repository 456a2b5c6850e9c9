"""Lists by which somebody hands work over: who covers then is who takes it on, and no stand-in beside somebody who stays."""

import re
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.headings.person_keys import SAY_WHO
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column

_HANDOVER: Final = re.compile(r"\bhand(?:ing)?[- ]?over\b|\bleavers?\b|\bleaving\b|引き?継ぎ?", re.IGNORECASE)
_HOLDERS: Final = SAY_WHO | {"successor"}


def is_handover(area: Area) -> bool:
    """Whether what a table is called says that work is handed over."""
    grid = area.sheet.grid
    above = (
        area.sheet.text(row, column) for row in area.above[:_FIRST] for column in area.sheet.filled(row)[:1]
    )
    return any(_HANDOVER.search(text) for text in (grid.name, area.title, *above))


_FIRST: Final = 4


def covering_later(columns: list[Column]) -> list[Column]:
    """Take who covers for who takes a duty on, where no other column says who does it."""
    if any(column.key in _HOLDERS for column in columns):
        return columns
    return [
        replace(column, key="successor", field=None)
        if column.key == "backups" and plain(column.heading) in plain_words("covering")
        else column
        for column in columns
    ]


def stages_apart(columns: list[Column]) -> list[Column]:
    """Leave columns of marks unused beside who hands a duty over to whom: they tick off how far that is, 説明, OJT, and are headed by no persons."""
    keys = {column.key for column in columns}
    if not keys & {"successor", "predecessor"}:
        return columns
    return [
        replace(column, key="", field=None, certainty="contents") if column.key == "mark" else column
        for column in columns
    ]


def handing_label(label: str) -> str:
    """Return what a short label above such a list says: who hands over, who takes; empty for others."""
    return _LABELS.get(plain(label), "")


_LABELS: Final = {
    "from": "predecessor",
    "to": "successor",
    "leaver": "predecessor",
    "person leaving": "predecessor",
}
