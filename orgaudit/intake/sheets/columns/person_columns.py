"""Columns that stand for a person, a department or a medium each: marks, levels or hours below their names."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.amounts import NO_HINT, Hint, hint_of
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.names import ENDS_AS_POST, is_department
from orgaudit.intake.sheets.headings.headings import (
    field_of,
    is_no_person,
    is_of_another_time,
    is_of_money,
    strong_matches,
)
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.headings.person_keys import SAY_WHO
from orgaudit.intake.sheets.people.likely_persons import surely_named
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import MOST, Column, as_field, each, samples, share, unused
from orgaudit.intake.sheets.tables.head_depth import LONGEST_HEADING
from orgaudit.intake.sheets.tables.marks_below import is_figures
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_names import names_in
from orgaudit.intake.values.person_words import meaning_of


def with_person_hours(area: Area, columns: list[Column]) -> list[Column]:
    """Return the columns with those settled that hold the hours of a person each: several that are called like persons, above figures.

    That the figures are hours must be said, by the heading that they share, the title or the sheet's name.
    """
    found = [column for column in columns if _may_be_person_hours(area, column)]
    if len(found) > 1:  # beside sure ones, a column of which some cells are no figures is one too
        found = [column for column in columns if _may_be_person_hours(area, column, _SOME)]
    if len(found) < 2 or any(column.key == "month" for column in columns):
        return columns
    groups = [column.heading.rpartition("\n")[0] for column in found]
    around = [area.sheet.text(row, index) for row in area.above for index in area.sheet.filled(row)]
    told = [*groups, *around, area.title, area.sheet.grid.name]
    hint = next((given for text in told if text and (given := hint_of(text)).unit in _OF_TIME), NO_HINT)
    if not hint.unit and not any(_EFFORT.search(folded(text)) for text in told):
        return columns
    per = next((given.per for text in told if text and (given := hint_of(text)).per), None)
    own = Hint(hint.unit, hint.per or per)
    return each(columns, found, lambda one: replace(as_field(one, "person_hours"), hint=own))


def stood_in_for(area: Area, columns: list[Column]) -> list[Column]:
    """Leave open a column of what somebody does for others that names no work but these others: Stands in for, above names."""
    people = _names_below(area, (column for column in columns if column.key in _WHO))
    found = [
        column
        for column in columns
        if column.key == "duties_as_backup"
        and column.certainty != "told"
        and share(samples(area, column.index), lambda text: _names_persons(text, people)) > MOST
    ]
    return each(columns, found, unused)


def _names_below(area: Area, columns: Iterable[Column]) -> set[str]:
    """Return the names that stand in columns, each by itself."""
    return {name for column in columns for text in samples(area, column.index) for name in names_in(text)}


def _names_persons(text: str, people: set[str]) -> bool:
    return (
        surely_named(text) or meaning_of(text) is not None or all(name in people for name in names_in(text))
    )


_WHO: Final = frozenset(("primary", "person_or_department"))


def doers_by_names(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column whose heading nobody knows for who does it, where those who stand in or check by other columns are named in it, and no column says who does it."""
    if any(column.key in _SAY_WHO for column in columns):
        return columns
    posts = [column for column in columns if column.is_open and _heads_names(area, column)]
    if len(posts) == 1:
        return each(columns, posts, lambda column: as_field(column, "primary"))
    others = [column for column in columns if column.key in ("backups", "checked_by", "accountable")]
    known = {name for name in _names_below(area, others) if not meaning_of(name)}
    found = [
        column
        for column in columns
        if column.is_open
        and column.certainty != "contents"
        and _are_doers(set(samples(area, column.index)) - {column.heading}, known)
    ]
    return each(columns, found, lambda column: as_field(column, "primary")) if len(found) == 1 else columns


def _heads_names(area: Area, column: Column) -> bool:
    """Whether a heading is one word for who does such work, and full names stand below it: Clerk."""
    texts = samples(area, column.index)
    return (
        ENDS_AS_POST.fullmatch(column.heading.strip()) is not None
        and len(texts) > 1
        and all(map(_FULL_NAMES.fullmatch, texts))
    )


