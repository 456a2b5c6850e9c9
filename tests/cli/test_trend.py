"""``orgaudit trend`` over a real repository."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgaudit import pipeline
from orgaudit.compare import trend_steps
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import LANGUAGES, Language
from tests.cli.calling import Called, call
from tests.compare import repository as git_

SICK = """\
company: Meadow
departments:
  - name: Accounts
    office: back
    duties:
      - {name: Payroll, primary: Ann, backups: none, manual: none, deadline: legal, criticality: high}
      - {name: Invoices, primary: Ben, backups: [Ann], manual: ok, media: [paper], volume_per_month: 300}
"""
MENDED = SICK.replace("Ann, backups: none, manual: none", "Ann, backups: [Ben], manual: ok")
TODAY = ("--today", "2026-10-01", "--isolated")


def committed(
    folder: Path, text: str, day: str, monkeypatch: pytest.MonkeyPatch, name: str = "org.yaml"
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setitem(git_.ENVIRONMENT, "GIT_COMMITTER_DATE", f"{day}T12:00:00+0000")
    git_.commit(folder, day)


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sick in January, untouched in February, mended and moved in March, broken in April, sick again in May."""
    folder = git_.repository(tmp_path / "repo")
    committed(folder, SICK, "2026-01-10", monkeypatch)
    committed(folder, "nothing: [of ours", "2026-02-10", monkeypatch, "notes.yaml")
    git_.git(folder, "rm", "--quiet", "notes.yaml")
    git_.git(folder, "mv", "org.yaml", "company.yaml")
    committed(folder, MENDED, "2026-03-10", monkeypatch, "company.yaml")
    committed(folder, "departments: [", "2026-04-10", monkeypatch, "company.yaml")
    committed(folder, SICK, "2026-05-10", monkeypatch, "company.yaml")
    committed(folder, SICK + "# only a remark\n", "2026-05-20", monkeypatch, "company.yaml")
    return folder


def told(history: Path, *arguments: str) -> Called:
    return call("trend", str(history / "company.yaml"), *TODAY, *arguments)


def points(history: Path, *arguments: str) -> list[dict[str, Any]]:
    called = told(history, "--format", "json", *arguments)
    assert called.code == 0, called.err
    found: list[dict[str, Any]] = json.loads(called.out)["points"]
    return found


def test_states_follow_the_file_to_its_new_name_and_each_is_that_of_its_day(history: Path) -> None:
    found = points(history)
    assert [point["day"] for point in found] == ["2026-01-10", "2026-03-10", "2026-05-10", "2026-05-20"]
    sick, mended, again, remark = found
    assert sick["score"] == again["score"] < mended["score"]
    assert (mended["opened"], mended["closed"]) == (again["closed"], again["opened"])
    assert mended["closed"] > mended["opened"]
    assert (remark["opened"], remark["closed"]) == (0, 0)
    audit = json.loads(call("audit", str(history / "company.yaml"), *TODAY, "--format", "json").out)
    assert again["score"] == pytest.approx(audit["score"]["overall"], abs=0.006)
    assert sum(again["debt"].values()) == pytest.approx(
        sum(item["points"] for item in audit["findings"]), abs=0.05
    )


def test_what_came_back_is_open_since_it_came_back_and_what_never_went_since_the_start(history: Path) -> None:
    document = json.loads(told(history, "--format", "json").out)
    since = {(item["rule"], item["subject"]["name"]): item["since"] for item in document["open"]}
    assert since["SIL003", "Payroll"] == "2026-05-10"
    assert since["ANA001", "Invoices"] == "2026-01-10"
    assert [item["since"] for item in document["open"]] == sorted(since.values())
    assert len(document["unreadable"]) == 1


def test_what_is_not_committed_yet_is_the_last_point(history: Path) -> None:
    (history / "company.yaml").write_text(MENDED, encoding="utf-8")
    *_, before, now = points(history)
    assert (now["commit"], now["day"]) == (None, "2026-10-01")
    assert now["score"] > before["score"]


