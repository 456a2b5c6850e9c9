"""What goes wrong around the program is told as what it is, costs no older report, and leaves nothing behind."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from itertools import count
from pathlib import Path

import pytest

from orgaudit import pipeline
from orgaudit.cli.commands import import_sheets
from orgaudit.cli.input import answer_sheet
from orgaudit.cli.output import write_company
from orgaudit.intake import first_bytes
from orgaudit.intake.editing.text_files import TextFile, text_files
from tests.cli.calling import HEALTHY, ROOT, SILO, call, spawn

posix = pytest.mark.skipif(os.name == "nt", reason="signals and folders as POSIX has them")


@pytest.fixture
def org(tmp_path: Path) -> Path:
    path = tmp_path / "org.yaml"
    path.write_text(SILO, encoding="utf-8")
    return path


COMMANDS = (
    ("audit", "{org}"),
    ("audit", "-"),
    ("plan", "{org}"),
    ("simulate", "{org}", "--growth", "2", "--write", "n.yaml"),
    ("diff", "{org}", "{org}"),
    ("audit", "{org}", "--since", "HEAD"),
    ("audit", "{org}", "-o", "x.json"),
    ("questions", "{org}"),
    ("baseline", "write", "{org}"),
    ("convert", "{org}"),
    ("classify", "x"),
)


@posix
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_working_folder_that_is_gone_is_told(
    org: Path, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    called = call(*(part.format(org=org) for part in command), "--lang", "en")
    monkeypatch.chdir(tmp_path)
    assert called.code == 2
    assert "working folder" in called.err
    assert "bug" not in called.err


@posix
@pytest.mark.parametrize(
    "command",
    [
        "audit {name}",
        "audit {name}/org.yaml",
        "audit {org} --output {name}.html",
        "audit {org} --config {name}",
        "diff {org} {name}",
        "portfolio {name}",
        "trend {name}",
        "rules test {name}",
        "import {name}.csv -o {name}.yaml",
        "simulate {org} --leaves 佐藤花子 --write {name}.yaml",
        "template -o {name}.xlsx",
    ],
)
def test_a_name_that_no_file_can_have_is_told(command: str, org: Path) -> None:
    called = call(*(part.format(org=org, name="x" * 300) for part in command.split()), "--lang", "en")
    assert called.code in (2, 3)
    assert "x" * 300 in called.err
    assert "bug" not in called.err


def test_memory_that_runs_out_is_told(org: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "audit", too_much)
    called = call("audit", str(org), "--lang", "en")
    assert called.code == 2
    assert "memory" in called.err


def test_memory_that_runs_out_in_a_portfolio_is_told(org: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("orgaudit.portfolio.run.audited", too_much)
    called = call("portfolio", str(org), "--jobs", "1", "--format", "json")
    assert called.code == 2
    assert "no_memory" in called.out


@posix
@pytest.mark.parametrize("most", [5, 8])
@pytest.mark.parametrize("command", ["audit {org} -o html:{org}.html", "portfolio {org} --jobs 2"])
def test_too_few_open_files_are_told(command: str, most: int, org: Path) -> None:
    limited = (
        f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most}));"
        "from orgaudit.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, *command.format(org=org).split()],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0 or b"open files" in done.stderr


@posix
@pytest.mark.parametrize("closed", [0, 1])
@pytest.mark.parametrize("command", ["lsp", "mcp"])
def test_a_stream_that_is_closed_is_told(command: str, closed: int) -> None:
    code = f"import os; os.close({closed}); os.execv({sys.executable!r}, {[sys.executable, '-m', 'orgaudit', command]!r})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@posix
def test_a_pipe_in_the_cache_folder_keeps_nobody_waiting(org: Path, tmp_path: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert spawn("audit", str(org), env=cache)[0] == 0
    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    for path in kept:
        path.unlink()
        os.mkfifo(path)
    assert kept
    assert spawn("audit", str(org), env=cache)[0] == 0


@posix
def test_a_terminal_that_nobody_types_into_is_told(org: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    monkeypatch.setattr(first_bytes, "PATIENCE", 0.1)
    front, back = pty.openpty()
    try:
        called = call("audit", os.ttyname(back), "--lang", "en")
    finally:
        os.close(front)
        os.close(back)
    assert called.code == 2
    assert "cannot be" in called.err


@pytest.mark.parametrize("module", ["yaml", "orgaudit.wording.catalogue", "orgaudit.cli.session"])
def test_a_library_that_cannot_be_loaded_is_no_failed_gate(module: str, org: Path, tmp_path: Path) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; from orgaudit.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "audit", str(org)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 70
    assert module.partition(".")[0] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("columns", ["9" * 30, "0", "-5", "abc", "１２", "1"])
def test_an_absurd_width_changes_nothing_but_the_width(columns: str, org: Path) -> None:
    code, out, _err = spawn("audit", str(org), "--lang", "en", env={"COLUMNS": columns})
    assert code == 0
    assert max(map(len, out.decode().splitlines())) <= 1_000


@posix
def test_a_circle_of_links_is_followed_once(org: Path) -> None:
    folder = org.parent / "company"
    folder.mkdir()
    (folder / "again").symlink_to(folder)
    (folder / "org.yaml").write_text(SILO, encoding="utf-8")
    (org.parent / "self").symlink_to(org.parent / "self")
    assert call("audit", str(folder)).code == 0
    missing = call("audit", str(org.parent / "self"), "--lang", "en")
    assert missing.code == 3
    assert "did you mean" not in missing.err


@posix
def test_a_full_disk_leaves_the_older_report(org: Path) -> None:
    report = org.parent / "report.json"
    report.write_text("older", encoding="utf-8")
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); from orgaudit.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, "audit", str(org), "-o", str(report), "--quiet"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(org.parent / "cache")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert report.read_text(encoding="utf-8") == "older"
    assert [path.name for path in org.parent.iterdir() if path.suffix == ".part"] == []


@posix
def test_a_folder_that_cannot_be_written_leaves_the_older_report(org: Path) -> None:
    folder = org.parent / "closed"
    folder.mkdir()
    (folder / "report.json").write_text("older", encoding="utf-8")
    folder.chmod(0o500)
    try:
        code, _, told = spawn(
            "audit", str(org), "-o", str(folder / "report.json"), "--lang", "en", ordinary=True
        )
    finally:
        folder.chmod(0o700)
    assert (code, b"cannot be written (Permission denied)" in told) == (2, True), told
    assert (folder / "report.json").read_text(encoding="utf-8") == "older"


@posix
def test_a_file_that_may_not_be_read_is_told(org: Path) -> None:
    org.chmod(0)
    code, _, told = spawn("audit", str(org), "--lang", "en", ordinary=True)
    assert (code, b"cannot be read (Permission denied)" in told) == (2, True), told


def test_a_file_that_others_write_meanwhile_is_read_as_one_of_its_states(org: Path, tmp_path: Path) -> None:
    states, ended = (SILO, HEALTHY), threading.Event()

    def keep_writing() -> None:
        for number in count():
            new = tmp_path / "new"
            new.write_text(states[number % 2], encoding="utf-8")
            new.replace(org)
            if ended.wait(0.001):
                return

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        called = [call("audit", str(org), "--isolated", "--format", "json", "--names") for _ in range(10)]
    finally:
        ended.set()
        writer.join()
    expected = set()
    for state in states:
        org.write_text(state, encoding="utf-8")
        expected.add(call("audit", str(org), "--isolated", "--format", "json", "--names").out)
    assert {item.out for item in called} <= expected


WRITERS = (
    ("questions", "{org}", "--answers", "{sheet}", "--write"),
    ("import", "{sheet}", "--into", "{org}"),
    ("simulate", "{org}", "--automate", "経理部/給与計算", "--write", "{org}"),
)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer[0])
def test_what_an_editor_saved_meanwhile_is_not_written_over(
    writer: tuple[str, ...], org: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sheet.csv").write_text("部署,業務名,担当者\n経理部,請求,田中\n", encoding="utf-8")
    asked = call("questions", str(org), "--lang", "en", "--format", "markdown").out
    first = asked.index("- Answer (")
    asked = asked[:first] + asked[first:].replace("): \n", "): none\n", 1)
    (tmp_path / "sheet.md").write_text(asked, encoding="utf-8")
    places = {"org": org, "sheet": tmp_path / ("sheet.md" if writer[0] == "questions" else "sheet.csv")}
    saved = f"{SILO}# saved meanwhile\n"

    def read_then_saved(paths: tuple[str, ...]) -> tuple[TextFile, ...]:
        files = text_files(paths)
        org.write_text(saved, encoding="utf-8")
        return files

    for room in (write_company, answer_sheet, import_sheets):
        monkeypatch.setattr(room, "text_files", read_then_saved)
    called = call(*(part.format(**places) for part in writer), "--lang", "en")
    assert (called.code, "changed while" in called.err) == (2, True), called.err
    assert org.read_text(encoding="utf-8") == saved


@pytest.mark.slow
@posix
def test_a_call_that_is_ended_leaves_an_older_report_and_nothing_after_the_next_run(org: Path) -> None:
    report, moments = org.parent / "report.json", random.Random(15)
    report.write_text("older", encoding="utf-8")
    command = [sys.executable, "-m", "orgaudit", "audit", str(org), "-o", str(report), "--quiet"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    for number in range(9):
        kind = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)[number % 3]
        running = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.02, 0.6))
        running.send_signal(kind)
        code = running.wait(timeout=60)
        # Before Python itself has started nobody can answer to an interruption.
        assert code in (0, 1, 130, -kind)
        text = report.read_text(encoding="utf-8")
        assert text == "older" or text.rstrip().endswith("}")
    assert call("audit", str(org), "-o", str(report), "--quiet").code == 0
    assert [path.name for path in org.parent.iterdir() if path.suffix == ".part"] == []


@posix
def test_what_a_killed_call_left_is_cleared_away_and_what_a_running_one_writes_is_not(org: Path) -> None:
    report = org.parent / "report.json"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left, used = (org.parent / f".report.json.{process}-abc.part" for process in (dead.pid, os.getpid()))
    for part in (left, used):
        part.write_text("half", encoding="utf-8")
    assert call("audit", str(org), "-o", str(report), "--quiet").code == 0
    assert (left.exists(), used.exists()) == (False, True)
