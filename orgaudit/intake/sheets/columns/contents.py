"""What a heading leaves open, settled by what stands below it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.amounts import amount_of
from orgaudit.intake.sheets.cells.loose_words import media_in
from orgaudit.intake.sheets.cells.manual_places import is_place
from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.cells.names import is_department, may_be_department
from orgaudit.intake.sheets.cells.notations import day_of, is_day, is_month, with_month_numbers
from orgaudit.intake.sheets.columns.answer_contents import (
    backups_said,
    known_to,
    legal_said,
    manual_state,
    named_backups,
    outsourced_said,
    pair_said,
    seals_said,
)
from orgaudit.intake.sheets.columns.goal_contents import goal_measure, goal_target, goal_text
from orgaudit.intake.sheets.headings.heading_days import month_of_heading, with_figures
from orgaudit.intake.sheets.headings.headings import field_of, plain
from orgaudit.intake.sheets.tables.areas import Area
from orgaudit.intake.sheets.tables.column import Column, as_field, samples, share
from orgaudit.intake.sheets.values.cell_values import CellReader
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.frequency import frequency_of
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import date_of, day_of_serial, months_of, number_of
from orgaudit.knowledge.functions import find_function, function

Settle = Callable[[Column, list[str], set[str]], Column]
"""From a column, what stands in it and the keys of the other columns to what it is."""


def by_contents(area: Area, column: Column, keys: Counter[str], reader: CellReader) -> Column:
    """Settle what a heading leaves open by what stands below it; ``keys`` are those of all columns."""
    if column.certainty == "told" or not column.key:
        return column
    texts = samples(area, column.index)
    others = {key for key, count in keys.items() if count > (key == column.key)}
    if column.field is not None and column.field.unit == "share" and _are_percents(texts):
        column = replace(column, hint=column.hint._replace(unit="%"))
    settle = _SETTLED.get(column.key)
    if settle is not None and (texts or column.field is None):
        column = settle(column, texts, others)
    return _without_hope(_of_another_kind(column, texts, others), texts, reader)


def states_of_procedures(area: Area, columns: list[Column]) -> list[Column]:
    """Take how a record stands for how its manual does, in a register of procedures: Current, Overdue for review, Not written."""
    item = field_of("duty", "manual")
    is_register = any(map(_OF_REGISTER.search, area.headings.values()))
    if item is None or item.values is None or not is_register:
        return columns
    manuals = [column for column in columns if column.key in ("manual", "manual_state")]
    is_numbered = any(_NUMBER_OF_ONE.search(column.heading) for column in manuals)
    if manuals and not is_numbered:
        return columns
    known = known_to(item.values)
    return [
        (
            replace(column, key="manual_state", field=None, certainty="contents")
            if is_numbered
            else as_field(column, "manual")
        )
        if column.key == "not_used"
        and plain(column.heading) in _STATES
        and share(samples(area, column.index), known) > _NEARLY_ALL
        else column
        for column in columns
    ]


_STATES: Final = frozenset(("status", "state", "ステータス", "状況", "状態"))
_NUMBER_OF_ONE: Final = re.compile(
    r"\b(?:sops?|procedure|document|doc|wi|policy|instruction)\b\W*(?:no\b|nr\b|num|ref|id\b|#|code)|(?:手順書|文書|規程|マニュアル)(?:番号|no|コード)",
    re.IGNORECASE,
)
"""The heading of the numbers of documents, which says that there is one and not how far it is."""

_OF_REGISTER: Final = re.compile(r"\bsop\b|procedure|手順書|マニュアル", re.IGNORECASE)


def by_words_below(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column whose heading nobody knows for how often or by what something is done where nearly all below it are words for that."""
    for key in ("frequency", "media"):
        item = field_of("duty", key)
        if item is None or item.values is None or any(column.key == key for column in columns):
            continue
        for column in columns:
            is_open = (
                column.is_open and column.certainty != "contents" and not _OF_SOMETHING.search(column.heading)
            )
            texts = [text for text in samples(area, column.index) if not is_answer(text)] if is_open else []
            if (
                len(set(texts)) >= _LEAST_WORDS
                and share(
                    texts,
                    _known_or_often(known_to(item.values), key, of_months=column.heading.strip() == "月"),
                )
                >= _NEARLY_ALL
            ):
                columns = [as_field(one, key) if one is column else one for one in columns]
                break
    return columns


