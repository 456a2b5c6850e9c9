"""Lines below the rows of a table that are none of its records: a list of other matters, a figure that counts what stands above."""

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of

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


def explains_marks(texts: list[str], legend: Mapping[str, str]) -> bool:
    """Whether each text of a row says of a mark what it stands for: x = something to do, XX = busy month."""
    found = [_EXPLAINED.match(unicodedata.normalize("NFKC", text)) for text in texts]
    marks = [one[1] if one is not None else "" for one in found]
    known = [mark in legend or folded(mark) in legend for mark in marks]
    return any(known) and all(
        is_known or folded(mark) in _NOTHING for mark, is_known in zip(marks, known, strict=True)
    )


_NOTHING: Final = frozenset(("blank", "empty", "空欄", "空白", "無印"))


_EXPLAINED: Final = re.compile(r"\s*(\S{1,2}|blank|empty)\s*=\s*[^\s\d]", re.IGNORECASE)


def is_sum_below(sheet: Sheet, first: int, row: int, texts: Mapping[int, str], last: int) -> bool:
    """Whether a row among the last of a wide table has figures only, behind a word, and each is the sum of those above: Hours, 288."""
    (_, name), *others = texts.items()
    if row + _LAST_ROWS < last or len(sheet.filled(first)) < _WIDE or number_of(name) is not None:
        return False
    sums = {column: number_of(text) for column, text in others}
    return bool(sums) and all(
        figure is not None and figure > 0 and math.isclose(figure, _sum_of(sheet, column, first, row))
        for column, figure in sums.items()
    )


_LAST_ROWS: Final = 5
_WIDE: Final = 4
_ADDENDS: Final = 3


def _sum_of(sheet: Sheet, column: int, first: int, row: int) -> float:
    """Return the sum of the figures of a column before a row; 0 for few of them."""
    figures = [
        figure for line in range(first, row) if (figure := number_of(sheet.text(line, column))) is not None
    ]
    return sum(figures) if len(figures) >= _ADDENDS else 0


def is_for_seals(texts: list[str]) -> bool:
    """Whether behind the first text of a row there are only places for seals, names or days: 引継ぎ完了の確認, 印, 印."""
    return len(texts) > 1 and all(
        _PLACE.fullmatch(unicodedata.normalize("NFKC", text).strip()) for text in texts[1:]
    )


_PLACE: Final = re.compile(
    r"[(]?(?:印|捺印|押印|署名|サイン|日付)[)]?|㊞|[ 年月日/_.…]{3,}|(?:signed|signature|sign|date|initials)[: _.…]*",
    re.IGNORECASE,
)


def counts_rows(texts: list[str]) -> bool:
    """Whether all texts of a row only say how many rows stand above: 5 tasks, 計3件, 全12業務."""
    return bool(texts) and all(
        _COUNTS.fullmatch(unicodedata.normalize("NFKC", text).strip()) for text in texts
    )


_COUNTS: Final = re.compile(
    r"(?:total:?\s?|in all:?\s?)?\d{1,4}\s?(?:tasks?|jobs?|dut(?:y|ies)|items?|rows?|entries|activities|processes|people|persons|staff|goals?|handoffs?|hand-offs?)(?: in (?:all|total)| total| listed)?"
    r"|(?:以上|合?計|全部で|全)\s?\d{1,4}\s?(?:件|業務|名|人|項目|個|作業|目標)|(?:業務|件|作業|項目)数?\s?[:=]\s?\d{1,4}\s?[件個]?|\d{1,4}\s?(?:件|業務|項目|作業|名)",
    re.IGNORECASE,
)


def is_figure_below(sheet: Sheet, first: int, text: str) -> bool:
    """Whether a line alone in a table of wide rows says how many of them are so: 整備率　7／9件."""
    word = "".join(unicodedata.normalize("NFKC", text).split())
    return len(sheet.filled(first)) >= _LEAST_FILLED and _FIGURE.fullmatch(word) is not None
