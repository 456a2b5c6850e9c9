"""A company held against an earlier page of it."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.cli.comparing import write_states


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_states(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("old", "new"):
        made = call("audit", f"{name}.yaml", "--format", "html", "--today", "2026-11-20")
        assert made.code == 0
        (tmp_path / f"{name}.html").write_text(made.out, encoding="utf-8")
    return tmp_path


def findings_of(name: str) -> dict[str, str]:
    told = json.loads(call("audit", f"{name}.yaml", "--format", "json", "--today", "2026-11-20").out)
    return {item["fingerprint"]: item["rule"] for item in told["findings"]}


def test_what_is_new_gone_and_unchanged_is_what_two_audits_say() -> None:
    for old, new in (("old", "new"), ("new", "old")):
        done = call("diff", f"{old}.html", f"{new}.yaml", "--format", "json", "--today", "2026-11-20")
        assert done.code == 0, done.err
        told = json.loads(done.out)
        before, after = findings_of(old), findings_of(new)
        assert {item["fingerprint"] for item in told["findings"]} == after.keys() - before.keys()
        assert {item["fingerprint"] for item in told["gone"]} == before.keys() - after.keys()
        assert set(told["unchanged"]) == before.keys() & after.keys()
        assert told["findings"] or told["gone"]


def test_people_read_the_scores_and_that_no_cause_is_known() -> None:
    told = call("--lang", "en", "diff", "old.html", "new.yaml", "--today", "2026-11-20")
    assert "→" in told.out
    assert "New findings" in told.out
    assert "not which change did it" in " ".join(told.out.split())
    same = call("--lang", "en", "diff", "old.html", "old.yaml", "--today", "2026-11-20")
    assert "New findings" not in same.out
    assert "0 new, 0 fixed" in same.out


def test_the_gate_counts_only_what_is_new() -> None:
    assert call("diff", "old.html", "new.yaml", "--fail-on", "high", "--today", "2026-11-20").code == 1
    assert call("diff", "new.html", "new.yaml", "--fail-on", "low", "--today", "2026-11-20").code == 0


def test_a_page_compares_with_the_next_page(folder: Path) -> None:
    done = call("diff", "old.html", "new.yaml", "--output", "change.html", "--today", "2026-11-20")
    assert done.code == 0, done.err
    assert "<!DOCTYPE html>" in (folder / "change.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "option"),
    [
        ("old.yaml", "new.html", ""),
        ("none.html", "new.yaml", ""),
        ("empty.html", "new.yaml", ""),
        ("plan.html", "new.yaml", ""),
        ("latin.html", "new.yaml", ""),
        ("old.html", "new.yaml", "--fail-on-regression"),
    ],
)
def test_what_cannot_be_compared_is_told(old: str, new: str, option: str, folder: Path) -> None:
    (folder / "empty.html").write_text("<html></html>", encoding="utf-8")
    (folder / "latin.html").write_bytes(b"\xff\xfe")
    (folder / "plan.html").write_text(call("plan", "old.yaml", "--format", "html").out, encoding="utf-8")
    done = call("diff", old, new, *filter(None, (option,)))
    assert done.code in (2, 3)
    assert done.out == ""
    assert len(done.err.splitlines()) <= 3
