"""Lists of people that say beside each what they can do and how well: ``Payroll: 3, Tax: 1``, which are no duties of theirs."""

import re
from typing import Final

from orgaudit.intake.sheets.headings.headings import matches_of
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import samples

_RATED: Final = re.compile(r"[^:：]+[:：]\s*[0-4０-４]")
_BETWEEN: Final = re.compile(r"[、，,;；\n]")


def rates_skills(area: Area) -> bool:
    """Whether nothing but skills with their levels stands below a heading of skills."""
    return any(
        _is_of_skills(heading) and _all_rated(area, column) for column, heading in area.headings.items()
    )


def _is_of_skills(heading: str) -> bool:
    return any((item.kind, item.key) == ("person", "skills") for item in matches_of(heading))


def _all_rated(area: Area, column: int) -> bool:
    texts = samples(area, column)
    return bool(texts) and all(
        _RATED.fullmatch(part.strip()) for text in texts for part in _BETWEEN.split(text) if part.strip()
    )
