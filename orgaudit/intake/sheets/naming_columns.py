"""Which column says what the records of a table are called, where headings name none, or several."""

import re
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.areas import Area
from orgaudit.intake.sheets.column import GROUPS, Column, samples, share
from orgaudit.intake.sheets.headings import field_of, matches, plain
from orgaudit.intake.sheets.marks import is_mark
from orgaudit.intake.sheets.names import is_department, may_be_department
from orgaudit.intake.values.person_words import meaning_of
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
        is_open = not column.key and not column.choices and column.certainty != "told"
        if is_open and column.index < measure.index and _is_varied(area, column):
            texts = samples(area, column.index)
            if (
                share(texts, number_of) < 0.2
                and share(texts, is_department) < 0.5
                and share(texts, _is_code) < 0.5
            ):
                named = replace(column, key="text", field=field_of("goal", "text"), certainty="contents")
                return [named if item is column else item for item in columns]
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


def departments_with_names(area: Area, columns: list[Column]) -> list[Column]:
    """Take several columns for who does it in each department where these are headed by departments and hold nothing but names."""
    open_ones = [column for column in columns if not column.key and column.certainty != "told"]
    headed = {column.index: column.heading.splitlines()[-1].strip() for column in open_ones}
    ends = {text[-1:] for text in headed.values() if is_department(text)}
    named = {
        column.index
        for column in open_ones
        if headed[column.index][-1:] in ends and share(samples(area, column.index), _may_be_name) > _MOSTLY
    }
    if len(named) < _SEVERAL or any(column.key in ("primary", "pair", "mark") for column in columns):
        return columns
    return [
        replace(column, key="department_person", field=None, certainty="contents", choices=())
        if column.index in named
        else column
        for column in columns
    ]


_SEVERAL: Final = 2
_LONGEST_NAME: Final = 24


def _may_be_name(text: str) -> bool:
    return (
        len(text) <= _LONGEST_NAME
        and not any(map(str.isdecimal, text))
        and not is_mark(text)
        and meaning_of(text) in (None, "vacancy", "none", "nobody")
    )


def units_of_persons(area: Area, columns: list[Column]) -> list[Column]:
    """Of several departments of persons, keep those that are parts of the ones left of them, as they say more often something new; else the first."""
    units = [column for column in columns if column.key == "department" and column.field is not None]
    counts = [len(set(samples(area, column.index))) for column in units]
    if counts == sorted(counts):
        return columns
    return [
        replace(column, key="", field=None, choices=("department",)) if column in units[1:] else column
        for column in columns
    ]


def with_steps(area: Area, columns: list[Column], kind: str) -> list[Column]:
    """Add columns without headings right of the names in which lower departments stand where the names are blank, a step to the right each."""
    name = next((column for column in columns if column.key == "name"), None)
    known = {column.index for column in columns}
    if name is None or kind != "department":
        return columns
    steps = []
    for index in range(name.index + 1, name.index + len(GROUPS[4:])):
        texts = samples(area, index) if index not in known else []
        rows = [row for row in range(area.first, area.last) if area.sheet.text(row, index)]
        if not texts or share(texts, may_be_department) <= _MOSTLY:
            break
        if any(area.sheet.text(row, left) for row in rows for left in range(name.index, index)):
            break
        steps.append(index)
    if not steps:
        return columns
    indexes = [name.index, *steps]
    added = [
        Column(index, name.heading, key, None, "contents")
        for index, key in zip(indexes, GROUPS[4:], strict=False)
    ]
    return sorted(
        [*(column for column in columns if column is not name), *added], key=lambda column: column.index
    )


def levels_of_departments(area: Area, columns: list[Column]) -> list[Column]:
    """Where several columns are headed as the names of departments are, take them for levels of the company from the left, as long as the upper ones say less often something new."""
    named = [
        column
        for column in columns
        if column.certainty != "told"
        and (
            column.key == "name"
            or any(item.kind == "department" and item.key == "name" for item in matches(column.heading))
        )
    ]
    units = [column for column in columns if column.key in GROUPS[4:]]
    others = {len(set(samples(area, column.index))) for column in named}
    is_upward = len(named) > 1 and [len(set(samples(area, column.index))) for column in named] == sorted(
        len(set(samples(area, column.index))) for column in named
    )
    if not is_upward or len(named) > len(GROUPS[4:]) or units or len(others) < len(named):
        return columns
    keys = dict(zip((column.index for column in named), GROUPS[4:], strict=False))
    return [
        replace(column, key=keys[column.index], field=None, choices=(), certainty="contents")
        if column.index in keys
        else column
        for column in columns
    ]


