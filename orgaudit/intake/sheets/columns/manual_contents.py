"""What stands below headings of manuals, steps and media: where a manual is, how far it is, how work is done, or by what."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.loose_words import media_in
from orgaudit.intake.sheets.cells.manual_places import is_place
from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.cells.notations import day_of, is_day
from orgaudit.intake.sheets.columns.answer_contents import known_to, share_known
from orgaudit.intake.sheets.columns.handover_lists import is_handover
from orgaudit.intake.sheets.columns.storage_contents import says_how_kept
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import (
    MOST,
    NEARLY_ALL,
    Column,
    Settle,
    as_field,
    samples,
    share,
    unused,
)
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import date_of, day_of_serial, number_of
from orgaudit.model.vocabulary import BY_HAND


def states_of_procedures(area: Area, columns: list[Column]) -> list[Column]:
    """Take how a record stands for how its manual does, in a register of procedures: Current, Overdue for review, Not written."""
    if is_handover(area) or not any(map(_OF_REGISTER.search, area.headings.values())):
        return columns
    manuals = [column for column in columns if column.key in ("manual", "manual_state")]
    is_numbered = any(_NUMBER_OF_ONE.search(column.heading) for column in manuals)
    if manuals and not is_numbered:
        return columns
    key = "manual_state" if is_numbered else "manual"
    return [
        as_field(column, key)
        if _may_be_state(column, is_numbered=is_numbered)
        and share_known(samples(area, column.index), field_of("duty", "manual")) > NEARLY_ALL
        else column
        for column in columns
    ]


def _may_be_state(column: Column, *, is_numbered: bool) -> bool:
    """Whether a column may say how a manual stands: by a heading of states that is open, or beside the numbers of manuals by one of manuals."""
    if is_numbered and column.key == "manual":
        return _NUMBER_OF_ONE.search(column.heading) is None
    return (column.key == "not_used" or column.is_open) and plain(column.heading) in _STATES


_STATES: Final = frozenset(
    (
        "status",
        "state",
        "versionstatus",
        "documentstatus",
        "docstatus",
        "sopstatus",
        "ステータス",
        "状況",
        "状態",
    )
)

_NUMBER_OF_ONE: Final = re.compile(
    r"\b(?:sops?|procedure|document|doc|wi|policy|instruction)\b\W*(?:no\b|nr\b|num|ref|id\b|#|code)|(?:手順書|文書|規程|マニュアル)(?:番号|no|コード)",
    re.IGNORECASE,
)
"""The heading of the numbers of documents, which says that there is one and not how far it is."""

_OF_REGISTER: Final = re.compile(r"\bsop\b|procedure|手順書|マニュアル", re.IGNORECASE)


def of_documents(area: Area, columns: list[Column]) -> list[Column]:
    """In a register of standards or rules, leave unused who signed each of them, and take when it was revised and where it is kept for facts of a manual."""
    titles = (area.title, area.sheet.grid.name, area.sheet.grid.file_name)
    if not any(map(_OF_DOCUMENTS.search, titles)) or not any(map(_OF_ISSUE.search, area.headings.values())):
        return columns
    keys = {column.key for column in columns}
    return [_of_document(area, column, keys) for column in columns]


def _of_document(area: Area, column: Column, keys: set[str]) -> Column:
    texts = samples(area, column.index)
    if column.certainty == "told":
        return column
    if plain(column.heading) in _SIGNERS:
        return replace(column, key="not_used", field=None)
    is_revised = _REVISED.search(column.heading) and not _TO_COME.search(column.heading)
    if is_revised and "manual_reviewed_on" not in keys and share(texts, date_of) > MOST:
        return as_field(column, "manual_reviewed_on")
    is_place_of = column.key == "storage" and "manual" not in keys and share(texts, is_place) > 0
    return as_field(column, "manual") if is_place_of else column


_OF_DOCUMENTS: Final = re.compile(
    r"(?:標準書?|手順書?|規程|規定|規則|要領書?|指示書|指図書|マニュアル|文書|チェックリスト).{0,6}(?:一覧|台帳|リスト|管理|目録|表)"
)
_OF_ISSUE: Final = re.compile(r"^(?:制定|改訂|改定|最終改[訂定]|版|版数|改訂番号|rev\.?|初版)", re.IGNORECASE)
_REVISED: Final = re.compile(r"改訂|改定|更新|見直")
_TO_COME: Final = re.compile(r"次|予定|期限|計画|目標|今後")
_SIGNERS: Final = frozenset(
    (
        "作成",
        "起案",
        "審査",
        "照査",
        "承認",
        "確認",
        "検印",
        "制定者",
        "作成者",
        "審査者",
        "承認者",
        "確認者",
        "改訂者",
        "起案者",
    )
)


def _manual(column: Column, texts: list[str], others: set[str]) -> Column:
    if share(texts, date_of) > 0.5:
        return as_field(column, "manual_reviewed_on")
    if texts and all(folded(text) in word_list("by_hand") for text in texts):
        return unused(column, "media")
    known = share(texts, is_place) > MOST or share_known(texts, column.field) or _tell_of_manuals(texts)
    if "procedure" in folded(column.heading) and not known and not others & {"name", "duties_of_person"}:
        return as_field(column, "name")  # Procedure, above what is done
    if "media" not in others and _HOW.search(column.heading) and _are_media(texts):
        return as_field(column, "media")  # 現在のやり方 above 紙, FAX
    is_told = bool(texts) and not known and _HOW.search(column.heading) and not any(map(is_answer, texts))
    return as_field(column, "detail") if is_told else column  # how it is done, not where that is written


def _tell_of_manuals(texts: list[str]) -> bool:
    """Whether several texts say of a manual that there is one, and most others that there is none: 共有フォルダに手順書あり, なし."""
    said = sum(_THERE_IS.search(text) is not None for text in texts)
    return said > 1 and said + sum(map(says_none, texts)) > MOST * len(texts)


_THERE_IS: Final = re.compile(
    r"(?:手順書|マニュアル|手引き?書?|要領書?)(?:が|は|も)?(?:あり|有|ある|な[しい]|無)"
)


def _are_media(texts: list[str]) -> bool:
    item = field_of("duty", "media")
    return (
        item is not None
        and share(texts, lambda text: len(text) < _LONGEST_MEDIA and media_in(item, text)) > NEARLY_ALL
    )


_LONGEST_MEDIA: Final = 16

_HOW: Final = re.compile(r"やり方|手順(?!書)|方法|ポイント|コツ|注意")


def _revised(column: Column, texts: list[str], others: set[str]) -> Column:
    days = (
        0 if any(map(_CLOCK.search, texts)) else share(texts, _is_date)
    )  # to the minute it is a tool's record
    said = _OF_MANUAL.search(folded(column.heading)) is not None
    if said or (others & _MANUALS and "manual_reviewed_on" not in others and days > 0.5):
        return as_field(column, "manual_reviewed_on")
    return unused(column, "manual_reviewed_on", "changed_on")


_MANUALS: Final = frozenset(("manual", "manual_state"))

_CLOCK: Final = re.compile(r"\d{1,2}:\d\d")


def _is_date(text: str) -> object:
    return date_of(text) or day_of(text) or day_of_serial(text) or is_day(text)


_OF_MANUAL: Final = re.compile(r"手順|マニュアル|要領|manual|procedure|steps|instruction|sop\b")


def _number(column: Column, texts: list[str], _others: set[str]) -> Column:
    """Leave open what is called like a number and holds words that differ: 作業ステップ above what is done."""
    is_loose = column.certainty in ("part", "likely")
    worded = share(texts, lambda text: len(text) > _LONGEST_CODE and not any(map(str.isdecimal, text)))
    if is_loose and worded > MOST and len(set(texts)) > len(texts) / 2:
        return replace(column, key="", field=None, certainty="exact")
    return column


_LONGEST_CODE: Final = 3


def _detail(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column of steps that only says whether they are written down."""
    is_open = "manual" not in others and _OF_MANUAL.search(folded(column.heading))
    if is_open and share_known(texts, field_of("duty", "manual")) > NEARLY_ALL:
        return as_field(column, "manual")
    if texts and all(number_of(text) is not None for text in texts):
        return as_field(column, "number")
    # What only ticks off is none of any field, whatever its heading has in it.
    return as_field(column, "") if share(texts, _says_how_far) > NEARLY_ALL else column


