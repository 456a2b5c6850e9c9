"""What OLD and NEW of a comparison may be: paths, and states of a real repository."""

from pathlib import Path
from typing import Any

import pytest

from orgaudit.cli.input.states import StateName, state_name
from tests.cli.calling import call
from tests.cli.comparing import COMPANY, WORSE, as_json, diff, write_states
from tests.compare.repository import commit, git, repository


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_states(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repo(folder: Path) -> Path:
    repository(folder)
    (folder / "org.yaml").write_text(COMPANY, encoding="utf-8")
    commit(folder)
    (folder / "org.yaml").write_text(WORSE, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("org.yaml", StateName("org.yaml", "org.yaml")),
        ("main:org.yaml", StateName("main:org.yaml", "org.yaml", "main")),
        ("HEAD~2:a/b", StateName("HEAD~2:a/b", "a/b", "HEAD~2")),
        ("main@{2026-01-05 10:00}:a.yaml", StateName("main@{2026-01-05 10:00}:a.yaml", "a.yaml", "main@{2026-01-05 10:00}")),
        ("main:", StateName("main:", ".", "main")),
        ("C:\\orgs\\org.yaml", StateName("C:\\orgs\\org.yaml", "C:\\orgs\\org.yaml")),
        ("c:/orgs/org.yaml", StateName("c:/orgs/org.yaml", "c:/orgs/org.yaml")),
        ("D:org.yaml", StateName("D:org.yaml", "D:org.yaml")),
        ("-", StateName("-", "-")),
        ("", StateName("", "")),
    ],
)  # fmt: skip
def test_what_is_a_ref_and_what_a_path(text: str, expected: StateName) -> None:
    assert state_name(text) == expected


def test_a_path_that_exists_is_no_ref(folder: Path) -> None:
    (folder / "main:org.yaml").write_text(COMPANY, encoding="utf-8")
    assert state_name("main:org.yaml").ref is None


def test_the_last_commit_against_the_working_tree(repo: Path) -> None:
    report = as_json("HEAD:org.yaml", "org.yaml")
    assert [change["field"] for change in report["changes"]] == ["backups"]
    assert report["old"]["input"]["paths"] == ["HEAD:org.yaml"]
    git(repo, "switch", "--quiet", "--create", "reorganise")
    commit(repo)
    assert as_json("main:org.yaml", "reorganise:org.yaml")["changes"] == [
        {**change, "location": {**change["location"], "path": "reorganise:org.yaml"}}
        for change in report["changes"]
    ]


def test_a_path_at_a_ref_counts_from_here_and_else_from_the_root(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = repo / "inner"
    inner.mkdir()
    (inner / "own.yaml").write_text(WORSE, encoding="utf-8")
    commit(repo)
    monkeypatch.chdir(inner)
    assert as_json("HEAD:org.yaml", "HEAD:own.yaml")["changes"] == []
    assert diff("HEAD:inner/own.yaml", "own.yaml").code == 0


def test_a_file_that_is_gone_can_still_be_compared(repo: Path) -> None:
    inner = repo / "inner"
    inner.mkdir()
    (inner / "org.yaml").write_text(COMPANY, encoding="utf-8")
    commit(repo)
    (inner / "org.yaml").unlink()
    inner.rmdir()
    assert [item["field"] for item in as_json("HEAD:inner/org.yaml", "org.yaml")["changes"]] == ["backups"]


def test_a_file_that_was_not_there_yet_counts_as_an_empty_company(repo: Path) -> None:
    (repo / "branch.yaml").write_text(WORSE, encoding="utf-8")
    done = diff("HEAD:branch.yaml", "branch.yaml", "--fail-on", "high")
    assert done.code == 1
    assert "no such company yet" in done.err
    report = as_json("HEAD:branch.yaml", "branch.yaml")
    assert {(item["kind"], item["element"]) for item in report["changes"]} == {("added", "department")}
    assert report["old"]["input"] == {"paths": [], "sha256": None}
    # A slip of the pen is no empty company.
    done = diff("HEAD:brnach.yaml", "branch.yaml")
    assert (done.code, done.out) == (3, "")
    assert diff("org.yaml", "HEAD:branch.yaml").code == 3


def test_refs_that_are_none_and_folders_without_history(repo: Path, tmp_path_factory: Any) -> None:
    for name in ("gone:org.yaml", ":org.yaml", "--output:org.yaml"):
        done = call("diff", "--lang", "en", "--", name, "org.yaml")
        assert (done.code, done.out) == (2 if name != ":org.yaml" else 3, ""), name
    outside = tmp_path_factory.mktemp("outside")
    assert diff(f"HEAD:{outside}/org.yaml", "org.yaml").code == 2


def test_a_problem_in_the_earlier_state_is_told_with_its_place(repo: Path) -> None:
    (repo / "org.yaml").write_text("company: A\nsections: []\n", encoding="utf-8")
    commit(repo)
    (repo / "org.yaml").write_text(COMPANY, encoding="utf-8")
    done = diff("HEAD:org.yaml", "org.yaml")
    assert (done.code, done.out) == (2, "")
    assert "HEAD:org.yaml:2:1" in done.err


def test_a_state_without_a_path_is_told_as_one(repo: Path) -> None:
    del repo
    called = call("diff", "HEAD", "org.yaml", "--lang", "en")
    assert (called.code, called.out) == (2, "")
    assert "HEAD:org.yaml" in called.err
    assert "no such file" in call("diff", "HEADS", "org.yaml", "--lang", "en").err
