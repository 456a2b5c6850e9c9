"""Columns headed by paper or data that say which of them there is of each duty, and so how its records are kept: 紙のみ, 両方."""

import re
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.cells.phrases import code_in
from orgaudit.intake.sheets.columns.answer_contents import known_to
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.tables.column import MOST, NEARLY_ALL, Column, Settle, share, unused
from orgaudit.intake.spelling import folded

_PAPER: Final = re.compile(r"紙|ペーパー|書面|\bpaper\b|\bhard ?copy\b")
_DATA: Final = re.compile(r"データ|電子|デジタル|\b(?:data|digital|electronic|soft ?copy|files?)\b")
_ALONE: Final = re.compile(r"のみ|だけ|ばかり|\b(?:only|just|alone)\b")


def says_how_kept(column: Column, texts: list[str]) -> bool:
    """Whether a column of paper or data says throughout which of them there is, and of some duties that it is one alone or both, as no medium is said."""
    storage, media = field_of("duty", "storage"), column.field
    if storage is None or storage.values is None or media is None or media.values is None:
        return False
    heading = folded(column.heading)
    if not _PAPER.search(heading) or not _DATA.search(heading):
        return False
    kept, known = known_to(storage.values), known_to(media.values)
    told = {text: kept(text) or code_in("Storage", text) for text in texts}
    return (
        share(texts, told.get) > NEARLY_ALL
        and all(known(text) in (None, "paper") for text in texts)
        and any(
            not known(text) and (code == "both" or _ALONE.search(folded(text))) for text, code in told.items()
        )
    )


def _storage(column: Column, texts: list[str], _others: set[str]) -> Column:
    """Leave open a column of records kept that says which these are, and not how: Temperature log."""
    if column.certainty == "told" or not _WHICH.fullmatch(folded(column.heading).strip(" ?:")):
        return column
    known = known_to(column.field.values) if column.field is not None and column.field.values else None
    is_told = share(texts, lambda text: (known and known(text)) or _HOW.search(folded(text)))
    return column if is_told > MOST else unused(column)


_WHICH: Final = re.compile(r"(?:the )?(?:records?|files?|papers?|documents?|copies) (?:are )?(?:kept|held)")
_HOW: Final = re.compile(
    r"紙|電子|データ|両方|どちら|\b(?:paper|electronic(?:ally)?|digital(?:ly)?|both|online|hard|soft)\b"
)

OF_STORAGE: Final[Mapping[str, Settle]] = {"storage": _storage}
