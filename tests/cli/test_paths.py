"""Programs that review a repository count paths from its root; people from where they stand."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.compare.repository import commit, repository

COMPANY = """\
company: {name: A, as_of: 2026-11-20}
departments:
  - name: B
    duties: [{name: C, primary: D, backups: none, manual: none, criticality: high}]
"""


@pytest.fixture
def sub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = repository(tmp_path / "repo")
    folder = root / "data" / "org"
    folder.mkdir(parents=True)
    (folder / "org.yaml").write_text(COMPANY, encoding="utf-8")
    commit(root)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("form", ["github", "sarif", "gitlab", "junit", "csv", "rdjson", "json"])
def test_machines_count_from_the_root_wherever_the_call_is_made(
    sub: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = call("audit", "org.yaml", "--isolated", "--format", form).out
    assert "data/org/org.yaml" in here
    assert str(sub) not in here
    monkeypatch.chdir(sub.parents[1])
    assert call("audit", "data/org/org.yaml", "--isolated", "--format", form).out == here
    monkeypatch.chdir(sub.parents[3])
    assert call("audit", str(sub / "org.yaml"), "--isolated", "--format", form).out == here


@pytest.mark.parametrize("command", [("plan",), ("questions",), ("diff", "org.yaml"), ("simulate",)])
def test_every_report_for_programs_counts_alike(sub: Path, command: tuple[str, ...]) -> None:
    more = ("--leaves", "D") if command == ("simulate",) else ()
    text = call(*command, "org.yaml", "--isolated", "--format", "json", *more).out
    assert str(sub) not in text
    if "paths" in text:
        assert '"data/org/org.yaml"' in text


def test_people_count_from_where_they_stand_and_see_whole_paths_outside_it(
    sub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert " org.yaml:4" in call("audit", "org.yaml", "--isolated", "--verbose").out
    monkeypatch.chdir(sub.parent / "org" / "..")
    assert "org/org.yaml:4" in call("audit", "org/org.yaml", "--isolated", "--verbose").out
    (sub / "else").mkdir()
    monkeypatch.chdir(sub / "else")
    assert (
        f"{(sub / 'org.yaml').as_posix()}:4"
        in call("audit", "../org.yaml", "--isolated", "-v", "--format", "markdown").out
    )


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_the_checkout_that_a_build_server_names_is_the_root(sub: Path, name: str) -> None:
    text = call("audit", "org.yaml", "--isolated", "--format", "json", env={name: str(sub.parent)}).out
    assert json.loads(text)["input"]["paths"] == ["org/org.yaml"]
    elsewhere = call(
        "audit", "org.yaml", "--isolated", "--format", "json", env={name: str(sub / "not-here")}
    ).out
    assert json.loads(elsewhere)["input"]["paths"] == ["data/org/org.yaml"]


def test_outside_a_repository_paths_count_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "org.yaml").write_text(COMPANY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = call("audit", "in/org.yaml", "--isolated", "--format", "json").out
    assert json.loads(text)["input"]["paths"] == ["in/org.yaml"]
