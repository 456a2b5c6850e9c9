"""Forms: labels at the left, values beside them; one element a sheet or one a column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orgaudit.intake.sheets.cells.amounts import amount_of
from orgaudit.intake.sheets.cells.names import is_department, is_note
from orgaudit.intake.sheets.headings.heading_days import month_of_heading
from orgaudit.intake.sheets.headings.headings import EXACT, PART, matches
from orgaudit.intake.sheets.tables.areas import Area
from orgaudit.intake.sheets.tables.heads import IDENTIFYING, LONGEST_HEADING
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.turned import Turned
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import date_of, number_of

_LEAST_LABELS: Final = 3
_FLAGS: Final = frozenset(("yes", "no"))
"""Answers in a form, though "no" is the heading of numbers as well."""

_LEAST_ELEMENTS: Final = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and where its value stands; ``further`` are the lines of a list that go on below it."""

    label: str
    row: int
    column: int
    further: tuple[tuple[int, int], ...] = ()


def forms_of(sheet: Sheet) -> list[Area]:
    """Return the forms of a sheet, each turned into a table of one row for each element; empty where there are none."""
    columns = _in_columns(sheet)
    if columns is not None:
        return [columns]
    pairs = list(_pairs(sheet))
    known = [pair for pair in pairs if _strength(pair.label) >= PART]
    keys = {item.key for pair in known for item in matches(pair.label)[:1]}
    if len(keys) < _LEAST_LABELS and not _is_company(known):
        return []
    groups = list(_groups(pairs))
    shared = _shared(groups)
    title = _title(sheet, pairs)
    return [_area(sheet, [*(shared if number else []), *group], title) for number, group in enumerate(groups)]


def _title(sheet: Sheet, pairs: list[Pair]) -> str:
    """Return the line above all labels of a sheet; empty where the first row holds more than one text."""
    first = next((row for row in range(sheet.height) if sheet.filled(row)), 0)
    columns = sheet.filled(first)
    is_alone = len(columns) == 1 and not any(pair.row <= first for pair in pairs)
    return sheet.text(first, columns[0]) if is_alone else ""


def _shared(groups: list[list[Pair]]) -> list[Pair]:
    """Return what stands before the first of several forms below each other, and holds for all of them."""
    if len(groups) < _LEAST_ELEMENTS:
        return []
    again = {pair.label for group in groups[1:] for pair in group}
    first = next((number for number, pair in enumerate(groups[0]) if pair.label in again), 0)
    return groups[0][:first]


def _strength(text: str) -> int:
    if not text or len(text) > LONGEST_HEADING or number_of(text) is not None or folded(text) in _FLAGS:
        return 0
    if text[:1].isdecimal() and amount_of(text) is not None:
        return 0  # a value such as 1件
    found = matches(text)
    is_month = month_of_heading(text) is not None and date_of(text) is None and not text[:2].isdecimal()
    return found[0].strength if found else EXACT if is_month else 0


def _is_company(pairs: list[Pair]) -> bool:
    keys = {(item.kind, item.key) for pair in pairs for item in matches(pair.label)}
    return ("company", "name") in keys and len(pairs) >= 1


def _pairs(sheet: Sheet) -> Iterator[Pair]:
    """Yield labels with their values: to the right, before the next label; else below, where a label stands to the right."""
    taken: set[tuple[int, int]] = set()
    for row in range(sheet.height):
        columns = sheet.filled(row)
        if len(columns) > 1 and all(folded(sheet.text(row, column)) in _GENERIC for column in columns):
            continue  # what heads labels and their values
        labels = [
            column
            for column in columns
            if (row, column) not in taken and _strength(sheet.text(row, column)) >= PART
        ]
        is_open = len(columns) == 2 and (row, columns[0]) not in taken
        if not labels and is_open and not is_note(sheet.text(row, columns[0])):
            labels = [columns[0]]
        for column in labels:
            text = _unnumbered(sheet.text(row, column).rstrip(":："))
            split = _split(sheet.text(row, column))
            right = next((one for one in columns if one > column), None)
            if lines := _lines(sheet, row, column, right):
                taken.update(lines)
                taken.update((at, one) for at, _ in lines for one in sheet.filled(at))
                yield Pair(text, *lines[0], lines[1:])
                continue
            if right is not None and right not in labels and (row, right) not in taken:
                taken.add((row, right))
                yield Pair(text, row, right)
            elif split is not None and right is None:
                yield Pair(split, row, column)
            elif sheet.text(row + 1, column) and _strength(sheet.text(row + 1, column)) < PART:
                taken.add((row + 1, column))
                yield Pair(text, row + 1, column)


