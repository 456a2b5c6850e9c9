"""What a heading leaves open, settled by what stands below it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.amounts import amount_of
from orgaudit.intake.sheets.cells.loose_words import loosely
from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.cells.notations import is_month
from orgaudit.intake.sheets.cells.phrases import code_in
from orgaudit.intake.sheets.columns.answer_contents import (
    OF_ANSWERS,
    known_to,
    says_whether_held,
    share_known,
)
from orgaudit.intake.sheets.columns.goal_contents import OF_GOALS
from orgaudit.intake.sheets.columns.manual_contents import OF_MANUALS
from orgaudit.intake.sheets.columns.owner_contents import OF_OWNERS
from orgaudit.intake.sheets.columns.storage_contents import OF_STORAGE
from orgaudit.intake.sheets.columns.time_contents import OF_TIMES, REMARK
from orgaudit.intake.sheets.headings.heading_days import with_figures
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.listed_choices import without_choices
from orgaudit.intake.sheets.headings.turned_away import turned_away
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import (
    MOST,
    NEARLY_ALL,
    Column,
    Settle,
    as_field,
    each,
    samples,
    share,
    unused,
)
from orgaudit.intake.sheets.values.cell_values import PERSONS, CellReader
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.frequency import frequency_of
from orgaudit.intake.values.plain_values import date_of, number_of


def by_contents(area: Area, column: Column, keys: Counter[str], reader: CellReader) -> Column:
    """Settle what a heading leaves open by what stands below it; ``keys`` are those of all columns."""
    if column.certainty == "told" or not column.key:
        return column
    texts = samples(area, column.index)
    others = {key for key, count in keys.items() if count > (key == column.key)}
    if column.field is not None and column.field.unit == "share" and _are_percents(texts):
        column = replace(column, hint=column.hint._replace(unit="%"))
    if _counts_nothing(column, texts):
        return replace(column, key="", field=None, certainty="exact")
    if column.key == "maybe_criticality" and "criticality" not in others and _is_explained(texts, reader):
        return as_field(column, "criticality")
    if column.key == "performed_by" and share_known(texts, field_of("duty", "data_class")) > NEARLY_ALL:
        return as_field(column, "data_class")  # how it is handled, and not by whom: 社内限, 極秘
    settle = _SETTLED.get(column.key)
    if settle is not None and (texts or column.field is None):
        column = settle(column, texts, others)
    column = _without_hope(_of_another_kind(column, texts, others), texts, reader)
    return unused(column) if column.key in _YES_OR_NO and _is_turned(column, texts) else column


def _counts_nothing(column: Column, texts: list[str]) -> bool:
    """Whether a column that is headed by words which may count something holds words that differ, and no figure: 何の仕事か above what is done."""
    return (
        column.key in _FIGURES
        and column.certainty in ("part", "likely")
        and len(set(texts)) > 1
        and not any(amount_of(text) or number_of(text) is not None for text in texts)
        and share(texts, lambda text: len(text) > _SHORT and not is_answer(text)) > NEARLY_ALL
    )


_FIGURES: Final = frozenset(("time", "count"))
_SHORT: Final = 3


def _is_turned(column: Column, texts: list[str]) -> bool:
    """Whether a heading says the contrary of what its field does, so that a mark below it does too: 止められない業務に○."""
    asked = without_choices(column.heading)  # of 可・不可 the second is but one of the answers
    return _NOT.search(asked) is not None and share(texts, is_answer) > MOST


_YES_OR_NO: Final = frozenset(
    ("stoppable", "manual", "manual_state", "backup_said", "specialist", "rekey", "bot")
)
_NOT: Final = re.compile(
    r"(?:でき|られ|れ|い|さ)ない(?!か|のか|？|\?)|できぬ|不可(?!否)|未(?:整備|作成|文書化)|\b(?:cannot|can't|must not|may not|never|without|undocumented|unwritten|unstoppable)\b|\b(?:no|not) (?!\w+ ?/)(?:documented|written|procedure|manual|sop|backup|back-up|cover|to be stopped)",
    re.IGNORECASE,
)
"""In a heading, the contrary of what its field says."""


def by_whole_vocabulary(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column whose heading nobody knows for the field of which it holds nothing but words, several, that no other field has."""
    taken = {column.key for column in columns}
    for column in columns:
        texts = (
            set(samples(area, column.index)) if column.is_open and column.certainty != "contents" else set()
        )
        if len(texts) < _LEAST_WORDS:
            continue
        keys: tuple[str, ...] = _DISTINCT
        if any(map(is_answer, texts)):  # 起案 and 承認 may be, and are steps beside two others
            keys = _STEPS if len(texts) > _LEAST_STEPS else ()
        found = [
            key
            for key in keys
            if key not in taken
            and share_known([*texts], field_of("duty", key)) == 1
            and not (key == "deadline" and _BASIS.search(column.heading))
        ]
        if "performed_by" not in taken and _says_who_provides(texts):
            found = ["performed_by"]
        if len(found) == 1 and not _OF_SOMETHING.search(column.heading):
            taken.add(found[0])
            columns = [as_field(one, found[0]) if one is column else one for one in columns]
    return columns


