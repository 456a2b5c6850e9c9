"""Workbooks from the command line: to files, to a pipe, never onto a screen, and nothing loaded for them elsewhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from orgaudit.cli.parsing.options import WITH_REPORT
from tests.cli.calling import SILO, call, spawn
from tests.cli.test_options_table import CALLS, KEPT
from tests.compare.repository import repository
from tests.reports.workbooks import sheets


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository(tmp_path) / "org.yaml").write_text(SILO, encoding="utf-8")
    (tmp_path / "kept.json").write_text(KEPT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", WITH_REPORT)
def test_every_report_becomes_a_workbook_by_its_suffix(name: str) -> None:
    called = call(name, *CALLS[name], "--output", "out.xlsx", "--lang", "ja")
    assert called.code == 0, called.err
    assert called.out, "the terminal report stays on stdout"
    assert sheets(Path("out.xlsx").read_bytes())


def test_a_screen_shows_no_workbook() -> None:
    for arguments in (("--format", "xlsx"), ("--output", "xlsx:-")):
        called = call("audit", "org.yaml", *arguments, tty=True, env={"ORGAUDIT_LANG": "en"})
        assert called.code == 2
        assert called.out == ""
        assert "--output" in called.err


def test_a_pipe_carries_the_bytes_of_the_file() -> None:
    assert call("audit", "org.yaml", "--quiet", "--output", "a.xlsx", "--today", "2026-11-20").code == 0
    code, out, _err = spawn("audit", "org.yaml", "--format", "xlsx", "--today", "2026-11-20", cwd=Path.cwd())
    assert code == 0
    assert out == Path("a.xlsx").read_bytes()


def test_people_are_hidden_in_workbooks_too() -> None:
    assert call("audit", "org.yaml", "--redact", "people", "--output", "a.xlsx").code == 0
    text = str(sheets(Path("a.xlsx").read_bytes()))
    assert "給与計算" in text
    assert "佐藤" not in text


def test_nothing_is_loaded_for_workbooks_where_none_is_written() -> None:
    program = (
        "import sys; from orgaudit.cli.main import run_process; "
        "sys.argv = ['orgaudit', 'audit', 'org.yaml', '--output', 'a.md']; code = run_process(); "
        "assert code == 0; assert 'xlsxwriter' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_a_template_is_written_and_never_over_work() -> None:
    called = call("template", "--lang", "ja")
    assert called.code == 0, called.err
    assert "業務棚卸表.xlsx" in called.err
    assert list(sheets(Path("業務棚卸表.xlsx").read_bytes()))[:2] == ["会社", "部署"]
    Path("業務棚卸表.xlsx").write_bytes(b"filled in")
    assert call("template", "--lang", "ja").code == 2
    assert Path("業務棚卸表.xlsx").read_bytes() == b"filled in"


def test_a_template_speaks_the_language_of_its_company() -> None:
    assert call("template", "--from", "org.yaml", "-o", "a.xlsx").code == 0
    read = sheets(Path("a.xlsx").read_bytes())
    assert "給与計算" in str(read["業務"])
    assert (
        call("template", "--from", "org.yaml", "--only", "questions", "-o", "q.xlsx", "--lang", "en").code
        == 0
    )
    assert "Duties" in sheets(Path("q.xlsx").read_bytes())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--only", "questions"),
        ("-o", "a.yaml"),
        ("-o", "no/a.xlsx"),
        ("--from", "gone.yaml"),
        ("--only", "all"),
    ],
)
def test_what_a_template_cannot_do_is_told(arguments: tuple[str, ...]) -> None:
    called = call("template", *arguments, env={"ORGAUDIT_LANG": "en"})
    assert called.code in (2, 3)
    assert called.err
    assert not list(Path().glob("*.xlsx"))