_GENERIC: Final = frozenset(
    ("no", "no.", "№", "番号", "項目", "内容", "記入欄", "記入内容", "区分", "回答", "回答欄", "item", "content", "answer", "field", "value", "details")
)  # fmt: skip
"""Headings of a form of labels and values."""


def _lines(sheet: Sheet, row: int, column: int, right: int | None) -> tuple[tuple[int, int], ...]:
    """Return where the lines of a list of duties stand that begins beside a label or below it; nothing for other labels or a single line."""
    if not any(item.kind == "duty" and item.key in _LISTED for item in matches(sheet.text(row, column))):
        return ()
    if counted := _counted(sheet, row, column):
        return counted
    found = [] if right is None else [(row, right)]
    for at in range(row + 1, sheet.height):
        columns = sheet.filled(at)
        texts = [sheet.text(at, one) for one in columns]
        if len(columns) == _LEAST_ELEMENTS and (
            texts[0].rstrip(".)．）").isdecimal() or texts[0] in _BULLETS
        ):
            columns, texts = columns[1:], texts[1:]
        fits = len(columns) == 1 and (
            columns[0] == right if right is not None else columns[0] - column in (0, 1, 2)
        )
        if not fits or _strength(texts[0]) == EXACT or is_note(texts[0]):
            break
        found.append((at, columns[0]))
    return tuple(found) if len(found) > 1 else ()


def _counted(sheet: Sheet, row: int, column: int) -> tuple[tuple[int, int], ...]:
    """Return where the lines of a list stand whose numbers are below its label, whatever stands beside them."""
    found: list[tuple[int, int]] = []
    for at in range(row + 1, sheet.height):
        is_next = sheet.text(at, column).rstrip(".)．") == str(len(found) + 1)
        if not is_next or not sheet.text(at, column + 1):
            break
        found.append((at, column + 1))
    return tuple(found) if len(found) > 1 else ()


_LISTED: Final = frozenset(("name", "duties_of_person"))
_BULLETS: Final = frozenset("・•●○-–*■◆")


def _unnumbered(label: str) -> str:
    """Return a label without the number behind it that only counts forms: Objective 1, 目標②."""
    bare = _COUNTED.sub("", label)
    return bare if bare != label and _strength(bare) == EXACT else label


_COUNTED: Final = re.compile(r" ?[#(（]?(?:\d|[①-⑨])[)）]?$")


def _split(text: str) -> str | None:
    """Return the label of ``label: value`` in one cell."""
    for sign in (":", "："):
        label, found, value = text.partition(sign)
        if found and value.strip() and _strength(label) >= PART:
            return label
    return None


