"""Many names, one line each."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from orgaudit.cli.layout import pad, wrap
from orgaudit.cli.name_page import function_name, meant
from orgaudit.cli.plain_text import one_line
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names.reading import NameReading
from orgaudit.reports.writers.terminal.wrap import cells
from orgaudit.wording.catalogue import Catalogue

_WIDEST_NAME: Final = 30
_NARROWEST_NAME: Final = 8
_NARROWEST_LAST: Final = 18
_COLUMNS: Final = ("name", "office", "confidence", "votes", "boundary", "function")

Row = tuple[str, str, str, str, str, str]


def name_table(readings: Sequence[NameReading], words: Catalogue, width: int) -> str:
    """Return the table in so many cells, with how many names point to each office below it."""
    writer = _RowWriter(words)
    rows = [writer.head, *(writer.row(reading) for reading in readings)]
    middle = [max(cells(cell) for cell in set(column)) for column in _middle(rows)]
    left = width - sum(middle) - 2 * (len(middle) + 1) - _NARROWEST_LAST
    room = min(max(left, _NARROWEST_NAME), _WIDEST_NAME)
    widths = [min(max(cells(row[0]) for row in rows), room), *middle]
    lines = [line for row in rows for line in _lines(row, widths, width)]
    counts = Counter(reading.office for reading in readings)
    offices = {name: counts[name] for name in ("front", "middle", "back", "ambiguous", "unknown")}
    total = words.ui("classify.table.total", count=len(readings), **offices)
    legend = words.ui("classify.table.legend")
    return "\n".join([*lines, "", *wrap(total, width), *wrap(legend, width)])


def _middle(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return the columns between the first and the last."""
    return list(zip(*(row[1:-1] for row in rows), strict=True))


def _lines(row: Row, widths: Sequence[int], width: int) -> list[str]:
    """Lay a row out. A name that is too long has a line of its own, since nothing is cut."""
    name, *rest, last = row
    lines = []
    if cells(name) > widths[0]:
        lines, name = wrap(name, width), ""
    head = "".join(pad(cell, room) + "  " for cell, room in zip((name, *rest), widths, strict=True))
    indent = sum(widths) + 2 * len(widths)
    room = max(width - indent, _NARROWEST_LAST)
    first, *others = [last] if cells(last) <= room else wrap(last, room)
    return [*lines, (head + first).rstrip(), *(" " * indent + line for line in others)]


class _RowWriter:
    """Readings as cells; every word of ours is looked up once."""

    def __init__(self, words: Catalogue) -> None:
        self.language = words.language
        name, office, confidence, votes, boundary, function = (
            words.ui(f"classify.table.{column}") for column in _COLUMNS
        )
        self.head: Row = (name, office, confidence, votes, boundary, function)
        self.offices = {
            key: words.ui(f"classify.table.offices.{key}")
            for key in ("front", "middle", "back", "ambiguous", "unknown")
        }
        self.confidences = {key: words.ui(f"common.confidence.{key}") for key in ("high", "medium", "low")}
        self.blurs = words.ui("classify.table.blurs")

    def row(self, reading: NameReading) -> Row:
        return (
            one_line(reading.text),
            self.offices[reading.office],
            self.confidences[reading.confidence] if reading.confidence else "",
            "-".join(str(count) for count in reading.vote_counts) if any(reading.votes) else "",
            self.blurs if reading.boundary_prone else "",
            self._function(reading),
        )

    def _function(self, reading: NameReading) -> str:
        """Return the function, or the functions among which the name leaves the choice."""
        if reading.function:
            ids = [reading.function]
        elif reading.office == "ambiguous":
            ids = [item.function for item in meant(reading)]
        else:
            ids = []
        return " / ".join(function_name(FUNCTIONS[item], self.language) for item in ids)
