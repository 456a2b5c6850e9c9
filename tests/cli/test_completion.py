"""What a shell is offered, and that the program takes it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.cli.parsing.completion import offers
from orgaudit.cli.parsing.options import options_of
from orgaudit.reports.writers.terminal.wrap import cells
from orgaudit.wording.catalogue import Catalogue
from tests.cli.calling import ROOT, Screen, call, spawn
from tests.cli.companies import TRADING


def words(command: str, parameter: str, begun: str = "", **given: str) -> list[str]:
    option = next(item for item in options_of(command) if item.parameter == parameter)
    return [word for word, _ in offers(option, command, begun, given, Catalogue("en"))]


@pytest.fixture
def company(tmp_path: Path) -> str:
    file = tmp_path / "org.yaml"
    file.write_text(TRADING.replace("上野", "上野 春子"), encoding="utf-8")
    return str(file)


def test_words_of_tables_are_offered() -> None:
    assert words("audit", "show", "c") == ["critical"]
    assert words("audit", "fail_on", "n") == ["never"]
    assert "markdown" in words("audit", "format")
    assert words("init", "example", "whole") == ["wholesale_ja"]
    assert words("explain", "rule", "SIL00")[0] == "SIL001"
    assert "silo" not in words("audit", "select", "SIL")
    assert words("audit", "select", "ANA001,SIL00")[:2] == ["ANA001,SIL001", "ANA001,SIL002"]


@pytest.mark.parametrize(
    ("parameter", "begun", "expected"),
    [
        ("leaves", "上", "上野春子"),
        ("merge", "営業一部,営", "営業一部,営業二部"),
        ("move", "与信審査=経", "与信審査=経理部"),
        ("move", "営業一部/見", "営業一部/見積作成="),
        ("add_backup", "給与計算=木", "給与計算=木下"),
        ("write_manual", "給", "給与計算"),
    ],
)
def test_names_of_the_file_on_the_line_are_offered_and_taken(
    parameter: str, begun: str, expected: str, company: str
) -> None:
    found = words("simulate", parameter, begun, path=company)
    assert found == [expected]
    if not expected.endswith("="):
        flag = "--" + parameter.replace("_", "-")
        assert call("simulate", company, f"{flag}={expected}").code == 0


@pytest.mark.parametrize("path", ["gone.yaml", "-", ""])
def test_without_a_company_nothing_is_offered(path: str) -> None:
    assert words("simulate", "leaves", "", path=path) == []


def test_a_shell_gets_them(company: str) -> None:
    line = f"orgaudit simulate {company} --leaves 秋"
    env = {"_ORGAUDIT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": "4", "PYTHONUTF8": "1"}
    code, out, err = spawn(env=env)
    assert (code, out.decode().split(), err) == (0, ["秋山"], b"")


@pytest.mark.parametrize("width", [60, 80, 140])
def test_help_is_as_wide_as_the_screen(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _=0: os.terminal_size((width, 40)))
    monkeypatch.setattr(Screen, "fileno", lambda _: 1, raising=False)
    page = call("audit", "--help", "--lang", "en", tty=True).out
    longest = max(map(len, page.splitlines()[2:]))
    assert width - 12 <= longest <= width
    assert max(map(len, call("audit", "--help", "--lang", "en").out.splitlines()[2:])) <= 80


@pytest.mark.parametrize("width", [40, 200])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_of_help_is_wider_than_the_screen(
    language: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _=0: os.terminal_size((width, 40)))
    monkeypatch.setattr(Screen, "fileno", lambda _: 1, raising=False)
    for command in ("", *COMMANDS):
        page = call(*command.split(), "--help", "--lang", language, tty=True).out
        assert [line for line in page.splitlines() if cells(line) > width] == [], command


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no such device")
@pytest.mark.parametrize("asked", ["source_bash", "complete_bash"])
def test_a_script_that_cannot_be_written_is_told_as_what_it_is(asked: str) -> None:
    env = {"_ORGAUDIT_COMPLETE": asked, "COMP_WORDS": "orgaudit au", "COMP_CWORD": "1"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "orgaudit"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, **env, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    assert done.returncode == 2
    assert b"<stdout>" in done.stderr


def test_a_shell_that_is_not_known_has_not_failed_a_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: None)
    monkeypatch.setattr("typer.completion._get_shell_name", lambda: None)
    assert call("--show-completion").code == 2


@pytest.mark.parametrize("instruction", ["nope", "bash_source", "\x1b[1m", ""])
def test_a_shell_that_asks_for_something_else_has_not_failed_a_gate(instruction: str) -> None:
    code, _, _ = spawn("--version", env={"_ORGAUDIT_COMPLETE": instruction})
    assert code in (0, 2)
