"""One column of a table: what it is taken for, and what stands in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.amounts import NO_HINT, Hint
from orgaudit.intake.sheets.findings import Certainty
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.tables.area import Area

SAMPLED: Final = 200

GROUPS: Final = ("level1", "level2", "level3", "level4", "unit1", "unit2", "unit3", "unit4")
"""Keys of columns that stand above each other: groups of duties, and units of an organisation."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` is a key of the field table or of the importer; ``person`` and ``month`` for those of a matrix.

    An empty key is a column that is not used; ``choices`` are then what it could be.
    """

    index: int
    heading: str
    key: str = ""
    field: Field | None = None
    certainty: Certainty = "exact"
    hint: Hint = NO_HINT
    month: int = 0
    choices: tuple[str, ...] = ()

    @property
    def own(self) -> str:
        """The last line of the heading, below what stands above several columns; with the one above it where it is all in brackets, as a post below a name."""
        lines = [line.strip() for line in self.heading.splitlines()]
        is_aside = len(lines) > 1 and lines[-1][:1] in _OPENING and lines[-1][-1:] in _CLOSING
        return lines[-2] if is_aside else lines[-1]

    @property
    def is_open(self) -> bool:
        """Whether nobody said and no heading says what the column is, but for what it is like."""
        return not self.key and (not self.choices or self.certainty == "likely") and self.certainty != "told"


_OPENING: Final = ("(", "（", "[", "［", "【")
_CLOSING: Final = (")", "）", "]", "］", "】")


def each(columns: list[Column], which: Iterable[Column], make: "Callable[[Column], Column]") -> list[Column]:
    """Return columns with some of them made into others."""
    indexes = {column.index for column in which}
    return [make(column) if column.index in indexes else column for column in columns]


def settled(
    columns: list[Column], which: Iterable[Column], key: str, field: Field | None = None
) -> list[Column]:
    """Return columns with some of them taken for something by what stands in them."""
    return each(
        columns, which, lambda one: replace(one, key=key, field=field, certainty="contents", choices=())
    )


def taken_as(columns: list[Column], one: Column, key: str, field: Field | None) -> list[Column]:
    """Return columns with one of them taken for something by what stands in it."""
    return settled(columns, [one], key, field)


def only_taken_as(
    columns: list[Column], fits: Callable[[Column], object], key: str, field: Field | None
) -> list[Column]:
    """Return columns with the only open one that fits taken for something by what stands in it; as they are where several fit, or none."""
    found = [column for column in columns if column.is_open and fits(column)]
    return taken_as(columns, found[0], key, field) if len(found) == 1 else columns


def samples(area: Area, index: int) -> list[str]:
    """Return the first texts that stand in a column, from the top."""
    return list(islice(texts_in(area, index), SAMPLED))


def texts_in(area: Area, index: int) -> Iterator[str]:
    """Yield all texts that stand in a column, from the top."""
    return filter(None, (area.sheet.text(row, index) for row in range(area.first, area.last)))


def share(texts: list[str], fits: Callable[[str], object]) -> float:
    """Return the share of texts that fit, from 0 to 1; 0 of none."""
    return sum(bool(fits(text)) for text in texts) / len(texts) if texts else 0.0


def as_field(column: Column, key: str, certainty: Certainty = "contents", *, kind: str = "duty") -> Column:
    """Return a column taken for another field of a duty, or of another kind of records."""
    return replace(column, key=key, field=field_of(kind, key), certainty=certainty)


def unused(column: Column, *choices: str) -> Column:
    """Return a column that is not used; it could be one of the keys, by default the one that it was taken for."""
    return replace(column, key="", field=None, choices=choices or (column.key,))


MOST: Final = 0.5
NEARLY_ALL: Final = 0.7
"""House default: the shares of the texts of a column from which on they say what it is."""

Settle = Callable[[Column, list[str], set[str]], Column]
"""From a column, what stands in it and the keys of the other columns to what it is."""
