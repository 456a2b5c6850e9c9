"""Columns that give way to others: empty ones, those of exports about who answered, numbers beside names."""

import re
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, as_field, each, samples, share


def yielding(area: Area, columns: list[Column]) -> list[Column]:
    """Leave columns unused in which nothing stands, and those of exports that are headed by no more than “name”, where another one can be meant.

    Forms tools and trackers write columns of their own, empty or about who answered, beside those that were asked for.
    """
    columns = _numbers_apart(area, _makers_apart(_empty_apart(area, columns)))
    named = [column for column in columns if column.key == "name"]
    generic = [column for column in named if plain(column.heading) in _GENERIC]
    if not generic or len(generic) == len(named):
        return columns
    has_person = any(column.key == "primary" for column in columns)
    key = "" if has_person else "primary"
    return each(columns, generic, lambda column: as_field(column, key, "part"))


def _empty_apart(area: Area, columns: list[Column]) -> list[Column]:
    """Leave unused what is empty where another column is of the same key."""
    keys = [_ALIKE.get(column.key, column.key) for column in columns]
    empty = {
        column.index
        for column, key in zip(columns, keys, strict=True)
        if key not in ("", *_EACH)
        and keys.count(key) > 1
        and column.certainty != "told"
        and not samples(area, column.index)
    }
    return [replace(column, key="", field=None) if column.index in empty else column for column in columns]


def _makers_apart(columns: list[Column]) -> list[Column]:
    """Leave unused who made the records of an export, or a document, where something else says who changed them or who does the work."""
    others = any(
        column.key in ("primary", "person_or_department") and plain(column.heading) not in _MADE_BY
        for column in columns
    )
    if not others and not any(plain(column.heading) in _CHANGED_BY for column in columns):
        return columns
    return [
        replace(column, key="not_used", field=None) if plain(column.heading) in _MADE_BY else column
        for column in columns
    ]


def _numbers_apart(area: Area, columns: list[Column]) -> list[Column]:
    """Take numbers for numbers where they stand beside names: 業務1, 業務2 above what they are called."""
    named = [column for column in columns if column.key == "name"]
    numbers = [column for column in named if share(samples(area, column.index), _is_numbered) == 1]
    if not 0 < len(numbers) < len(named):
        return columns
    return each(columns, numbers, lambda column: replace(column, key="number", field=None))


_NUMBERED: Final = re.compile(
    r"(?:業務|作業|仕事|タスク|項目|案件|no\.?|task|duty|item|process|activity)?\s*[#(（]?\s*(?:\d{1,3}|[①-⑳])\s*[)）]?",
    re.IGNORECASE,
)


def _is_numbered(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBERED and _NUMBERED.fullmatch(text) is not None


_EACH: Final = ("month", "mark", "person_hours", "media_mark", "tags", "note", "detail", "not_used", "number")
"""Keys of columns of which each stands for itself, filled in or not."""

_ALIKE: Final = {"person_or_department": "primary"}

_CHANGED_BY: Final = frozenset(map(plain, ("更新者", "最終更新者", "最終編集者", "updated by", "modified by", "last modified by", "last edited by", "last updated by")))  # fmt: skip

_MADE_BY: Final = frozenset(map(plain, ("作成者", "登録者", "created by", "creator", "author")))
"""Who made the record of an export, beside who changed it last: nobody who does the work."""

_GENERIC: Final = frozenset(("名前", "name"))
"""Headings that say no more than that something is called so, which may be who answered."""

_LONGEST_NUMBERED: Final = 20
