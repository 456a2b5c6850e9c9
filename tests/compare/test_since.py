"""The company as it was at a git ref, in a real repository."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.compare.repository import commit, git, repository

COMPANY = """\
company: {name: 北斗商事, as_of: 2026-11-20}
departments:
  - name: 経理部
    office: back
    charter: [給与計算, 請求]
    charter_reviewed_on: 2026-06-01
    goals: [{text: 締めを3日早める, kpi: 締め日数, target: 3, unit: 日, due: 2027-03-31, baseline: 6, owner: 佐藤, data_source: 会計}]
    headcount: 2
    duties:
      - {name: 給与計算, primary: 佐藤, backups: [鈴木], manual: ok, manual_reviewed_on: 2026-05-01, criticality: 最重要, deadline: 法定, hours_per_month: 30}
      - {name: 請求, primary: 鈴木, backups: [佐藤], manual: ok, manual_reviewed_on: 2026-05-01, criticality: 中, deadline: 社内, hours_per_month: 30}
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = repository(tmp_path / "repo")
    (folder / "org.yaml").write_text(COMPANY, encoding="utf-8")
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def without_backup() -> str:
    return COMPANY.replace("primary: 佐藤, backups: [鈴木]", "primary: 佐藤, backups: なし")


def new_findings(*more: str) -> list[dict[str, object]]:
    done = call("audit", *(more or ("org.yaml",)), "--since", "main", "--format", "json")
    return [item for item in json.loads(done.out)["findings"] if item["state"] == "new"]


def test_a_lost_backup_fails_with_the_one_finding_it_causes_at_its_line(repo: Path) -> None:
    git(repo, "switch", "--quiet", "--create", "reorganise")
    (repo / "org.yaml").write_text(without_backup(), encoding="utf-8")
    commit(repo)
    done = call("audit", "org.yaml", "--since", "main", "--fail-on", "high", "--only-new", "--lang", "en")
    assert done.code == 1
    grave = [item for item in new_findings() if item["severity"] in ("high", "critical")]
    (finding,) = grave
    assert (finding["rule"], finding["subject"]["id"]) == ("SIL001", "経理部/給与計算")  # type: ignore[index]
    assert finding["location"]["line"] == 10  # type: ignore[index]


def test_a_finding_stands_at_the_line_that_changed(repo: Path) -> None:
    """The stop risk is told at the manual; what changed is who can stand in."""
    block = (
        COMPANY
        + """\
      - name: 支払
        primary: 佐藤
        backups: [鈴木]
        criticality: 高
        hours_per_month: 9
        manual: なし
"""
    )
    (repo / "org.yaml").write_text(block, encoding="utf-8")
    commit(repo)
    changed = block.replace("        backups: [鈴木]", "        backups: なし")
    (repo / "org.yaml").write_text(changed, encoding="utf-8")
    (finding,) = (item for item in new_findings() if item["severity"] in ("high", "critical"))
    assert finding["rule"] == "SIL003"
    line = finding["location"]["line"]  # type: ignore[index]
    assert changed.splitlines()[line - 1] == "        backups: なし"


def test_an_unchanged_company_passes(repo: Path) -> None:
    assert call("audit", "org.yaml", "--since", "main", "--fail-on", "low", "--only-new").code == 0
    assert new_findings() == []


def test_a_file_that_was_not_there_yet_counts_as_an_empty_company(repo: Path) -> None:
    (repo / "branch.yaml").write_text(without_backup(), encoding="utf-8")
    done = call("audit", "branch.yaml", "--since", "main", "--fail-on", "high", "--only-new", "--lang", "en")
    assert done.code == 1
    assert "no such company yet" in done.err


def test_a_folder_is_read_as_it_was(repo: Path) -> None:
    folder = repo / "会社 データ"
    (folder / ".drafts").mkdir(parents=True)
    head, _, duties = without_backup().partition("    duties:\n")
    (folder / "a.yaml").write_text(without_backup(), encoding="utf-8")
    (folder / "notes.txt").write_text("no company\n", encoding="utf-8")
    (folder / ".drafts" / "b.yaml").write_text("nonsense: [\n", encoding="utf-8")
    commit(repo)
    assert new_findings("会社 データ") == []
    # Split over two files it is the same company.
    (folder / "a.yaml").write_text(f"{head}    duties:\n{duties}", encoding="utf-8")
    (folder / "b.yaml").write_text("departments:\n  - {name: 法務部, office: middle}\n", encoding="utf-8")
    assert {item["subject"]["department"] for item in new_findings("会社 データ")} <= {"法務部", None}  # type: ignore[index]


