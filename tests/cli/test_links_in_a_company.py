"""A company in a folder of which files are links: each is written under the name by which it was reached, and no two into one."""

from pathlib import Path

import pytest

from tests.cli.calling import call


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, text in (
        ("org", "company: X\ndepartments: [{name: E, duties: [q7]}]\n"),
        ("shared", "departments: [{name: L, duties: [q6]}]\n"),
        ("other", "departments: [{name: M, duties: [q5]}]\n"),
    ):
        Path(folder).mkdir()
        Path(folder, "extra.yaml").write_text(text, encoding="utf-8")
    Path("org", "l.yaml").symlink_to(Path("..", "shared", "extra.yaml"))


WRITE = ("simulate org --growth 1.1 --isolated --write {}", "convert org -o {}")


@pytest.mark.parametrize("words", WRITE)
def test_a_link_keeps_its_own_name(words: str) -> None:
    called = call(*words.format("new").split())
    assert called.code == 0, called.err
    assert sorted(path.name for path in Path("new").iterdir()) == ["extra.yaml", "l.yaml"]
    assert "E" in Path("new/extra.yaml").read_text(encoding="utf-8")
    assert "L" in Path("new/l.yaml").read_text(encoding="utf-8")


def test_what_is_written_over_the_company_stays_in_its_files() -> None:
    assert call(*["simulate", "org", "--growth", "1.1", "--write", "org", "--isolated"]).code == 0
    assert "name: E" in Path("org/extra.yaml").read_text(encoding="utf-8")
    assert "name: L" in Path("shared/extra.yaml").read_text(encoding="utf-8")
    assert Path("org/l.yaml").is_symlink()


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_two_files_of_one_name_are_refused(lang: str) -> None:
    Path(".orgaudit.yaml").write_text("paths: [org/extra.yaml, other/extra.yaml]\n", encoding="utf-8")
    called = call(*["simulate", "--growth", "1.1", "--write", "new", "--lang"], lang)
    assert called.code == 2
    assert "org/extra.yaml" in called.err
    assert "other/extra.yaml" in called.err
    assert not Path("new").exists()


def test_links_that_would_be_written_into_one_file_are_refused() -> None:
    Path("new").mkdir()
    Path("new", "l.yaml").symlink_to("extra.yaml")
    called = call(*["convert", "org", "-o", "new"])
    assert called.code == 2
    assert not Path("new", "extra.yaml").exists()


def test_a_link_that_leads_nowhere_is_told() -> None:
    Path("org", "gone.yaml").symlink_to("nowhere.yaml")
    Path("org", ".hidden.yaml").symlink_to("nowhere.yaml")
    called = call("audit", "org", "--lang", "en")
    assert called.code == 0
    assert called.err.startswith("org/gone.yaml:1:1: Passed over, because")
    assert "hidden" not in called.err
    Path("org", "gone.yaml").unlink()
    assert "Passed over" not in call("audit", "org", "--lang", "en").err
