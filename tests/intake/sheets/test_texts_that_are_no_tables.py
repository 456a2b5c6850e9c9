"""Texts of other kinds are refused by what they are: read as CSV they would become a company of their signs."""

import json
from pathlib import Path

import pytest

from orgaudit.intake.sheets.files.grid import SheetsError
from orgaudit.intake.sheets.files.opening import grids_of
from tests.cli.calling import SILO, call


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (json.dumps({"duties": [{"name": "支払", "primary": "佐藤"}]}, indent=1), "json"),
        ('[{"name": "支払"}]', "json"),
        ('{"name": "a,b"}\n{"name": "c,d"}\n', "json"),
        ("<html><table><tr><td>業務名</td></tr></table></html>", "page"),
        ("\n<!DOCTYPE html>\n<p>", "page"),
        ('<?xml version="1.0"?><Workbook/>', "page"),
    ],
)
def test_other_texts(text: str, code: str) -> None:
    with pytest.raises(SheetsError) as raised:
        list(grids_of(text.encode(), "a.csv"))
    assert raised.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "[部署],業務名\n経理部,支払\n",
        "{x},業務名\n経理部,支払\n",
        "<部署>,業務名\n経理部,支払\n",
        "[" * 30_000 + ",業務名\nA,B",
    ],
)
def test_a_table_that_begins_alike(text: str) -> None:
    (grid,) = grids_of(text.encode(), "a.csv")
    assert grid.cell(0, 1) == "業務名"


@pytest.mark.parametrize("name", ["report.json", "lines.ndjson"])
def test_our_own_reports_are_no_work_inventory(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(SILO, encoding="utf-8")
    assert call("portfolio", "org.yaml", "--output", name).code == 0
    done = call("import", name, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "this is JSON and no table" in done.err
