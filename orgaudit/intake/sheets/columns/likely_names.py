"""What the records of a table of goals, departments, people or handoffs are called, where no heading says it."""

from typing import Final

from orgaudit.intake.sheets.cells.names import may_be_department
from orgaudit.intake.sheets.cells.notations import is_address
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.likeness import likeness_to
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, samples, share, taken_as
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING
from orgaudit.intake.values.plain_values import date_of, number_of

_CALLED: Final = {"goal": "text", "department": "name", "person": "name", "handoff": "what"}

_LEAST: Final = 0.2
"""House default: the likeness to what records are called, of 3, from which on a column of texts that differ is taken for it."""

_VARIED: Final = 0.7
_MOSTLY: Final = 0.3


def likely_name(area: Area, columns: list[Column], kind: str) -> list[Column]:
    """Take the open column whose heading is likest to what the records are called, in a table that nothing but its form shows to be one."""
    key = _CALLED.get(kind)
    named = IDENTIFYING[kind] if kind != "goal" else {"text", "kpi"}
    if not area.is_likely or key is None or {column.key for column in columns} & (named - {"code", "id"}):
        return columns
    found = [column for column in columns if _may_name(area, column)]
    best = max(found, key=lambda column: likeness_to(column.heading, kind, key), default=None)
    if best is None or likeness_to(best.heading, kind, key) < _LEAST:
        return columns
    return taken_as(columns, best, key, field_of(kind, key))


def likely_ends(area: Area, columns: list[Column]) -> list[Column]:
    """Take the open column that is likest to the other end of handoffs, where only one end is known: texts of which some stand at that end too, or departments."""
    ends = [column for column in columns if column.key in ("from", "to")]
    if len(ends) != 1 or any(column.key == "partner" for column in columns):
        return columns
    key = "to" if ends[0].key == "from" else "from"
    known = set(samples(area, ends[0].index))
    found = [
        column
        for column in columns
        if column.is_open
        and likeness_to(column.heading, "handoff", key) >= _LEAST_OF_END
        and share(samples(area, column.index), lambda text: text in known or may_be_department(text)) > 0
    ]
    best = max(found, key=lambda column: likeness_to(column.heading, "handoff", key), default=None)
    return columns if best is None else taken_as(columns, best, key, field_of("handoff", key))


_LEAST_OF_END: Final = 0.15


def _may_name(area: Area, column: Column) -> bool:
    if not column.is_open:
        return False
    texts = samples(area, column.index)
    return len(texts) > 1 and len(set(texts)) >= _VARIED * len(texts) and share(texts, _is_figure) < _MOSTLY


def _is_figure(text: str) -> bool:
    return number_of(text) is not None or date_of(text) is not None or is_address(text)