def stand_ins_by_names(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column headed Trained for who can stand in, where those who do the work are named in it as well."""
    if any(column.key == "backups" for column in columns):
        return columns
    known = _names_below(area, (column for column in columns if column.key in _SAY_WHO))
    found = [
        column
        for column in columns
        if (column.is_open or column.key == "handed_over")
        and plain(column.heading) in plain_words("headings_of_trained")
        and known & _names_below(area, [column])
    ]
    return each(columns, found, lambda column: as_field(column, "backups")) if len(found) == 1 else columns


def _are_doers(texts: set[str], known: set[str]) -> bool:
    """Whether some texts are names that are known, and all of them as short as these and no words of another kind."""
    longest = max(map(len, known), default=0) + _LONGER
    return (
        (len(texts & known) > 1 or (bool(texts & known) and all(map(_FULL_NAMES.fullmatch, texts))))
        and all(len(text) <= longest and text[:1].isalpha() for text in texts)
        and not any(text.islower() for text in texts)
    )


_FULL_NAMES: Final = re.compile(
    r"[A-Z][\w'-]+(?: [A-Z][\w.'-]+){1,3}(?:(?:, ?| & |;|/)[A-Z][\w'-]+(?: [A-Z][\w.'-]+){1,3}){0,3}"
)

_LONGER: Final = 12

_SAY_WHO: Final = SAY_WHO | {"person_hours", "successor", "predecessor", "department_person"}


_SOME: Final = 0.5
_MOST: Final = 0.8


def _may_be_person_hours(area: Area, column: Column, share: float = _MOST) -> bool:
    group, _, own = column.heading.rpartition("\n")
    shared = bool(group) and not strong_matches(own)
    if column.certainty == "told" or (column.key not in ("", "mark") and not shared):
        return False
    named = _CALLED.fullmatch(own.strip()) or _ONE_SIGN.fullmatch(own.strip())
    if is_no_person(own) or is_department(own) or not named:
        return False
    if is_of_money(own) or is_of_another_time(own):
        return False
    return is_figures(area.sheet, area.first, column.index, area.last, share)


_OF_TIME: Final = ("時間", "分", "人日", "人月")


_EFFORT: Final = re.compile(r"工数|業務量|作業時間|effort|hours|workload")


_CALLED: Final = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[ \u3000・.'（）()-]){1,20}(?<!件数)(?<!時間)(?<!回数)(?<!率)(?<!数)(?<!量)(?<!額)(?<!区分)(?<!コード)(?<!番号)(?<!時期)(?<!日)"
)
"""What a column is headed by that holds one person: a name, and nothing that is counted."""


_ONE_SIGN: Final = re.compile(r"(?![計数率量額日月年週時分秒件回他部課係班枚通])[一-龠]")
"""A surname of one sign: 榊."""


def counts(area: Area, index: int, heading: str) -> bool:
    """Whether a column of small figures counts something: no levels of a person, by what it is called."""
    named = _CALLED.fullmatch(heading.strip()) or _ONE_SIGN.fullmatch(heading.strip())
    return named is None and is_figures(area.sheet, area.first, index, area.last)


_OF_MEDIUM: Final = re.compile(
    r"(?:を使うか|を使用するか|を使っているか|の使用|の利用|使用|利用|の有無|有無|あり|か)*\s*[?？]?\s*(?:[(（].*[)）])?|\s*(?:used|in use|involved|by hand|by courier|attachment)?\s*(?:\(y/?n\))?\s*\??$",
    re.IGNORECASE,
)
"""What a question on a medium has behind its name: FAXを使うか, Paper used?"""


def medium_in(heading: str) -> str:
    """Return the medium that a heading names or asks for, without what the question has around it."""
    bare = _USES.sub("", heading.strip())
    if len(bare) > LONGEST_HEADING:
        return bare
    ends = [found.start() for found in _OF_MEDIUM.finditer(bare) if found.end() == len(bare)]
    return bare[: ends[0]].strip() if ends and ends[0] else bare


_USES: Final = re.compile(r"^(?:uses?|is|any)\s+", re.IGNORECASE)


def names_last(columns: list[Column]) -> list[Column]:
    """Return columns of persons whose full names stand above their posts with the names in the last line, as other tables have them."""
    marked = [column for column in columns if column.key in ("mark", "person_hours")]
    lines = {column.index: column.heading.splitlines() for column in marked}
    is_above = len(marked) > 1 and all(
        len(own) == _NAME_AND_POST
        and _FULL_NAME.fullmatch(own[0])
        and not (_FULL_NAME.fullmatch(own[1]) or is_department(own[1]))
        for own in lines.values()
    )
    is_above = is_above and len({own[0] for own in lines.values()}) == len(marked)
    if not is_above:
        return columns
    return [
        replace(column, heading="\n".join(reversed(lines[column.index]))) if column in marked else column
        for column in columns
    ]


_NAME_AND_POST: Final = 2
_FULL_NAME: Final = re.compile(r"[一-龠々ァ-ヴー]{1,6}[ \u3000][一-龠々ぁ-んァ-ヴー]{1,6}")


def is_medium(heading: str) -> bool:
    """Whether the last row of a heading is one of the media, or asks for one."""
    return medium_of(heading) is not None


def medium_of(heading: str) -> str | None:
    """Return the code of the medium that the last row of a heading names or asks for."""
    item, own = field_of("duty", "media"), medium_in(heading.splitlines()[-1])
    if item is None or item.values is None:
        return None
    return item.values.code_of(own) or cell_words().get(item.values.name, {}).get(folded(own))


def marks_settled(columns: list[Column]) -> list[Column]:
    """Settle what columns of marks are: media where they are called so; persons where there are several; else they stay open."""
    marked = [column for column in columns if column.key == "mark"]
    media = field_of("duty", "media")
    listed = [column for column in marked if medium_of(column.heading)]
    several = len(marked) - len(listed) > 1
    if media is not None:
        columns = each(columns, listed, lambda one: replace(one, key="media_mark", field=media))
    others = [column for column in columns if column.key == "mark"]
    return columns if several else each(columns, others, lambda one: replace(one, key="", field=None))
