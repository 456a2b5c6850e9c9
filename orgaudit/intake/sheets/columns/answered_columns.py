"""Columns whose headings nobody knows for sure, and whose words are answers to one question all the same: Initiation, Approval, Custody; Specialist, Anyone."""

import re
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import GROUPS, Column, as_field, samples
from orgaudit.intake.sheets.values.cell_values import CellReader

_LONGEST: Final = 30
_LEAST_STEPS: Final = 3
_SEVERAL: Final = 2

_LOOSE: Final = frozenset(("function", "process", "tags", "name", "detail", *GROUPS))
"""What a column may have been taken for by a heading that says little."""

_OF_STEPS: Final = re.compile(
    r"\b(?:functions?|steps?|stages?|roles?|types?|kinds?|class|classes|category|control|controls|sod|segregation|separation|nature)\b",
    re.IGNORECASE,
)
_OF_CONTROL: Final = re.compile(r"\b(?:functions?|controls?|sod|segregation|separation)\b", re.IGNORECASE)
_LISTED: Final = frozenset(("name", "process", *GROUPS))
"""What a column of steps has to be headed by that else groups or names what is done."""

_SAYS_WHO: Final = re.compile(
    r"\b(?:any(?:one|body)?|every(?:one|body)|specialis\w+|experts?|generalists?)\b", re.IGNORECASE
)
"""In an answer, who can do it: General and Technical alone may be kinds of work."""

_OF_SKILL: Final = re.compile(
    r"\b(?:skills?|expertise|knowledge|know-?how|specialis\w+|who (?:can|could|may)|level|grade|competen\w+|qualified)\b",
    re.IGNORECASE,
)
"""In a heading, that it may ask whether somebody special is needed."""


_OF_OBLIGATION: Final = re.compile(
    r"\b(?:obligations?|basis|driver|mandated?|imposed|deadlines?|due|set by)\b|^(?:why|reason|required by)\??$",
    re.IGNORECASE,
)
"""In a heading, that it may ask what sets the time for the work."""

_QUESTIONS: Final = (
    ("step", _OF_STEPS, _LEAST_STEPS),
    ("specialist", _OF_SKILL, 2),
    ("deadline", _OF_OBLIGATION, 2),
)
"""Fields, what the heading of a column of answers to them speaks of, and how many different answers stand in it at least."""


def answered(area: Area, columns: list[Column], reader: CellReader) -> list[Column]:
    """Take a column for the step of a process, for whether a specialist is needed or for what sets the time, where nothing but such answers stands in it and several of them."""
    named = sum(column.key == "name" for column in columns)
    for key, heading, least in _QUESTIONS:
        if any(column.key == key for column in columns):
            continue
        asked = [column for column in columns if heading.search(column.heading)]
        found = (
            one for one in asked if _is_loose(one, named, key) and _answers(area, one, key, reader, least)
        )
        if column := next(found, None):
            columns = [as_field(one, key) if one is column else one for one in columns]
    return columns


def _answers(area: Area, column: Column, key: str, reader: CellReader, least: int) -> bool:
    """Whether all that stands in a column are answers to a question, some of them different."""
    item = field_of("duty", key)
    texts = {text for text in samples(area, column.index) if not is_answer(text)}
    if item is None or len(texts) < _SEVERAL or any(len(text) > _LONGEST for text in texts):
        return False
    read = [reader.read(item, text) for text in texts]
    values = {str(one.value) for one in read}
    if any(one.problem for one in read) or len(values) < min(least, len(texts)):
        return False
    if key == "specialist":
        return any(map(_SAYS_WHO.search, texts))
    return key != "deadline" or "legal" in values


def _is_loose(column: Column, named: int, key: str) -> bool:
    """Whether it is not sure what a column is; one of the names of duties only beside others."""
    if column.certainty == "told" or (column.key == "name" and named < _SEVERAL):
        return False
    if column.is_open:
        return True
    is_of_control = key != "step" or column.key not in _LISTED or _OF_CONTROL.search(column.heading)
    return key != "deadline" and column.key in _LOOSE and bool(is_of_control)
