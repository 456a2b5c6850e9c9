"""Lines between the rows of a table that say with a label what holds for the rows below: Department: Billing, 部署：調理, Process: Order to Cash."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.headings.headings import EXACT, matches
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.values.person_words import meaning_of

_LABELLED: Final = re.compile(r"([^:：\n]{1,30})[:：]\s*(\S[^\n]{0,59})")
_DASHED: Final = re.compile(r"(dept\.?|department|team|unit|division|directorate)\s+[-\u2013\u2014|]\s+(\S[^\n]{0,59})", re.IGNORECASE)  # fmt: skip
_COUNTED: Final = re.compile(
    r"(?<!\s)\s*[(（]([^()（）]{1,40})[)）]$|(?:,| [-\u2013]) (\d+ (?:staff|people|persons|fte|heads?))$",
    re.IGNORECASE,
)
_OF_STAFF: Final = re.compile(r"\d|\b(?:staff|people|head|manager|lead)\b|[名人長]", re.IGNORECASE)
"""Behind the name of a department, how many are in it or who leads it."""

_KEYS: Final = ("process", "primary")
"""Fields of duties, besides the department, that a line may give to the rows below it."""

_TWO: Final = 2


def labelled_line(texts: Mapping[int, str]) -> str:
    """Return a row that is nothing but a label with its value, in one cell or in two, as one text; empty for other rows."""
    listed = list(texts.values())
    if len(listed) == _TWO and listed[0].rstrip()[-1:] in (":", "："):
        line = f"{listed[0].rstrip()} {listed[1]}"
    elif len(listed) == 1:
        line = listed[0]
    else:
        return _first_of_labels(listed)
    return line if said_by_label(line)[0] else ""


def _first_of_labels(listed: list[str]) -> str:
    """Return the first text of a row in which each has a label that is known, where it names a department: Department: Stores, Manager: Cleo Marsh."""
    if not 1 < len(listed) <= _MOST_LABELS or said_by_label(listed[0])[0] != "department":
        return ""
    found = [_LABELLED.fullmatch(text.strip()) for text in listed[1:]]
    return listed[0] if all(one is not None and matches(one[1]) for one in found) else ""


_MOST_LABELS: Final = 4


@lru_cache(maxsize=5_000)
def said_by_label(line: str) -> tuple[str, str]:
    """Return the key of what a line says with a label, and its value; both empty for a line that says nothing so."""
    if dashed := _DASHED.fullmatch(line.strip()):
        return "department", _uncounted(dashed[2])
    found = _LABELLED.fullmatch(line.strip())
    if found is None or meaning_of(found[2]) not in (None, "group"):
        return "", ""
    if plain(found[1]) in word_list("department_labels"):
        return "department", _uncounted(found[2])
    keys = {item.key for item in matches(found[1]) if item.kind == "duty" and item.strength == EXACT}
    return next(((key, found[2].strip()) for key in _KEYS if key in keys), ("", ""))


def _uncounted(name: str) -> str:
    """Return the name of a department without how many are in it or who leads it."""
    found = _COUNTED.search(name)
    is_beside = found is not None and _OF_STAFF.search(found[1] or found[2]) is not None
    return (name[: found.start()] if found is not None and is_beside else name).strip()
