"""Tables of one row a person: which column names the person, and which ones list what each does."""

import re
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.headings.headings import PART, matches_of
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, as_field, each, samples, share, unused
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of

_SEVERAL: Final = 2
_WHOSE: Final = frozenset(("primary", "person_or_department", "department_person"))


def persons_of_rows(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column that is headed as those of people are, in a table of duties, for who does them: where no other one says it, or the other one names their leaders out of them."""
    if area.is_form:
        return columns
    named = next((column for column in columns if column.is_open and _is_of_people(area, column)), None)
    if named is None:
        return columns
    holders = [column for column in columns if column.key in _WHOSE]
    people = set(samples(area, named.index))
    if not holders:
        return each(columns, [named], lambda column: as_field(column, "primary"))
    leaders = [column for column in holders if _LEADS.fullmatch(column.heading.strip())]
    is_leader = leaders == holders and named.index < leaders[0].index
    if not is_leader or not people & set(samples(area, leaders[0].index)):
        return columns
    columns = each(columns, leaders, unused)
    return each(columns, [named], lambda column: as_field(column, "primary"))


_LEADS: Final = re.compile(r"(?:team )?(?:lead|leader|head|リーダー|長)", re.IGNORECASE)
"""A heading that may be that of whom people report to."""


def _is_of_people(area: Area, column: Column) -> bool:
    """Whether nothing but a list of people has such a heading, and each row below it names another one."""
    found = matches_of(column.heading)
    if not found or found[0].strength < PART or any((item.kind, item.key) != _A_PERSON for item in found):
        return False
    texts = samples(area, column.index)
    return (
        len(texts) >= _SEVERAL
        and len(set(texts)) == len(texts)
        and not share(texts, lambda text: number_of(text) is not None)
    )


_A_PERSON: Final = ("person", "name")


def works_side_by_side(area: Area, columns: list[Column], kind: str) -> list[Column]:
    """Take columns of works that are numbered, or of which some are the others, for the duties of the person of each row: 仕事1, 仕事2; Main job, Other jobs."""
    key = "duties" if kind == "person" else "duties_of_person"
    persons = [column for column in columns if column.key == _OWN[kind]]
    counted = [column for column in columns if _SIDE_BY_SIDE.fullmatch(_plain(column.heading))]
    if not counted or not persons or min(item.index for item in persons) > counted[0].index:
        return columns
    people = samples(area, persons[0].index)
    listed = [
        column
        for column in columns
        if column in counted or column.key == key or _MAIN.fullmatch(_plain(column.heading))
    ]
    if len(listed) < _SEVERAL or len(set(people)) < len(people):
        return columns
    return each(columns, listed, lambda column: replace(column, key=key, field=None, certainty="contents"))


_OWN: Final = {"duty": "primary", "person": "name"}


def _plain(heading: str) -> str:
    return " ".join(folded(heading).split())


_SIDE_BY_SIDE: Final = re.compile(
    r"(?:第?[1-9一二三四五](?:番目?|つ目?|個目|)の?|(?:ほか|他|その他|別)の?)(?:担当)?(?:仕事|しごと|業務|役目)|(?:担当)?(?:仕事|しごと|業務|役目) ?(?:[1-9]|その[1-9])"
    r"|(?:job|task|duty|responsibility) ?(?:no\.? ?|#)?[1-9]|(?:first|second|third|fourth|1st|2nd|3rd|4th|other|further|additional|extra) (?:jobs?|tasks?|duty|duties|responsibility|responsibilities)"
)
_MAIN: Final = re.compile(
    r"(?:主な|おもな|主たる|メインの)(?:担当)?(?:仕事|業務|役目)|(?:main|chief|core|primary|key) (?:jobs?|tasks?|duty|duties|responsibility|responsibilities)"
)
