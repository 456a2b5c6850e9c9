"""Questions as a workbook, filled in as a person would, and the answers back into the company file."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.calling import call
from tests.office import needs_office, saved_again

COMPANY = """\
# 会社の説明
company: 北斗商事
people:
  - {id: s1, name: 佐藤花子}
departments:
  - name: 経理部
    office: back
    head: 佐藤花子
    duties:
      - {name: 給与計算, primary: 佐藤花子, deadline: 法定}   # 毎月
      - 請求書の発行
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = call("questions", "org.yaml", "--limit", "60", "--output", "sheet.xlsx", "--lang", "ja")
    assert done.code == 0, done.err


def fill(answers: Mapping[tuple[str, str], str], name: str = "sheet.xlsx") -> None:
    """Answer questions by what they are about and a part of their words; the other proposals are taken away."""
    read = load_workbook(name)
    sheet = read.worksheets[0]
    head = next(row for row in sheet.iter_rows() if "ID" in [cell.value for cell in row])
    titles = [str(cell.value) for cell in head]
    about, question, answer = (titles.index(title) for title in ("要素", "質問", "答え"))
    left = dict(answers)
    for row in sheet.iter_rows(min_row=int(str(head[0].row)) + 1):
        asked = [
            key for key in left if key[0] in str(row[about].value) and key[1] in str(row[question].value)
        ]
        row[answer].value = left.pop(asked[0]) if asked else None
    assert not left, left
    read.save(name)


ANSWERS = {
    ("給与計算", "代われる"): "なし",
    ("給与計算", "手順書"): "古い",
    ("請求書の発行", "主に担当"): "佐藤花子、田中",
    ("請求書の発行", "どの機能"): "",
}


def take_in(name: str = "sheet.xlsx") -> str:
    done = call("questions", "org.yaml", "--answers", name, "--write", "--lang", "ja")
    assert done.code == 0, done.err
    return Path("org.yaml").read_text(encoding="utf-8")


def test_answers_go_back_into_the_file_and_the_rest_stays() -> None:
    fill({key: text for key, text in ANSWERS.items() if text})
    shown = call("questions", "org.yaml", "--answers", "sheet.xlsx", "--lang", "ja")
    assert "+" in shown.out
    assert Path("org.yaml").read_text(encoding="utf-8") == COMPANY, "nothing is written unasked"
    text = take_in()
    assert "# 会社の説明\n" in text
    assert "# 毎月" in text
    assert "佐藤花子, 田中" in text
    for fact in ("backups: なし", "manual: 古い"):
        assert fact in text
    assert call("audit", "org.yaml").code == 0


def test_proposals_that_are_left_are_answers_and_counted() -> None:
    sheet = load_workbook("sheet.xlsx").worksheets[0]
    grey = [cell for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFE7E7E7"]
    assert grey
    assert all(cell.value for cell in grey), "proposed answers are filled in, in grey"
    done = call("questions", "org.yaml", "--answers", "sheet.xlsx", "--lang", "ja")
    assert f"このうち{len(grey)}件" in done.err


def test_an_empty_sheet_and_what_is_none_are_told() -> None:
    fill({})
    done = call("questions", "org.yaml", "--answers", "sheet.xlsx", "--write", "--lang", "ja")
    assert done.code == 0
    assert "答えが一つも" in done.err
    Path("broken.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert call("questions", "org.yaml", "--answers", "broken.xlsx").code == 2
    assert call("audit", "org.yaml", "--output", "findings.xlsx").code == 0
    assert call("questions", "org.yaml", "--answers", "findings.xlsx").code == 2, "no question sheet"


def test_rows_may_be_sorted_and_columns_taken_out() -> None:
    fill({key: text for key, text in ANSWERS.items() if text})
    read = load_workbook("sheet.xlsx")
    sheet = read.worksheets[0]
    head = next(int(str(row[0].row)) for row in sheet.iter_rows() if "ID" in [cell.value for cell in row])
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=head + 1)]
    for number, values in enumerate(reversed(rows), start=head + 1):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value
    for joined in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(joined))
    sheet.delete_cols(1, 2)
    read.save("sheet.xlsx")
    assert "manual: 古い" in take_in()


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_libreoffice_keeps_answers_and_lists(suffix: str, tmp_path: Path) -> None:
    fill({key: text for key, text in ANSWERS.items() if text})
    again = saved_again(tmp_path / "sheet.xlsx", suffix, tmp_path / "office")
    text = take_in(str(again))
    assert "backups: なし" in text
    assert "佐藤花子, 田中" in text
    if suffix == "xlsx":
        before, after = (load_workbook(name).worksheets[0] for name in ("sheet.xlsx", again))
        assert after.data_validations.count >= before.data_validations.count > 0
