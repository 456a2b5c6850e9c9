"""What somebody has written into a sheet or a workbook since is never replaced by a report; an older report may be."""

import json
import re
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.calling import call

COMPANY = """\
company: 北斗商事
departments:
  - name: 経理部
    office: back
    charter: [請求]
    duties:
      - {name: 請求, primary: 鈴木一郎, backups: [佐藤花子], manual: ok, deadline: none, stoppable: yes}
"""
"""So much of it is known that its questions are found in a moment, and there are still twenty, one with a proposal."""

SHEETS = ("sheet.xlsx", "sheet.md", "sheet.json", "markdown:sheet")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def ask(output: str, language: str = "ja") -> Path:
    done = call("questions", "org.yaml", "-o", output, "--lang", language, "--quiet")
    assert done.code == 0, done.err
    return Path(output.rpartition(":")[2])


def answer(path: Path, text: str) -> None:
    """Answer the first question whose answer may be free."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        rows = [
            row for row in book.worksheets[0].iter_rows() if re.fullmatch("[0-9a-f]{10}", str(row[-1].value))
        ]
        row = next(row for row in rows if row[-2].value is None)
        row[-2].value = text
        book.save(path)
    elif path.suffix == ".json":
        data = json.loads(path.read_text(encoding="utf-8"))
        data["questions"][0]["answer"] = text
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    else:
        written = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"(?m)^(- (?:答え|Answer) .*)$", rf"\1{text}", written, count=1), encoding="utf-8"
        )


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("output", SHEETS)
def test_a_sheet_with_an_answer_stays(output: str, language: str) -> None:
    path = ask(output, language)
    answer(path, "佐藤花子")
    before = path.read_bytes()
    for command in ("questions", "audit", "plan"):
        if command != "questions" and output == "markdown:sheet":
            continue
        refused = call(command, "org.yaml", "-o", output, "--lang", language)
        assert refused.code == 2, (command, refused.err)
        assert "--answers" in refused.err
        assert path.read_bytes() == before


@pytest.mark.parametrize("output", SHEETS)
def test_a_sheet_that_nobody_answered_and_an_older_report_are_replaced(output: str) -> None:
    path = ask(output)
    before = path.read_bytes()
    Path("org.yaml").write_text(COMPANY.replace("北斗商事", "南斗商事"), encoding="utf-8")
    ask(output)
    assert path.read_bytes() != before
    ask(output, "en")
    if output != "markdown:sheet":
        assert call("audit", "org.yaml", "-o", output).code == 0
        ask(output)
    path.write_bytes(b"older")
    ask(output)
    assert path.read_bytes() != b"older"


@pytest.mark.parametrize("output", ["sheet.xlsx", "sheet.md"])
def test_answers_that_the_company_has_by_now_are_not_lost_with_their_sheet(output: str) -> None:
    path = ask(output)
    answer(path, "なし")
    taken = call("questions", "org.yaml", "--answers", output, "--write")
    assert taken.code == 0, taken.err
    ask(output)


def test_a_sheet_in_which_a_proposal_was_written_over_stays_whatever_saved_it() -> None:
    """Not every program that changes a workbook says so in its properties."""
    path = ask("sheet.xlsx")
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    texts = members["xl/sharedStrings.xml"].decode()
    changed = texts.replace("<t>請求書発行</t>", "<t>受注のほう</t>")
    assert changed != texts
    with zipfile.ZipFile(path, "w") as package:
        for name, content in (members | {"xl/sharedStrings.xml": changed.encode()}).items():
            package.writestr(name, content)
    assert call("questions", "org.yaml", "-o", "sheet.xlsx").code == 2


@pytest.mark.parametrize("command", ["audit", "questions", "plan"])
def test_a_workbook_to_be_filled_in_and_one_of_others_stay(command: str) -> None:
    assert call("template", "-o", "inventory.xlsx", "--lang", "ja").code == 0
    book = load_workbook("inventory.xlsx")
    book.worksheets[0].cell(row=8, column=1).value = "物流部"
    book.save("inventory.xlsx")
    mine = Workbook()
    mine.active.append(["部署", "業務"])  # type: ignore[union-attr]
    mine.save("mine.xlsx")
    for name in ("inventory.xlsx", "mine.xlsx"):
        before = Path(name).read_bytes()
        refused = call(command, "org.yaml", "-o", name)
        assert refused.code == 2
        assert name in refused.err
        assert Path(name).read_bytes() == before


def test_a_report_that_was_opened_and_saved_is_replaced() -> None:
    assert call("audit", "org.yaml", "-o", "report.xlsx").code == 0
    load_workbook("report.xlsx").save("report.xlsx")
    assert call("audit", "org.yaml", "-o", "report.xlsx").code == 0


def test_a_sheet_saved_in_another_encoding_or_with_a_password_stays() -> None:
    path = ask("sheet.md")
    answer(path, "佐藤花子")
    text = path.read_text(encoding="utf-8")
    for encoding in ("utf-16", "cp932", "utf-8-sig"):
        path.write_bytes(text.encode(encoding, errors="replace"))
        assert call("questions", "org.yaml", "-o", "sheet.md").code == 2, encoding
    locked = Path("locked.xlsx")
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4_096)
    assert call("questions", "org.yaml", "-o", "locked.xlsx").code == 2
    assert locked.stat().st_size > 4_096


@pytest.mark.parametrize(
    "command",
    [("convert", "org.yaml", "-o"), ("simulate", "org.yaml", "--growth", "2", "--write")],
)
def test_a_company_is_written_over_no_sheet_no_settings_and_no_report_of_the_call(
    command: tuple[str, ...],
) -> None:
    path = ask("sheet.json")
    answer(path, "佐藤花子")
    before = path.read_bytes()
    Path(".orgaudit.yaml").write_text("lang: ja\n", encoding="utf-8")
    assert call(*command, "sheet.json").code == 2
    assert path.read_bytes() == before
    assert call(*command, ".orgaudit.yaml").code == 2
    assert Path(".orgaudit.yaml").read_text(encoding="utf-8") == "lang: ja\n"
    assert call(*command, "other.yaml").code == 0
    assert call(*command, "other.yaml").code == 0, "what a call wrote, the next one replaces"
    assert call("simulate", "org.yaml", "--growth", "2", "--write", "a.json", "-o", "a.json").code == 2


@pytest.mark.parametrize("words", ["convert org.yaml -o {}", "simulate org.yaml --growth 1.1 --write {}"])
def test_a_file_that_is_larger_than_any_company_is_not_read_into_memory(words: str) -> None:
    Path("org.yaml").write_text("company: A\ndepartments: [B]\n", encoding="utf-8")
    with Path("large.yaml").open("wb") as file:
        file.truncate(2**36)
    called = call(*words.format("large.yaml").split(), "--lang", "en")
    assert called.code == 2
    assert "holds no company, and is not replaced" in called.err
    assert Path("large.yaml").stat().st_size == 2**36


def test_properties_without_an_end_cost_nothing() -> None:
    made = '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    with zipfile.ZipFile(ask("sheet.xlsx")) as asked:
        parts = {name: asked.read(name) for name in asked.namelist()}
    parts["docProps/core.xml"] = (made + "<dcterms:modified" * 100_000).encode()
    with zipfile.ZipFile("sheet.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    before = time.process_time()
    call("audit", "org.yaml", "--output", "sheet.xlsx")
    assert time.process_time() - before < 5
