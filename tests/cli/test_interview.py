"""The first interview, driven on a real pseudo-terminal as a person would."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.calling import ROOT, call

pytestmark = pytest.mark.slow

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

CTRL_C = "\x03"
PATIENCE = 60.0


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.parent, child = pty.openpty()
        keep = {key: os.environ[key] for key in ("PATH",) if key in os.environ}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "orgaudit", *arguments],
            cwd=folder,
            stdin=child,
            stdout=child,
            stderr=child,
            start_new_session=True,
            preexec_fn=lambda: os.login_tty(child) if hasattr(os, "login_tty") else _control(child),
            env={**keep, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100", "PYTHONUTF8": "1"},
        )
        os.close(child)
        self.told, self.seen = "", 0

    def until(self, text: str) -> None:
        """Read until the program says this."""
        ends = time.monotonic() + PATIENCE
        while (found := self.told.find(text, self.seen)) < 0:
            assert time.monotonic() < ends, self.told
            if select.select([self.parent], [], [], 0.5)[0]:
                try:
                    data = os.read(self.parent, 65_536)
                except OSError:
                    data = b""
                assert data, self.told
                self.told += data.decode("utf-8", "replace").replace("\r\n", "\n")
        self.seen = found + len(text)

    def answers(self, *texts: str) -> None:
        """Answer one question after the other."""
        for text in texts:
            self.until("\n> ")
            os.write(self.parent, (text if text == CTRL_C else f"{text}\n").encode())

    def ends(self) -> int:
        """Read to the end and return the code."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            try:
                data = os.read(self.parent, 65_536) if select.select([self.parent], [], [], 0.5)[0] else None
            except OSError:
                break
            if data == b"":
                break
            self.told += (data or b"").decode("utf-8", "replace").replace("\r\n", "\n")
        return self.program.wait(PATIENCE)

    def close(self) -> None:
        os.close(self.parent)
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()


def _control(child: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(child, termios.TIOCSCTTY, 0)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[object]:
    opened: list[Terminal] = []

    def open_one(*arguments: str) -> Terminal:
        opened.append(Terminal(tmp_path, *arguments))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def test_from_the_first_question_to_the_first_audit(terminal: object, tmp_path: Path) -> None:
    screen = terminal("init", "--lang", "ja")  # type: ignore[operator]
    screen.answers("北斗商事", "経理部", "")  # the name tells the office
    screen.answers("給与計算", "はい", "佐藤", "なし", "2", "紙、エクセル")
    screen.answers("", "営業部", "フロント", "")
    screen.answers("")
    assert screen.ends() == 0, screen.told
    assert "名前からの提案: バック" in screen.told
    assert "組織の点数" in screen.told, "the first audit"
    text = (tmp_path / "会社.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=orgaudit.schema.json\n# ")
    for line in (
        "会社: 北斗商事",
        "  - 部署名: 経理部",
        "    オフィス: バック",
        "      - 業務名: 給与計算",
        "        機能: payroll",
        "        主担当: 佐藤",
        "        副担当: なし",
        "        手順書: 古い",
        "        媒体: [紙, Excel]",
        "    オフィス: フロント",
    ):
        assert f"\n{line}\n" in text, line
    assert (tmp_path / "orgaudit.schema.json").is_file()
    assert not (tmp_path / ".orgaudit-init.json").exists()
    assert call("audit", str(tmp_path / "会社.yaml")).code == 0


def test_in_english_with_a_step_back_and_answers_that_are_asked_again(
    terminal: object, tmp_path: Path
) -> None:
    screen = terminal("init", "--lang", "en", "-o", "org.yaml")  # type: ignore[operator]
    screen.answers("", "Meadow Ltd", "Sales")
    screen.answers("nonsense", "back", "<", "<", "Accounts", "back")
    screen.answers("Payroll", "yes", "Ann, Ben", "", "", "")
    screen.answers("Payroll", "Ledger", "no", "Ann", "none", "ok", "system", "", "")
    assert screen.ends() == 0, screen.told
    text = (tmp_path / "org.yaml").read_text(encoding="utf-8")
    assert "  - name: Accounts\n    office: back\n" in text
    assert "Sales" not in text
    assert "        primary: [Ann, Ben]\n        # backups:" in text, "unknown is no statement"
    assert text.count("Payroll") == 1
    assert "Please write a name" in screen.told
    assert "This name is there already" in screen.told


def test_what_was_answered_is_kept_when_it_is_broken_off(terminal: object, tmp_path: Path) -> None:
    screen = terminal("init", "--lang", "ja")  # type: ignore[operator]
    screen.answers("北斗商事", "経理部", CTRL_C)
    assert screen.ends() == 130, screen.told
    assert ".orgaudit-init.json" in screen.told
    assert not list(tmp_path.glob("*.yaml"))
    again = terminal("init", "--lang", "ja")  # type: ignore[operator]
    again.answers("バック", "", "")
    assert again.ends() == 0, again.told
    assert "前回の続き" in again.told
    assert "会社: 北斗商事\n" in (tmp_path / "会社.yaml").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_told_before_anything_is_asked(terminal: object, tmp_path: Path) -> None:
    (tmp_path / "会社.yaml").write_text("", encoding="utf-8")
    screen = terminal("init", "--lang", "ja")  # type: ignore[operator]
    assert screen.ends() == 2
    assert "会社.yaml" in screen.told


@pytest.mark.parametrize("what", ["a link", "a pipe", "nested without end", "endless"])
def test_answers_that_a_folder_of_strangers_holds(what: str, terminal: object, tmp_path: Path) -> None:
    """Nobody named the file of answers: what it leads to is neither read nor written."""
    kept, elsewhere = tmp_path / ".orgaudit-init.json", tmp_path / "elsewhere"
    if what == "a link":
        elsewhere.write_text("{}", encoding="utf-8")
        kept.symlink_to(elsewhere)
    elif what == "a pipe":
        os.mkfifo(kept)
    elif what == "endless":
        kept.symlink_to("/dev/zero")
    else:
        kept.write_text("[" * 200_000, encoding="utf-8")
    screen = terminal("init", "--lang", "en", "-o", "org.yaml")  # type: ignore[operator]
    screen.answers("Meadow Ltd", CTRL_C)
    assert screen.ends() == 130, screen.told
    assert ("The answers so far are in" in screen.told) is (what == "nested without end")
    if what == "a link":
        assert elsewhere.read_text(encoding="utf-8") == "{}"
        assert kept.is_symlink()
