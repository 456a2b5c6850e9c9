"""The company as it was at a git ref, in a real repository."""

import json
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
