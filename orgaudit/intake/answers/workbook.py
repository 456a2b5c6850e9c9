"""A question sheet that was filled in as a workbook: the answer of each row, by the key that stands in it."""

import re
from collections.abc import Iterator
from typing import Final

from orgaudit.intake.answers.sheet import UNKNOWN, Answer, Sheet
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.sheets.files.grid import Grid
from orgaudit.intake.sheets.files.opening import grids_of
from orgaudit.intake.spelling import folded
from orgaudit.model import Place
from orgaudit.model.place import NOWHERE

_KEY: Final = re.compile("[0-9a-f]{10}")
_HEAD: Final = "id"
_ANSWER: Final = frozenset(("答え", "answer"))


def read_workbook(data: bytes, path: str) -> Sheet:
    """Read the answers of a workbook. Raises SheetsError where it cannot be opened."""
    found = [pair for grid in grids_of(data, path) for pair in _of_grid(grid, path)]
    if not found:
        return Sheet((), (InputProblem("sheet_without_answers", Place(path, *NOWHERE)),))
    return Sheet(
        tuple(answer for answer in found if isinstance(answer.content, list) or answer.content not in UNKNOWN)
    )


def _of_grid(grid: Grid, path: str) -> Iterator[Answer]:
    """Yield the answer of each row that has a key, also where nothing is written; rows may have been sorted and columns moved."""
    heads = [
        (row, at)
        for row, cells in enumerate(grid.rows)
        for at, text in enumerate(cells)
        if folded(text) == _HEAD
    ]
    for top, column in heads[:1]:
        titles = grid.rows[top]
        answers = next((at for at, title in enumerate(titles) if folded(title) in _ANSWER), column - 1)
        for row in range(top + 1, len(grid.rows)):
            key = grid.cell(row, column).strip()
            if _KEY.fullmatch(key):
                text = grid.cell(row, answers).strip()
                lines = [line.strip() for line in text.split("\n") if line.strip()]
                place = Place(path, row + 1, answers + 1, row + 1, answers + 2)
                yield Answer(key, lines if len(lines) > 1 else text, place)
