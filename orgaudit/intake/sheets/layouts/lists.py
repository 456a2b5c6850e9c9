"""Sheets without known headings: departments side by side with their duties below, and organisation trees in columns."""

import re
from collections.abc import Iterator
from typing import Final

from orgaudit.intake.sheets.cells.names import (
    has_number,
    is_department,
    is_example,
    is_note,
    is_total,
    without_number,
    without_sign_of_list,
)
from orgaudit.intake.sheets.headings.headings import EXACT, strong_matches
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.tables.lookup import Sheet

_LEAST: Final = 2


def department_columns(sheet: Sheet) -> int | None:
    """Return the row of departments that stand side by side above lists of duties; None where there is none."""
    for row in range(min(sheet.height, 15)):
        columns = sheet.filled(row)
        texts = [sheet.text(row, column) for column in columns]
        if len(texts) < _LEAST or not all(is_department(text) for text in texts):
            continue
        if any(item.strength == EXACT for text in texts for item in strong_matches(text)):
            continue  # a label with its value: Team, Contact team
        below = [
            sheet.text(number, column)
            for number in range(row + 1, min(sheet.height, row + 30))
            for column in columns
        ]
        filled = [text for text in below if text]
        if filled and sum(map(is_department, filled)) * 2 < len(filled):
            return row
    return None


def person_columns(sheet: Sheet) -> int | None:
    """Return the row of persons who stand side by side above lists of duties, below a title that says so; None where there is none."""
    for row in range(1, min(sheet.height, 15)):
        columns = sheet.filled(row)
        texts = [sheet.text(row, column) for column in columns]
        if len(texts) < _LEAST or not all(map(_PERSON_WITH_POST.fullmatch, texts)):
            continue
        titles = (sheet.text(above, column) for above in range(row) for column in sheet.filled(above))
        rows = [number for number in range(row + 1, sheet.height) if sheet.filled(number)]
        is_said = any(_OF_DUTIES.search(title) for title in titles)
        if (
            is_said
            and len(rows) >= _LEAST
            and all(set(sheet.filled(number)) <= set(columns) for number in rows)
        ):
            return row
    return None


_PERSON_WITH_POST: Final = re.compile(
    r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2} ?[(（–-][^()（）]{2,40}[)）]?|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,2}"
    r"|[一-龠ぁ-んァ-ヶー]{1,5}[ \u3000]?(?:[一-龠ぁ-んァ-ヶー]{1,4})?(?:さん|氏|先生|[(（][^()（）]{2,12}[)）])"
)
_OF_DUTIES: Final = re.compile(
    r"\bdut(?:y|ies)\b|responsibilit|who does|tasks|jobs|担当|分担|業務|仕事|分掌", re.IGNORECASE
)


def duties_of_persons(sheet: Sheet, row: int) -> Iterator[Record]:
    """Yield the duties listed below persons who stand side by side."""
    for column in sheet.filled(row):
        own = " ".join(sheet.text(row, column).split())
        name = re.split(r" ?[(（–]", own, maxsplit=1)[0].removesuffix("さん").strip() or own
        for record in _below(sheet, row, column):
            record.facts["primary"] = Fact(name, sheet.cell(row, column))
            yield record


def duties_below(sheet: Sheet, row: int) -> Iterator[Record]:
    """Yield the duties listed below departments that stand side by side."""
    for column in sheet.filled(row):
        department = " ".join(sheet.text(row, column).split())
        for record in _below(sheet, row, column):
            record.home = Home((department,), sheet.cell(row, column))
            yield record


def _below(sheet: Sheet, row: int, column: int) -> Iterator[Record]:
    """Yield a duty for each line of the texts below a cell."""
    lines = [
        (number, line.strip())
        for number in range(row + 1, sheet.height)
        if (text := sheet.text(number, column)) and not (is_note(text) or is_total(text) or is_example(text))
        for line in text.splitlines()
        if line.strip()
    ]
    are_numbered = sum(has_number(line) for _, line in lines) * 2 > len(lines)
    for number, line in lines:
        record = Record("duty", sheet.cell(number, column))
        name = without_number(line) if are_numbered else without_sign_of_list(line)
        record.facts["name"] = Fact(name, record.cell)
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
