"""What passes in a list of handoffs, and between whom, where no heading says it: by what stands in the columns."""

import re
from collections.abc import Callable
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.cells.notations import is_address, is_day
from orgaudit.intake.sheets.columns.answer_contents import share_known
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import (
    NEARLY_ALL,
    Column,
    only_taken_as,
    samples,
    settled,
    share,
    taken_as,
)
from orgaudit.intake.sheets.tables.handoff_shape import ends_by_groups, ends_by_shape, route_of
from orgaudit.intake.values.frequency import frequency_of
from orgaudit.intake.values.plain_values import number_of


def matter_by_contents(area: Area, columns: list[Column]) -> list[Column]:
    """Take an open column of texts that differ, before or between known ends, for what passes, where no heading says that."""
    keys = {column.key for column in columns}
    columns = _medium(area, columns) if "medium" not in keys else columns
    if not keys >= {"from", "to"} or "what" in keys:
        return columns
    ends = {
        text for column in columns if column.key in ("from", "to") for text in samples(area, column.index)
    }
    last = max(column.index for column in columns if column.key in ("from", "to"))
    for column in columns:
        # What is said behind both ends is as often a remark.
        if column.is_open and column.index < last and not _A_REMARK.search(column.heading):
            texts = samples(area, column.index)
            if _are_things(texts) and not ends & set(texts):
                return taken_as(columns, column, "what", field_of("handoff", "what"))
    return columns


def ends_by_contents(area: Area, columns: list[Column]) -> list[Column]:
    """Take the two open columns that share departments for both ends of handoffs, the left one first, where no heading says any."""
    if grouped := ends_by_groups(area):
        for index, key in grouped.items():
            one = [column for column in columns if column.index == index and column.certainty != "told"]
            columns = settled(columns, one, key, field_of("handoff", key))
        return columns
    route = route_of(area)
    if route is not None:
        both = [column for column in columns if column.index == route and column.certainty != "told"]
        return settled(columns, both, "route")
    if any(column.key in ("from", "to", "partner") for column in columns):
        return columns
    found = ends_by_shape(area)
    if found is None:
        return columns
    for key, index in zip(("from", "to"), found, strict=True):
        one = [column for column in columns if column.index == index and column.is_open]
        columns = settled(columns, one, key, field_of("handoff", key))
    return columns


def _are_things(texts: list[str]) -> bool:
    """Whether hardly a text stands twice, and most are words of no kind of their own."""
    return (
        len(texts) > 1
        and len(set(texts)) >= _VARIED * len(texts)
        and all(share(texts, is_other) < _FEW for is_other in _OTHERS)
    )


_OTHERS: Final[tuple[Callable[[str], object], ...]] = (
    lambda text: number_of(text) is not None,
    lambda text: text[:1].isdecimal(),
    is_day,
    is_answer,
    is_address,
    is_department,
    frequency_of,
)
_VARIED: Final = 0.8
_FEW: Final = 0.3

_A_REMARK: Final = re.compile(
    r"備考|意見|言い分|困|課題|問題|不満|要望|改善|理由|コメント|メモ|担当|氏名|remark|note|comment|problem|issue|idea|reason|complaint|wish|person|contact|\bwho\b",
    re.IGNORECASE,
)
"""In a heading, what is said of a handoff, or by whom, and not what passes."""


def _medium(area: Area, columns: list[Column]) -> list[Column]:
    """Take the only open column of words for media for how it passes."""
    item = field_of("handoff", "medium")
    return only_taken_as(
        columns,
        lambda column: (
            len(set(texts := samples(area, column.index))) > 1 and share_known(texts, item) > NEARLY_ALL
        ),
        "medium",
        item,
    )
