"""Lines below the rows of a table that are none of its records: a list of other matters, a figure that counts what stands above."""

import re
import unicodedata
from typing import Final

from orgaudit.intake.sheets.tables.lookup import Sheet

_LEAST_FILLED: Final = 3
_BULLET: Final = re.compile(r"[・•‧·]\s*\S")
_FIGURE: Final = re.compile(
    r"[^\d]{0,10}(?:率|割合|件数|総数|達成|済み?|残り?|未了|完了)[:=]?約?\d[\d,.]*[%件名人社本個]?(?:/\d[\d,.]*[%件名人社本個]?)?(?:\([^()]*\))?"
)


def is_of_list_below(sheet: Sheet, first: int, row: int) -> bool:
    """Whether a line alone behind a blank row has a bullet, or heads lines that have one, in a table of wide rows without: 未了事項, ・A社の単価交渉."""
    columns = sheet.filled(first)
    if len(columns) < _LEAST_FILLED or _is_bulleted(sheet, first, columns[:1]):
        return False
    return any(
        len(filled := sheet.filled(line)) == 1 and _is_bulleted(sheet, line, filled)
        for line in (row, row + 1)
        if line < sheet.height
    )


def _is_bulleted(sheet: Sheet, row: int, columns: list[int]) -> bool:
    return any(_BULLET.match(sheet.text(row, column)) for column in columns)


def is_figure_below(sheet: Sheet, first: int, text: str) -> bool:
    """Whether a line alone in a table of wide rows says how many of them are so: 整備率　7／9件."""
    word = "".join(unicodedata.normalize("NFKC", text).split())
    return len(sheet.filled(first)) >= _LEAST_FILLED and _FIGURE.fullmatch(word) is not None
