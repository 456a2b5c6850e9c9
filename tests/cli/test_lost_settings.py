"""Settings that were meant and would be passed over decide nothing in silence."""

from pathlib import Path

import pytest

from tests.cli.calling import SILO, call


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(SILO, encoding="utf-8")
    Path(".orgaudit.yml").write_text("gate: {fail-on: high}\n", encoding="utf-8")


def test_settings_by_the_other_suffix_are_told() -> None:
    done = call("audit", "org.yaml", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "called .orgaudit.yaml only; rename it" in done.err
    assert call("audit", "org.yaml", "--isolated").code == 0
    assert call("audit", "org.yaml", "--config", ".orgaudit.yml").code == 1
    Path(".orgaudit.yaml").write_text("gate: {fail-on: never}\n", encoding="utf-8")
    assert call("audit", "org.yaml").code == 0


def test_an_empty_name_of_settings_is_not_none() -> None:
    """As of a variable that is not set."""
    Path(".orgaudit.yml").unlink()
    done = call("audit", "org.yaml", "--config", "", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "--config: the path is missing" in done.err


def test_the_page_of_settings_tells_the_language_that_holds() -> None:
    Path(".orgaudit.yml").rename(".orgaudit.yaml")
    Path(".orgaudit.yaml").write_text("lang: en\n", encoding="utf-8")

    def told(**environment: str) -> list[str]:
        page = call("audit", "org.yaml", "--show-settings", env=environment).out
        return next(line for line in page.splitlines() if line.startswith("lang ")).split()

    assert told() == ["lang", '"en"', ".orgaudit.yaml:1"]
    assert told(ORGAUDIT_LANG="ja") == ["lang", '"ja"', "ORGAUDIT_LANG"]
    assert told(LC_ALL="ja_JP.UTF-8") == ["lang", '"ja"', "LC_ALL"]
    assert told(LC_ALL="C", LANG="ja_JP.UTF-8") == ["lang", '"en"', ".orgaudit.yaml:1"]


def test_explain_tells_what_the_settings_make_of_a_rule() -> None:
    Path(".orgaudit.yml").unlink()
    plain = call("explain", "SIL002", "--lang", "en").out
    Path(".orgaudit.yaml").write_text(
        "options: {SIL002: {review_months: 6}}\nseverity: {SIL002: low}\nignore: [SIL001]\n", encoding="utf-8"
    )
    told = call("explain", "SIL002", "--lang", "en").out
    for line in (
        "What holds here, by .orgaudit.yaml",
        "Each of its findings is low.",
        "review_months = 6 months",
    ):
        assert line in told
        assert line not in plain
    assert "It does not run" in call("explain", "SIL001", "--lang", "en").out
    for arguments in (("SIL002", "--isolated"), ("SIL003",)):
        assert "What holds here" not in call("explain", *arguments, "--lang", "en").out
    assert '"runs": false' in call("explain", "SIL001", "--format", "json").out