_LEAST_WORDS: Final = 2

_OF_SOMETHING: Final = re.compile(
    r"会議|打合|打ち合|ミーティング|会合|研修|訓練|教育|点検|清掃|更新|見直|報告|連絡|巡回|棚卸|バックアップ|送迎|当番|meeting|review|training|report|backup|visit|call|inspection|update|refresh",
    re.IGNORECASE,
)
"""In a heading, something else of which the words below may tell how often or by what it is done."""


def _known_or_often(known: Callable[[str], object], key: str, *, of_months: bool) -> Callable[[str], object]:
    return lambda text: (
        known(text)
        or (key == "frequency" and frequency_of(text))
        or (of_months and is_month(with_figures(text)))
    )


def _are_percents(texts: list[str]) -> bool:
    """Whether figures of shares can only be percents: none lies between 0 and 1, and some are above 1."""
    figures = [figure for text in texts if (figure := number_of(text)) is not None]
    return bool(figures) and all(figure == 0 or figure >= 1 for figure in figures) and max(figures) > 1


def _of_another_kind(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column unused below which days stand and not persons, or answers and not words."""
    if column.field is None or not texts:
        return column
    if column.field.type in _OF_PERSONS:
        item = field_of("duty", "performed_by")
        words = item.values if item is not None else None
        if column.key != "performed_by" and words is not None and share(texts, known_to(words)) > _MOST:
            is_open = column.key == "primary" and "performed_by" not in others
            return as_field(column, "performed_by") if is_open else _unused(column)
        return _unused(column) if share(texts, date_of) > _MOST else column
    is_worded = column.field.type in ("text", "texts", "consumers") and column.certainty in ("part", "likely")
    is_worded = is_worded and column.key not in ("name", "note")
    return _unused(column) if is_worded and share(texts, is_answer) > _NEARLY_ALL else column


_OF_PERSONS: Final = frozenset(("person", "persons", "checker", "count_or_persons", "person_or_text"))
_MOST: Final = 0.5
_NEARLY_ALL: Final = 0.7


def _unused(column: Column) -> Column:
    return replace(column, key="", field=None, choices=(column.key,))


def _without_hope(column: Column, texts: list[str], reader: CellReader) -> Column:
    """Return a column unused of which nothing can be read for its field, and which holds words of some length."""
    if column.field is None or column.field.type not in ("choice", "number", "date", "bool", "integer"):
        return column
    if column.key in _COUNTED and share(texts, amount_of):
        return column
    if column.key == "next_due_on":
        texts = [_REMARK.sub("", text) for text in texts]
    problems = [reader.read(column.field, text, column.hint).problem for text in texts]
    if not texts or not all(item and item not in _OF_VALUES for item in problems):
        return column
    if all(number_of(text) is not None for text in texts) or share(texts, lambda text: len(text) > 6) <= 0.5:
        return column
    if set(problems) <= {"day_or_month", "day_is_missing", "range", "comma"}:
        return column  # it does speak of the field, and every cell is told
    return _unused(column)


_COUNTED: Final = frozenset(("hours_per_month", "minutes_per_case", "volume_per_month"))
"""Fields of figures with a unit or a period in their cells, which the reader of values does not know."""

_OF_VALUES: Final = frozenset(("unclear_grade", "group"))
"""Problems of cells that do speak of the field."""


def _as_group(column: Column) -> Column:
    return replace(column, key="level1", field=None, certainty="contents")


def _as_department(column: Column) -> Column:
    return replace(column, key="department", field=None, certainty="contents")


def _monthly_hours(column: Column, texts: list[str], _others: set[str]) -> Column:
    # One figure a row is that of a month, not of each.
    return as_field(column, "hours_per_month") if share(texts, amount_of) > 0.5 else column


def _volume(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column headed by the word for a month alone, in which months stand: when in the year something is done."""
    months = share(texts, lambda text: month_of_heading(text) or frequency_of(text))
    is_when = plain(column.heading) == "month" and months > _MOST and "frequency" not in others
    return as_field(column, "frequency") if is_when else column


def _step(column: Column, texts: list[str], others: set[str]) -> Column:
    words = column.field.values if column.field else None
    if share(texts, lambda text: number_of(text) is not None) > 0.5:
        return replace(column, key="number", field=None, certainty="contents")
    if words is not None and share(texts, known_to(words)) < 0.5:
        return as_field(column, "name" if "name" not in others else "detail")
    return column


def _function(column: Column, texts: list[str], others: set[str]) -> Column:
    ids = any(map(function, texts)) or ("department" in others and share(texts, find_function) > 0.5)
    if not ids and "department" not in others and plain(column.heading) in ("function", "businessfunction"):
        return _as_department(column)  # in English the word for a part of a company
    if ids and ("department" in others or not share(texts, lambda text: text[:1].isupper())):
        return column  # an id of the taxonomy is written small
    if not ids and share(texts, is_department) <= 0.5:
        return column
    return _as_department(column) if "department" not in others else _as_group(column)


def _office(column: Column, texts: list[str], _others: set[str]) -> Column:
    words = column.field.values if column.field else None
    return column if words is None or share(texts, known_to(words)) else _as_group(column)


def _performed_by(column: Column, texts: list[str], others: set[str]) -> Column:
    words = column.field.values if column.field else None
    is_other = words is not None and not share(texts, known_to(words))
    return as_field(column, "primary") if is_other and "primary" not in others else column


def _department(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column taken for departments by the words of its heading, which holds none, as one of groups; a section of a board may say how often."""
    often = field_of("duty", "frequency")
    words = known_to(often.values) if often is not None and often.values is not None else frequency_of
    if share(texts, lambda text: words(text) or frequency_of(text)) > _MOST:
        return as_field(column, "frequency") if "frequency" not in others else _as_group(column)
    is_sure = column.certainty in ("exact", "told", "contents")
    return column if is_sure or not texts or share(texts, may_be_department) else _as_group(column)


def _person(column: Column, texts: list[str], others: set[str]) -> Column:
    is_other = share(texts, may_be_department) > 0.5 and "department" not in others
    return _as_department(column) if is_other else column


def _manual(column: Column, texts: list[str], others: set[str]) -> Column:
    if share(texts, date_of) > 0.5:
        return as_field(column, "manual_reviewed_on")
    if texts and all(folded(text) in _BY_HAND for text in texts):
        return replace(column, key="", field=None, choices=("media",))
    words = column.field.values if column.field else None
    known = share(texts, is_place) > _MOST or (words is not None and share(texts, known_to(words)))
    if "procedure" in folded(column.heading) and not known and not others & {"name", "duties_of_person"}:
        return as_field(column, "name")  # Procedure, above what is done
    is_told = bool(texts) and not known and _HOW.search(column.heading) and not any(map(is_answer, texts))
    return as_field(column, "detail") if is_told else column  # how it is done, not where that is written


_HOW: Final = re.compile(r"やり方|手順(?!書)|方法|ポイント|コツ|注意")


_BY_HAND: Final = frozenset(
    (
        *("manual", "system", "manually", "automatic", "automated", "auto", "semi-automated", "semi-automatic", "semi-manual", "partly automated"),
        *("partially automated", "manual/system", "system/manual", "fully manual", "fully automated", "hybrid", "mixed", "both", "hand", "by hand"),
    )
)  # fmt: skip
"""What says of work below “Manual” that hands do it, not that it is written down."""

_SUBGROUP: Final = re.compile(r".+(?:担当|係|班|グループ|チーム|ライン)")
"""A part of a section that is called after its work: 窓口担当."""


def _person_or_department(column: Column, texts: list[str], others: set[str]) -> Column:
    if share(texts, may_be_department) > 0.5 and "department" not in others:
        return replace(column, key="department", field=None, certainty="contents")
    if share(texts, _SUBGROUP.fullmatch) > 0.5 and "primary" in others and "unit4" not in others:
        return replace(column, key="unit4", field=None, certainty="contents")
    if "primary" in others:
        return (
            as_field(column, "accountable", "likely")
            if "accountable" not in others
            else replace(column, key="", choices=("primary", "accountable"))
        )
    return as_field(column, "primary")


def _due(column: Column, texts: list[str], _others: set[str]) -> Column:
    if column.field is not None:  # of a goal, whose field it is
        return column
    item = field_of("duty", "deadline")
    words = item.values if item is not None else None
    kinds = share(texts, known_to(words)) if words is not None else 0.0
    texts = [_REMARK.sub("", text) for text in texts if not says_none(text)]
    if kinds > 0.5:
        return as_field(column, "deadline")
    if kinds + share(texts, is_day) > 0.5:
        return as_field(column, "next_due_on")
    return replace(column, key="", choices=("deadline", "next_due_on"))


_REMARK: Final = re.compile(r"(?<!\s)\s*[(（][^()（）]*[)）]\s*$")
"""What stands in brackets behind a day."""


def _deadline(column: Column, texts: list[str], others: set[str]) -> Column:
    words = column.field.values if column.field else None
    days = words is not None and share(texts, known_to(words)) <= 0.5 <= share(texts, is_day)
    return as_field(column, "next_due_on") if days and "next_due_on" not in others else column


def _busy(column: Column, texts: list[str], _others: set[str]) -> Column:
    named = [with_month_numbers(text) for text in texts if number_of(text) is None]
    if share(named, months_of) * len(named) > 0.5 * len(texts) or (
        column.hint.unit == "" and share(texts, lambda text: "月" in text) > 0.5
    ):
        return as_field(column, {"busy": "peak_months", "slack": "slack_months"}.get(column.key, column.key))
    return column


def _peak_months(column: Column, texts: list[str], _others: set[str]) -> Column:
    """Leave open busy months below which figures stand that are no months: 繁忙月 above counts."""
    figures = share(texts, lambda text: (number_of(text) or 0) > _LAST_MONTH)
    return _unused(column) if texts and figures > _MOST else column


_LAST_MONTH: Final = 12


def _maybe_criticality(column: Column, texts: list[str], others: set[str]) -> Column:
    item = field_of("duty", "criticality")
    words = item.values if item is not None else None
    said = "critical" in folded(column.heading) or any(folded(text) == "critical" for text in texts)
    if said and words is not None and "criticality" not in others and share(texts, known_to(words)) >= 0.5:
        return as_field(column, "criticality")  # its own scale says that it is more than an order of work
    return replace(column, key="", choices=("criticality",))


def _revised(column: Column, texts: list[str], others: set[str]) -> Column:
    days = share(texts, lambda text: date_of(text) or day_of(text) or day_of_serial(text))
    said = _OF_MANUAL.search(folded(column.heading)) is not None
    if said or ("manual" in others and "manual_reviewed_on" not in others and days > 0.5):
        return as_field(column, "manual_reviewed_on")
    return replace(column, key="", choices=("manual_reviewed_on", "changed_on"))


def _frequency(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column of how much, whose heading may ask how often as well, as one of times: どれくらい."""
    timed = share(texts, lambda text: (one := amount_of(text)) is not None and one.unit == "時間")
    often = share(texts, frequency_of)
    is_free = not others & {"time", "hours_per_month", "minutes_per_case"}
    if timed > _MOST and often <= 1 - timed and is_free and not _in_days_only(texts):
        return replace(column, key="time", field=None, certainty="contents")
    return column


def _in_days_only(texts: list[str]) -> bool:
    """Whether all times are days, which may as well be those of a month: 10日, 25日."""
    return all(text.strip().endswith("日") for text in texts)


_OF_MANUAL: Final = re.compile(r"手順|マニュアル|要領|manual|procedure|steps|instruction|sop\b")


def _group(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column headed Type or the like: what the words below it are, else a group."""
    for key in ("kind", "office", "function", "frequency"):
        item = field_of("duty", key)
        is_open = item is not None and item.values is not None and key not in others
        if is_open and item and item.values and share(texts, known_to(item.values)) > 0.8:
            return as_field(column, key)
    return column


def _number(column: Column, texts: list[str], _others: set[str]) -> Column:
    """Leave open what is called like a number and holds words that differ: 作業ステップ above what is done."""
    is_loose = column.certainty in ("part", "likely")
    worded = share(texts, lambda text: len(text) > _LONGEST_CODE and not any(map(str.isdecimal, text)))
    if is_loose and worded > _MOST and len(set(texts)) > len(texts) / 2:
        return replace(column, key="", field=None, certainty="exact")
    return column


_LONGEST_CODE: Final = 3


def _detail(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column of steps that only says whether they are written down."""
    item = field_of("duty", "manual")
    words = item.values if item is not None else None
    is_open = words is not None and "manual" not in others and _OF_MANUAL.search(folded(column.heading))
    if is_open and words is not None and share(texts, known_to(words)) > _NEARLY_ALL:
        return as_field(column, "manual")
    if texts and all(number_of(text) is not None for text in texts):
        return replace(column, key="number", field=None, certainty="contents")
    is_loose = column.certainty in ("part", "likely")
    return _left_open(column) if is_loose and share(texts, _says_how_far) > _NEARLY_ALL else column


def _left_open(column: Column) -> Column:
    """Return a column that is none of any field, whatever its heading has in it."""
    return replace(column, key="", field=None, certainty="contents")


def _says_how_far(text: str) -> bool:
    """Whether a text ticks something off, and describes nothing: 済, 未, ○."""
    return is_answer(text) or folded(text) in _TICKED


_TICKED: Final = frozenset(
    ("済", "済み", "未", "未済", "未了", "完", "完了", "了", "途中", "中", "done", "open", "pending")
)


def _media(column: Column, texts: list[str], _others: set[str]) -> Column:
    """Leave open a column that names several media and only says whether there are some: 紙・押印の有無."""
    is_asked = share(texts, is_answer) > _NEARLY_ALL and any(not says_none(text) for text in texts)
    is_other = _FORMS.search(column.heading) is not None and _names_no_medium(column, texts)
    return _unused(column) if is_asked or is_other else column


def _names_no_medium(column: Column, texts: list[str]) -> bool:
    """Whether nothing below a heading is a medium, and some cells say that there is none of what it asks for."""
    told = [text for text in texts if not says_none(text)]
    item = column.field
    if item is None or item.values is None or not told or len(told) == len(texts):
        return False
    known = known_to(item.values)
    return not any(known(text) or media_in(item, text) for text in told)


_FORMS: Final = re.compile(r"帳票|書式|様式|書類|form", re.IGNORECASE)
"""In a heading of media, that it may as well ask what the papers are called, of which there may be none."""


_SETTLED: Final[Mapping[str, Settle]] = {
    "volume_per_month": _volume,
    "text": goal_text,
    "kpi": goal_measure,
    "target": goal_target,
    "revised_on": _revised,
    "seals": seals_said,
    "backups": backups_said,
    "backup_said": named_backups,
    "outsourced": outsourced_said,
    "legal_said": legal_said,
    "pair": pair_said,
    "manual_state": manual_state,
    "level1": _group,
    "department": _department,
    "detail": _detail,
    "number": _number,
    "frequency": _frequency,
    "media": _media,
    "person_or_department": _person_or_department,
    "due": _due,
    "deadline": _deadline,
    "busy": _busy,
    "slack": _busy,
    "maybe_criticality": _maybe_criticality,
    "monthly_hours": _monthly_hours,
    "step": _step,
    "function": _function,
    "office": _office,
    "peak_months": _peak_months,
    "kind": _office,
    "performed_by": _performed_by,
    "primary": _person,
    "accountable": _person,
    "manual": _manual,
}
"""Keys that what stands in a column may turn into another one."""
