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


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_file_that_is_gone_for_a_moment_is_waited_for(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, out, err = tmp_path / "org.yaml", io.StringIO(), io.StringIO()
    file.write_text(SILO, encoding="utf-8")
    looks = iter((file.unlink, lambda: file.write_text(HEALTHY, encoding="utf-8")))

    def meanwhile(_seconds: float) -> None:
        change = next(looks, None)
        if change is None:
            raise KeyboardInterrupt
        change()

    monkeypatch.setattr("time.sleep", meanwhile)
    session = Session(stdin=io.BytesIO(), stdout=out, stderr=err, environ={})
    today = ("--lang", language, "--today", "2026-10-01")
    assert run(("audit", str(file), "--watch", *today), session) == 130
    assert out.getvalue().endswith(call("audit", str(file), *today).out)
    file.unlink()
    assert call("audit", str(file), *today).err.partition("\n")[0] in err.getvalue()
    assert call("audit", str(file), "--watch", *today).code == 3, "one that was never there is a slip"


def test_settings_that_come_and_go_are_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, settings = tmp_path / "org.yaml", tmp_path / ".orgaudit.yaml"
    file.write_text(HEALTHY, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    looks = iter((lambda: settings.write_text("lang: ja\n", encoding="utf-8"), settings.unlink))

    def meanwhile(_seconds: float) -> None:
        change = next(looks, None)
        if change is None:
            raise KeyboardInterrupt
        change()

    monkeypatch.setattr("time.sleep", meanwhile)
    session = Session(stdin=io.BytesIO(), stdout=out, stderr=err, environ={})
    today = ("--today", "2026-10-01")
    assert run(("audit", str(file), "--watch", *today), session) == 130
    english, japanese = (call("audit", str(file), "--lang", lang, *today).out for lang in ("en", "ja"))
    assert out.getvalue() == english + japanese + english


def test_standard_input_cannot_be_watched() -> None:
    assert call("audit", "-", "--watch").code == 2
