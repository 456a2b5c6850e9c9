"""Which column says what the records of a table are called, where headings name none, or several."""

import re
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.loose_words import media_in
from orgaudit.intake.sheets.cells.names import ENGLISH_NAME, is_department, may_be_department
from orgaudit.intake.sheets.cells.notations import is_address, is_day
from orgaudit.intake.sheets.columns.answer_contents import known_to
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.headings.likeness import likeness_to
from orgaudit.intake.sheets.headings.person_keys import OF_PERSONS
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import (
    Column,
    as_field,
    each,
    samples,
    settled,
    share,
    taken_as,
    unused,
)
from orgaudit.intake.values.person_words import meaning_of
from orgaudit.intake.values.plain_values import date_of, number_of


def owner_of_form(area: Area, columns: list[Column]) -> list[Column]:
    """Take the name in a form of goals for whose they are, where nothing else says it."""
    if not area.is_form or any(column.key == "owner" for column in columns):
        return columns
    return [
        as_field(column, "owner", "part", kind="goal")
        if not column.key and plain(column.heading) in ("name", "名前", "氏名")
        else column
        for column in columns
    ]


def some_goal(area: Area, columns: list[Column]) -> list[Column]:
    """Where no heading says what the goals are called but measures have a column, take the column of sentences left of it."""
    measures = [column for column in columns if column.key == "kpi"]
    if len(measures) > 1 and not any(column.key == "data_source" for column in columns):
        sources = [column for column in measures if plain(column.heading) in _MEASURED_BY]
        columns = settled(columns, sources, "data_source", field_of("goal", "data_source"))
    measure = next((column for column in columns if column.key == "kpi"), None)
    if not any(column.key in ("text", "kpi", "okr_level") for column in columns):
        aims = [column for column in columns if column.key == "target" and _are_aims(area, column)]
        return settled(columns, aims[:1], "text", field_of("goal", "text"))
    if measure is None or any(column.key in ("text", "okr_level") for column in columns):
        return columns
    for column in columns:
        is_left = column.is_open and column.index < measure.index
        if is_left and _is_varied(area, column) and _are_words(samples(area, column.index)):
            return taken_as(columns, column, "text", field_of("goal", "text"))
    return columns


def _are_aims(area: Area, column: Column) -> bool:
    """Whether what stands below a heading of targets says what is aimed at, without figures: 本年度目標 above sentences."""
    texts = samples(area, column.index)
    return _is_varied(area, column) and share(texts, lambda text: any(map(str.isdecimal, text))) < _FEW


_FEW: Final = 0.3

_MEASURED_BY: Final = frozenset(
    map(plain, ("measured by", "how measured", "how we measure it", "measured with"))
)
"""Headings of measures, which say where the figures come from where another column holds the measures."""


def persons_named(area: Area, columns: list[Column]) -> list[Column]:
    """Take full names that come again below no more than Name for who does the work, where another column says what that is."""
    named = [column for column in columns if column.key == "name"]
    if (
        len(named) != 1
        or plain(named[0].heading) != "name"
        or any(column.key == "primary" for column in columns)
    ):
        return columns
    texts = samples(area, named[0].index)
    others = [column for column in columns if column.is_open and _is_varied(area, column)]
    is_worded = any(share(samples(area, column.index), _is_worded) > _MANY_ITEMS for column in others)
    if not is_worded or len(set(texts)) == len(texts) or not all(map(ENGLISH_NAME.fullmatch, texts)):
        return columns
    return each(
        columns, named, lambda column: replace(column, key="primary", field=field_of("duty", "primary"))
    )


def _is_worded(text: str) -> bool:
    return " " in text and any(word.islower() and word.isalpha() for word in text.split())