def _says_how_far(text: str) -> bool:
    """Whether a text ticks something off, and describes nothing: 済, 未, ○."""
    return is_answer(text) or folded(text) in word_list("ticked")


def _media(column: Column, texts: list[str], others: set[str]) -> Column:
    """Leave open a column that names several media and only says whether there are some: 紙・押印の有無."""
    if "storage" not in others and says_how_kept(column, texts):
        return as_field(column, "storage")
    storage = field_of("duty", "storage")
    is_kept = _KEPT.search(column.heading) is not None
    if is_kept and share_known(texts, storage) > NEARLY_ALL and share_known(texts, column.field) < NEARLY_ALL:
        return as_field(column, "storage")
    is_asked = share(texts, is_answer) > NEARLY_ALL and any(not says_none(text) for text in texts)
    is_other = _FORMS.search(column.heading) is not None and _names_no_medium(column, texts)
    return unused(column) if is_asked or is_other else column


def _names_no_medium(column: Column, texts: list[str]) -> bool:
    """Whether nothing below a heading is a medium, and some cells say that there is none of what it asks for."""
    told = [text for text in texts if not says_none(text)]
    item = column.field
    if item is None or item.values is None or not told or len(told) == len(texts):
        return False
    known = known_to(item.values)
    return not any(known(text) or media_in(item, text) for text in told)


def _systems(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column of tools, as a question asks for them, as one of media where its lists hold nothing else and some are no system: メール;電話."""
    if column.certainty != "told" and share(texts, lambda text: number_of(text) is not None) > MOST:
        return unused(column)  # how many, or how far, and not which
    media = field_of("duty", "media")
    is_loose = column.certainty in ("part", "likely") and not _SYSTEM.search(column.heading)
    if not is_loose or "media" in others or media is None or media.values is None:
        return column
    codes = list(map(known_to(media.values), _named_in(texts)))
    are_media = BY_HAND.intersection(codes) and all(codes) and len(codes) > len(texts)
    return as_field(column, "media") if are_media else column


def _named_in(texts: list[str]) -> list[str]:
    """Return what cells list, each by itself, without what says that there is none."""
    parts = [part.strip() for text in texts for part in _BETWEEN.split(text)]
    return [part for part in parts if part and not says_none(part)]


_BETWEEN: Final = re.compile(r"[;；,、，/／\n]")
_SYSTEM: Final = re.compile(r"システム|ソフト|アプリ|system|software|\bapps?\b|application", re.IGNORECASE)

_KEPT: Final = re.compile(
    r"\b(?:kept|stored|filed|filing|archived?|storage|retention|retained|records?|cop(?:y|ies))\b|保管|保存|控え|原本|記録",
    re.IGNORECASE,
)

_FORMS: Final = re.compile(r"帳票|書式|様式|書類|form", re.IGNORECASE)
"""In a heading of media, that it may as well ask what the papers are called, of which there may be none."""


OF_MANUALS: Final[Mapping[str, Settle]] = {
    "manual": _manual,
    "revised_on": _revised,
    "detail": _detail,
    "number": _number,
    "media": _media,
    "systems": _systems,
}
