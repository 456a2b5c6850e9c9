"""A link that leads to itself, a pipe as a journal, a list wider or longer than any workbook: told as what they are, never code 70, never waited for."""

import os
from pathlib import Path

import pytest

from tests.cli.calling import call

COMPANY = "company: Acme\ndepartments: [{name: Sales, duties: [Quote]}]\n"

CALLS = (
    ("convert", "org.yaml", "-o", "self"),
    ("simulate", "org.yaml", "--growth", "2", "--write", "self"),
    ("questions", "org.yaml", "-o", "markdown:self"),
    ("baseline", "write", "org.yaml", "--file", "self"),
    ("audit", "org.yaml", "-o", "xlsx:self"),
    ("audit", "self"),
    ("audit", "org.yaml", "--config", "self"),
    ("portfolio", "org.yaml", "--resume", "self"),
    ("import", "self"),
    ("import", "duties.csv", "--into", "self"),
    ("import", "duties.csv", "-o", "self"),
    ("questions", "self", "--answers", "self", "--write"),
    ("diff", "org.yaml", "self"),
    ("init", "--example", "minimal", "-o", "self"),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "duties.csv").write_text("部署,業務\n営業部,見積\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("command", CALLS, ids=lambda command: " ".join(command))
def test_a_link_to_itself_is_told(command: tuple[str, ...]) -> None:
    Path("self").symlink_to("self")
    told = call(*command)
    assert told.code in (2, 3)
    assert told.err
    assert Path("self").is_symlink(), "it stays"
    assert not list(Path().glob(".*.part"))


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_is_no_journal() -> None:
    os.mkfifo("journal")
    assert call("portfolio", "org.yaml", "--resume", "journal").code == 2


@pytest.mark.parametrize("text", ["部署,業務" + ",x" * 20_000, "部署,業務\n" + "a,b\n" * 1_048_577])
def test_a_list_larger_than_any_sheet_is_refused(text: str) -> None:
    Path("large.csv").write_text(text, encoding="utf-8")
    assert call("import", "large.csv").code == 2
