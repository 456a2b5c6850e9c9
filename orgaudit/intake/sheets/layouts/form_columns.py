"""Forms whose labels stand in the first column and whose elements are columns."""

from typing import Final

from orgaudit.intake.sheets.cells.names import is_department, is_note
from orgaudit.intake.sheets.headings.headings import EXACT, matches
from orgaudit.intake.sheets.layouts.form_answers import is_word_of
from orgaudit.intake.sheets.layouts.form_labels import LEAST_ELEMENTS, strength_of
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.sheets.tables.turned import Turned

LEAST_LABELS: Final = 3


def in_columns(sheet: Sheet) -> Area | None:
    """Return a table whose headings stand in its first column and whose elements are columns; None where a sheet has none."""
    for left in range(min(3, sheet.grid.width)):
        labels = [row for row in range(sheet.height) if strength_of(sheet.text(row, left)) == EXACT]
        texts = [sheet.text(row, left) for row in labels]
        if len(set(texts)) < LEAST_LABELS or any(_names_again(text, texts) for text in set(texts)):
            continue
        width = max(len(sheet.grid.rows[row]) for row in labels)
        filled = [
            column
            for column in range(left + 1, width)
            if sum(bool(sheet.text(row, column)) for row in labels) * 2 > len(labels)
        ]
        if len(filled) < LEAST_ELEMENTS or any(_holds_labels(sheet, labels, column) for column in filled):
            continue
        if sum(_has_labels_beside(sheet, row, left) for row in labels) * 2 > len(labels):
            return None  # pairs of labels and values, whatever stands below each other further to the right
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
        if not strength_of(headings[0]):
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
        return Area(Form(sheet, places, len(filled)), 0, 0, len(filled), headings, is_form=True)
    return None


def _has_labels_beside(sheet: Sheet, row: int, left: int) -> bool:
    """Whether a label stands behind a value of another one, in whatever column, and is not said of an element itself: 主担当, 木下, 副担当."""
    texts = [sheet.text(row, column) for column in sheet.filled(row) if column >= left]
    if len(texts) < LEAST_LABELS or strength_of(texts[1]) == EXACT:
        return False
    return any(strength_of(text) == EXACT and not is_word_of(texts[0], text) for text in texts[2:])


def _is_paired(sheet: Sheet, row: int, left: int) -> bool:
    """Whether a row is labels each with its value beside it, which hold for all elements: 部署, 開発部, 責任者, 有村."""
    columns = sheet.filled(row)
    labels = [strength_of(sheet.text(row, column)) == EXACT for column in columns[::2]]
    values = [strength_of(sheet.text(row, column)) == EXACT for column in columns[1::2]]
    return (
        columns[:1] == [left]
        and len(columns) > LEAST_ELEMENTS
        and len(columns) % 2 == 0
        and all(labels)
        and not any(values)
    )


def _are_departments(sheet: Sheet, row: int, left: int, filled: list[int]) -> bool:
    """Whether a row names the department of each column, with nothing known before it."""
    texts = [sheet.text(row, column) for column in filled] if row >= 0 else []
    return bool(texts) and not strength_of(sheet.text(row, left)) and all(map(is_department, texts))


_DEPARTMENT: Final = "部署"


def _holds_labels(sheet: Sheet, rows: list[int], column: int) -> bool:
    """Whether a column holds labels of its own rather than values."""
    texts = [text for row in rows if (text := sheet.text(row, column))]
    labels = {text for text in texts if strength_of(text) == EXACT}
    again = [text for text in texts if text in labels]
    if len(labels) == 1 and len(again) >= LEAST_ELEMENTS and len(again) * 2 >= len(texts):
        return True  # the same label in each of several blocks
    return len(labels) >= LEAST_ELEMENTS and len(labels) * 2 > len(set(texts))


_NAMED: Final = frozenset((("duty", "name"), ("goal", "text")))


def _names_again(text: str, texts: list[str]) -> bool:
    """Whether a label that says what an element is comes more than once: then there are several forms below each other."""
    return texts.count(text) > 1 and any(
        (item.kind, item.key) in _NAMED and item.strength == EXACT for item in matches(text)
    )


class Form(Turned):
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