def some_department(area: Area, columns: list[Column]) -> list[Column]:
    """Where no heading says whose the records are, take the column for it that holds departments: Unit, or a heading that nobody knows."""
    if any(column.key == "department" or column.key in GROUPS[4:] for column in columns):
        return columns
    for column in columns:
        is_open = column.key == "unit" or (
            not column.key
            and not column.choices
            and column.certainty != "told"
            and not matches(column.heading)
        )
        fits = may_be_department if column.key == "unit" else is_department
        if is_open and share(samples(area, column.index), fits) > _MOSTLY:
            named = replace(column, key="department", field=None, certainty="contents")
            return [named if item is column else item for item in columns]
    return columns


_MOSTLY: Final = 0.6


def some_partner(area: Area, columns: list[Column]) -> list[Column]:
    """Where a list of handoffs has but one column of departments, take it for those on the other side; where one side is named, another one for the other."""
    ends = {column.key for column in columns if column.key in ("from", "to", "partner")}
    if len(ends) > 1 or "partner" in ends:
        return columns
    for column in columns:
        is_open = not column.key and column.certainty != "told"
        keys = {item.key for item in matches(column.heading)}
        holds = ends and share(samples(area, column.index), is_department) > _MOSTLY
        if is_open and (holds or (not ends and "department" in keys)):
            key = "partner" if not ends else "to" if "from" in ends else "from"
            field = None if key == "partner" else field_of("handoff", key)
            named = replace(column, key=key, field=field, certainty="contents", choices=())
            return [named if item is column else item for item in columns]
    return columns


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
            named = replace(column, key="name", field=field_of("duty", "name"), certainty="contents")
            return [named if item is column else item for item in columns]
    for column in columns:
        if column.key in ("unit4", "department") and _is_varied(area, column):
            units = samples(area, column.index)
            if share(units, is_department) <= 0.2 and not any(item.key == "detail" for item in columns):
                named = replace(column, key="name", field=field_of("duty", "name"), certainty="contents")
                return [named if item is column else item for item in columns]
    open_ones = [
        column for column in columns if not column.key and not column.choices and column.certainty != "told"
    ]
    texts = {column.index: samples(area, column.index) for column in open_ones}
    worded = [
        column
        for column in open_ones
        if texts[column.index]
        and share(texts[column.index], number_of) < 0.5
        and share(texts[column.index], is_department) <= 0.5
    ]
    if not worded:
        return columns
    best = max(
        worded,
        key=lambda column: (
            share(texts[column.index], _is_code) < 0.5,
            len(set(texts[column.index])),
            -column.index,
        ),
    )
    named = replace(best, key="name", field=field_of("duty", "name"), certainty="contents")
    return [named if column is best else column for column in columns]


def _below_levels(area: Area, columns: list[Column], lowest: Column) -> list[Column]:
    """Take a column of texts that all differ for the name, where those of the lowest group known by its heading come again and again."""
    texts = samples(area, lowest.index)
    if len(texts) < _LEAST_ROWS or len(set(texts)) == len(texts):
        return columns
    for column in columns:
        is_open = not column.key and not column.choices and column.certainty != "told"
        below = samples(area, column.index) if is_open else []
        if len(below) >= len(texts) and _is_varied(area, column) and _are_words(below):
            named = replace(column, key="name", field=field_of("duty", "name"), certainty="contents")
            return [named if item is column else item for item in columns]
    return columns


_LEAST_ROWS: Final = 3


def _are_words(texts: list[str]) -> bool:
    return (
        share(texts, number_of) < 0.2 and share(texts, is_department) < 0.5 and share(texts, _is_code) < 0.5
    )


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
