"""Which column says what the records of a table are called, where headings name none, or several."""

import re
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.tables.areas import Area
from orgaudit.intake.sheets.tables.column import Column, samples, share, taken_as
from orgaudit.intake.values.plain_values import date_of, number_of


def owner_of_form(area: Area, columns: list[Column]) -> list[Column]:
    """Take the name in a form of goals for whose they are, where nothing else says it."""
    if not area.is_form or any(column.key == "owner" for column in columns):
        return columns
    return [
        replace(column, key="owner", field=field_of("goal", "owner"), certainty="part")
        if not column.key and plain(column.heading) in ("name", "名前", "氏名")
        else column
        for column in columns
    ]


def some_goal(area: Area, columns: list[Column]) -> list[Column]:
    """Where no heading says what the goals are called but measures have a column, take the column of sentences left of it."""
    measures = [column for column in columns if column.key == "kpi"]
    if len(measures) > 1 and not any(column.key == "data_source" for column in columns):
        columns = [
            replace(column, key="data_source", field=field_of("goal", "data_source"), certainty="contents")
            if column in measures and plain(column.heading) in _MEASURED_BY
            else column
            for column in columns
        ]
    measure = next((column for column in columns if column.key == "kpi"), None)
    if measure is None or any(column.key in ("text", "okr_level") for column in columns):
        return columns
    for column in columns:
        is_left = column.is_open and column.index < measure.index
        if is_left and _is_varied(area, column) and _are_words(samples(area, column.index)):
            return taken_as(columns, column, "text", field_of("goal", "text"))
    return columns


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
    return [
        replace(column, key=key, field=field_of("duty", key), certainty="part")
        if column in generic
        else column
        for column in columns
    ]


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
    return [replace(column, key="number", field=None) if column in numbers else column for column in columns]


_NUMBERED: Final = re.compile(
    r"(?:業務|作業|仕事|タスク|項目|案件|no\.?|task|duty|item|process|activity)?\s*[#(（]?\s*(?:\d{1,3}|[①-⑳])\s*[)）]?",
    re.IGNORECASE,
)


