"""Tables whose headings nobody wrote down before: the row that heads one, and what it lists, by what its headings are like."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.headings.headings import PART, matches_of, strong_matches, titled
from orgaudit.intake.sheets.headings.known_headings import KINDS
from orgaudit.intake.sheets.headings.likeness import like
from orgaudit.intake.sheets.tables.area import Area, area_from
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING
from orgaudit.intake.sheets.tables.lookup import Sheet

_LOOKED_AT: Final = 20
_LEAST_COLUMNS: Final = 3
_LEAST_ROWS: Final = 3
_LONGEST: Final = 60

_NEAR: Final = 0.4
"""House default: the likeness from which on a heading speaks for a kind of records, of 3."""

_MOST: Final = 2.0
"""What one heading can say for a kind; the likest ones are not worth more."""

_TITLED: Final = 1.0
"""What a title says for a kind, as much as a heading that is quite like a known one."""


def likely_area(sheet: Sheet) -> Area | None:
    """Return the table below a row that heads one by its form, and of which half the texts are like headings of one kind of records; None where there is none."""
    top = None if sheet.grid.hidden else _likely_head(sheet)
    return None if top is None else replace(area_from(sheet, top, 0, sheet.height), is_likely=True)


def _likely_head(sheet: Sheet) -> int | None:
    for row in range(min(sheet.height, _LOOKED_AT)):
        columns = sheet.filled(row)
        texts = [sheet.text(row, column) for column in columns]
        if len(columns) < _LEAST_COLUMNS or len(set(texts)) < len(texts):
            continue
        if max(map(len, texts)) > _LONGEST or any(_SAYS_NUMBERS.search(text) for text in texts):
            return None  # a record, with no headings above it
        below = [one for one in range(row + 1, sheet.height) if sheet.filled(one)]
        labels = sum(bool(strong_matches(sheet.text(one, columns[0]))) for one in below)
        if 2 * labels > len(below):
            return None  # a form, with its labels below each other
        full = sum(2 * len(set(sheet.filled(one)) & set(columns)) > len(columns) for one in below)
        if full < _LEAST_ROWS or 2 * full < len(below):
            continue
        return row if max(2 * _near(texts, kind) for kind in _TOLD) >= len(texts) else None
    return None


_SAYS_NUMBERS: Final = re.compile(r"^[\W\d]+$|\d{3,}(?!年)")
_TOLD: Final = tuple(kind for kind in KINDS if kind != "company")


def _near(texts: Iterable[str], kind: str) -> int:
    """Return how many headings are like one of a kind."""
    return sum(_likeness(text, kind) >= _NEAR for text in texts)


def _likeness(text: str, kind: str) -> float:
    if any(item.kind == kind for item in matches_of(text)):
        return _MOST
    return next((min(item.likeness, _MOST) for item in like(text, kind)[:1]), 0.0)


def likely_kind(area: Area, hints: Iterable[str]) -> str | None:
    """Return the kind of records that the headings of a table are likest, if one of them is like what such records are called; None where none is."""
    headings = [*area.headings.values()]
    titles = {kind for hint in hints if hint and (kind := titled(hint))}
    scores = {
        kind: sum(_likeness(text, kind) for text in headings) + _TITLED * (kind in titles)
        for kind in _TOLD
        if any(_names(text, kind) for text in headings) and 2 * _near(headings, kind) >= len(headings)
    }
    return max(scores, key=lambda kind: scores[kind], default=None)


def other_kind(area: Area, kind: str, hints: Iterable[str]) -> str:
    """Return the kind of records of a table of which the headings are far more like those of another than of the one that it was taken for, where none surely says what the records are called."""
    if kind != "department" and any(_surely_names(text, kind) for text in area.headings.values()):
        return kind
    other = likely_kind(area, hints) or kind
    headings = [*area.headings.values()]
    told = {one: sum(_likeness(text, one) for text in headings) for one in (kind, other)}
    return other if told[other] > _FAR_MORE * told[kind] else kind


_FAR_MORE: Final = 1.4


def _surely_names(text: str, kind: str) -> bool:
    return any(
        item.kind == kind and item.key in IDENTIFYING[kind] and item.strength >= PART
        for item in matches_of(text)
    )


def _names(text: str, kind: str) -> bool:
    """Whether a heading is likest to what the records of a kind are called."""
    if any(item.kind == kind and item.key in IDENTIFYING[kind] for item in matches_of(text)):
        return True
    return any(item.key in IDENTIFYING[kind] and item.likeness >= _NEAR for item in like(text, kind)[:2])
