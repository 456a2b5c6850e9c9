"""``orgaudit import``: what it writes, where, and what the call can decide."""

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.calling import Called, call
from tests.intake.sheets.building import workbook

DUTIES = """\
北斗商事株式会社 業務棚卸表
部署,業務名,担当者,副担当,頻度,時間(h/月),マニュアル,優先度,出所
営業部,見積,佐藤,なし,毎日,20,有,高,実測
営業部,受注,鈴木,佐藤,気分しだい,約5,△,低,推定
経理部,請求,全員,,月次,,無,,
"""
COMPANY = """\
# 私たちの会社
company: 北斗商事   # 2026年
departments:
  # 稼ぐ部署
  - name: 営業部
    office: front
    duties:
      - name: 見積   # 大事
        primary: 佐藤
        frequency: weekly
      - 受注
  - {name: 経理部, duties: [請求, 決算]}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "duties.csv").write_bytes(DUTIES.encode("cp932"))
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


def duties(text: str) -> dict[str, dict[str, object]]:
    company = yaml.safe_load(text)
    listed = [duty for unit in company["departments"] for duty in unit.get("duties", [])]
    return {duty["name"]: duty for duty in listed if isinstance(duty, dict)}


def imported(*arguments: str) -> Called:
    done = call("import", *arguments, "--lang", "en")
    assert done.code == 0, done.err
    return done


def test_the_company_goes_to_a_file_and_the_report_to_the_screen() -> None:
    done = imported("duties.csv", "-o", "new.yaml")
    assert duties(written("new.yaml"))["見積"]["hours_per_month"] == 20
    assert "Cells that were not understood" in done.out
    assert "duties!C5" in done.out
    assert "orgaudit audit new.yaml" in done.err
    assert call("audit", "new.yaml").code == 0


def test_without_a_file_stdout_holds_yaml_and_nothing_else() -> None:
    done = imported("duties.csv")
    assert yaml.safe_load(done.out)["company"] == "北斗商事株式会社"
    assert "2 cells were not understood" in done.err


def test_a_file_that_is_there_is_not_replaced() -> None:
    done = call("import", "duties.csv", "-o", "org.yaml", "--lang", "en")
    assert done.code == 2
    assert "--into" in done.err
    assert written("org.yaml") == COMPANY


def test_only_what_the_sheet_knows_changes_in_a_company_that_is_there() -> None:
    imported("duties.csv", "--into", "org.yaml")
    text = written("org.yaml")
    for kept in (
        "# 私たちの会社",
        "company: 北斗商事   # 2026年",
        "# 稼ぐ部署",
        "office: front",
        "# 大事",
        "決算",
    ):
        assert kept in text
    known = duties(text)
    assert known["見積"] == {
        "name": "見積",
        "primary": "佐藤",
        "backups": "なし",
        "frequency": "毎日",
        "hours_per_month": 20,
        "manual": "あり",
    }
    assert "frequency" not in known["受注"]
    assert "the sheets say nothing new" in imported("duties.csv", "--into", "org.yaml").err
    assert written("org.yaml") == text


def test_new_departments_people_goals_and_handoffs_are_added() -> None:
    sheets = {
        "業務": [["部署", "業務名", "担当者"], ["法務部", "契約書の審査", "川田"]],
        "目標": [["部署", "目標", "KPI"], ["営業部", "受注を増やす", "受注件数"]],
        "受け渡し": [["渡し側", "受け側", "内容"], ["営業部", "経理部", "請求依頼"]],
        "人": [["氏名", "部署", "退職予定日"], ["佐藤", "営業部", "2027/3/31"]],
    }
    Path("more.xlsx").write_bytes(workbook(sheets))
    imported("more.xlsx", "--into", "org.yaml")
    company = yaml.safe_load(written("org.yaml"))
    assert [unit["name"] for unit in company["departments"]] == ["営業部", "経理部", "法務部"]
    assert company["departments"][0]["goals"] == [{"text": "受注を増やす", "kpi": "受注件数"}]
    assert company["handoffs"] == [{"from": "営業部", "to": "経理部", "what": "請求依頼"}]
    assert company["people"][0]["name"] == "佐藤"


def test_a_dry_run_writes_nothing() -> None:
    before = sorted(path.name for path in Path().iterdir())
    assert (
        "Import report" in imported("duties.csv", "--dry-run", "-o", "new.yaml", "--save-map", "map.yaml").out
    )
    shown = imported("duties.csv", "--dry-run", "--into", "org.yaml").out
    assert shown.startswith("--- a/org.yaml")
    assert "+        backups: なし" in shown
    assert sorted(path.name for path in Path().iterdir()) == before
    assert written("org.yaml") == COMPANY


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_sheets_are_not_taken_into_standard_input(more: tuple[str, ...]) -> None:
    done = call("import", "duties.csv", "--into", "-", *more, "--lang", "en", stdin=COMPANY)
    assert (done.code, done.out) == (2, "")
    assert "standard input cannot take them" in done.err


def test_doubts_fail_a_strict_call_only() -> None:
    assert call("import", "duties.csv", "--strict", "--dry-run").code == 1
    Path("sure.csv").write_text("部署,業務名\n経理部,請求\n", encoding="utf-8")
    assert call("import", "sure.csv", "--strict").code == 0


def test_a_call_says_what_headings_mean_and_keeps_it(folder: Path) -> None:
    imported(
        "duties.csv",
        "-o",
        "a.yaml",
        "--map",
        "優先度=criticality",
        "--map",
        "出所＝備考",
        "--save-map",
        "map.yaml",
    )
    first = duties(written("a.yaml"))["見積"]
    assert (first["criticality"], first["note"]) == ("high", "実測")
    imported("duties.csv", "-o", "b.yaml", "--use-map", "map.yaml")
    assert written("b.yaml") == written("a.yaml")
    imported("duties.csv", "-o", "c.yaml", "--use-map", "map.yaml", "--map", "担当者=-")
    assert "primary" not in duties(written("c.yaml"))["見積"]


def test_a_heading_of_the_call_that_no_column_has_is_told(folder: Path) -> None:
    told = call("import", "duties.csv", "--map", "優先土=criticality", "--map", "出所=備考").err
    assert "「優先土」という見出しの列はありません。「優先度」のことですか。" in told
    assert "出所" not in told


def test_no_heading_that_is_a_person_is_told_as_the_nearest_where_people_are_hidden(folder: Path) -> None:
    (folder / "marks.csv").write_text("業務名,白銀琴音,黒崎蓮\n請求,◎,○\n支払,○,◎\n", encoding="utf-8")
    done = call("import", "marks.csv", "--map", "黒崎連=primary", "--redact", "people", "--dry-run")
    assert "--map" in done.err
    assert not [name for name in ("白銀", "黒崎蓮") if name in done.out + done.err]


def test_only_a_map_gives_way_to_a_map(folder: Path) -> None:
    imported("duties.csv", "-o", "a.yaml", "--save-map", "map.yaml")
    imported("duties.csv", "-o", "b.yaml", "--save-map", "map.yaml")
    for name, text in (("notes.txt", "keep me"), ("org.yaml", None), ("list.yaml", "map: [a]\n")):
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
        before = (folder / name).read_bytes()
        done = call("import", "duties.csv", "-o", "c.yaml", "--save-map", name, "--lang", "en")
        assert done.code == 2
        assert name in done.err
        assert (folder / name).read_bytes() == before
        assert not (folder / "c.yaml").exists()


def test_a_mapping_that_leads_nowhere_says_what_is_near() -> None:
    done = call("import", "duties.csv", "--map", "担当者=primry", "--lang", "en")
    assert done.code == 2
    assert "did you mean primary?" in done.err


def test_sheets_and_the_row_of_headings_can_be_named() -> None:
    rows = [["業務名", "部署"], ["ひとつ", "経理部"]]
    moved = [["業務名の一覧", "x"], ["なまえ", "部署"], ["ふたつ", "総務部"]]
    Path("two.xlsx").write_bytes(workbook({"一": rows, "二": moved}))
    assert list(duties(imported("two.xlsx", "--sheet", "一").out)) == ["ひとつ"]
    told = imported("two.xlsx", "--sheet", "二", "--header-row", "2", "--map", "なまえ=name").out
    assert list(duties(told)) == ["ふたつ"]


def test_a_trace_names_the_cell_of_each_value() -> None:
    traced = imported("duties.csv", "--trace").out
    assert "        hours_per_month: 20  # duties!F3" in traced
    assert yaml.safe_load(traced) == yaml.safe_load(imported("duties.csv").out)


def test_keys_in_japanese() -> None:
    company = yaml.safe_load(imported("duties.csv", "--keys", "ja").out)
    assert company["会社"] == "北斗商事株式会社"
    assert company["部署"][0]["業務"][0]["頻度"] == "毎日"


def test_several_files_are_one_company() -> None:
    Path("goals.tsv").write_text("部門\t目標\t期限\n営業部\t受注を増やす\t2026年度\n", encoding="utf-8")
    company = yaml.safe_load(imported("duties.csv", "goals.tsv").out)
    assert [unit["name"] for unit in company["departments"]] == ["営業部", "経理部"]
    assert company["departments"][0]["goals"] == [{"text": "受注を増やす", "due": "2026年度"}]


def test_the_report_for_machines_names_every_cell() -> None:
    imported(
        "duties.csv",
        "-o",
        "new.yaml",
        "--report",
        "report.json",
        "--report",
        "report.md",
        "--report",
        "report.xlsx",
    )
    report = json.loads(written("report.json"))
    assert report["counts"]["duties"] == 3
    assert [(item["cell"], item["code"], item["field"], item["found"]) for item in report["doubts"]] == [
        ("E4", "unknown_value", "frequency", "気分しだい"),
        ("C5", "group", "primary", "全員"),
    ]
    uses = {item["heading"]: (item["use"], item["field"], item["choices"]) for item in report["columns"]}
    assert uses["担当者"] == ("used", "duty.primary", [])
    assert uses["優先度"] == ("ambiguous", None, ["criticality"])
    assert uses["出所"] == ("unused", None, [])
    assert written("report.md").startswith("# Import report")
    assert Path("report.xlsx").read_bytes().startswith(b"PK")


def test_people_can_be_hidden_in_the_report() -> None:
    done = imported("duties.csv", "-o", "new.yaml", "--redact", "people", "--verbose")
    assert "佐藤" not in done.out
    assert "佐藤" in written("new.yaml")


@pytest.mark.parametrize(
    ("language", "told"), [("ja", "まだ何も記入されていません"), ("en", "nothing has been filled in yet")]
)
def test_a_template_that_nobody_filled_in_is_told_as_such(language: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"
    call("template", "-o", str(file), "--lang", language)
    done = call("import", str(file), "--lang", language)
    assert (done.code, done.out) == (3, "")
    assert told in done.err
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    assert told not in call("import", str(other), "--lang", language).err
