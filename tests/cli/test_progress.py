"""A sign of life on a terminal: after a second, one at a time, gone before anything else is written."""

import io
import time

import pytest

from orgaudit.cli.session import CommonOptions, Session
from orgaudit.cli.terminal import progress
from orgaudit.cli.terminal.progress import working


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def session(stderr: io.StringIO, *, quiet: bool = False) -> Session:
    return Session(
        stdin=io.BytesIO(),
        stdout=io.StringIO(),
        stderr=stderr,
        environ={"LANG": "en_US.UTF-8"},
        common=CommonOptions(lang="en", quiet=quiet),
    )


def waited_for(stream: io.StringIO, text: str) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until and text not in stream.getvalue():
        time.sleep(0.01)
    return text in stream.getvalue()


def test_a_terminal_is_told_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    stderr = Terminal()
    call = session(stderr)
    with working(call, "planning"):
        with working(call, "judging"):
            assert waited_for(stderr, "Planning")
        call.note("a note")
        before = stderr.getvalue()
    assert before.endswith("a note\n")
    assert stderr.getvalue() == before
    assert "Judging" not in before


@pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO(), False), (Terminal(), True)])
def test_nothing_is_told_to_a_quiet_call_or_a_file(
    stream: io.StringIO, *, quiet: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    call = session(stream, quiet=quiet)
    with working(call, "reading"):
        time.sleep(0.05)
    assert stream.getvalue() == ""


def test_what_is_quick_is_not_told() -> None:
    stderr = Terminal()
    with working(session(stderr), "reading"):
        pass
    assert stderr.getvalue() == ""


def test_what_is_measured_is_told_in_per_cent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    stderr = Terminal()
    with working(session(stderr), "reading", measured=True) as shown:
        shown(0.37)
        assert waited_for(stderr, "37%")
        shown(0.62)
        assert waited_for(stderr, "62%")
