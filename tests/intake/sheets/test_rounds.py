"""Sheets taken into one commented file round after round: layout and comments stay, and what is not done is told."""

from datetime import date
from pathlib import Path

from orgaudit.intake.reading import load_text
from orgaudit.intake.sheets.importing import read_into
from orgaudit.intake.sheets.options import Options

TODAY = date(2026, 11, 20)
FILE = """# kept by hand
company: 北斗商事
departments:
  # the money
  - name: 経理部
    duties:
      - name: 支払処理   # critical
        primary: 田中
      # ends in 2027
      - name: 小口現金
        hours_per_month: 4   # measured
  - name: 総務部
    duties: [備品発注]
"""


def taken(folder: Path, text: str, sheet: str) -> tuple[str, list[tuple[str, object]]]:
    """Return the file with what a sheet knows, and the codes of the notes with what they name."""
    path = folder / "round.csv"
    path.write_text(sheet, encoding="utf-8")
    org = load_text(text, today=TODAY).valid()
    new, report = read_into([path], Options(into=True), {"org.yaml": text}, org, today=TODAY)
    return new["org.yaml"], [
        (note.code, note.facts.get("names") or note.facts.get("first")) for note in report.account.notes
    ]


def test_rounds_with_other_columns_and_names(tmp_path: Path) -> None:
    second, notes = taken(tmp_path, FILE, "部署,業務名,主担当\n経理部,支払処理,山本\n")
    assert notes == [("stays", ("小口現金",))]
    assert second == FILE.replace("primary: 田中", "primary: 山本")
    third, notes = taken(
        tmp_path, second, "主担当,業務名,部署\n林,支払い処理,経理部\n森,備品発注,総務部\n関,監査,監査室\n"
    )
    assert ("perhaps_renamed", "支払処理") in notes
    assert ("stays", ("支払処理", "小口現金")) in notes
    assert third.startswith(second[: second.index("  - name: 総務部")].rstrip("\n"))
    assert "# measured" in third
    assert load_text(third, today=TODAY).problems == ()


def test_a_department_under_a_new_name_is_told(tmp_path: Path) -> None:
    _text, notes = taken(tmp_path, FILE, "部署,業務名\n財務部,支払処理\n")
    assert ("new_department", ("経理部", "総務部")) in notes


def test_a_sheet_that_names_everything_says_nothing(tmp_path: Path) -> None:
    rows = "部署,業務名\n経理部,支払処理\n経理部,小口現金\n総務部,備品発注\n"
    text, notes = taken(tmp_path, FILE, rows)
    assert (text, notes) == (FILE, [])
