"""Columns that give way to others: empty ones, those of exports about who answered, numbers beside names."""

import re
import unicodedata
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.headings.headings import matches, strong_matches
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.headings.person_keys import OF_PERSONS
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, as_field, each, samples, share, unused


def yielding(area: Area, columns: list[Column]) -> list[Column]:
    """Leave columns unused in which nothing stands, and those of exports that are headed by no more than “name”, where another one can be meant.

    Forms tools and trackers write columns of their own, empty or about who answered, beside those that were asked for.
    """
    columns = _numbers_apart(area, _of_continuity(_of_documents(_makers_apart(_empty_apart(area, columns)))))
    named = [column for column in columns if column.key == "name"]
    if any(column.key == "duties_of_person" for column in columns):
        named = [*named, *(column for column in columns if column.key == "duties_of_person")]
    generic = [column for column in named if plain(column.heading) in _GENERIC]
    if not generic or len(generic) == len(named):
        return columns
    has_person = any(column.key == "primary" for column in columns)
    key = "" if has_person else "primary"
    return each(columns, generic, lambda column: as_field(column, key, "part"))


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


def shared_heads_apart(columns: list[Column]) -> list[Column]:
    """Leave unused columns below a heading that they share and that alone is known, where a duty has one of what it says: 影響度 over 1日, 3日, 1週間."""
    sharing: dict[str, list[Column]] = {}
    for column in columns:
        head, line, own = column.heading.partition("\n")
        is_known = bool(line) and (strong_matches(own) or strong_matches(head + own))
        if line and column.certainty != "told" and not is_known and column.key not in _OF_MANY:
            sharing.setdefault(head, []).append(column)
    apart = {
        column.index: item.key
        for head, found in sharing.items()
        for item in matches(head)[:1]
        if len(found) > 1 and item.kind == "duty" and item.key in _ONE_EACH
        for column in found
    }
    return [unused(column, apart[column.index]) if column.index in apart else column for column in columns]


def sets_apart(columns: list[Column]) -> list[Column]:
    """Leave unused persons that come again below another heading, which says when they do it and no department: 正, 副 below 上期 and below 下期."""
    groups: dict[tuple[str, str], set[str]] = {}
    for column in columns:
        head, line, own = column.heading.partition("\n")
        if line and column.key in _PERSONS and column.certainty != "told":
            groups.setdefault((own, column.key), set()).add(head)
    again = {told for told, heads in groups.items() if len(heads) > 1 and all(map(_OF_A_TIME.search, heads))}
    return [
        unused(column, column.key) if (column.heading.partition("\n")[2], column.key) in again else column
        for column in columns
    ]


def years_apart(columns: list[Column]) -> list[Column]:
    """Leave unused persons of several years side by side, of which the heading says no more than the year: R6担当, R7担当."""
    by_key: dict[tuple[str, str], set[str]] = {}
    for column in columns:
        year = _A_YEAR.search(unicodedata.normalize("NFKC", column.heading))
        if year and column.key in _PERSONS and column.certainty != "told":
            by_key.setdefault((column.key, _without_year(column.heading)), set()).add(year[0])
    several = {told for told, years in by_key.items() if len(years) > 1}
    return [
        unused(column, column.key) if (column.key, _without_year(column.heading)) in several else column
        for column in columns
    ]


def _without_year(heading: str) -> str:
    return _A_YEAR.sub("", unicodedata.normalize("NFKC", heading)).strip()


_A_YEAR: Final = re.compile(
    r"(?:fy ?)?20\d\d(?:年度?|fy)?|(?:令和|r|h)\d{1,2}(?:年度?)?|(?:昨|今|本|来|前|次|翌|当)年度?|(?:last|this|next) year",
    re.IGNORECASE,
)

_PERSONS: Final = OF_PERSONS - {"approvals"} | {"pair"}
_OF_A_TIME: Final = re.compile(
    r"[上下前後]期|半期|四半期|\d{1,2}月|[春夏秋冬]季?|学期|平日|休日|土日|日中|夜間|午前|午後|日勤|夜勤|現在|現状|現行|今後|新|変更[前後]|改正[前後]|\b(?:q[1-4]|h[12]|weekdays?|weekends?|day|night|current|future|new|before|after)\b",
    re.IGNORECASE,
)
"""In a heading above several others, when what stands below holds."""

_OF_MANY: Final = ("month", "mark", "person_hours", "media_mark", "frequency_mark", "choice_mark")
"""Keys of columns that may stand side by side below one heading."""

_ONE_EACH: Final = frozenset(
    (
        "criticality",
        "frequency",
        "manual",
        "deadline",
        "judgement",
        "storage",
        "stoppable",
        "next_due_on",
        "rekey",
        "seals",
        "data_class",
    )
)
"""Keys of which a duty has one value, and no list."""


