"""Lists of people that say beside each what they can do, and perhaps how well: ``Payroll: 3, Tax: 1``, which are no duties of theirs."""

import re
from typing import Final

from orgaudit.intake.sheets.headings.headings import Match, matches_of
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import samples
from orgaudit.intake.sheets.tables.marks_below import is_marks

_RATED: Final = re.compile(r"[^:：]+[:：]\s*[0-4０-４]")
_BETWEEN: Final = re.compile(r"[、，,;；\n]")


def rates_skills(area: Area) -> bool:
    """Whether nothing but skills with their levels stands below a heading of skills."""
    return any(
        _is_of_skills(heading) and _all_rated(area, column) for column, heading in area.headings.items()
    )


def lists_skills(area: Area) -> bool:
    """Whether a table says nothing of its people but who they are and, behind that, what they can do: Name, Department, Skills."""
    headings = {column: matches_of(heading) for column, heading in area.headings.items()}
    skilled = [column for column, heading in area.headings.items() if _is_of_skills(heading)]
    people = [column for column, found in headings.items() if _is_of(found, ("person", "name"))]
    return (
        bool(skilled and people)
        and min(people) < min(skilled)
        and all(not found or any(item.kind == "person" for item in found) for found in headings.values())
        and not any(is_marks(area.sheet, area.first, column, area.last) for column in area.headings)
    )


def _is_of(found: tuple[Match, ...], wanted: tuple[str, str]) -> bool:
    return any((item.kind, item.key) == wanted for item in found)


def _is_of_skills(heading: str) -> bool:
    return _is_of(matches_of(heading), ("person", "skills"))


def _all_rated(area: Area, column: int) -> bool:
    texts = samples(area, column)
    return bool(texts) and all(
        _RATED.fullmatch(part.strip()) for text in texts for part in _BETWEEN.split(text) if part.strip()
    )