def some_name(area: Area, columns: list[Column]) -> list[Column]:
    """Where no heading says what the duties are called, take the column of texts that differ most from row to row."""
    columns = _services_apart(area, persons_named(area, columns))
    keys = {column.key for column in columns}
    if keys & {"name", "duties_of_person"}:
        return columns
    if levels := [column for column in columns if column.key.startswith("level")]:
        return _below_levels(area, columns, max(levels, key=lambda column: (column.key, column.index)))
    for column in columns:
        is_function = column.key == "function" and _are_words(samples(area, column.index))
        if (column.key == "process" or is_function) and _is_varied(area, column):
            # A list of processes without other names: each of them is what is done.
            return taken_as(columns, column, "name", field_of("duty", "name"))
    if unit := _unit_that_names(area, columns):
        return taken_as(columns, unit, "name", field_of("duty", "name"))
    open_ones = [column for column in columns if column.is_open]
    open_ones += [
        column for column in columns if column.key == "not_used" and plain(column.heading) in _LOOSE
    ]
    people = {text for column in columns if column.key in OF_PERSONS for text in samples(area, column.index)}
    open_ones = [column for column in open_ones if not people & set(samples(area, column.index))]
    texts = {column.index: samples(area, column.index) for column in open_ones}
    worded = [
        column
        for column in open_ones
        if texts[column.index]
        and not _OF_A_PERSON.search(column.heading)
        and share(texts[column.index], _names_nobody) < _SAY_WHO
        and share(texts[column.index], number_of) < 0.5
        and share(texts[column.index], is_day) < 0.5
        and share(texts[column.index], _may_be_work) > 0.5
        and share(texts[column.index], is_department) <= 0.5
    ]
    paper = _paper_that_names(area, columns)
    if paper is not None and all(column.index > paper.index for column in worded):
        return taken_as(columns, paper, "name", field_of("duty", "name"))
    if not worded:
        first = next((column for column in columns if column.key not in ("number", "")), None)
        is_name = first is not None and first.key == "detail" and _is_varied(area, first)
        if first is not None and is_name and _are_words(samples(area, first.index)):
            return taken_as(columns, first, "name", field_of("duty", "name"))
        return columns
    likely = max(worded, key=lambda column: _as_name(column))
    best = max(
        [likely] if _as_name(likely) >= _LIKE_A_NAME else worded,
        key=lambda column: (
            share(texts[column.index], _is_code) < 0.5,
            len(set(texts[column.index])),
            -column.index,
        ),
    )
    detail = _detail_before(area, columns, best)
    return taken_as(columns, detail or best, "name", field_of("duty", "name"))


