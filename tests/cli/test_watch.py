"""``orgaudit audit --watch``: again after every change, and patient with files that are broken for a moment."""

import io
from pathlib import Path

import pytest

from orgaudit.cli.main import run
from orgaudit.cli.session import Session
from tests.cli.calling import HEALTHY, SILO, call


def test_each_change_is_audited_until_somebody_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, out, err = tmp_path / "org.yaml", io.StringIO(), io.StringIO()
    file.write_text(SILO, encoding="utf-8")
    looks = iter(["", "departments: [", HEALTHY, ""])

    def meanwhile(_seconds: float) -> None:
        text = next(looks, None)
        if text is None:
            raise KeyboardInterrupt
        if text:
            file.write_text(text, encoding="utf-8")

    monkeypatch.setattr("time.sleep", meanwhile)
    session = Session(stdin=io.BytesIO(), stdout=out, stderr=err, environ={})
    today = ("--lang", "en", "--today", "2026-10-01")
    assert run(("audit", str(file), "--watch", *today), session) == 130
    assert out.getvalue().endswith(call("audit", str(file), *today).out)
    assert out.getvalue().count("Judged") == 2, "the broken file gave no report"
    assert "1 problem" in err.getvalue()
    assert err.getvalue().count("Ctrl-C ends") == 3


def test_standard_input_cannot_be_watched() -> None:
    assert call("audit", "-", "--watch").code == 2