def _makers_apart(columns: list[Column]) -> list[Column]:
    """Leave unused who made the records of an export, or a document, where something else says who changed them or who does the work."""
    others = any(
        column.key in ("primary", "person_or_department") and plain(column.heading) not in _MADE_BY
        for column in columns
    )
    is_of_tools = any(column.key == "systems" and _TOOL.search(column.heading) for column in columns)
    if not others and not is_of_tools and not any(plain(column.heading) in _CHANGED_BY for column in columns):
        return columns
    return [
        replace(column, key="not_used", field=None) if plain(column.heading) in _MADE_BY else column
        for column in columns
    ]


def _of_documents(columns: list[Column]) -> list[Column]:
    """Leave unused who wrote or approved the documents of a register, where versions and days of them stand: nobody who does the work."""
    heads = {plain(column.heading) for column in columns}
    if len(heads & _OF_A_DOCUMENT) < _LEAST_HEADS:
        return columns
    return [
        replace(column, key="not_used", field=None)
        if plain(column.heading) in _WROTE and column.certainty != "told"
        else column
        for column in columns
    ]


_TOOL: Final = re.compile(
    r"^\s*(?:(?:ツール|マクロ|rpa|ロボット|ボット|プログラム|bot|macro|script)(?:の?名称?| ?name)|(?:bot|macro)s?)\s*$",
    re.IGNORECASE,
)
"""In a heading, tools that somebody made: whoever did need not use them."""

_LEAST_HEADS: Final = 2

_OF_A_DOCUMENT: Final = frozenset(map(plain, ("version", "ver", "ver.", "version no", "rev", "rev.", "revision", "revision no", "issue no", "effective date", "effective from", "issue date", "issued", "date of issue", "next review", "next review date", "next review due", "review due", "doc no", "document no", "doc id", "sop no", "sop number", "document number", "版", "版数", "版番号", "施行日", "制定日", "文書番号")))  # fmt: skip

_WROTE: Final = frozenset(map(plain, ("prepared by", "written by", "drafted by", "compiled by", "author", "issued by", "approved by", "reviewed by", "checked by", "authorised by", "authorized by", "作成者", "作成", "承認者", "承認", "審査者", "審査")))  # fmt: skip


def _of_continuity(columns: list[Column]) -> list[Column]:
    """Leave unused the firms that a table of what may stop for how long names: work depends on them, and others do it."""
    if not any(_MAY_STOP.search(column.heading) for column in columns):
        return columns
    return each(columns, [column for column in columns if column.key == "vendor_name"], _open_vendor)


def _open_vendor(column: Column) -> Column:
    return column if column.certainty == "told" else unused(column, "performed_by")


_MAY_STOP: Final = re.compile(r"\b(?:rto|rpo|mtpd|mtd|mao|mbco)\b|目標復旧|許容停止|最大許容", re.IGNORECASE)


def _numbers_apart(area: Area, columns: list[Column]) -> list[Column]:
    """Take numbers for numbers where they stand beside names: 業務1, 業務2 above what they are called."""
    named = [column for column in columns if column.key == "name"]
    numbers = [column for column in named if share(samples(area, column.index), _is_numbered) == 1]
    if not 0 < len(numbers) < len(named):
        return columns
    return each(columns, numbers, lambda column: replace(column, key="number", field=None))


_NUMBERED: Final = re.compile(
    r"(?:業務|作業|仕事|タスク|項目|案件|no\.?|task|duty|item|process|activity)?\s*[#(（]?\s*(?:\d{1,3}|[①-⑳])\s*[)）]?",
    re.IGNORECASE,
)


def _is_numbered(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBERED and _NUMBERED.fullmatch(text) is not None


_EACH: Final = (
    "month",
    "mark",
    "person_hours",
    "media_mark",
    "choice_mark",
    "tags",
    "note",
    "detail",
    "not_used",
    "number",
)
"""Keys of columns of which each stands for itself, filled in or not."""

_ALIKE: Final = {"person_or_department": "primary"}

_CHANGED_BY: Final = frozenset(map(plain, ("更新者", "最終更新者", "最終編集者", "updated by", "modified by", "last modified by", "last edited by", "last updated by")))  # fmt: skip

_MADE_BY: Final = frozenset(map(plain, ("作成者", "登録者", "created by", "creator", "author")))
"""Who made the record of an export, beside who changed it last: nobody who does the work."""

_GENERIC: Final = frozenset(("名前", "name"))
"""Headings that say no more than that something is called so, which may be who answered."""

_LONGEST_NUMBERED: Final = 20
