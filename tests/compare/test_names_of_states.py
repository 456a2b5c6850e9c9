"""A word of the call that could mean two states is refused: whoever may push a tag must not choose what a branch is held against."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from orgaudit.compare.states import history
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load_parts
from tests.cli.calling import SILO, call
from tests.compare.repository import commit, git, repository

GOOD = SILO.replace("backups: なし", "backups: [鈴木一郎]").replace("manual: なし", "manual: ok")
GATE = ("--only-new", "--fail-on", "high", "--lang", "en")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch that makes the company worse than main."""
    folder = repository(tmp_path / "repo")
    (folder / "org.yaml").write_text(GOOD, encoding="utf-8")
    commit(folder)
    git(folder, "switch", "--quiet", "--create", "work")
    (folder / "org.yaml").write_text(SILO, encoding="utf-8")
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("shadow", "asked"),
    [
        ("refs/tags/main", "main"),
        ("refs/tags/main", "main~0"),
        ("refs/tags/main", "main...HEAD"),
        ("refs/main", "main"),
        ("refs/remotes/main", "main"),
    ],
)
def test_a_name_of_two_states_is_refused(repo: Path, shadow: str, asked: str) -> None:
    assert call("audit", "org.yaml", "--since", asked, *GATE).code == 1
    git(repo, "update-ref", shadow, "HEAD")
    done = call("audit", "org.yaml", "--since", asked, *GATE)
    assert done.code == 2
    assert shadow in done.err
    assert "refs/heads/main" in done.err
    assert call("diff", "main:org.yaml", "org.yaml", "--lang", "en").code == 2
    for whole in ("refs/heads/main", "heads/main"):
        assert call("audit", "org.yaml", "--since", whole, *GATE).code == 1


def test_a_branch_that_is_called_like_one_of_the_server_is_refused(repo: Path) -> None:
    git(repo, "update-ref", "refs/remotes/origin/main", "main")
    assert call("audit", "org.yaml", "--since", "origin/main", *GATE).code == 1
    git(repo, "branch", "origin/main", "HEAD")
    assert call("audit", "org.yaml", "--since", "origin/main", *GATE).code == 2


def test_a_tag_that_is_called_like_the_id_of_a_commit_is_refused(repo: Path) -> None:
    whole = git(repo, "rev-parse", "main").strip()
    assert call("audit", "org.yaml", "--since", whole[:8], *GATE).code == 1
    git(repo, "tag", whole[:8], "HEAD")
    assert call("audit", "org.yaml", "--since", whole[:8], *GATE).code == 2
    assert call("audit", "org.yaml", "--since", whole, *GATE).code == 1


def test_two_names_of_one_state_are_one(repo: Path) -> None:
    git(repo, "tag", "--annotate", "--message", "x", "main", "refs/heads/main")
    assert call("audit", "org.yaml", "--since", "main", *GATE).code == 1
    git(repo, "tag", "HEAD", "refs/heads/main")
    assert call("audit", "org.yaml", "--since", "HEAD", *GATE).code == 0, "HEAD is never another one"


@pytest.mark.parametrize("same", [True, False])
def test_branches_that_were_merged_crosswise(repo: Path, *, same: bool) -> None:
    """Both left the other in two places; which of them counts matters only where the company differs there."""
    git(repo, "switch", "--quiet", "main")
    (repo / "other.txt").write_text("x", encoding="utf-8")
    if same:
        (repo / "org.yaml").write_text(SILO, encoding="utf-8")
    commit(repo)
    ours, theirs = git(repo, "rev-parse", "work").strip(), git(repo, "rev-parse", "main").strip()
    git(repo, "merge", "--quiet", "--strategy", "ours", "--message", "m", ours)
    git(repo, "switch", "--quiet", "work")
    git(repo, "merge", "--quiet", "--strategy", "ours", "--message", "m", theirs)
    done = call("audit", "org.yaml", "--since", "main", *GATE)
    assert done.code == (0 if same else 2)
    assert ("--since-exact" in done.err) is not same
    assert call("audit", "org.yaml", "--since-exact", "main", *GATE).code == (0 if same else 1)


def test_a_tag_of_no_commit_is_not_offered_for_itself(repo: Path) -> None:
    git(repo, "tag", "leaf", "main:org.yaml")
    done = call("audit", "org.yaml", "--since", "leaf", "--lang", "en")
    assert done.code == 2
    assert "Did you mean" not in done.err


def test_a_company_that_lay_elsewhere_is_told_with_its_place(repo: Path) -> None:
    git(repo, "mv", "org.yaml", "moved.yaml")
    done = call("audit", "moved.yaml", "--since", "main", "--lang", "en")
    assert done.err == "at main this company was found in org.yaml, which it is compared with\n"
    assert call("audit", "moved.yaml", "--since", "main", "--quiet").err == ""


def test_what_might_have_been_the_company_is_read_within_bounds(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders in each other, each with a file that is gone, were read again and again; a file that git knows as renamed always is."""
    folder = repo
    for number in range(8):
        folder /= "d"
        folder.mkdir()
        (folder / "o.yaml").write_text(f"company: {number}\ndepartments: [{'x' * 400}]\n", encoding="utf-8")
    commit(repo)
    git(repo, "rm", "--quiet", "-r", "d", "org.yaml")
    read = list[int]()

    def counted(parts: Sequence[tuple[str, bytes]], **more: Any) -> Loaded:
        read.append(len(parts))
        return load_parts(parts, **more)

    monkeypatch.setattr("orgaudit.compare.states.history.load_parts", counted)
    (repo / "new.yaml").write_text("company: other\ndepartments: [営業部]\n", encoding="utf-8")
    asked = ("audit", "new.yaml", "--since-exact", "HEAD", "--lang", "en")
    assert "no such company yet" in call(*asked).err
    assert len(read) > 10
    read.clear()
    monkeypatch.setattr(history, "MOST_LOOKED_AT", 1_000)
    assert "no such company yet" in call(*asked).err
    assert 0 < sum(read) <= 3
    (repo / "new.yaml").write_text(SILO, encoding="utf-8")
    git(repo, "add", "new.yaml")
    monkeypatch.setattr(history, "MOST_LOOKED_AT", 1)
    assert "found in org.yaml" in call(*asked).err


def test_a_file_that_is_called_like_a_state_is_refused(repo: Path) -> None:
    """A pull request may add one."""
    asked = ("diff", "main:org.yaml", "org.yaml", "--fail-on", "high", "--lang", "en")
    assert call(*asked).code == 1
    (repo / "main:org.yaml").write_text(SILO, encoding="utf-8")
    done = call(*asked)
    assert done.code == 2
    assert "write ./main:org.yaml for the file" in done.err
    git(repo, "update-ref", "refs/tags/main", "HEAD")
    assert call(*asked).code == 2
    assert call("diff", "./main:org.yaml", "org.yaml", "--fail-on", "high").code == 0
    (repo / "draft:org.yaml").write_text(SILO, encoding="utf-8")
    assert call("diff", "draft:org.yaml", "org.yaml").code == 0, "no state is called so"
