"""Questions asked, answered on a sheet, and taken in."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.cli.calling import HEALTHY, SILO, call
from tests.cli.companies import TRADING

TEN_LINES = """\
# the least there is
company: 北斗商事
departments:
  - name: 営業部   # 東京
    office: front
    duties: [見積書の作成, 新規開拓]
"""
ANSWERS = {"主に担当": "佐藤花子", "一人で代われる": "なし", "手順書": "あり", "何を使って": "紙、エクセル"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "org.yaml").write_text(TEN_LINES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def filled(sheet: str, answers: dict[str, str]) -> str:
    """Write answers behind the questions that hold certain words."""
    lines, question = [], ""
    for line in sheet.splitlines():
        if re.match(r"\d+\. ", line):
            question = line
        found = [answer for words, answer in answers.items() if words in question]
        lines.append(line + found[0] if re.match(r"- (答え|Answer) ", line) and found else line)
    return "\n".join(lines) + "\n"


def sheet(answers: dict[str, str]) -> None:
    asked = call("questions", "org.yaml", "--format", "markdown", "--lang", "ja")
    assert asked.code == 0
    Path("sheet.md").write_text(filled(asked.out, answers), encoding="utf-8")


def test_a_sheet_goes_out_and_comes_back() -> None:
    sheet(ANSWERS)
    shown = call("questions", "org.yaml", "--answers", "sheet.md", "--lang", "ja")
    assert shown.code == 0
    assert shown.out.startswith("--- a/org.yaml\n+++ b/org.yaml\n")
    assert [line[0] for line in shown.out.splitlines() if line[0] in "+-"] == ["-", "+", "-", "+"]
    assert "--write" in shown.err
    assert Path("org.yaml").read_text(encoding="utf-8") == TEN_LINES

    done = call("questions", "org.yaml", "--answers", "sheet.md", "--write", "--lang", "ja")
    assert done.code == 0
    duty = "{{name: {}, primary: 佐藤花子, backups: なし, manual: あり, media: [紙, エクセル]}}"
    new = f"[{duty.format('見積書の作成')}, {duty.format('新規開拓')}]"
    assert Path("org.yaml").read_text(encoding="utf-8") == TEN_LINES.replace("[見積書の作成, 新規開拓]", new)
    before, after = map(int, re.findall(r"(\d+)%", done.err))
    assert after > before


def test_json_goes_out_fits_its_schema_and_comes_back() -> None:
    schema = json.loads(call("schema", "--questions").out)
    jsonschema.Draft7Validator.check_schema(schema)
    report = json.loads(call("questions", "org.yaml", "--format", "json", "--lang", "en").out)
    jsonschema.validate(report, schema)
    for question in report["questions"]:
        if question["field"] == "primary":
            question["answer"] = ["Ann", "Ben"]
    Path("sheet.json").write_text(json.dumps(report), encoding="utf-8")
    jsonschema.validate(report, schema)
    assert call("questions", "org.yaml", "--answers", "sheet.json", "--write").code == 0
    assert Path("org.yaml").read_text(encoding="utf-8").count("primary: [Ann, Ben]") == 2


@pytest.mark.parametrize("text", [SILO, HEALTHY, TRADING], ids=["silo", "healthy", "trading"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_question_stands_in_every_format(text: str, language: str) -> None:
    schema = json.loads(call("schema", "--questions").out)
    path = "asked.yaml"
    Path(path).write_text(text, encoding="utf-8")
    asked = call(
        "questions",
        path,
        "--format",
        "json",
        "-o",
        "s.md",
        "-o",
        "s.txt",
        "--lang",
        language,
        "--limit",
        "30",
    )
    assert asked.code == 0, asked.err
    report = json.loads(asked.out)
    jsonschema.validate(report, schema)
    page, told = Path("s.md").read_text(encoding="utf-8"), Path("s.txt").read_text(encoding="utf-8")
    for question in report["questions"]:
        assert f"({question['id']}): " in page
        assert f"{question['rank']}. " in told


def test_wrong_answers_are_told_with_their_place_and_nothing_is_written() -> None:
    sheet({**ANSWERS, "手順書": "たぶん", "一人で代われる": "なし、佐藤"})
    lines = Path("sheet.md").read_text(encoding="utf-8").splitlines()
    wanted = {
        f"sheet.md:{number}:{line.index(word) + 1}"
        for number, line in enumerate(lines, start=1)
        for word in ("たぶん", "なし、佐藤")
        if line.endswith(f": {word}")
    }
    done = call("questions", "org.yaml", "--answers", "sheet.md", "--write", "--lang", "ja")
    assert done.code == 2
    told = {":".join(line.split(":")[:3]) for line in done.err.splitlines() if line.startswith("sheet.md")}
    assert len(wanted) == 4
    assert told == wanted
    assert Path("org.yaml").read_text(encoding="utf-8") == TEN_LINES


def test_a_sheet_is_taken_in_once() -> None:
    sheet({"手順書": "あり"})
    assert call("questions", "org.yaml", "--answers", "sheet.md", "--write").code == 0
    written = Path("org.yaml").read_bytes()
    again = call("questions", "org.yaml", "--answers", "sheet.md", "--write", "--lang", "en")
    assert again.code == 2
    assert "org.yaml:6" in again.err
    assert Path("org.yaml").read_bytes() == written


def test_a_sheet_of_another_company_and_a_page_that_is_no_sheet() -> None:
    Path("sheet.md").write_text("- Answer (0123456789): x\n", encoding="utf-8")
    done = call("questions", "org.yaml", "--answers", "sheet.md", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "sheet.md:1:24" in done.err
    Path("sheet.md").write_text("# Minutes\n", encoding="utf-8")
    assert call("questions", "org.yaml", "--answers", "sheet.md").code == 2
    assert call("questions", "org.yaml", "--answers", "gone.md").code == 2


def test_a_sheet_that_nobody_filled_in_changes_nothing() -> None:
    sheet({})
    done = call("questions", "org.yaml", "--answers", "sheet.md", "--write", "--lang", "en")
    assert (done.code, done.out) == (0, "")
    assert "no answer" in done.err
    assert Path("org.yaml").read_text(encoding="utf-8") == TEN_LINES


def test_each_file_of_a_folder_gets_its_own_answers_in_its_own_encoding(folder: Path) -> None:
    parts = folder / "parts"
    parts.mkdir()
    (parts / "a.yaml").write_bytes(
        "会社: 北斗\r\n部署:\r\n  - {部署名: 甲, 業務: [給与計算]}\r\n".encode("cp932")
    )
    (parts / "b.yaml").write_bytes(
        "\ufeffdepartments:\n  - name: B\n    duties:\n      - invoices\n".encode()
    )
    asked = call("questions", "parts", "--format", "markdown", "--lang", "ja", "--limit", "40")
    Path("sheet.md").write_text(filled(asked.out, {"手順書": "あり"}), encoding="utf-8")
    assert call("questions", "parts", "--answers", "sheet.md", "--write").code == 0
    assert (parts / "a.yaml").read_bytes().decode("cp932") == (
        "会社: 北斗\r\n部署:\r\n  - {部署名: 甲, 業務: [{業務名: 給与計算, 手順書: あり}]}\r\n"
    )
    assert (parts / "b.yaml").read_bytes() == (
        "\ufeffdepartments:\n  - name: B\n    duties:\n      - name: invoices\n        manual: あり\n".encode()
    )


def test_a_sign_that_the_encoding_has_not_stops_all_files(folder: Path) -> None:
    path = folder / "old.yaml"
    path.write_bytes("会社: 北斗\n部署:\n  - {部署名: 甲, 業務: [給与計算]}\n".encode("cp932"))
    before = path.read_bytes()
    asked = call("questions", "old.yaml", "--format", "markdown", "--lang", "ja")
    Path("sheet.md").write_text(filled(asked.out, {"主に担当": "佐藤😀"}), encoding="utf-8")
    done = call("questions", "old.yaml", "--answers", "sheet.md", "--write", "--lang", "en")
    assert done.code == 2
    assert "😀" in done.err
    assert path.read_bytes() == before


def test_how_many_and_for_whom() -> None:
    def asked(*more: str) -> list[str]:
        report = json.loads(call("questions", "org.yaml", "--format", "json", *more).out)
        return [question["id"] for question in report["questions"]]

    usual, of_manuals = asked(), asked("--select", "SIL002")
    assert len(usual) == 20
    assert asked("--limit", "10") == usual[:10]
    assert asked("--department", "営業部", "--limit", "3")
    assert set(of_manuals) < set(asked("--limit", "1000"))
    assert len(of_manuals) == 2
    assert call("questions", "org.yaml", "--department", "開発部").code == 2
    assert call("questions", "org.yaml", "--limit", "0").code == 2


def test_calls_that_make_no_sense() -> None:
    assert call("questions", "org.yaml", "--write").code == 2
    assert call("questions", "org.yaml", "--answers", "s.md", "--format", "json").code == 2
    assert call("questions", "-", "--answers", "s.md", stdin=TEN_LINES).code == 2
    assert call("questions", "gone.yaml").code == 3
    assert call("questions", "org.yaml", "--output", "org.yaml").code == 2
    assert call("questions", "-", stdin=TEN_LINES).code == 0


def test_people_are_hidden_on_the_sheet_and_in_the_difference() -> None:
    text = TEN_LINES.replace("office: front", "office: front\n    head: 佐藤花子")
    Path("org.yaml").write_text(text, encoding="utf-8")
    asked = call("questions", "org.yaml", "--redact", "people", "--lang", "ja", "-o", "s.md", "-o", "s.json")
    for told in (asked.out, *(Path(name).read_text(encoding="utf-8") for name in ("s.md", "s.json"))):
        assert "佐藤" not in told
        assert "担当-" in told
    Path("sheet.md").write_text(
        filled(
            call("questions", "org.yaml", "--format", "markdown", "--lang", "ja").out,
            {"主に担当": "鈴木一郎"},
        ),
        encoding="utf-8",
    )
    shown = call("questions", "org.yaml", "--answers", "sheet.md", "--redact", "people")
    assert shown.code == 0
    assert "鈴木" not in shown.out + shown.err
    assert "担当-" in shown.out or "person-" in shown.out


def test_nothing_is_asked_of_a_company_that_is_all_known() -> None:
    Path("org.yaml").write_text(HEALTHY, encoding="utf-8")
    asked = call("questions", "org.yaml", "--select", "SIL001", "--lang", "en")
    assert asked.code == 0
    assert "Nothing is unknown" in asked.out


def test_names_cannot_break_the_sheet() -> None:
    name = "a | b](x) <b> `c` **d** (0123456789): e"
    Path("org.yaml").write_text(
        json.dumps({"company": "X", "departments": [{"name": name, "duties": [name]}]}), encoding="utf-8"
    )
    out = call("questions", "org.yaml", "--format", "markdown", "--lang", "en").out
    assert "<b>" not in out.replace("\\<b", "")
    Path("sheet.md").write_text(filled(out, {"manual": "ok"}), encoding="utf-8")
    done = call("questions", "org.yaml", "--answers", "sheet.md", "--lang", "en")
    assert done.code == 0, done.err
    assert '"manual": "ok"' in done.out


@pytest.mark.parametrize(
    ("language", "told", "office"),
    [
        ("en", "Is this Payroll (back office)?", "back"),
        ("ja", "これは「給与計算」(バック)ですか。", "バック"),
    ],
)
def test_what_a_name_points_to_is_proposed_and_the_proposal_can_be_answered(
    tmp_path: Path, language: str, told: str, office: str
) -> None:
    source = tmp_path / "org.yaml"
    source.write_text(
        "company: A\ndepartments: [{name: Accounts, office: front, duties: [Payroll, Xyzzy]}]\n",
        encoding="utf-8",
    )
    sheet = tmp_path / "sheet.md"
    call(
        "questions",
        str(source),
        "--limit",
        "60",
        "--lang",
        language,
        "--format",
        "markdown",
        "--output",
        str(sheet),
    )
    text = " ".join(sheet.read_text(encoding="utf-8").split())
    assert told in text
    proposed = re.findall(r"Xyzzy.*?(?=\n#|\Z)", text, re.DOTALL)[-1]
    assert told not in proposed, "a name that tells nothing gets the plain question"
    assert office in text


def test_an_office_of_the_settings_is_what_a_question_proposes() -> None:
    """The rules judge by it, and a yes would write it down."""
    Path("org.yaml").write_text("company: A\ndepartments: [{name: B, duties: [Billing]}]\n", encoding="utf-8")
    Path(".orgaudit.yaml").write_text("functions: {offices: {billing: front}}\n", encoding="utf-8")
    sheet = call("questions", "org.yaml", "--limit", "60", "--lang", "en", "--format", "markdown").out
    assert re.findall(r"Is this Billing.*? \((.*?) office\)", " ".join(sheet.split())) == ["front"]


@pytest.mark.parametrize(("language", "yes", "no"), [("en", "Yes.", "No"), ("ja", "はい", "いいえ")])
def test_a_proposal_is_answered_by_yes_and_not_by_no(language: str, yes: str, no: str) -> None:
    Path("org.yaml").write_text("company: A\ndepartments: [{name: B, duties: [Payroll]}]\n", encoding="utf-8")
    asked = call("questions", "org.yaml", "--limit", "60", "--lang", language, "--format", "markdown").out
    before, proposing, after = re.split(
        r"(^\d+\. (?:Is this Payroll|これは「給与計算」).*?\(\w{10}\): )",
        asked,
        maxsplit=1,
        flags=re.DOTALL | re.MULTILINE,
    )
    for word, code in ((no, 2), (yes, 0)):
        Path("sheet.md").write_text(f"{before}{proposing}{word}{after}", encoding="utf-8")
        taken = call("questions", "org.yaml", "--answers", "sheet.md", "--write")
        assert taken.code == code, taken.err
    assert "function: payroll" in Path("org.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_sheet_holds_no_sign_of_no_width_that_would_come_along_when_an_example_is_copied(
    language: str,
) -> None:
    Path("org.yaml").write_text(TRADING, encoding="utf-8")
    asked = call("questions", "org.yaml", "--format", "markdown", "--lang", language, "--limit", "1000")
    assert asked.code == 0
    assert len(re.findall(r"^\d+\. ", asked.out, re.MULTILINE)) > 100
    assert not re.search("[\u200b-\u200f\u2060\ufeff]", asked.out)
