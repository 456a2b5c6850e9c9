"""An option never takes the next one for its value."""

from pathlib import Path

import pytest

from tests.cli.calling import call

COMPANY = "company: Meadow\ndepartments:\n  - {name: Sales, duties: [{name: Prices, primary: Ann}]}\n"


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(
    "words",
    [
        ("simulate", "org.yaml", "--leaves", "Ann", "--write", "--isolated"),
        ("audit", "org.yaml", "--output", "--quiet"),
        ("audit", "org.yaml", "--since", "--only-new"),
        ("portfolio", "org.yaml", "--output", "--lang"),
    ],
)
def test_the_next_option_is_no_value(
    words: tuple[str, ...], lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    done = call("--lang", lang, *words)
    assert (done.code, done.out) == (2, "")
    assert words[-2] in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["org.yaml"]


def test_a_value_that_begins_with_a_dash_is_one_where_it_is_no_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    assert call("audit", "org.yaml", "--output", "--mine.json").code == 0
    assert (tmp_path / "--mine.json").exists()
