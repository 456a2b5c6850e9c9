"""Sheets without known headings: departments side by side with their duties below, and organisation trees in columns."""

import re
from collections.abc import Iterator
from typing import Final

from orgaudit.intake.sheets.lookup import Sheet
from orgaudit.intake.sheets.names import (
    is_department,
    is_example,
    is_note,
    is_total,
    without_number,
)
from orgaudit.intake.sheets.records import Fact, Home, Record

_LEAST: Final = 2


def department_columns(sheet: Sheet) -> int | None:
    """Return the row of departments that stand side by side above lists of duties; None where there is none."""
    for row in range(min(sheet.height, 15)):
        columns = sheet.filled(row)
        texts = [sheet.text(row, column) for column in columns]
        if len(texts) < _LEAST or not all(is_department(text) for text in texts):
            continue
        below = [
            sheet.text(number, column)
            for number in range(row + 1, min(sheet.height, row + 30))
            for column in columns
        ]
        filled = [text for text in below if text]
        if filled and sum(map(is_department, filled)) * 2 < len(filled):
            return row
    return None


def duties_below(sheet: Sheet, row: int) -> Iterator[Record]:
    """Yield the duties listed below departments that stand side by side."""
    for column in sheet.filled(row):
        department = " ".join(sheet.text(row, column).split())
        home = Home((department,), sheet.cell(row, column))
        for number in range(row + 1, sheet.height):
            text = sheet.text(number, column)
            if not text or is_note(text) or is_total(text) or is_example(text):
                continue
            for line in text.splitlines():
                if line.strip():
                    record = Record("duty", sheet.cell(number, column), home=home)
                    record.facts["name"] = Fact(without_number(line.strip()), record.cell)
                    yield record


def is_rules(sheet: Sheet) -> bool:
    """Whether a sheet is the text of rules on who answers for what: an article for each department, its duties as numbered lines."""
    texts = [sheet.text(row, column) for row in range(sheet.height) for column in sheet.filled(row)]
    return sum(_ARTICLE.match(text) is not None for text in texts) >= 1 and any(map(_POINT.match, texts))


def rules_of(sheet: Sheet) -> Iterator[Record]:
    """Yield the duties that rules list below the article of each department; other articles are passed over."""
    home: Home | None = None
    for row in range(sheet.height):
        for column in sheet.filled(row):
            for line in sheet.text(row, column).splitlines():
                article = _ARTICLE.match(line.strip())
                if article is not None:
                    home = Home((article[1],), sheet.cell(row, column))
                elif _ANY_ARTICLE.match(line.strip()):
                    home = None
                elif home is not None and _POINT.match(line.strip()):
                    record = Record("duty", sheet.cell(row, column), home=home)
                    record.facts["name"] = Fact(without_number(line.strip()), record.cell)
                    yield record


_ANY_ARTICLE: Final = re.compile(r"第\s*[0-9０-９一二三四五六七八九十百]+\s*条")
_ARTICLE: Final = re.compile(
    r"第\s*+[0-9０-９一二三四五六七八九十百]++\s*+条\s*+(?:[（(]\s*+)?([^\s　（()）]+?[部課室係局署院]|[^\s　（()）]+センター)の?(?:業務|所掌|職務|事務)?の?(?:分掌|所掌|業務|職務|事務)"
)
"""An article on what a department answers for: 第5条（総務部の分掌）."""

_POINT: Final = re.compile(
    r"\s*(?:[（(]\s*[0-9０-９一二三四五六七八九十]{1,2}\s*[)）]|[①-⑳]|[一二三四五六七八九十]{1,2}[\s　])"
)
