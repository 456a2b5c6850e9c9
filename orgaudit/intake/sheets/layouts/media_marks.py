"""Media as columns: what the marks of a row make of them."""

from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.columns.person_columns import medium_of
from orgaudit.intake.sheets.records import Fact, Record, listed, one_or_all
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none


def _denies(text: str) -> bool:
    """Whether an answer below a medium says that it is not used."""
    return says_none(text) or folded(text) in ("いいえ", "no", "n", "不要", "使わない", "未使用", "0")


def add_media(work: TableWork, row: int, record: Record) -> None:
    """Add the media that have a column each and a mark in it."""
    found = []
    for column in work.having(("media_mark",)):
        text = work.text(row, column.index)
        if text and column.field is not None and column.field.values is not None:
            code = medium_of(column.heading)
            if (code and not is_answer(text)) or text in "△▲":
                work.doubt(row, column.index, "mark_unclear", "media", text)
            elif code and not _denies(text):
                found.append((code, column))
    if found:
        before = record.facts.get("media")
        held = [] if before is None else listed(before.value)
        codes = list(
            dict.fromkeys((*(str(code) for code in held if code != "none"), *(code for code, _ in found)))
        )
        cell = work.cell(row, found[0][1].index) if before is None else before.cell
        record.facts["media"] = Fact(one_or_all(codes), cell)
