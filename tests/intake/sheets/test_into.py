"""Sheets taken into a company that is there: only what they know changes, whatever way the company is written in, and what may mean several is a doubt."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from orgaudit.intake.editing.edits import EditRefused
from orgaudit.intake.reading import load_text
from orgaudit.intake.sheets.importing import read_into
from orgaudit.intake.sheets.options import Options

TODAY = date(2026, 11, 20)
CASES = yaml.safe_load(Path(__file__).with_name("into_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_sheet_is_taken_into_a_company(case: dict[str, Any], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(case["sheet"], encoding="utf-8")
    texts = {"org.yaml": case["company"]}
    org = load_text(case["company"], today=TODAY).valid()
    if "refused" in case:
        with pytest.raises(EditRefused) as refused:
            read_into([sheet], Options(into=True), texts, org, today=TODAY)
        assert refused.value.reason == case["refused"]
        return
    new, report = read_into([sheet], Options(into=True), texts, org, today=TODAY)
    assert new["org.yaml"] == case.get("result", case["company"])
    assert [[doubt.cell.address, doubt.code] for doubt in report.doubts] == case.get("doubts", [])
    assert report.organization is not None
