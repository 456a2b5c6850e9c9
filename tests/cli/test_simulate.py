"""``orgaudit simulate`` as a user meets it."""

import json
from pathlib import Path

import pytest

from orgaudit.reporters.terminal_wrap import cells
from tests.cli.calling import ROOT, SILO, call

WHOLESALE = str(ROOT / "sample_orgs" / "wholesale_ja.yaml")


@pytest.fixture
def org(tmp_path: Path) -> str:
    (tmp_path / "org.yaml").write_text(SILO, encoding="utf-8")
    return str(tmp_path / "org.yaml")


def test_a_leaver_stops_what_nobody_else_can_do(org: str) -> None:
    done = call("simulate", org, "--leaves", "佐藤花子", "--format", "json")
    told = json.loads(done.out)
    assert [(item["duty"], item["surely"], item["deadline"]) for item in told["stopped"]] == [
        ("経理部/給与計算", True, "legal")
    ]
    assert told["score"]["before"]["score"] is not None
    assert "給与計算" in call("simulate", org, "--leaves", "佐藤花子", "--lang", "ja").out


def test_nobody_is_missed_where_somebody_stands_in(org: str) -> None:
    done = call("simulate", org, "--leaves", "佐藤花子", "--add-backup", "給与計算=鈴木一郎", "--lang", "en")
    assert "Nothing stops" in done.out


def test_changes_are_combined_and_all_are_told(org: str) -> None:
    done = call(
        "simulate",
        org,
        "--growth",
        "1.3",
        "--write-manual",
        "経理部/給与計算",
        "--automate",
        "請求",
        "--lang",
        "en",
    )
    told = done.out.split("Result")[0]
    assert "1.3" in told
    assert told.count("“") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--leaves", "佐藤"),
        ("--move", "給与計算"),
        ("--move", "給与計算=営業部"),
        ("--merge", "経理部,経理部"),
        ("--growth", "0"),
        ("--growth", "much"),
        ("--automate", "給与"),
        ("--all-leavers", "--growth", "2"),
        ("--format", "csv", "--growth", "2"),
    ],
)
def test_a_wrong_call_says_what_is_allowed(org: str, arguments: tuple[str, ...]) -> None:
    for language in ("ja", "en"):
        done = call("simulate", org, *arguments, "--lang", language)
        assert (done.code, done.out) == (2, "")
        assert done.err.strip()


def test_names_of_people_can_be_hidden(org: str) -> None:
    for form in ("terminal", "markdown", "json"):
        out = call("simulate", org, "--leaves", "佐藤花子", "--redact", "people", "--format", form).out
        assert "佐藤" not in out
        assert "鈴木" not in out


def test_departments_are_ranked_and_nobody_is_named() -> None:
    for form in ("terminal", "markdown", "json"):
        out = call("simulate", WHOLESALE, "--all-leavers", "--format", form, "--lang", "ja").out
        assert "審査室" in out
        assert "服部" not in out


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_is_wider_than_the_window(width: int, language: str) -> None:
    for arguments in (("--leaves", "今井"), ("--all-leavers",)):
        out = call("simulate", WHOLESALE, *arguments, "--lang", language, env={"COLUMNS": str(width)}).out
        assert max(cells(line) for line in out.splitlines()) <= width
