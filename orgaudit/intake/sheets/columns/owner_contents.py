"""What stands below headings of departments, persons, functions and groups: whose work it is, and of what kind."""

import re
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.cells.names import ENGLISH_NAME, is_department, may_be_department
from orgaudit.intake.sheets.columns.answer_contents import known_to, share_known
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.people.likely_persons import surely_named
from orgaudit.intake.sheets.tables.column import MOST, Column, Settle, as_field, share, unused
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.frequency import frequency_of
from orgaudit.intake.values.plain_values import number_of
from orgaudit.knowledge.functions import find_function, function


def _step(column: Column, texts: list[str], others: set[str]) -> Column:
    if share(texts, lambda text: number_of(text) is not None) > 0.5:
        return as_field(column, "number")
    is_of_work = plain(column.heading) in _STEPS or column.certainty in ("likely", "contents")
    if is_of_work and _has_words(column) and share_known(texts, column.field) < 0.5:
        return as_field(column, "name" if "name" not in others else "detail")
    return column


_STEPS: Final = frozenset(
    map(plain, ("step", "steps", "process step", "procedure step", "task step", "work step", "職務", "工程", "ステップ", "手順", "段階", "作業ステップ", "業務ステップ"))
)  # fmt: skip
"""Headings of steps of any work, not only of those that are to be done by different persons."""


def _function(column: Column, texts: list[str], others: set[str]) -> Column:
    ids = any(map(function, texts)) or ("department" in others and share(texts, find_function) > 0.5)
    if not ids and "department" not in others and plain(column.heading) in ("function", "businessfunction"):
        return as_field(column, "department")  # in English the word for a part of a company
    if ids and ("department" in others or not share(texts, lambda text: text[:1].isupper())):
        return column  # an id of the taxonomy is written small
    if not ids and share(texts, is_department) <= 0.5:
        return column
    return as_field(column, "department") if "department" not in others else as_field(column, "level1")


def _office(column: Column, texts: list[str], others: set[str]) -> Column:
    if not _has_words(column) or share_known(texts, column.field):
        return column
    if column.field is not None and column.field.section == "department":
        return _site(column, texts, others)
    is_place = plain(column.heading) == "office" and "department" not in others
    are_units = is_place and share(texts, may_be_department) > MOST
    return as_field(column, "department" if are_units else "level1")


