"""Cells as people fill them in in Japanese: each says what a careful reader takes from it, or is told as a doubt; none is read as something else."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.values.cell_values import CellReader

CELLS = yaml.safe_load(Path(__file__).with_name("cells_in_japanese.yaml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("key", "cell", "expected"),
    [
        (key, cell, expected)
        for key, by_value in CELLS.items()
        for expected, cells in by_value.items()
        for cell in cells
    ],
)
def test_a_cell_is_read_or_told(key: str, cell: str, expected: object) -> None:
    section, _, name = key.rpartition(".")
    item = field_of(section or "duty", name)
    assert item is not None
    read = CellReader(legend=cell_words(), today=TODAY).read(item, str(cell))
    found = f"!{read.problem}" if read.problem else read.value
    if isinstance(found, list):
        found = "、".join(map(str, found))
    assert found == expected