_DISTINCT: Final = ("step", "storage", "deadline", "data_class")
"""Fields whose words hardly anything else is said by."""

_BASIS: Final = re.compile(
    r"根拠|法令|法律|規程|規定|例規|\b(?:basis|authority|statutes?|legislation|source)\b", re.IGNORECASE
)
"""In a heading, what work is based on, which a law may be without any deadline."""


def _says_who_provides(texts: set[str]) -> bool:
    """Whether words say of each row whether it is done by the house or by a firm, in words that say nothing else: 直営, 委託."""
    words = {folded(text) for text in texts}
    is_sure = not words.isdisjoint(_BY_THE_HOUSE) and len(words) >= _LEAST_WORDS
    return is_sure and share_known([*texts], field_of("duty", "performed_by")) > MOST


_BY_THE_HOUSE: Final = frozenset(
    ("直営", "内製", "自前", "自社実施", "直接実施", "in-house", "inhouse", "in house")
)

_STEPS: Final = ("step",)
_LEAST_STEPS: Final = 2


def personal_by_answers(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column of answers that is headed by personal data, whoever's they are, for whether there are some: お客様の個人情報 above のる."""
    if any(column.key in ("data_class", "personal_said") for column in columns):
        return columns
    found = [
        column
        for column in columns
        if column.is_open
        and _PERSONAL_DATA.search(column.heading)
        and not turned_away(column.heading, "personal_said")
        and share(samples(area, column.index), says_whether_held) > NEARLY_ALL
    ]
    return each(columns, found[:1], lambda column: as_field(column, "personal_said"))


_PERSONAL_DATA: Final = re.compile(
    r"個人(?:情報|データ)|\bpersonal (?:data|information)\b|\bpii\b", re.IGNORECASE
)


def _is_explained(texts: list[str], reader: CellReader) -> bool:
    """Whether the sheet says of the marks in a column how critical each is: Tier 1 = Critical."""
    item = field_of("duty", "criticality")
    if item is None or item.values is None:
        return False
    told = reader.legend.get(item.values.name, {})
    known = known_to(item.values)
    marks = {text for text in texts if not known(text) and folded(text) in told}
    return len(marks) >= _LEAST_WORDS and share(texts, lambda text: folded(text) in told) > NEARLY_ALL


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
                >= NEARLY_ALL
            ):
                columns = [as_field(one, key) if one is column else one for one in columns]
                break
    return columns


def manuals_by_words(area: Area, columns: list[Column]) -> list[Column]:
    """Take a column that is headed by a kind of paper that explains work for the manual where its words say how far one is: Needs updating beside Yes and No."""
    item = field_of("duty", "manual")
    if item is None or item.values is None or any(column.key in _MANUALS for column in columns):
        return columns
    known = known_to(item.values)
    for column in columns:
        is_open = column.is_open or column.key == "media_mark"
        texts = samples(area, column.index) if is_open and _EXPLAINS.search(column.heading) else []
        said = [text for text in texts if not is_answer(text)]
        told = sum(bool(known(text) or loosely("manual", text)) for text in said)
        if told and told * 2 >= len(said) and (len(said) < len(texts) or told > 1):
            return [as_field(one, "manual") if one is column else one for one in columns]
    return columns