def _site(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column headed by office beside names of departments, in which no kind of office stands, as where they sit: Leeds, 本社3階."""
    is_place = plain(column.heading) in _OFFICES and "site" not in others
    if not is_place or share(texts, lambda text: number_of(text) is not None or is_answer(text)):
        return unused(column, "office", "site")
    return as_field(column, "site", kind="department")


_OFFICES: Final = frozenset(map(plain, ("office", "offices", "home office", "main office", "オフィス")))


def _performed_by(column: Column, texts: list[str], others: set[str]) -> Column:
    known = share_known(texts, column.field)
    is_other = _has_words(column) and (not known or (known < _FEW and share(texts, surely_named) > MOST))
    return as_field(column, "primary") if is_other and "primary" not in others else column


_FEW: Final = 0.3


def _department(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column taken for departments by the words of its heading, which holds none, as one of groups; a section of a board may say how often."""
    if column.field is not None and column.field.section != "duty":
        return column
    whose = known_to(item.values) if (item := field_of("duty", "performed_by")) and item.values else None
    are_ours = [text for text in texts if not (whose and whose(text)) and is_department(text)]
    if "performed_by" not in others and not are_ours and share_known(texts, item) > MOST:
        return as_field(column, "performed_by")  # 実施主体 above 自社 and 外部業者
    often = field_of("duty", "frequency")
    known = known_to(often.values) if often is not None and often.values is not None else frequency_of
    if share(texts, lambda text: known(text) or frequency_of(text)) > MOST:
        return as_field(column, "frequency") if "frequency" not in others else as_field(column, "level1")
    is_sure = (
        column.certainty in ("exact", "told", "contents") or _CALLED_SO.search(column.heading) is not None
    )
    if not is_sure and "primary" not in others and texts and all(map(ENGLISH_NAME.fullmatch, texts)):
        return column if any(map(may_be_department, texts)) else as_field(column, "primary")
    return column if is_sure or not texts or share(texts, may_be_department) else as_field(column, "level1")


_CALLED_SO: Final = re.compile(
    r"\b(?:departments?|dep(?:ar)?tt?s?|org(?:ani[sz]ation(?:al)?)? units?|divisions?)\b|部署|部門|所属",
    re.IGNORECASE,
)
"""In a heading, that departments stand below it, whatever they are called: Wardrobe, Front of House."""


def _person(column: Column, texts: list[str], others: set[str]) -> Column:
    is_other = share(texts, may_be_department) > 0.5 and "department" not in others
    if column.key == "primary" and not others & _NAMES and share(texts, _is_phrase) > MOST:
        return as_field(column, "name")  # what is done, in the column that an export calls primary
    return as_field(column, "department") if is_other else column


_NAMES: Final = frozenset(("name", "duties_of_person", "process", "step"))

_PARTICLES: Final = frozenset(
    ("de", "da", "di", "do", "dos", "del", "della", "der", "den", "van", "von", "zu", "la", "le", "el", "al", "bin", "binti", "ibn", "and", "or", "y", "e", "und", "et", "jr", "ten", "ter", "af", "av")
)  # fmt: skip


def _is_phrase(text: str) -> bool:
    """Whether a text in Latin letters has a word in small letters behind the first, as no name has: Send contracts to new starters."""
    words = text.split()
    return (
        len(words) > 1
        and text.isascii()
        and text[:1].isupper()
        and any(word.isalpha() and word.islower() and word not in _PARTICLES for word in words[1:])
    )


def _has_words(column: Column) -> bool:
    return column.field is not None and column.field.values is not None


_SUBGROUP: Final = re.compile(r".+(?:担当|係|班|グループ|チーム|ライン)")
"""A part of a section that is called after its work: 窓口担当."""


def _person_or_department(column: Column, texts: list[str], others: set[str]) -> Column:
    if share(texts, may_be_department) > 0.5 and "department" not in others:
        return as_field(column, "department")
    if share(texts, _SUBGROUP.fullmatch) > 0.5 and "primary" in others and "unit4" not in others:
        return as_field(column, "unit4")
    if "primary" in others:
        answers = "accountable" not in others and _ANSWERS_FOR.search(column.heading)
        return (
            as_field(column, "accountable", "likely")
            if answers
            else unused(column, "primary", "backups", "accountable")
        )
    return as_field(column, "primary")


_ANSWERS_FOR: Final = re.compile(r"責任|管理|統括|統制|主管|所管|[a-z]", re.IGNORECASE)
"""In the heading of a further person, that this one answers for it: 業務責任者, owner; not 担当 beside 主担当, of which nothing says what it is."""


def _maybe_criticality(column: Column, texts: list[str], others: set[str]) -> Column:
    said = "critical" in folded(column.heading) or any(folded(text) == "critical" for text in texts)
    is_open = said and "criticality" not in others
    if is_open and share_known(texts, field_of("duty", "criticality")) >= 0.5:
        return as_field(column, "criticality")  # its own scale says that it is more than an order of work
    return unused(column, "criticality")


def _group(column: Column, texts: list[str], others: set[str]) -> Column:
    """Return a column headed Type or the like: what the words below it are, else a group."""
    for key in ("kind", "office", "function", "frequency"):
        if key not in others and share_known(texts, field_of("duty", key)) > 0.8:
            return as_field(column, key)
    are_units = plain(column.heading) in _PLACES and "department" not in others
    return as_field(column, "department") if are_units and share(texts, may_be_department) > MOST else column


_PLACES: Final = frozenset(("area", "businessarea", "areaofbusiness"))
"""Headings of groups below which departments may stand as well."""


OF_OWNERS: Final[Mapping[str, Settle]] = {
    "department": _department,
    "person_or_department": _person_or_department,
    "primary": _person,
    "accountable": _person,
    "performed_by": _performed_by,
    "step": _step,
    "function": _function,
    "office": _office,
    "kind": _office,
    "level1": _group,
    "maybe_criticality": _maybe_criticality,
}
