"""What marks mean as values of a field in one table: A:高, ★★★=high, or the letters (H/M/L) in a heading."""

import re
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.fields import known_field
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.headings.headings import strong_matches
from orgaudit.intake.sheets.headings.listed_choices import choices_in
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import samples
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.choices import vocabulary

_GRADED: Final = ("criticality",)


def scales_of(area: Area, headings: dict[str, str]) -> dict[str, Mapping[str, str]]:
    """Return what marks mean as values of a field, where the sheet says so: A:高, ★★★=high, or the letters (H/M/L) in a heading."""
    found: dict[str, Mapping[str, str]] = {}
    for key in _GRADED:
        item = known_field("duty", key)
        words = vocabulary(item)
        known = cell_words().get(words.name, {})
        marks = {
            mark: code
            for mark, told in headings.items()
            if (code := words.code_of(told) or known.get(folded(told)))
        }
        if any(map(_IN_LETTERS.search, area.headings.values())) or _holds_letters(area, key):
            marks = {**_LETTERS, **marks}
        if any(_SIZES.keys() == set(choices_in(heading)) for heading in area.headings.values()):
            marks = {**_SIZES, **marks}
        if marks:
            found[words.name] = {**known, **marks}
    if any(map(_FREQUENT.search, area.headings.values())) or _counts_in_letters(area):
        found["Frequency"] = {**cell_words().get("Frequency", {}), **_FREQUENCIES}
    return found


def _holds_letters(area: Area, key: str) -> bool:
    """Whether a column of a scale holds nothing but the initials of high, medium and low."""
    for index, heading in area.headings.items():
        if any(item.kind == "duty" and item.key == key for item in strong_matches(heading)):
            texts = {folded(text) for text in samples(area, index)}
            if len(texts) > 1 and texts <= set(_LETTERS) | {"-"}:
                return True
    return False


def _counts_in_letters(area: Area) -> bool:
    """Whether a column of how often holds nothing but the initials of daily, weekly, monthly and the like."""
    for index, heading in area.headings.items():
        if any(item.kind == "duty" and item.key == "frequency" for item in strong_matches(heading)):
            texts = {folded(text) for text in samples(area, index)}
            if len(texts & set("dwm")) > 1 and texts <= set("dwmqy") | {"-"}:
                return True
    return False


_FREQUENT: Final = re.compile(r"\bd\s*[/,|]\s*w\s*[/,|]\s*m\b", re.IGNORECASE)

_FREQUENCIES: Final = {
    "d": "daily",
    "w": "weekly",
    "m": "monthly",
    "q": "quarterly",
    "y": "yearly",
    "a": "yearly",
}

_IN_LETTERS: Final = re.compile(r"\bh\s*[/,|-]\s*m\s*[/,|-]\s*l\b", re.IGNORECASE)

_LETTERS: Final = {"h": "high", "m": "medium", "l": "low"}
"""The initials of a scale, where a heading lists them."""

_SIZES: Final = {"大": "high", "中": "medium", "小": "low"}
"""Sizes as a scale, where a heading lists all of them: 影響度（大・中・小）."""
