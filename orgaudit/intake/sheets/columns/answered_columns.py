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


def answered(area: Area, columns: list[Column], reader: CellReader) -> list[Column]:
    """Take a column for the step of a process, or for whether a specialist is needed, where nothing but such answers stands in it and several of them."""
    named = sum(column.key == "name" for column in columns)
    for key, heading, least in (("step", _OF_STEPS, _LEAST_STEPS), ("specialist", _OF_SKILL, 2)):
        item = field_of("duty", key)
        if item is None or any(column.key == key for column in columns):
            continue
        for column in columns:
            if not _is_loose(column, named) or not heading.search(column.heading):
                continue
            texts = {text for text in samples(area, column.index) if not is_answer(text)}
            if len(texts) < 2 or any(len(text) > _LONGEST for text in texts):
                continue
            read = [reader.read(item, text) for text in texts]
            values = {str(one.value) for one in read}
            if key == "specialist" and not any(map(_SAYS_WHO.search, texts)):
                continue
            if key == "step" and column.key in _LISTED and not _OF_CONTROL.search(column.heading):
                continue
            if not any(one.problem for one in read) and len(values) >= min(least, len(texts)):
                columns = [as_field(one, key) if one is column else one for one in columns]
                break
    return columns


def _is_loose(column: Column, named: int) -> bool:
    """Whether it is not sure what a column is; one of the names of duties only beside others."""
    if column.certainty == "told" or (column.key == "name" and named < 2):
        return False
    return column.is_open or column.key in _LOOSE