def _is_numbered(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBERED and _NUMBERED.fullmatch(text) is not None


_LONGEST_NUMBERED: Final = 20

_EACH: Final = ("month", "mark", "person_hours", "media_mark", "tags", "note", "detail", "not_used", "number")
"""Keys of columns of which each stands for itself, filled in or not."""

_ALIKE: Final = {"person_or_department": "primary"}
_CHANGED_BY: Final = frozenset(map(plain, ("更新者", "最終更新者", "最終編集者", "updated by", "modified by", "last modified by", "last edited by", "last updated by")))  # fmt: skip
_MADE_BY: Final = frozenset(map(plain, ("作成者", "登録者", "created by", "creator", "author")))
"""Who made the record of an export, beside who changed it last: nobody who does the work."""

_GENERIC: Final = frozenset(("名前", "name"))
"""Headings that say no more than that something is called so, which may be who answered."""


_MEASURED_BY: Final = frozenset(
    map(plain, ("measured by", "how measured", "how we measure it", "measured with"))
)
"""Headings of measures, which say where the figures come from where another column holds the measures."""


def some_name(area: Area, columns: list[Column]) -> list[Column]:
    """Where no heading says what the duties are called, take the column of texts that differ most from row to row."""
    keys = {column.key for column in columns}
    if keys & {"name", "duties_of_person"}:
        return columns
    if levels := [column for column in columns if column.key.startswith("level")]:
        return _below_levels(area, columns, max(levels, key=lambda column: (column.key, column.index)))
    for column in columns:
        if column.key == "process" and _is_varied(area, column):
            # A list of processes without other names: each of them is what is done.
            return taken_as(columns, column, "name", field_of("duty", "name"))
    for column in columns:
        if column.key in ("unit4", "department") and _is_varied(area, column):
            units = samples(area, column.index)
            if share(units, is_department) <= 0.2 and not any(item.key == "detail" for item in columns):
                return taken_as(columns, column, "name", field_of("duty", "name"))
    open_ones = [column for column in columns if column.is_open]
    texts = {column.index: samples(area, column.index) for column in open_ones}
    worded = [
        column
        for column in open_ones
        if texts[column.index]
        and share(texts[column.index], number_of) < 0.5
        and share(texts[column.index], is_department) <= 0.5
    ]
    if not worded:
        first = next((column for column in columns if column.key not in ("number", "")), None)
        is_name = first is not None and first.key == "detail" and _is_varied(area, first)
        if first is not None and is_name and _are_words(samples(area, first.index)):
            return taken_as(columns, first, "name", field_of("duty", "name"))
        return columns
    best = max(
        worded,
        key=lambda column: (
            share(texts[column.index], _is_code) < 0.5,
            len(set(texts[column.index])),
            -column.index,
        ),
    )
    return taken_as(columns, best, "name", field_of("duty", "name"))


def named_items(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column of numbers for the name where words stand below Item or Line and nothing else says what the duties are called."""
    if any(column.key in ("name", "duties_of_person", "process", "step") for column in columns):
        return columns
    for column in columns:
        if column.key == "number" and _is_varied(area, column) and _are_items(samples(area, column.index)):
            return taken_as(columns, column, "name", field_of("duty", "name"))
    return columns


def _below_levels(area: Area, columns: list[Column], lowest: Column) -> list[Column]:
    """Take a column of texts that all differ for the name, where those of the lowest group known by its heading come again and again."""
    texts = samples(area, lowest.index)
    if len(texts) < _LEAST_ROWS or len(set(texts)) == len(texts):
        return columns
    for column in columns:
        below = samples(area, column.index) if column.is_open else []
        if len(below) >= len(texts) and _is_varied(area, column) and _are_words(below):
            return taken_as(columns, column, "name", field_of("duty", "name"))
    return columns


_LEAST_ROWS: Final = 3


def _are_words(texts: list[str]) -> bool:
    return (
        share(texts, number_of) < 0.2 and share(texts, is_department) < 0.5 and share(texts, _is_code) < 0.5
    )


def _are_items(texts: list[str]) -> bool:
    """Whether words stand below Item or Line, where others count: Banking of donations."""
    return _are_words(texts) and share(texts, lambda text: " " in text) > _MANY_ITEMS


_MANY_ITEMS: Final = 0.4


def _is_code(text: str) -> bool:
    """Whether a text is a number of a list or a day rather than a name."""
    return _CODE.fullmatch(text) is not None or date_of(text) is not None


_CODE: Final = re.compile(r"[A-Za-z]{0,5}[-_ ]?\d[\d.-]*")


def _is_varied(area: Area, column: Column) -> bool:
    """Whether hardly a text stands twice in a column."""
    texts = samples(area, column.index)
    return len(texts) > 1 and len(set(texts)) >= len(texts) * 0.8


def _explaining(column: Column) -> Column:
    """Return a column of a name that is not sure, beside one that is: it explains the duty, unless even that is no more than likely."""
    if column.certainty == "likely":
        return replace(column, key="", field=None, choices=("name",))
    return replace(column, key="detail", field=None)


_SEVERAL: Final = 2

_OF_SKILLS: Final = frozenset(
    map(plain, ("capability", "capabilities", "competency", "competence", "competencies", "skill", "skills", "ability", "スキル", "能力", "技能", "スキル名", "skill name", "domain", "function"))
)  # fmt: skip


def one_name(area: Area, columns: list[Column]) -> list[Column]:
    """Of several columns that could hold the name the one with most different texts does; the others group or explain it."""
    named = [column for column in columns if column.key == "name"]
    sure = [column for column in named if column.certainty in ("told", "exact", "contents")]
    if sure and len(sure) < len(named):
        columns = [
            _explaining(column) if column in named and column not in sure else column for column in columns
        ]
        named = sure
    if len(named) < 2 and not (named and any(column.key == "duties_of_person" for column in columns)):
        return columns
    strong = [column for column in named if plain(column.heading) not in _OF_SKILLS]
    if strong and len(strong) < len(named):  # what somebody can do groups what is done
        columns = [
            replace(column, key="level1", field=None) if column in named and column not in strong else column
            for column in columns
        ]
        named = strong
        if len(named) < _SEVERAL:
            return columns
    listed = {column.index: samples(area, column.index) for column in named}
    told = [column for column in named if column.certainty == "told"]
    fields = [column for column in named if column.field and column.heading in column.field.spellings]

    def varied(column: Column) -> tuple[int, int]:
        texts = listed[column.index]
        return (len(set(texts)), -sum(map(len, texts)))

    best = (told or [max(fields or named, key=varied)])[0]
    if not told and fields and len(fields) < len(named):
        wider = max(named, key=varied)
        if len(set(listed[best.index])) * 2 <= len(set(listed[wider.index])):
            best = wider
    changed = {}
    for column in named:
        if column is not best:
            texts = listed[column.index]
            repeats = len(set(texts)) < len(listed[best.index]) * 0.8
            groups = column.index < best.index and repeats
            changed[column.index] = replace(
                column, key="level1" if groups else "detail", field=None, certainty="contents"
            )
    return [changed.get(column.index, column) for column in columns]
