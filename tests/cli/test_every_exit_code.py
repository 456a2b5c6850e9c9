"""Every promised exit code, in every command where it can occur: the calls stand in ``exit_code_ways``."""

import errno
import io
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from orgaudit import pipeline
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.main import run
from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.cli.parsing.program import command
from orgaudit.cli.session import Session
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult, RuleFailure
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue
from tests.cli.calling import ROOT, call
from tests.cli.exit_code_ways import FILES, WAYS, Ways
from tests.compare.repository import repository


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    repository(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def every(take: Callable[[Ways], tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(name, line) for name, ways in WAYS.items() for line in take(ways)]


def words(name: str, line: str) -> tuple[str, ...]:
    return (name, *line.split())


def stdin(line: str, code: int) -> str:
    """Return what a call that reads names finds on standard input."""
    return "請求\n" if "-" in line.split() and code == 0 else ""


def test_every_command_has_its_ways() -> None:
    assert WAYS.keys() == set(COMMANDS)
    assert {int(code) for code in ExitCode} == {0, 1, 2, 3, 70, 130, 141}


@pytest.mark.parametrize("name", WAYS)
def test_no_code_is_left_out_that_can_occur(name: str) -> None:
    options = {option for item in command(name, Catalogue("en")).params for option in item.opts}
    gated = any(option.startswith(("--fail-on", "--min-")) for option in options) or bool(
        options & {"--strict", "rules_path"}
    )
    reads = bool(options & {"path", "old", "new", "text", "file", "sheet_files", "companies"})
    assert bool(WAYS[name].fails) == gated
    assert bool(WAYS[name].nothing) == reads


@pytest.mark.parametrize(("name", "line"), every(lambda ways: ways.well))
def test_0(name: str, line: str) -> None:
    done = call(*words(name, line), stdin=stdin(line, 0))
    assert (done.code, bool(done.out or done.err)) == (0, True), done.err


@pytest.mark.parametrize(("name", "line"), every(lambda ways: ways.fails))
def test_1(name: str, line: str) -> None:
    done = call(*words(name, line))
    assert (done.code, bool(done.out)) == (1, True), done.err
    # What could not be imported and what rules say of their cases are no verdicts to be forgiven.
    if name not in ("import", "rules"):
        assert call(*words(name, line), "--exit-zero").code == 0


COMMON = ("--colour never", "--lang fr", "--color sometimes")


@pytest.mark.parametrize(("name", "line"), every(lambda ways: ways.wrong))
def test_2(name: str, line: str) -> None:
    done = call(*words(name, line))
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err


@pytest.mark.parametrize("more", COMMON)
@pytest.mark.parametrize("name", WAYS)
def test_2_for_what_no_command_takes(name: str, more: str) -> None:
    line = WAYS[name].well[0].replace("--help", "")
    done = call(*words(name, line), *more.split())
    assert (done.code, done.out) == (2, "")
    assert more.split()[0] in done.err


@pytest.mark.parametrize(("name", "line"), every(lambda ways: ways.nothing))
def test_3(name: str, line: str) -> None:
    done = call(*words(name, line), stdin=stdin(line, 3))
    assert (done.code, done.out) == (3, "")
    assert done.err.strip()


class Stream(io.StringIO):
    """A standard output that fails."""

    def __init__(self, failure: BaseException) -> None:
        super().__init__()
        self.failure = failure

    def write(self, _text: str) -> int:
        raise self.failure


@pytest.mark.parametrize(
    ("failure", "code", "told"),
    [
        (KeyError("佐藤"), ExitCode.BUG, 1),
        (RecursionError("deep"), ExitCode.BUG, 1),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED, 0),
        (BrokenPipeError(), ExitCode.CLOSED_PIPE, 0),
        (OSError(errno.ENOSPC, "No space left on device"), ExitCode.WRONG_INPUT, 1),
    ],
    ids=["bug", "recursion", "interrupted", "closed pipe", "full disk"],
)
@pytest.mark.parametrize("name", [name for name, ways in WAYS.items() if not ways.silent])
def test_70_130_141(name: str, failure: BaseException, code: ExitCode, told: int) -> None:
    line = WAYS[name].well[0]
    err = io.StringIO()
    session = Session(io.BytesIO(stdin(line, 0).encode()), Stream(failure), err, {})
    assert run((*words(name, line), "--quiet"), session) == code
    assert len(err.getvalue().splitlines()) == told
    if code is ExitCode.BUG:
        assert "--traceback" in err.getvalue()


@pytest.mark.parametrize(("name", "line"), every(lambda ways: ways.judges))
def test_70_after_the_report_where_a_rule_failed(
    name: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = pipeline.audit

    def with_a_failed_rule(org: Organization, settings: Settings, **_: object) -> AuditResult:
        return replace(original(org, settings), failures=(RuleFailure("SIL001", "KeyError: 'x'"),))

    monkeypatch.setattr(pipeline, "audit", with_a_failed_rule)
    done = call(*words(name, line))
    assert (done.code, "SIL001" in done.err) == (70, True)
    assert ("KeyError" in done.err) == ("--redact" not in line)
    assert not Path("orgaudit-baseline.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals reach a process otherwise there")
@pytest.mark.parametrize("line", ["audit -", "diff - silo.yaml", "classify -"])
def test_130_for_a_process_that_waits(line: str, folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", STARTED, *line.split()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"reading\n"
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, b"")


STARTED = """\
import io, sys
from orgaudit.cli import main

class Waiting(io.RawIOBase):
    def readable(self):
        return True
    def readinto(self, buffer):
        print("reading", file=sys.stderr, flush=True)
        return sys.__stdin__.buffer.raw.readinto(buffer)

sys.stdin = io.TextIOWrapper(io.BufferedReader(Waiting()))
sys.exit(main.run_process())
"""
"""The program, telling when it begins to wait for its standard input, so that the signal does not come too early."""
