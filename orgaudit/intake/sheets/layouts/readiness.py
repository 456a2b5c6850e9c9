"""Whether who stands in can do it alone yet, where a column beside the stand-ins says how far each is."""

import re
from typing import Final

from orgaudit.intake.sheets.records import Record
from orgaudit.intake.sheets.tables.table_work import TableWork

_SAYS_READY: Final = re.compile(
    r"\b(?:readiness|ready|fully trained|trained\?|cover status|backup status|deputy status)\b|習得状況|代理可否",
    re.IGNORECASE,
)

_NOT_YET: Final = re.compile(
    r"\b(?:in training|training|learning|shadowing|trainee|not (?:yet|ready|trained)|in progress|needs? (?:help|support|training)|no)\b|研修中|習得中|育成中|まだ",
    re.IGNORECASE,
)


def drop_unready(work: TableWork, row: int, record: Record) -> None:
    """Leave out who stands in where a column says of them that they cannot do it alone yet, which is a doubt."""
    if "backups" not in record.facts or record.facts["backups"].value == "none":
        return
    if work.readiness is None:
        work.readiness = tuple(
            column for column in work.columns if not column.key and _SAYS_READY.search(column.heading)
        )
    for column in work.readiness:
        text = work.text(row, column.index)
        if text and _NOT_YET.search(text):
            del record.facts["backups"]
            work.doubt(row, column.index, "not_yet_alone", "backups", text)
            return
