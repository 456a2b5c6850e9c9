"""What a row says of its duty: the fields of its columns, and what other columns make of them."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.loose_frequency import with_unit_of_interval
from orgaudit.intake.sheets.cells.remarks import REMARKED
from orgaudit.intake.sheets.cells.titled_frequency import frequency_titled
from orgaudit.intake.sheets.columns.choice_columns import add_choice_marks
from orgaudit.intake.sheets.columns.frequency_columns import add_frequency_marks
from orgaudit.intake.sheets.headings.headings import field_of, matches
from orgaudit.intake.sheets.layouts.duty_names import LEVELS
from orgaudit.intake.sheets.layouts.duty_persons import (
    add_backup_said,
    add_legal_said,
    add_manual_state,
    add_pair,
    add_personal_said,
    add_said,
    add_vendor,
)
from orgaudit.intake.sheets.layouts.handover import add_handover
from orgaudit.intake.sheets.layouts.manual_places_asked import add_place_of_manual
from orgaudit.intake.sheets.layouts.media_marks import add_media
from orgaudit.intake.sheets.layouts.person_hours import add_person_hours
from orgaudit.intake.sheets.layouts.person_marks import add_marks
from orgaudit.intake.sheets.layouts.readiness import drop_unready
from orgaudit.intake.sheets.layouts.times import add_times
from orgaudit.intake.sheets.layouts.tools_as_media import media_among_tools
from orgaudit.intake.sheets.records import Fact, Record, listed
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded

NOT_FIELDS: Final = frozenset(
    (*LEVELS, "unit1", "unit2", "unit3", "unit4", "name", "duties_of_person", "department", "number", "mark", "media_mark", "frequency_mark", "choice_mark", "person_hours", "month", "time", "count",
     "hours_per_year", "hours_per_week", "hours_per_month", "minutes_per_case", "volume_per_month", "volume_per_year", "busy", "normal", "slack", "slack_months",
     "detail", "note", "not_used", "person_id", "person_title", "office_of_department", "predecessor", "successor", "handed_over", "duties_as_backup", "vendor_name",
     "outsourced", "leaving_of_person", "revised_on", "backup_said", "legal_said", "personal_said", "superior_of_person", "pair", "department_person", "manual_state", "head_of_department", "")
)  # fmt: skip
"""Keys that are not simply read as the field of this name."""

_PERSON_KEYS: Final = frozenset(("primary", "mark", "person_hours"))

_ROLE_AFTER: Final = re.compile(r"[(（]\s*+(正|主|副|補|主担当|副担当)\s*+[)）]\s*+(?=[。.]?\s*+$)")


def fill(work: TableWork, row: int, record: Record, name: str, column: Column, *, alone: bool) -> None:
    """Write everything that a row says into a record."""
    role = _ROLE_AFTER.search(name)
    if role and not alone:
        name = f"{name[: role.start()].strip()}{name[role.end() :].strip()}"
    record.facts["name"] = Fact(name, work.cell(row, column.index))
    _fill_fields(work, row, record)
    if role and not alone and role[1] in ("副", "補", "副担当") and "primary" in record.facts:
        record.facts["backups"] = record.facts.pop("primary")
    if (media := media_among_tools(work, record)) is not None:
        _add(record, "media", media, several="choices")
    add_handover(work, row, record)
    add_vendor(work, row, record)
    add_pair(work, row, record)
    add_backup_said(work, row, record)
    drop_unready(work, row, record)
    add_legal_said(work, row, record)
    add_manual_state(work, row, record)
    add_personal_said(work, row, record)
    add_times(work, row, record)
    add_marks(work, row, record)
    add_media(work, row, record)
    add_frequency_marks(work, row, record)
    add_choice_marks(work, row, record)
    add_person_hours(work, row, record)
    for key, fact in work.of_duties.items():
        if not work.having((key,)):
            record.facts.setdefault(key, fact)
    _add_titled_frequency(work, record)
    _add_person_of_table(work, record)
    _add_notes(work, row, record)
    if record.tags:
        own = listed(record.facts["tags"].value) if "tags" in record.facts else []
        record.facts["tags"] = Fact(list(dict.fromkeys((*record.tags, *own))), record.cell)


def _add_titled_frequency(work: TableWork, record: Record) -> None:
    """Add how often a duty recurs by the title that it stands below, where no column says it."""
    if "frequency" in record.facts or work.having(("frequency", "frequency_mark", "month")):
        return
    for text in (*record.tags, work.area.title):
        if code := frequency_titled(text):
            record.facts["frequency"] = Fact(code, record.cell)
            if text not in work.titles_told:
                work.titles_told.add(text)
                facts = {"found": text, "made": code}
                work.account.tell(record.cell, "frequency_titled", **facts)
            return


def _fill_fields(work: TableWork, row: int, record: Record) -> None:
    """Write what the columns of a row say that are simply read as their fields."""
    for item in work.read_as_fields(NOT_FIELDS):
        text = work.text(row, item.index)
        if text and item.field is not None and not add_said(work, row, record, item, text):
            if item.key == "next_due_on":
                text, kind = _parted_deadline(text)
                if kind:
                    record.facts.setdefault("deadline", Fact(kind, work.cell(row, item.index)))
                if not text:
                    continue
            if item.key == "frequency":
                text = with_unit_of_interval(text, item.heading)
            if add_place_of_manual(work, row, record, item, text):
                continue
            fact = work.read(row, item.index, item.field, text, item.hint)
            if fact is not None and fact.value == "none" and _is_of_missing_manual(work, item):
                record.facts["manual"] = fact
                continue
            if item.key == "checked_by" and fact is not None and _is_second(record.facts.get(item.key), fact):
                first = record.facts[item.key]
                work.doubt(row, item.index, "said_twice", item.key, str(first.value), first=first.cell.told)
                continue
            _add(record, item.key, fact, several=item.field.type)


def _is_of_missing_manual(work: TableWork, column: Column) -> bool:
    """Whether nothing in a column of days of review says that there is no manual, of which its heading speaks: 手順書（最終更新）."""
    named = any(one.kind == "duty" and one.key == "manual" for one in matches(column.heading))
    return column.key == "manual_reviewed_on" and named and not work.having(("manual",))


def _is_second(first: Fact | None, fact: Fact) -> bool:
    """Whether a row names another checker than an earlier column does, of which a duty has one."""
    return first is not None and "none" not in (first.value, fact.value) and first.value != fact.value


@lru_cache(maxsize=5_000)
def _parted_deadline(text: str) -> tuple[str, str]:
    """Return the day and the kind of a deadline that are told in one cell, such as 毎月25日（法定）; each may be empty."""
    if kind := _deadline_of(text):
        return "", kind
    found = REMARKED.fullmatch(text)
    if found is not None and (kind := _deadline_of(found[2])):
        return found[1].strip(), kind
    return text, ""


@lru_cache(maxsize=5_000)
def _deadline_of(text: str) -> str:
    """Return the kind of deadline that stands where a day is asked for, such as 法定; empty for others."""
    item = field_of("duty", "deadline")
    code = item.values.code_of(text) if item is not None and item.values is not None else None
    return code if code and code != "none" else ""


def _add_person_of_table(work: TableWork, record: Record) -> None:
    """Add the person whose work a whole table lists; its hours and counts are then this person's share."""
    if work.person is not None and not _PERSON_KEYS & {item.key for item in work.columns}:
        record.facts.setdefault("primary", work.person)
        record.is_share = True


def _add(record: Record, key: str, fact: Fact | None, *, several: str) -> None:
    if fact is None:
        return
    before = record.facts.get(key)
    if before is None or (key == "checked_by" and before.value == "none"):
        record.facts[key] = fact
    elif several in ("texts", "choices", "departments", "consumers") or key in ("backups", "approvals"):
        values = [*listed(before.value), *listed(fact.value)]
        record.facts[key] = Fact(
            list(dict.fromkeys(value for value in values if value != "none")) or "none", before.cell
        )


def _add_notes(work: TableWork, row: int, record: Record) -> None:
    parts = [(work.text(row, item.index), item) for item in work.having(("detail", "note"))]
    texts = [(text, item) for text, item in parts if text and folded(text) not in ("-", "なし", "none")]
    if texts:
        several = len({item.index for _, item in texts}) > 1
        told = "\n".join(
            f"{' '.join(item.heading.split())}: {text}" if several else text for text, item in texts
        )
        record.facts["note"] = Fact(told, work.cell(row, texts[0][1].index))
