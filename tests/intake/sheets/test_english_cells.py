"""Cells of English sheets are read as a careful reader would, or told as doubts; never silently wrong."""

from pathlib import Path

import pytest
import yaml

from orgaudit.intake.fields import table
from orgaudit.intake.sheets.values.cell_values import CellReader

CELLS = yaml.load(Path(__file__).with_name("english_cells.yaml").read_text("utf-8"), yaml.CSafeLoader)
LISTED = [
    (field, meant, text)
    for field, meanings in CELLS.items()
    for meant, texts in meanings.items()
    for text in texts
]


@pytest.mark.parametrize(("field", "meant", "text"), LISTED, ids=lambda value: str(value))
def test_a_cell_says_so(field: str, meant: object, text: str) -> None:
    section, _, key = field.partition(".")
    item = next(item for item in table().sections[section].fields if item.key == key)
    read = CellReader().read(item, str(text))
    value = " | ".join(map(str, read.value)) if isinstance(read.value, list) else str(read.value)
    assert (f"doubt {read.problem}" if read.problem else value) == str(meant)
