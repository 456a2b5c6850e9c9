"""``--open``: the page in the browser of whoever called."""

import io
import tempfile
from pathlib import Path

import pytest

from orgaudit.cli.main import run
from orgaudit.cli.session import Session
from tests.cli.calling import SILO


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = tmp_path / "org.yaml"
    path.write_text(SILO, encoding="utf-8")
    return path


def opened(*arguments: str, browser: bool = True) -> tuple[int, list[str], str, str]:
    asked: list[str] = []

    def browse(address: str) -> bool:
        asked.append(address)
        return browser

    out, err = io.StringIO(), io.StringIO()
    session = Session(stdin=io.BytesIO(), stdout=out, stderr=err, environ={}, browse=browse)
    code = run(arguments, session)
    return int(code), asked, out.getvalue(), err.getvalue()


def test_the_page_that_the_call_names_is_written_and_opened(company: Path, tmp_path: Path) -> None:
    page = tmp_path / "報告 1.html"
    code, asked, out, err = opened("audit", str(company), "--output", str(page), "--open")
    assert (code, err) == (0, "")
    assert asked == [page.as_uri()]
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert out


def test_without_a_name_the_page_is_a_temporary_file(company: Path, tmp_path: Path) -> None:
    code, asked, _out, _err = opened("plan", str(company), "--open")
    (page,) = tmp_path.glob("orgaudit-*/report.html")
    assert code == 0
    assert asked == [page.as_uri()]


def test_without_a_browser_the_call_says_where_the_page_is(company: Path, tmp_path: Path) -> None:
    code, asked, _out, err = opened("audit", str(company), "--open", browser=False)
    (page,) = tmp_path.glob("orgaudit-*/report.html")
    assert code == 0
    assert asked
    assert str(page) in err


def test_nothing_is_opened_unless_asked_for(company: Path, tmp_path: Path) -> None:
    _code, asked, _out, _err = opened("audit", str(company), "--output", str(tmp_path / "a.html"))
    assert asked == []
