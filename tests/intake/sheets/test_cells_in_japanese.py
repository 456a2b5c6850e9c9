"""Cells as people fill them in in Japanese: each says what a careful reader takes from it, or is told as a doubt; none is read as something else."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from orgaudit.intake.sheets.cells.amounts import NO_HINT, amount_of, hours_of
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.code_tables import codes_of_texts
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


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("Rev.3 2024/02/15", date(2024, 2, 15)),
        ("第2版 2023/8/1", date(2023, 8, 1)),
        ("R6.9.12改訂", date(2024, 9, 12)),
        ("令和元年5月7日改定", date(2019, 5, 7)),
        ("改訂日：2024/05/01", date(2024, 5, 1)),
        ("2024/6/30現在", date(2024, 6, 30)),
        ("2022/4/1、2024/4/1", None),
        ("2024/4/1予定表", None),
    ],
)
def test_a_day_with_a_version_or_what_was_done_on_it(cell: str, day: date | None) -> None:
    item = field_of("duty", "manual_reviewed_on")
    assert item is not None
    assert CellReader(today=TODAY).read(item, cell).value == day


@pytest.mark.parametrize(
    ("cell", "hours", "per"),
    [
        ("2時間半", 2.5, None),
        ("一時間", 1, None),
        ("45秒/件", 0.0125, "case"),
        ("2人×30分", 1, None),
        ("週二回各1時間", 2, "week"),
        ("年に48h", 48, "year"),
        ("週に6時間", 6, "week"),
        ("一日30分", 0.5, "day"),
        ("丸一日", 8, None),
        ("2日間", 16, None),
    ],
)
def test_a_time_in_words(cell: str, hours: float, per: str | None) -> None:
    amount = amount_of(cell)
    assert amount is not None
    found = hours_of(amount, NO_HINT)
    assert found is not None
    assert (round(float(found), 4), amount.per) == (hours, per)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("百二十枚", 120),
        ("約百件", 100),
        ("1万2千", 12000),
        ("1200件（R5実績）", 1200),
        ("延べ60人", 60),
        ("5箱", 5),
    ],
)
def test_a_count_in_words(cell: str, count: int) -> None:
    amount = amount_of(cell)
    assert amount is not None
    assert float(amount.text) == count


@pytest.mark.parametrize(
    "cell", ["十分", "1人30件", "30分2時間", "十数件", "二人で1時間", "20～30", "30分～1時間", "数分"]
)
def test_what_is_no_single_time(cell: str) -> None:
    assert amount_of(cell) is None


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("手順書(有1・無0・古2)", {"manual": {"1": "有", "0": "無", "2": "古"}}),
        ("マニュアル有：1 無：0 古：2", {"manual": {"1": "有", "0": "無", "2": "古"}}),
        ("手順書フラグ（1有／0無／2旧）", {"manual": {"1": "有", "0": "無", "2": "旧"}}),
        ("頻度(日1・週2・月3)", {"frequency": {"1": "日", "2": "週", "3": "月"}}),
        ("手順書(2024年1月)", {}),
        ("件数（平日10 休日20）", {}),
    ],
)
def test_codes_beside_their_words_in_a_heading(heading: str, codes: dict[str, dict[str, str]]) -> None:
    assert codes_of_texts([heading]) == codes
