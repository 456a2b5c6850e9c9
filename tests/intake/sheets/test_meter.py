"""An import tells how far it is: each per cent once, forwards only, over files, sheets and rows."""

from itertools import pairwise

from orgaudit.intake.sheets.files.meter import Meter
from orgaudit.intake.sheets.importing import read_parts
from tests.intake.sheets.building import text, workbook

ROWS = [["部署", "業務名", "担当者"], *(["経理部", f"業務{number}", "佐藤"] for number in range(60))]


def test_a_share_is_told_once_and_never_falls() -> None:
    told: list[float] = []
    meter = Meter(told.append)
    meter.part(0, 0.5)
    for row in range(1_000):
        meter.at(row, 1_000)
    meter.part(0.2, 1)
    meter.at(3, 4)
    assert told == [*(number / 100 for number in range(1, 50)), 0.8]


def test_files_and_sheets_have_their_share_of_an_import() -> None:
    told: list[float] = []
    read_parts(
        [("a.xlsx", workbook({"一": ROWS, "二": ROWS})), ("b.csv", text(ROWS).encode())], told=told.append
    )
    assert told == sorted(set(told))
    assert told[0] < 0.05
    assert 0.6 <= told[-1] <= 1
    assert max(after - before for before, after in pairwise(told)) <= 0.2