def _groups(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Part the pairs of several forms on one sheet: a label that comes again begins the next one."""
    group: list[Pair] = []
    seen: set[str] = set()
    for pair in pairs:
        found = matches(pair.label)
        identity = bool(found) and any(
            item.key in IDENTIFYING[item.kind] and item.strength == EXACT for item in found
        )
        if identity and pair.label in seen:
            following = _of_next(group)
            yield group[: len(group) - len(following)]
            group, seen = following, {one.label for one in following}
        group.append(pair)
        seen.add(pair.label)
    if group:
        yield group


def _of_next(group: list[Pair]) -> list[Pair]:
    """Return the last pairs of a form whose labels it has already: they stand before the name of the next one, and are of it."""
    number = len(group)
    while number > 1 and group[number - 1].label in {one.label for one in group[: number - 1]}:
        number -= 1
    return group[number:]


def _area(sheet: Sheet, pairs: list[Pair], title: str) -> Area:
    """Return a form as a table with one row: every value stands in a column of its own, which leads back to its place."""
    headings = {number: pair.label for number, pair in enumerate(pairs)}
    places = {(0, number): (pair.row, pair.column) for number, pair in enumerate(pairs)}
    further = {(0, number): pair.further for number, pair in enumerate(pairs) if pair.further}
    labelled = frozenset(
        (0, number)
        for number, pair in enumerate(pairs)
        if _split(sheet.text(pair.row, pair.column)) == pair.label
    )
    return Area(_Form(sheet, places, 1, further, labelled), 0, 0, 1, headings, title=title, is_form=True)


def _in_columns(sheet: Sheet) -> Area | None:
    """Return a table whose headings stand in its first column and whose elements are columns; None where a sheet has none."""
    for left in range(min(3, sheet.grid.width)):
        labels = [row for row in range(sheet.height) if _strength(sheet.text(row, left)) == EXACT]
        texts = [sheet.text(row, left) for row in labels]
        if len(set(texts)) < _LEAST_LABELS or any(_names_again(text, texts) for text in set(texts)):
            continue
        width = max(len(sheet.grid.rows[row]) for row in labels)
        filled = [
            column
            for column in range(left + 1, width)
            if sum(bool(sheet.text(row, column)) for row in labels) * 2 > len(labels)
        ]
        if len(filled) < _LEAST_ELEMENTS or any(_holds_labels(sheet, labels, column) for column in filled):
            continue
        paired = {row for row in labels if _is_paired(sheet, row, left)}
        own = [row for row in labels if row not in paired]
        labels = [
            row
            for row in range(own[0] if own else sheet.height, sheet.height)
            if row in own
            or (
                row not in paired
                and (text := sheet.text(row, left))
                and not is_note(text)
                and sum(bool(sheet.text(row, column)) for column in filled) * 2 > len(filled)
            )
        ]
        if not labels:
            continue
        if _are_departments(sheet, labels[0] - 1, left, filled):
            labels = [labels[0] - 1, *labels]
        headings = {number: sheet.text(row, left) for number, row in enumerate(labels)}
        if not _strength(headings[0]):
            headings[0] = _DEPARTMENT
        places = {
            (element, number): (row, column)
            for element, column in enumerate(filled)
            for number, row in enumerate(labels)
        }
        for row in sorted(paired):  # what holds for all of them
            columns = sheet.filled(row)
            for label, value in zip(columns[::2], columns[1::2], strict=True):
                places |= {(element, len(headings)): (row, value) for element in range(len(filled))}
                headings[len(headings)] = sheet.text(row, label)
        return Area(_Form(sheet, places, len(filled)), 0, 0, len(filled), headings, is_form=True)
    return None


def _is_paired(sheet: Sheet, row: int, left: int) -> bool:
    """Whether a row is labels each with its value beside it, which hold for all elements: 部署, 開発部, 責任者, 有村."""
    columns = sheet.filled(row)
    labels = [_strength(sheet.text(row, column)) == EXACT for column in columns[::2]]
    values = [_strength(sheet.text(row, column)) == EXACT for column in columns[1::2]]
    return (
        columns[:1] == [left]
        and len(columns) > _LEAST_ELEMENTS
        and len(columns) % 2 == 0
        and all(labels)
        and not any(values)
    )


def _are_departments(sheet: Sheet, row: int, left: int, filled: list[int]) -> bool:
    """Whether a row names the department of each column, with nothing known before it."""
    texts = [sheet.text(row, column) for column in filled] if row >= 0 else []
    return bool(texts) and not _strength(sheet.text(row, left)) and all(map(is_department, texts))


_DEPARTMENT: Final = "部署"


def _holds_labels(sheet: Sheet, rows: list[int], column: int) -> bool:
    """Whether a column holds labels of its own rather than values."""
    texts = [text for row in rows if (text := sheet.text(row, column))]
    labels = {text for text in texts if _strength(text) == EXACT}
    again = [text for text in texts if text in labels]
    if len(labels) == 1 and len(again) >= _LEAST_ELEMENTS and len(again) * 2 >= len(texts):
        return True  # the same label in each of several blocks
    return len(labels) >= _LEAST_ELEMENTS and len(labels) * 2 > len(set(texts))


_NAMED: Final = frozenset((("duty", "name"), ("goal", "text")))


def _names_again(text: str, texts: list[str]) -> bool:
    """Whether a label that says what an element is comes more than once: then there are several forms below each other."""
    return texts.count(text) > 1 and any(
        (item.kind, item.key) in _NAMED and item.strength == EXACT for item in matches(text)
    )


class _Form(Turned):
    """A form as a table; a cell that holds its label too counts without it, a list that goes on below counts with all its lines."""

    __slots__ = ("_further", "_labelled")

    def __init__(
        self,
        sheet: Sheet,
        places: dict[tuple[int, int], tuple[int, int]],
        count: int,
        further: dict[tuple[int, int], tuple[tuple[int, int], ...]] | None = None,
        labelled: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        self._further, self._labelled = further or {}, labelled
        super().__init__(sheet, places, count)

    def rows(self) -> set[int]:
        """Return the rows of the sheet that something of the table stands in."""
        return super().rows() | {row for lines in self._further.values() for row, _ in lines}

    def text(self, row: int, column: int) -> str:
        """Return what stands in the cell of a place, behind the label that stands in it too."""
        text = super().text(row, column)
        if lines := self._further.get((row, column)):
            return "\n".join((text, *(self._sheet.text(*place) for place in lines)))
        if (row, column) not in self._labelled:
            return text
        return text.partition(":")[2].strip() or text.partition("：")[2].strip()
