"""Every exit code, in every command where it can occur."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from orgaudit import pipeline
from orgaudit.cli.commands import explain as explain_command
from orgaudit.cli.commands import fields as fields_command
from orgaudit.cli.commands import init as init_command
from orgaudit.cli.commands import rules as rules_command
from orgaudit.cli.commands import schema as schema_command
from orgaudit.cli.session import ClosedPipeError, Session
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult, RuleFailure
from orgaudit.settings import Settings
from tests.cli.calling import HEALTHY, ROOT, SILO, call


@pytest.fixture
def silo(tmp_path: Path) -> str:
    path = tmp_path / "silo.yaml"
    path.write_text(SILO, encoding="utf-8")
    return str(path)


@pytest.fixture
def healthy(tmp_path: Path) -> str:
    path = tmp_path / "healthy.yaml"
    path.write_text(HEALTHY, encoding="utf-8")
    return str(path)


COMMANDS = {
    "audit": (pipeline, "audit"),
    "diff": (pipeline, "audit"),
    "rules": (rules_command, "tell"),
    "explain": (explain_command, "tell"),
    "fields": (fields_command, "tell"),
    "schema": (schema_command, "input_schema"),
    "init": (init_command, "_listing"),
}


def complete(name: str, silo: str) -> list[str]:
    """Return a call of the command that ends well."""
    calls = {"audit": ["audit", silo], "diff": ["diff", silo, silo], "explain": ["explain", "SIL001"]}
    return calls.get(name, [name])


@pytest.mark.parametrize("name", COMMANDS)
def test_0_when_all_is_well(name: str, silo: str) -> None:
    called = call(*complete(name, silo))
    assert called.code == 0, called.err
    assert called.out


def test_1_when_the_gate_fails_whatever_the_format(silo: str) -> None:
    for form in ("terminal", "markdown", "json"):
        assert call("audit", silo, "--fail-on", "low", "--format", form).code == 1


@pytest.mark.parametrize("gate", [("--fail-on", "high"), ("--min-score", "100"), ("--min-coverage", "100")])
def test_1_for_every_kind_of_gate(silo: str, gate: tuple[str, str]) -> None:
    assert call("audit", silo, *gate).code == 1


def test_0_when_the_gate_is_met(healthy: str) -> None:
    assert call("audit", healthy, "--fail-on", "medium", "--min-score", "1", "--min-coverage", "1").code == 0


def test_never_asks_no_gate(silo: str) -> None:
    assert call("audit", silo, "--fail-on", "never").code == 0


def test_exit_zero_forgives_1_and_nothing_else(silo: str, tmp_path: Path) -> None:
    assert call("audit", silo, "--fail-on", "low", "--exit-zero").code == 0
    assert call("audit", silo, "--fail-on", "bogus", "--exit-zero").code == 2
    assert call("audit", str(tmp_path / "none.yaml"), "--exit-zero").code == 3


@pytest.mark.parametrize("name", COMMANDS)
def test_2_for_an_unknown_option(name: str, silo: str) -> None:
    called = call(*complete(name, silo), "--colour", "never")
    assert called.code == 2
    assert "--colour" in called.err
    assert "--color" in called.err.replace("--colour", "")
    assert called.out == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_2_for_one_argument_too_many(name: str, silo: str) -> None:
    called = call(*complete(name, silo), "surplus")
    assert called.code == 2
    assert "surplus" in called.err


def test_2_for_a_file_with_problems(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("company: A\ndepartments:\n  - nmae: B\n", encoding="utf-8")
    called = call("audit", str(path))
    assert called.code == 2
    assert called.out == ""


def test_2_for_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "picture.yaml"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    called = call("audit", str(path))
    assert called.code == 2
    assert "picture.yaml" in called.err


def test_3_for_a_path_that_is_not_there(tmp_path: Path) -> None:
    called = call("audit", str(tmp_path / "absent.yaml"))
    assert called.code == 3
    assert "absent.yaml" in called.err


def test_3_for_an_empty_path() -> None:
    assert call("audit", "").code == 3


def test_3_for_a_company_without_a_department(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text("company: A\ndepartments: []\n", encoding="utf-8")
    assert call("audit", str(path)).code == 3


def test_3_for_a_folder_without_a_file(tmp_path: Path) -> None:
    assert call("audit", str(tmp_path)).code == 3


def broken(*_arguments: object, **_facts: object) -> object:
    raise KeyError("佐藤花子")


@pytest.mark.parametrize("name", COMMANDS)
def test_70_for_a_bug_in_one_line(name: str, silo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*COMMANDS[name], broken)
    called = call(*complete(name, silo))
    assert called.code == 70
    assert called.err.count("\n") == 1
    assert "--traceback" in called.err
    assert "Traceback" not in called.err


@pytest.mark.parametrize("position", ["before", "after"])
def test_the_traceback_of_a_bug_is_there_for_the_asking(
    position: str, silo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*COMMANDS["audit"], broken)
    arguments = ["audit", silo]
    called = call(*(["--traceback", *arguments] if position == "before" else [*arguments, "--traceback"]))
    assert called.code == 70
    assert "Traceback (most recent call last)" in called.err


def test_a_bug_tells_no_name_where_people_are_hidden(silo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*COMMANDS["audit"], broken)
    called = call("audit", silo, "--redact", "people")
    assert called.code == 70
    assert "佐藤" not in called.err
    assert "KeyError" in called.err


def test_70_for_a_failed_rule_after_the_report_is_written(
    silo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = pipeline.audit

    def with_a_failed_rule(org: Organization, settings: Settings, **_: object) -> AuditResult:
        return replace(original(org, settings), failures=(RuleFailure("SIL001", "KeyError: 'x'"),))

    monkeypatch.setattr(pipeline, "audit", with_a_failed_rule)
    report = tmp_path / "report.json"
    called = call("audit", silo, "--fail-on", "low", "--output", str(report))
    assert called.code == 70
    assert report.exists()
    assert called.out
    assert "SIL001" in called.err


@pytest.mark.parametrize("name", COMMANDS)
def test_130_when_interrupted(name: str, silo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_facts: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(*COMMANDS[name], interrupted)
    assert call(*complete(name, silo)).code == 130


@pytest.mark.parametrize("name", COMMANDS)
def test_141_when_nobody_reads(name: str, silo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_arguments: object, **_facts: object) -> None:
        raise ClosedPipeError

    monkeypatch.setattr(Session, "write", closed)
    called = call(*complete(name, silo))
    assert called.code == 141
    assert called.err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_ends_the_process_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "orgaudit", "fields"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) in (141, -signal.SIGPIPE)
    assert errors == b""


def test_a_call_without_a_command_shows_the_help_and_is_wrong() -> None:
    called = call()
    assert called.code == 2
    assert "audit" in called.err
    assert called.out == ""
