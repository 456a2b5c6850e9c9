"""How much each of several goals counts, and who answers for them, where no heading says it: by what stands in the columns."""

import re
from fractions import Fraction
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department, is_total
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.people.likely_persons import may_name_persons, surely_named
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, only_taken_as, samples, share
from orgaudit.intake.spelling import folded


def weights_by_sum(area: Area, columns: list[Column]) -> list[Column]:
    """Take the only open column of percents that come to a hundred altogether for the weight of goals; of several, and of progress and money, none."""
    if any(column.key == "weight" for column in columns):
        return columns
    return only_taken_as(
        columns,
        lambda column: not _OF_OTHER.search(column.heading) and _come_to_all(_in_rows(area, columns, column)),
        "weight",
        field_of("goal", "weight"),
    )


def _in_rows(area: Area, columns: list[Column], column: Column) -> list[str]:
    """Return what stands in a column beside goals, without the sum below them."""
    named = [one.index for one in columns if one.key in ("text", "kpi", "target")]
    rows = range(area.first, min(area.last, area.first + _LOOKED_AT))
    return [
        text
        for row in rows
        if (text := area.sheet.text(row, column.index))
        and any(area.sheet.text(row, index) for index in named)
        and not is_total(area.sheet.text(row, area.sheet.filled(row)[0]))
    ]


def _come_to_all(texts: list[str]) -> bool:
    found = [_PERCENT.fullmatch(folded(text)) for text in texts]
    figures = [Fraction(one[1]) for one in found if one]
    return len(figures) > 1 and len(figures) == len(texts) and sum(figures) == _ALL


_PERCENT: Final = re.compile(r"(\d{1,3}(?:\.\d{1,2})?) ?%")
_ALL: Final = 100
_LOOKED_AT: Final = 200

_OF_OTHER: Final = re.compile(
    r"進捗|進み|進行|出来|でき|済|達成|完了|実績|見込|確率|予算|費用|売上|シェア|占有|progress|done|complete|achiev|actual|forecast|probab|chance|budget|cost|spend|sales|revenue|market",
    re.IGNORECASE,
)
"""In a heading of percents, that they are of something else: 市場シェア, budget share."""


def owners_by_names(area: Area, columns: list[Column]) -> list[Column]:
    """Take the only open column of persons in a list of goals for who answers for them, unless they judge or record them."""
    if any(column.key in ("owner", "person") for column in columns):
        return columns
    return only_taken_as(
        columns,
        lambda column: (
            not _JUDGES.search(column.heading)
            and _are_persons(samples(area, column.index), _OF_PEOPLE.search(column.heading))
        ),
        "owner",
        field_of("goal", "owner"),
    )


def _are_persons(texts: list[str], asked_for: object) -> bool:
    return bool(
        len(texts) > 1
        and share(texts, may_name_persons) >= _NEARLY_EACH
        and (asked_for or share(texts, surely_named) > _MOST)
        and share(texts, is_department) < _FEW
    )


_NEARLY_EACH: Final = 0.85
_MOST: Final = 0.5
_FEW: Final = 0.2

_OF_PEOPLE: Final = re.compile(
    r"[^個法求]人$|者$|手$|役$|責任|担当|\b(?:who|lead|leader|led|person|owner|champion)\b", re.IGNORECASE
)
"""In a heading, that persons stand below it."""

_JUDGES: Final = re.compile(
    r"評価|評定|提案|発案|指示|要望|承認|確認|面談|記入|作成|入力|報告|上司|相談|支援|協力|補佐|副|前任|ask|request|\bset\b|agree|propos|suggest|review|approv|apprais|check|sign|judge|record|updat|report|enter|written|support|help|sponsor|consult|deput|stand|back|previous|former",
    re.IGNORECASE,
)
"""In a heading of persons, that they do something else with goals than answer for them."""