def _services_apart(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column of names that come again and are departments for these, where papers stand beside it that have other names each: Form, Service."""
    named = [column for column in columns if column.key == "name" and plain(column.heading) in _MAY_BE_UNITS]
    if len(named) != 1 or any(column.key == "department" for column in columns):
        return columns
    units = samples(area, named[0].index)
    paper = _paper_that_names(area, columns)
    if paper is None or len(set(units)) == len(units) or share(units, may_be_department) < _SOME_UNITS:
        return columns
    department = field_of("duty", "department")
    columns = each(columns, named, lambda column: replace(column, key="department", field=department))
    return taken_as(columns, paper, "name", field_of("duty", "name"))


_MAY_BE_UNITS: Final = frozenset(("service", "services", "サービス", "事業"))
_SOME_UNITS: Final = 0.2


def _as_name(column: Column) -> float:
    """Return how like the heading of a column is to what duties are called, from 0 to 3."""
    return likeness_to(column.heading, "duty", "name")


_LIKE_A_NAME: Final = 0.3

_OF_A_PERSON: Final = re.compile(r"(?:者|人|担当|氏名|係員|主任|課長|部長|先)$")
"""The end of a heading of persons or partners, which no duty is called after: 記入者, 得意先."""


def _names_nobody(text: str) -> bool:
    """Whether a text says that there is nobody, as columns of persons do: none, vacant."""
    return meaning_of(text) in ("none", "nobody", "vacancy")


_SAY_WHO: Final = 0.34


def _paper_that_names(area: Area, columns: list[Column]) -> Column | None:
    """Return the column headed as papers are, such as 帳票, in which no medium stands and each text is another; None where there is none."""
    item = field_of("duty", "media")
    if item is None or item.values is None:
        return None
    known = known_to(item.values)
    return next(
        (
            column
            for column in columns
            if column.key == "media"
            and _is_varied(area, column)
            and _are_words(texts := samples(area, column.index))
            and not any(known(text) or media_in(item, text) for text in texts)
        ),
        None,
    )


def _detail_before(area: Area, columns: list[Column], other: Column) -> Column | None:
    """Return the column left of another one that explains the duty, as 内容 does, and says something of its own in each row; then that is the name."""
    found = next(
        (column for column in columns if column.key == "detail" and column.index < other.index), None
    )
    if found is None or not _is_varied(area, found):
        return None
    texts = samples(area, found.index)
    return found if _are_words(texts) and len(texts) > len(samples(area, other.index)) else None


def named_items(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column of numbers for the name where words stand below Item or Line and nothing else says what the duties are called."""
    if any(column.key in ("name", "duties_of_person", "process", "step") for column in columns):
        return columns
    for column in columns:
        if column.key == "handed_over" and _OF_WORK.search(column.heading) and _is_varied(area, column):
            return taken_as(columns, column, "name", field_of("duty", "name"))  # what is, and not whether
        if column.key == "number" and _is_varied(area, column) and _are_items(samples(area, column.index)):
            return taken_as(columns, column, "name", field_of("duty", "name"))
    return columns


_OF_WORK: Final = re.compile(
    r"^(?:tasks?|jobs?|duties|duty|work|items?|activit(?:y|ies)) |業務|仕事|作業|事項", re.IGNORECASE
)


def _below_levels(area: Area, columns: list[Column], lowest: Column) -> list[Column]:
    """Take a column of texts that all differ for the name, where those of the lowest group known by its heading come again and again."""
    texts = samples(area, lowest.index)
    again = len(texts) >= _LEAST_ROWS and len(set(texts)) < len(texts)
    for column in columns:
        below = samples(area, column.index) if column.is_open else []
        beside = len(below) > len(texts) and column.index < lowest.index  # of an export, some of it ungrouped
        if (again or beside) and len(below) >= len(texts) and _is_varied(area, column) and _are_words(below):
            return taken_as(columns, column, "name", field_of("duty", "name"))
    return columns


_LEAST_ROWS: Final = 3


def _are_words(texts: list[str]) -> bool:
    return (
        share(texts, number_of) < 0.2
        and share(texts, is_department) < 0.5
        and share(texts, _is_code) < 0.5
        and share(texts, is_address) < 0.5
    )


def _are_items(texts: list[str]) -> bool:
    """Whether words stand below Item or Line, where others count: Banking of donations."""
    return _are_words(texts) and share(texts, lambda text: " " in text) > _MANY_ITEMS


_MANY_ITEMS: Final = 0.4


def _is_code(text: str) -> bool:
    """Whether a text is a number of a list or a day rather than a name."""
    return _CODE.fullmatch(text) is not None or date_of(text) is not None


def _may_be_work(text: str) -> bool:
    """Whether a text may say what is done: words that begin with a letter, and in Latin letters more than a short one."""
    if not text[:1].isalpha() or not any(map(str.isalpha, text[1:])) or is_address(text):
        return False
    return not text.isascii() or len(text) >= _SHORTEST_WORK


_SHORTEST_WORK: Final = 7

_LOOSE: Final = frozenset(("check", "checks", "チェック"))
"""Headings above what is ticked off, or above what is done."""


_CODE: Final = re.compile(r"[A-Za-z]{0,5}[-_ ]?\d[\d.-]*")


def _is_varied(area: Area, column: Column) -> bool:
    """Whether hardly a text stands twice in a column."""
    texts = samples(area, column.index)
    return len(texts) > 1 and len(set(texts)) >= len(texts) * 0.8


def _explaining(column: Column) -> Column:
    """Return a column of a name that is not sure, beside one that is: it explains the duty, unless even that is no more than likely."""
    if column.certainty == "likely":
        return unused(column)
    return replace(column, key="detail", field=None)


def _unit_that_names(area: Area, columns: list[Column]) -> Column | None:
    """Return the column headed as one of departments whose words are none and differ, as those of duties do; None where it only groups what another column names."""
    if any(item.key == "detail" for item in columns):
        return None
    return next(
        (
            column
            for column in columns
            if column.key in ("unit4", "department")
            and _is_varied(area, column)
            and len(units := samples(area, column.index)) >= _filled_elsewhere(area, columns)
            and share(units, is_department) <= _HARDLY
        ),
        None,
    )


_HARDLY: Final = 0.2


def _filled_elsewhere(area: Area, columns: list[Column]) -> int:
    """Return how many words the open column has whose words all differ; 0 where there is none."""
    found = [samples(area, column.index) for column in columns if column.is_open]
    return max(
        (len(texts) for texts in found if len(set(texts)) == len(texts) and _are_words(texts)), default=0
    )


_SEVERAL: Final = 2


def duties_of_each(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column of names for the duties of a person where each row names another person and many cells list several, a line each."""
    named = [column for column in columns if column.key == "name" and column.certainty != "told"]
    persons = [column for column in columns if column.key == "primary"]
    if len(named) != 1 or len(persons) != 1 or persons[0].index > named[0].index:
        return columns
    people, cells = samples(area, persons[0].index), samples(area, named[0].index)
    lists = share(cells, lambda text: len(text.strip().splitlines()) > 1 or ";" in text or "；" in text)
    if _SEVERAL_WORKS.search(named[0].heading):
        lists = max(lists, share(cells, lambda text: _BY_COMMAS.search(text) is not None))
    if len(set(people)) < len(people) or len(people) < len(cells) or lists < _SOME_LISTS:
        return columns
    return each(columns, named, lambda column: replace(column, key="duties_of_person", field=None))


_SOME_LISTS: Final = 0.3
_SEVERAL_WORKS: Final = re.compile(r"\b(?:jobs|tasks|duties|responsibilities)\b", re.IGNORECASE)
_BY_COMMAS: Final = re.compile(r"\w \w[^,]*, [A-Z]\w*+ \w")


def one_name(area: Area, columns: list[Column]) -> list[Column]:
    """Of several columns that could hold the name the one with most different texts does; the others group or explain it."""
    named = [column for column in columns if column.key == "name"]
    sure = [column for column in named if column.certainty in ("told", "exact", "contents")]
    if sure and len(sure) < len(named):
        columns = each(columns, [column for column in named if column not in sure], _explaining)
        named = sure
    if len(named) < 2 and not (named and any(column.key == "duties_of_person" for column in columns)):
        return columns
    strong = [column for column in named if plain(column.heading) not in plain_words("headings_of_skills")]
    if strong and len(strong) < len(named):  # what somebody can do groups what is done
        weak = [column for column in named if column not in strong]
        columns = each(columns, weak, lambda column: replace(column, key="level1", field=None))
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
