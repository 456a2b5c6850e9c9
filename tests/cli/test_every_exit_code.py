"""Every promised exit code, in every command where it can occur. A new command needs its own entry in ``WAYS``."""

import errno
import io
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from typer.core import TyperGroup

from orgaudit import pipeline
from orgaudit.audit.result import AuditResult, RuleFailure
from orgaudit.cli.command_table import COMMANDS
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.main import program, run
from orgaudit.cli.session import Session
from orgaudit.model.organization import Organization
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue
from tests.cli.calling import HEALTHY, ROOT, SILO, call

FILES = {
    "healthy.yaml": HEALTHY,
    "silo.yaml": SILO,
    "wrong.yaml": "company: A\ndepartments:\n  - nmae: B\n",
    "picture.yaml": "\x00\x01",
    "empty.yaml": "company: A\ndepartments: []\n",
    "settings.yaml": "gate: {fail-onn: high}\n",
    "broken.json": "{",
    "kept.json": '{"baseline_version": 1, "tool": "0.1.0", "ruleset": "2026.1", "findings": []}',
    "folder/notes.txt": "no company\n",
    "taken.yaml": "",
}


@dataclass(frozen=True)
class Ways:
    """Calls by where they end, each without the name of the command, as one line.

    ``fails`` and ``nothing`` are empty for commands without a gate or an input. ``judges`` are calls that run rules.
    """

    well: tuple[str, ...]
    wrong: tuple[str, ...]
    fails: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()


def on_a_company(call_on: str) -> tuple[str, ...]:
    """Return calls on files that are wrong. ``{}`` stands for the file."""
    wrong = ("wrong.yaml", "picture.yaml", "healthy.yaml --config settings.yaml")
    return tuple(call_on.format(file) for file in (*wrong, "healthy.yaml --config gone.yaml"))


def without_a_company(call_on: str) -> tuple[str, ...]:
    """Return calls with nothing to audit. ``{}`` stands for the path."""
    return tuple(call_on.format(path) for path in ("gone.yaml", "folder", "empty.yaml"))


WAYS = {
    "audit": Ways(
        well=("healthy.yaml --fail-on medium", "silo.yaml", "silo.yaml --fail-on low --exit-zero"),
        fails=(
            "silo.yaml --fail-on high",
            "silo.yaml --fail-on high --format json",
            "silo.yaml --fail-on high --format github --quiet",
            "silo.yaml --min-score 100",
            "silo.yaml --min-coverage 100",
        ),
        wrong=(
            *on_a_company("{}"),
            "",
            "silo.yaml --fail-on terrible",
            "silo.yaml --only-new",
            "silo.yaml --since HEAD",
            "silo.yaml --baseline broken.json",
            "silo.yaml --output folder",
            "silo.yaml --output gone/report.json",
            "silo.yaml --select XXX",
            "silo.yaml --fail-on terrible --exit-zero",
        ),
        nothing=(*without_a_company("{}"), "gone.yaml --exit-zero", "gone.yaml --format json"),
        judges=("silo.yaml", "silo.yaml --fail-on high --exit-zero", "silo.yaml --redact people"),
    ),
    "diff": Ways(
        well=("healthy.yaml healthy.yaml --fail-on low", "healthy.yaml silo.yaml"),
        fails=(
            "healthy.yaml silo.yaml --fail-on high",
            "healthy.yaml silo.yaml --fail-on high --format json",
            "healthy.yaml silo.yaml --fail-on-regression",
        ),
        wrong=(
            *on_a_company("healthy.yaml {}"),
            "wrong.yaml healthy.yaml",
            "healthy.yaml",
            "- -",
            "HEAD:silo.yaml silo.yaml",
            "healthy.yaml silo.yaml --fail-on terrible",
        ),
        nothing=(*without_a_company("healthy.yaml {}"), "gone.yaml healthy.yaml"),
        judges=("healthy.yaml silo.yaml",),
    ),
    "baseline": Ways(
        well=("write silo.yaml --file accepted.json", "write silo.yaml --file second.json"),
        wrong=(
            *on_a_company("write {}"),
            "",
            "write",
            "forget silo.yaml",
            "list silo.yaml --file gone.json",
            "prune silo.yaml --file broken.json",
            "write silo.yaml --file broken.json",
            "write silo.yaml --file gone/accepted.json",
        ),
        nothing=without_a_company("write {}"),
        judges=("write silo.yaml", "list silo.yaml --file kept.json", "prune silo.yaml --file kept.json"),
    ),
    "simulate": Ways(
        well=("silo.yaml --leaves 佐藤花子", "silo.yaml --all-leavers"),
        wrong=(
            *on_a_company("{} --all-leavers"),
            "",
            "silo.yaml",
            "silo.yaml --leaves 田中",
            "silo.yaml --growth -1",
            "silo.yaml --merge 経理部",
        ),
        nothing=without_a_company("{} --all-leavers"),
        judges=("silo.yaml --leaves 佐藤花子",),
    ),
    "classify": Ways(
        well=("請求", "- --format json"),
        wrong=("", "請求 --industry gastronomy", "請求 --format yaml", "請求 --config settings.yaml"),
        nothing=("-",),
    ),
    "rules": Ways(well=("", "--format json"), wrong=("--format yaml", "surplus")),
    "explain": Ways(well=("SIL001", "duty-without-owner"), wrong=("", "SIL999", "SIL001 surplus")),
    "fields": Ways(well=("", "--format json"), wrong=("--section gone", "--format yaml", "surplus")),
    "schema": Ways(well=("", "--report", "--settings"), wrong=("--report --settings", "surplus")),
    "init": Ways(
        well=("", "--example minimal"),
        wrong=(
            "--example gone",
            "--output new.yaml",
            "--example minimal --output taken.yaml",
            "--example minimal --output gone/new.yaml",
            "surplus",
        ),
    ),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
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
    command = program(Catalogue("en"))
    assert isinstance(command, TyperGroup)
    options = {option for item in command.commands[name].params for option in item.opts}
    gated = any(option.startswith(("--fail-on", "--min-")) for option in options)
    reads = bool(options & {"path", "old", "new", "text", "file"})
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
    done = call(*words(name, WAYS[name].well[0]), *more.split())
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
@pytest.mark.parametrize("name", WAYS)
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

    def with_a_failed_rule(org: Organization, settings: Settings) -> AuditResult:
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