def test_states_can_be_limited(history: Path) -> None:
    assert [point["day"] for point in points(history, "--monthly")] == [
        "2026-01-10",
        "2026-03-10",
        "2026-05-20",
    ]
    assert [point["day"] for point in points(history, "--since", "2026-05-11")] == ["2026-05-20"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_read_it(history: Path, language: Language) -> None:
    called = told(history, "--lang", language)
    assert "2026-03-10" in called.out
    assert "1" in called.out
    page = told(history, "--lang", language, "--format", "html").out
    assert "<svg" in page


def test_without_history_the_call_says_so(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(SICK, encoding="utf-8")
    called = call("trend", str(tmp_path / "org.yaml"), *TODAY, "--lang", "en")
    assert called.code == 2
    assert "git" in called.err
    fresh = git_.repository(tmp_path / "fresh")
    (fresh / "org.yaml").write_text(SICK, encoding="utf-8")
    called = call("trend", str(fresh / "org.yaml"), *TODAY, "--format", "json")
    assert [point["commit"] for point in json.loads(called.out)["points"]] == [None]


@pytest.fixture
def audits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[date]:
    """The days of all states that are audited from now on, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    done: list[date] = []
    plain = pipeline.audit

    def counted(org: Organization, settings: Settings, **more: Any) -> AuditResult:
        done.append(settings.today)
        return plain(org, settings, **more)

    monkeypatch.setattr(pipeline, "audit", counted)
    return done


def test_a_second_run_audits_only_the_present_and_tells_the_same(history: Path, audits: list[date]) -> None:
    first = told(history, "--format", "json").out
    assert len(audits) == 5
    audits.clear()
    assert told(history, "--format", "json").out == first
    assert len(audits) <= 1
    audits.clear()
    assert [point["day"] for point in points(history, "--monthly")] == [
        "2026-01-10",
        "2026-03-10",
        "2026-05-20",
    ]
    assert len(audits) <= 3, "two steps are the same, one skips a state"


def test_a_new_state_is_held_against_the_one_before(
    history: Path, audits: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(history)
    committed(history, MENDED, "2026-06-10", monkeypatch, "company.yaml")
    audits.clear()
    more = points(history)
    assert len(audits) <= 3, "the present, the new state, and the one before it"
    monkeypatch.setenv("XDG_CACHE_HOME", str(history.parent / "another"))
    monkeypatch.setenv("LOCALAPPDATA", str(history.parent / "another"))
    assert points(history) == more
    assert more[-1]["closed"] > more[-1]["opened"]


def test_other_settings_and_another_program_take_nothing_over(
    history: Path, audits: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = points(history)
    audits.clear()
    fewer = points(history, "--ignore", "SIL003")
    assert len(audits) == 5
    assert [sum(point["debt"].values()) for point in fewer] != [
        sum(point["debt"].values()) for point in whole
    ]
    audits.clear()
    monkeypatch.setattr(trend_steps, "_program", lambda: "another")
    assert points(history) == whole
    assert len(audits) == 5


def test_what_is_kept_names_nobody_and_a_folder_that_cannot_keep_it_costs_time_only(
    history: Path, audits: list[date], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = points(history, "--redact", "people")
    files = [path for path in (tmp_path / "cache").rglob("trend-*") if path.is_file()]
    assert len(files) == 1
    kept = files[0].read_bytes()
    words = (b"Ann", b"Ben", b"Payroll", b"Invoices", b"Accounts", b"Meadow", b"company.yaml")
    assert not [word for word in words if word in kept]
    assert hasattr(os, "getuid") is False or files[0].stat().st_mode & 0o077 == 0
    files[0].write_bytes(kept[:-9])
    assert points(history, "--redact", "people") == first
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "file"))
    assert points(history, "--redact", "people") == first
