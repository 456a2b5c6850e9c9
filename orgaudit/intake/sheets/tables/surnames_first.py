"""Names written with the surname first, parted by a comma: one person, where a comma elsewhere parts two.

Which it is only the whole column tells: where every cell is written so, it is a register's way to write names; where others give
one word a person, the comma parts two of them; between the two nobody can tell.
"""

import re
from collections.abc import Iterable
from typing import Final

from orgaudit.intake.sheets.cells.two_languages import halves
from orgaudit.intake.sheets.headings.person_keys import OF_DUTIES, OF_OTHERS
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, samples
from orgaudit.intake.spelling import is_japanese
from orgaudit.intake.values.person_words import meaning_of

KEYS: Final = OF_DUTIES.union(
    OF_OTHERS, ("name", "reports_to", "successor", "predecessor", "superior_of_person")
)
"""Keys of columns in which persons stand; ``name`` only in a list of people."""

_WORD: Final = r"[^\W\d_][\w'’.-]*"
_PARTICLES: Final = "(?:(?:de|van|von|der|den|da|di|la|le|el|al|bin|ter|ten) )*"
_TURNED: Final = re.compile(
    rf"({_PARTICLES}{_WORD}), ?((?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?{_WORD}(?: {_WORD})?(?: [A-Z]\.?)?)"
)
_BETWEEN: Final = re.compile(r"(?<!\s)\s*(?:[;/\n]|(?<=\s)&(?=\s)|(?<=\s)and(?=\s))\s*|\n")
_SEVERAL: Final = 3
"""House default: different names from which on a comma in every one of them is a way to write names."""


def turned(text: str) -> str:
    """Return a text of persons with each name as it is spoken: Grace Okafor for Okafor, Grace."""
    parts = [part for part in _BETWEEN.split(text) if part]
    names = [
        f"{found[2]} {found[1]}" if (found := _TURNED.fullmatch(part.strip())) else part.strip()
        for part in parts
    ]
    return "; ".join(names)


def is_turned(text: str) -> bool:
    """Whether a text may be names with the surname first, and nothing else than names with one comma each."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    found = [_TURNED.fullmatch(part) for part in parts]
    return bool(parts) and all(
        one is not None
        and one[1].split()[-1][:1].isupper()
        and one[2][:1].isupper()
        and not any(map(meaning_of, one.groups()))
        for one in found
    )


def order_of_names(texts: Iterable[str]) -> str:
    """Return how the persons of a table are written: ``surname`` first with a comma, ``open`` where a comma may as well part two, else empty."""
    names = [text for text in texts if not meaning_of(text)]
    commas = [text for text in names if is_turned(text)]
    if not commas or not all(text.isascii() or _LATIN.fullmatch(text) for text in names):
        return ""
    if {text.partition(",")[0].strip() for text in commas} & {
        text.partition(",")[2].strip() for text in commas
    }:
        return ""  # Ana, Ben and Ben, Cy
    others = [
        part.strip() for text in names if text not in commas for part in _LISTED.split(text) if part.strip()
    ]
    if len(set(commas)) >= _SEVERAL and len(others) * 4 <= len(commas):
        return "surname"
    return "" if any(" " not in part for part in others) else "open"


_LISTED: Final = re.compile(r"[,;/&\n]|\band\b")
_LATIN: Final = re.compile(r"[^\u3000-\u9fff\uac00-\ud7ff]*")


def columns_of_persons(area: Area, columns: list[Column], kind: str) -> dict[int, str]:
    """Return how the columns of persons of a table are written (as order_of_names says, ``both`` or ``either``), by index: all alike, for a table has one way to write names."""
    listed = [
        column
        for column in columns
        if column.key in KEYS and (column.key != "name" or kind == "person") and (kind != "handoff")
    ]
    texts = [text for column in listed for text in samples(area, column.index)]
    order = _twice(texts) or order_of_names(texts)
    return {column.index: order for column in listed} if order else {}


def _twice(texts: list[str]) -> str:
    """Return ``both`` where each name stands in Japanese and in Latin letters, ``either`` where some with a sign between may be two persons; else empty."""
    named = [text for text in texts if not meaning_of(text) and is_japanese(text)]
    written = [text for text in named if halves(text)]
    if len(set(written)) >= _LEAST and len(written) == len(named):
        return "both"
    return "either" if any("/" in text or "／" in text or "\n" in text for text in written) else ""


_LEAST: Final = 2
