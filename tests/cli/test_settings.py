"""Settings as a user meets them: the file decides, the call overrides, and it is shown what came from where."""

from pathlib import Path

import pytest

from tests.cli.calling import HEALTHY, SILO, call


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "org.yaml").write_text(SILO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(text: str, folder: Path = Path()) -> None:
    (folder / ".orgaudit.yaml").write_text(text, encoding="utf-8")


def test_the_gate_of_the_file_blocks_and_the_call_overrides_it() -> None:
    settings("gate: {fail-on: critical}\n")
    assert call("audit", "org.yaml").code == 1
    assert call("audit", "org.yaml", "--fail-on", "never").code == 0
    assert call("audit", "org.yaml", "--isolated").code == 0


def test_a_department_has_its_own_budget_and_is_named() -> None:
    settings("gate: {departments: {経理部: {fail-on: critical}}}\n")
    done = call("audit", "org.yaml", "--lang", "en", "--format", "json")
    assert done.code == 1
    assert "経理部: " in done.err


def test_a_gate_for_a_department_that_is_not_there_is_no_pass() -> None:
    settings("gate: {departments: {経理: {fail-on: critical}}}\n")
    done = call("audit", "org.yaml", "--lang", "ja")
    assert done.code == 2
    assert "経理部" in done.err


def test_a_mistake_in_the_settings_ends_the_run_with_its_place() -> None:
    settings("gate:\n  fail-onn: high\n")
    done = call("audit", "org.yaml", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(".orgaudit.yaml:2:3: Unknown key “fail-onn”. Did you mean “fail-on”?")


@pytest.mark.parametrize("what", ["a folder", "a link that leads nowhere"])
def test_settings_that_cannot_be_read_are_told_and_never_passed_over(what: str, repository: Path) -> None:
    place = repository / ".orgaudit.yaml"
    if what == "a folder":
        place.mkdir()
    else:
        place.symlink_to("nowhere.yaml")
    for inside in (Path("org.yaml"), repository / "below" / "org.yaml"):
        inside.parent.mkdir(exist_ok=True)
        inside.write_text(SILO, encoding="utf-8")
        done = call("audit", str(inside), "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert f"{place}: the settings are no file" in done.err
        assert call("audit", str(inside), "--isolated").code == 0


def test_the_paths_of_the_file_are_audited_where_the_call_names_none(repository: Path) -> None:
    settings("paths: [company]\nlang: ja\n")
    (repository / "company").mkdir()
    (repository / "org.yaml").rename(repository / "company" / "org.yaml")
    done = call("audit")
    assert done.code == 0
    assert done.out.startswith("北斗商事")
    assert call("audit", "--isolated").code == 2


def test_level_and_threshold_of_a_rule_can_be_changed() -> None:
    plain = call("audit", "org.yaml", "--select", "SIL001", "--lang", "en", "--full").out
    settings("severity: {SIL001: info}\n")
    assert "[high]" in plain
    assert "[high]" not in call("audit", "org.yaml", "--select", "SIL001", "--lang", "en", "--full").out
    (Path() / "org.yaml").write_text(HEALTHY, encoding="utf-8")
    settings("options: {SIL001: {least_keepers: 3}}\n")
    assert "SIL001" in call("audit", "org.yaml", "--select", "SIL001", "--lang", "en", "--full").out


def test_the_language_of_the_file_stands_behind_that_of_the_call() -> None:
    settings("lang: en\n")
    assert "Organisation audit" in call("audit", "org.yaml", "--format", "markdown").out
    assert "Organisation audit" not in call("audit", "org.yaml", "--format", "markdown", "--lang", "ja").out


def test_people_are_hidden_where_the_file_says_so() -> None:
    settings("redact: people\n")
    assert "佐藤花子" not in call("audit", "org.yaml", "-v").out


def test_every_setting_is_shown_with_its_origin() -> None:
    settings("gate:\n  min-score: 40\nlang: en\n")
    out = call("audit", "org.yaml", "--show-settings", "--fail-on", "high").out
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line}
    assert rows["gate.min-score"] == ["40.0", ".orgaudit.yaml:1"]
    assert rows["gate.fail-on"] == ['"high"', "--fail-on"]
    assert rows["lang"] == ['"en"', ".orgaudit.yaml:3"]
    assert rows["paths"] == ['["org.yaml"]', "PATH"]
    assert rows["redact"] == ["—", "default"]


def test_a_named_file_must_be_there() -> None:
    assert call("audit", "org.yaml", "--config", "gone.yaml").code == 2
    (Path() / "other.yaml").write_text("gate: {fail-on: critical}\n", encoding="utf-8")
    assert call("audit", "org.yaml", "--config", "other.yaml").code == 1


def test_own_words_and_offices_win_and_are_named() -> None:
    settings("functions:\n  names: {給与計算: sales}\n  offices: {billing: front}\n")
    told = call("classify", "給与計算", "--lang", "en").out
    assert "sales" in told
    assert "own" in told
    assert '"office": "front"' in call("classify", "請求書の発行", "--format", "json").out
    assert '"office": "back"' in call("classify", "請求書の発行", "--format", "json", "--isolated").out


def test_the_schema_of_the_settings_is_printed() -> None:
    out = call("schema", "--settings").out
    assert '"fail-on"' in out
    assert '"least_keepers"' in out
    assert call("schema", "--settings", "--report").code == 2