def test_an_unknown_ref_is_told(repo: Path) -> None:
    for ref in ("gone", "--output=x", ""):
        done = call("audit", "org.yaml", "--since", ref, "--lang", "en")
        assert (done.code, done.out) == (2, ""), ref


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("asked", ["main", "releas"])
def test_the_state_that_is_probably_meant_is_offered(repo: Path, lang: str, asked: str) -> None:
    """As in CI, where the branch of a pull request is there and the one it goes to only as that of the server."""
    git(repo, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(repo, "switch", "--quiet", "--create", "topic")
    git(repo, "branch", "--quiet", "-D", "main")
    git(repo, "tag", "release")
    done = call("audit", "org.yaml", "--since", asked, "--lang", lang)
    assert done.code == 2
    assert {"main": "origin/main", "releas": "release"}[asked] in done.err


def test_a_shallow_clone_says_what_to_fetch(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repo, "switch", "--quiet", "--create", "reorganise")
    (repo / "org.yaml").write_text(without_backup(), encoding="utf-8")
    commit(repo)
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--branch", "reorganise", f"file://{repo}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    done = call("audit", "org.yaml", "--since", "HEAD~1", "--lang", "en")
    assert done.code == 2
    assert "shallow" in done.err
    assert call("audit", "org.yaml", "--since", "HEAD").code == 0


def test_outside_a_repository_there_is_no_earlier_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert call("audit", "org.yaml", "--since", "HEAD").code == 2
    assert call("audit", "-", "--since", "HEAD", stdin=COMPANY).code == 2


def test_an_earlier_state_with_problems_is_no_empty_company(repo: Path) -> None:
    (repo / "org.yaml").write_text("company: A\nsections: []\n", encoding="utf-8")
    commit(repo)
    (repo / "org.yaml").write_text(COMPANY, encoding="utf-8")
    done = call("audit", "org.yaml", "--since", "HEAD", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "HEAD:org.yaml:2:1" in done.err


def gate(path: str, since: str = "main", *more: str) -> int:
    return call("audit", path, "--since", since, "--fail-on", "low", "--only-new", *more).code


@pytest.mark.parametrize("staged", [True, False])
def test_a_company_that_was_renamed_is_found(repo: Path, *, staged: bool) -> None:
    (repo / "org.yaml").rename(repo / "company.yaml")
    if staged:
        git(repo, "add", "--all")
    assert gate("company.yaml") == 0
    (repo / "company.yaml").write_text(without_backup(), encoding="utf-8")
    assert gate("company.yaml") == 1


def test_a_company_that_was_moved_and_rewritten_is_found_by_its_name(repo: Path) -> None:
    (repo / "org.yaml").unlink()
    (repo / "data").mkdir()
    (repo / "data" / "x.yaml").write_text(
        "company: 北斗商事\ndepartments: [{name: 経理部, office: back}]\n", encoding="utf-8"
    )
    done = call("audit", "data/x.yaml", "--since", "main", "--lang", "en")
    assert "no such company yet" not in done.err
    (repo / "data" / "x.yaml").write_text(
        "company: 南十字\ndepartments: [{name: 経理部, office: back}]\n", encoding="utf-8"
    )
    done = call("audit", "data/x.yaml", "--since", "main", "--lang", "en")
    assert "no such company yet" in done.err


def test_a_company_that_was_split_or_joined_is_found(repo: Path) -> None:
    extra = "departments:\n  - {name: 法務部, office: middle}\n"
    (repo / "org.yaml").unlink()
    folder = repo / "company"
    folder.mkdir()
    (folder / "a.yaml").write_text(COMPANY, encoding="utf-8")
    commit(repo, "split")
    assert gate("company", "HEAD^") == 0
    (folder / "b.yaml").write_text(extra, encoding="utf-8")
    commit(repo, "larger")
    assert gate("company", "HEAD", "--select", "SIL") == 0
    for name in ("a.yaml", "b.yaml"):
        (folder / name).unlink()
    joined = COMPANY.replace("departments:\n", "departments:\n  - {name: 法務部, office: middle}\n")
    (repo / "one.yaml").write_text(joined, encoding="utf-8")
    commit(repo, "joined")
    assert gate("one.yaml", "HEAD^") == 0


def test_what_others_mended_on_main_since_is_not_held_against_a_branch(repo: Path) -> None:
    (repo / "org.yaml").write_text(without_backup(), encoding="utf-8")
    commit(repo, "as it was")
    git(repo, "switch", "--quiet", "--create", "branch")
    (repo / "org.yaml").write_text(without_backup() + "# a remark\n", encoding="utf-8")
    commit(repo)
    git(repo, "switch", "--quiet", "main")
    (repo / "org.yaml").write_text(COMPANY, encoding="utf-8")
    commit(repo, "mended")
    git(repo, "switch", "--quiet", "branch")
    assert gate("org.yaml", "main") == gate("org.yaml", "main...HEAD") == 0
    exact = call("audit", "org.yaml", "--since-exact", "main", "--fail-on", "low", "--only-new")
    assert exact.code == 1
    both = call("audit", "org.yaml", "--since-exact", "main", "--since", "main", "--lang", "en")
    assert both.code == 2
    # The way back: what the branch itself loses is told.
    (repo / "org.yaml").write_text(
        without_backup().replace("primary: 鈴木, backups: [佐藤]", "primary: 鈴木, backups: なし"),
        encoding="utf-8",
    )
    assert gate("org.yaml", "main") == 1


def test_without_common_history_the_way_out_is_told(repo: Path) -> None:
    git(repo, "checkout", "--quiet", "--orphan", "other")
    commit(repo, "another beginning")
    done = call("audit", "org.yaml", "--since", "main", "--lang", "en")
    assert done.code == 2
    assert "--since-exact" in done.err
    assert call("audit", "org.yaml", "--since-exact", "main").code == 0


@pytest.mark.skipif(os.name == "nt", reason="the filter is a POSIX command")
def test_a_filtered_file_is_read_where_it_has_not_changed_and_its_filter_named_where_it_has(
    repo: Path,
) -> None:
    git(repo, "config", "filter.vault.clean", "base64")
    git(repo, "config", "filter.vault.smudge", "base64 -d")
    (repo / ".gitattributes").write_text("*.yaml filter=vault\n", encoding="utf-8")
    (repo / "org.yaml").write_text(COMPANY + "# kept in another form\n", encoding="utf-8")
    commit(repo)
    assert gate("org.yaml", "HEAD") == 0
    (repo / "org.yaml").write_text(without_backup(), encoding="utf-8")
    done = call("audit", "org.yaml", "--since", "HEAD", "--lang", "en")
    assert done.code == 2
    assert "vault" in done.err


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "Git LFS"),
        (b"\0GITCRYPT\0abc", "git-crypt"),
    ],
)
def test_what_stands_for_the_content_is_told_by_its_name(repo: Path, content: bytes, what: str) -> None:
    (repo / "org.yaml").write_bytes(content)
    commit(repo)
    (repo / "org.yaml").write_text(COMPANY, encoding="utf-8")
    done = call("audit", "org.yaml", "--since", "HEAD", "--lang", "en")
    assert done.code == 2
    assert what in done.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_another_user_is_told_as_such(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (repo, *repo.rglob("*")):
        os.chown(path, 12345, 12345)
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    done = call("audit", "org.yaml", "--since", "HEAD", "--lang", "en")
    assert done.code == 2
    assert "safe.directory" in done.err


def test_the_advice_for_a_shallow_clone_works(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repo / "org.yaml").write_text(without_backup(), encoding="utf-8")
    commit(repo)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repo}", "shallow")
    shallow = tmp_path / "shallow"
    monkeypatch.chdir(shallow)
    done = call("audit", "org.yaml", "--since", "HEAD~1", "--lang", "en")
    command = done.err.split("“git ")[1].split("”")[0]
    git(shallow, *command.split())
    assert call("audit", "org.yaml", "--since", "HEAD~1").code == 0
