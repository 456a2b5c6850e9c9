"""Tables whose columns come again and again with a number, one set for each duty of a row: 業務1の名前, 業務1の頻度, 業務2の名前 … They are read as a row for each set."""

import re
import unicodedata
from collections import Counter, defaultdict
from typing import Final

from orgaudit.intake.sheets.cells.names import is_phase, may_be_department
from orgaudit.intake.sheets.headings.headings import PART, strong_matches
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.head_depth import LONGEST_HEADING
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.turned import Turned

_FIRST_ROWS: Final = 15
_LEAST: Final = 2
_NUMBER: Final = re.compile(
    r"(?:[(（#]\s*+|(?<![\s(（#])\s++)?+(?:[①-⑨]|(?<![\d.])[1-9](?![\d.]))\s*+(?:[)）]|つ目の?|番目の?|件目の?)?"
)
_OF_DUTY: Final = re.compile(
    r"^(?:その|この|当該|担当|主な)?(?:業務|作業|仕事|タスク|task|duty|activity|process)(?:の|を|に|が|は|[:：_＿-]|\s)+(?=\S)",
    re.IGNORECASE,
)
"""What stands before the heading of a duty's fact, and may be left out: 業務の頻度."""


def blocks_beside(sheet: Sheet) -> Area | None:
    """Return a sheet with the same headings again beside a blank column as one table: the rows of the first block, then those of the next; None for others."""
    for row in range(min(sheet.height, _FIRST_ROWS)):
        blocks = sheet.blocks(row)
        if len(blocks) < _LEAST or len(blocks[0]) < _LEAST:
            continue
        if len({tuple(map(sheet.grid.rows[row].__getitem__, block)) for block in blocks}) > 1:
            continue
        headings = {number: sheet.text(row, column) for number, column in enumerate(blocks[0])}
        if sum(bool(strong_matches(text)) for text in headings.values()) * 2 < len(headings):
            continue
        above = [sheet.text(row - 1, block[0]) if row else "" for block in blocks]
        is_named = _are_departments(sheet, row, blocks, above)
        if is_named:
            headings[len(headings)] = _DEPARTMENT
        places: dict[tuple[int, int], tuple[int, int]] = {}
        count = 0
        for block in blocks:
            for line in range(row + 1, sheet.height):
                if any(sheet.text(line, column) for column in block):
                    places |= {(count, number): (line, column) for number, column in enumerate(block)}
                    places |= {(count, len(block)): (row - 1, block[0])} if is_named else {}
                    count += 1
        return Area(Turned(sheet, places, count), 0, 0, count, headings, is_form=True)
    return None


_DEPARTMENT: Final = "Department"


def _are_departments(sheet: Sheet, row: int, blocks: list[list[int]], above: list[str]) -> bool:
    """Whether departments stand above blocks: all are called so, or one is, and nothing but a name stands above each of the others."""
    if len(set(above)) < len(above) or not all(above):
        return False
    if all(map(may_be_department, above)):
        return True
    below = {sheet.text(line, column) for block in blocks for column in block for line in _rows(sheet, row)}
    is_alone = len(sheet.filled(row - 1)) == len(blocks)
    return (
        is_alone
        and any(map(may_be_department, above))
        and not any(_OF_TIME_OR_KIND.search(text) or is_phase(text) or text in below for text in above)
    )


def _rows(sheet: Sheet, row: int) -> range:
    return range(row + 1, min(sheet.height, row + _LOOKED_AT))


_LOOKED_AT: Final = 60
_OF_TIME_OR_KIND: Final = re.compile(
    r"[0-9０-９]|[毎週月年日]|午前|午後|朝|昼|夜|夕|定例|定期|随時|臨時|業務|仕事|作業|予定|実績|その他|旧|新"
    r"|\b(?:daily|weekly|monthly|yearly|annual|routine|regular|ad hoc|mornings?|afternoons?|evenings?|nights?|tasks?|jobs?|work|dut(?:y|ies)|projects?|other|old|new|current|planned|part)\b",
    re.IGNORECASE,
)
"""Above a block, when or what kind of work it lists, and not whose it is."""


def repeated_area(sheet: Sheet) -> Area | None:
    """Return a sheet whose columns come in numbered sets as a table with a row for each set; None for others."""
    for row in range(min(sheet.height, _FIRST_ROWS)):
        texts = {column: text for column, text in sheet.texts(row).items() if len(text) <= LONGEST_HEADING}
        sets = _sets(texts)
        if len(sets) >= _LEAST:
            return _area(sheet, row, texts, sets)
    return None


def _sets(texts: dict[int, str]) -> list[dict[int, str]]:
    """Return the sets of columns, each column with its heading without the number; empty where there are none that name duties."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for column, text in texts.items():
        numbers = list(_NUMBER.finditer(text))
        stems = {text[: one.start()] + text[one.end() :] for one in numbers[:1]}
        for stem in stems:
            digit = unicodedata.normalize("NFKC", numbers[0][0]).strip("()（）# つ目番件の")
            found[digit][column] = heading_of(stem)
    stems_of = Counter(stem for columns in found.values() for stem in set(columns.values()))
    common = {stem for stem, times in stems_of.items() if times >= _LEAST}
    if len(common) < _LEAST or not any(_names_duty(stem) for stem in common):
        return []
    sets = [
        {column: stem for column, stem in columns.items() if stem in common}
        for _, columns in sorted(found.items())
    ]
    return [columns for columns in sets if any(_names_duty(stem) for stem in columns.values())]


def heading_of(stem: str) -> str:
    """Return a heading without what it is the heading of, where the rest is known."""
    bare = _OF_DUTY.sub("", stem.strip()).strip()
    if bare != stem.strip() and not _names_duty(stem) and (strong_matches(bare) or not strong_matches(stem)):
        return bare
    return stem.strip()


def _names_duty(text: str) -> bool:
    return any(
        item.kind == "duty" and item.key == "name" and item.strength >= PART for item in strong_matches(text)
    )


def _area(sheet: Sheet, top: int, texts: dict[int, str], sets: list[dict[int, str]]) -> Area:
    """Return the table of a row for each set that is filled in; the other columns stand in each of them."""
    listed = {column for columns in sets for column in columns}
    common = [column for column in texts if column not in listed]
    first: dict[str, int] = {}
    for columns in sets:
        for column, stem in columns.items():
            first.setdefault(stem, column)
    headings = {column: texts[column] for column in common} | {column: stem for stem, column in first.items()}
    places: dict[tuple[int, int], tuple[int, int]] = {}
    count = 0
    for row in range(top + 1, sheet.height):
        filled = set(sheet.filled(row))
        for columns in sets:
            if filled & columns.keys():
                places |= {(count, column): (row, column) for column in common}
                places |= {(count, first[stem]): (row, column) for column, stem in columns.items()}
                count += 1
    return Area(Turned(sheet, places, count), 0, 0, count, dict(sorted(headings.items())), is_form=True)
