"""What a call decides about an import instead of leaving it to recognition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from orgaudit.intake.sheets.headings.known_headings import plain


@dataclass(frozen=True, slots=True)
class Options:
    """``mapping`` leads from a heading, plain, to a key of the importer (``-`` for a column that is not to be used).

    ``into`` a company that is there already, no department is made up. ``sheets`` are the only ones to be read; ``header_row`` is counted from 1, as spreadsheets do.
    A deadline without a year is the next such day from ``today`` on; without it such deadlines stay unread. ``codes`` says what codes of
    enumerated fields stand for, by the key of the field, as far as other sheets explain them.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    language: Literal["ja", "en"] = "en"
    trace: bool = False
    into: bool = False
    today: date | None = None
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def told(self, heading: str) -> str | None:
        """Return the key that the call gives a heading; the heading whole or any of its lines."""
        for text in (heading, *heading.splitlines()):
            key = self.mapping.get(plain(text))
            if key:
                return key
        return None