_MANUALS: Final = frozenset(("manual", "manual_state"))

_EXPLAINS: Final = re.compile(
    r"\b(?:checklists?|precedents?|templates?|guides?|guidance|how.?to|notes on|crib|script|steps|walkthrough|playbooks?|instructions?|write.?up|books?|binders?|folders?)\b|手引|要領|手順|ガイド|チェックリスト",
    re.IGNORECASE,
)


_LEAST_WORDS: Final = 2

_OF_SOMETHING: Final = re.compile(
    r"会議|打合|打ち合|ミーティング|会合|研修|訓練|教育|点検|清掃|更新|見直|報告|連絡|巡回|棚卸|バックアップ|送迎|当番|meeting|review|training|report|backup|visit|call|inspection|update|refresh",
    re.IGNORECASE,
)
"""In a heading, something else of which the words below may tell how often or by what it is done."""


def _known_or_often(known: Callable[[str], object], key: str, *, of_months: bool) -> Callable[[str], object]:
    return lambda text: (
        known(text)
        or (key == "media" and all(known(part.strip()) for part in _AND.split(text)))
        or (key == "frequency" and frequency_of(text))
        or (of_months and is_month(with_figures(text)))
    )


_AND: Final = re.compile(r"[、，,・/／+＋&＆;；\n]|\sand\s")
"""What parts several media of one cell: 電話、FAX."""


def _are_percents(texts: list[str]) -> bool:
    """Whether figures of shares can only be percents: none lies between 0 and 1, and some are above 1."""
    figures = [figure for text in texts if (figure := number_of(text)) is not None]
    return bool(figures) and all(figure == 0 or figure >= 1 for figure in figures) and max(figures) > 1


def _of_another_kind(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column unused below which days stand and not persons, or answers and not words."""
    if column.field is None or not texts:
        return column
    if column.field.type in PERSONS:
        if column.key != "performed_by" and _says_provider(texts):
            is_open = column.key == "primary" and "performed_by" not in others
            return as_field(column, "performed_by") if is_open else unused(column)
        return unused(column) if share(texts, date_of) > MOST else column
    is_worded = column.field.type in ("text", "texts", "consumers") and column.certainty in ("part", "likely")
    is_worded = is_worded and column.key not in ("name", "note")
    return unused(column) if is_worded and share(texts, is_answer) > NEARLY_ALL else column


def _says_provider(texts: list[str]) -> bool:
    """Whether most of the texts where persons are asked for say by whom at all: In-house, External contractor."""
    item = field_of("duty", "performed_by")
    known = share_known(texts, item)
    phrased = share(texts, lambda text: share_known([text], item) or code_in("Provider", text))
    return known > MOST or (known > 0 and phrased > NEARLY_ALL)


def _without_hope(column: Column, texts: list[str], reader: CellReader) -> Column:
    """Return a column unused of which nothing can be read for its field, and which holds words of some length."""
    if column.field is None or column.field.type not in ("choice", "number", "date", "bool", "integer"):
        return column
    if column.key in _COUNTED and share(texts, amount_of):
        return column
    if column.key == "next_due_on":
        texts = [REMARK.sub("", text) for text in texts]
    problems = [reader.read(column.field, text, column.hint).problem for text in texts]
    if not texts or not all(item and item not in _OF_VALUES for item in problems):
        return column
    if all(number_of(text) is not None for text in texts) or share(texts, lambda text: len(text) > 6) <= 0.5:
        return column
    if set(problems) <= {"day_or_month", "day_is_missing", "range", "comma"}:
        return column  # it does speak of the field, and every cell is told
    return unused(column)


_COUNTED: Final = frozenset(("hours_per_month", "minutes_per_case", "volume_per_month"))
"""Fields of figures with a unit or a period in their cells, which the reader of values does not know."""

_OF_VALUES: Final = frozenset(("unclear_grade", "group"))
"""Problems of cells that do speak of the field."""

_SETTLED: Final[Mapping[str, Settle]] = {
    **OF_ANSWERS,
    **OF_GOALS,
    **OF_MANUALS,
    **OF_OWNERS,
    **OF_STORAGE,
    **OF_TIMES,
}
"""Keys that what stands in a column may turn into another one."""
