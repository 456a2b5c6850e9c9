"""Calls as people type them: full-width signs, dates as in files, and slips of the keyboard."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import SILO, Called, call

FAMILY_NAMES = [
    "秋山",
    "石田",
    "上野",
    "遠藤",
    "岡本",
    "加藤",
    "木下",
    "久保",
    "小林",
    "斎藤",
    "清水",
    "杉山",
    "瀬川",
    "高橋",
    "千葉",
    "津田",
    "寺田",
    "中島",
    "西村",
    "野口",
]
PEOPLE = f"""\
company: 星野
departments:
  - {{name: 営業部, duties: [{", ".join(f"{{name: 業務{name}, primary: {name}}}" for name in FAMILY_NAMES)}]}}
  - {{name: "経理,財務部", duties: [{{name: "支払=送金", primary: 秋山}}]}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "org.yaml").write_text(SILO, encoding="utf-8")
    (tmp_path / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "day", ["2026-04-01", "2026/4/1", "2026年4月1日", "令和8年4月1日", "R8.4.1", "２０２６/４/１"]
)
def test_a_day_is_read_as_in_a_file(day: str) -> None:
    plain = call("audit", "org.yaml", "--today", "2026-04-01", "--format", "json")
    assert json.loads(plain.out)["company"]["as_of"] == "2026-04-01"
    assert call("audit", "org.yaml", "--today", day, "--format", "json").out == plain.out


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "4月1日"])
def test_what_is_no_day_is_refused(day: str) -> None:
    assert call("audit", "org.yaml", "--today", day).code == 2


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (("audit", "org.yaml", "--fail-on", "ＨＩＧＨ"), ("audit", "org.yaml", "--fail-on", "high")),
        (("audit", "org.yaml", "--min-score", "６０％"), ("audit", "org.yaml", "--min-score", "60")),
        (
            ("audit", "org.yaml", "--select", "ＳＩＬ００１，BND"),
            ("audit", "org.yaml", "--select", "SIL001,BND"),
        ),
        (("plan", "org.yaml", "--budget", "１，０００時間"), ("plan", "org.yaml", "--budget", "1000h")),
        (("questions", "org.yaml", "--limit", "２"), ("questions", "org.yaml", "--limit", "2")),
        (("explain", "ｓｉｌ００１"), ("explain", "SIL001")),
        (("simulate", "org.yaml", "--growth", "１．５"), ("simulate", "org.yaml", "--growth", "1.5")),
        (
            ("simulate", "org.yaml", "--add-backup", "給与計算＝鈴木一郎"),
            ("simulate", "org.yaml", "--add-backup", "給与計算=鈴木一郎"),
        ),
        (
            ("simulate", "people.yaml", "--merge", "営業部、経理,財務部"),
            ("simulate", "people.yaml", "--merge", "営業部,経理,財務部"),
        ),
        (
            ("simulate", "people.yaml", "--move", "支払=送金＝営業部"),
            ("simulate", "people.yaml", "--move", "支払=送金=営業部"),
        ),
        (
            ("audit", "org.yaml", "--ignore", "SIL001　BND；GOL"),
            ("audit", "org.yaml", "--ignore", "SIL001,BND,GOL"),
        ),
        (("portfolio", "org.yaml", "--shard", "１／１"), ("portfolio", "org.yaml", "--shard", "1/1")),
        (("audit", "org.yaml", "－－show", "ｌｏｗ"), ("audit", "org.yaml", "--show", "low")),
        (("audit", "org.yaml", "—show＝low"), ("audit", "org.yaml", "--show=low")),
        (("audit", "--ｌａｎｇ＝ja", "org.yaml"), ("audit", "--lang=ja", "org.yaml")),
        (("audit", "org.yaml", "－ｖ"), ("audit", "org.yaml", "-v")),
    ],
)
def test_full_width_signs_do_as_well(wide: tuple[str, ...], narrow: tuple[str, ...]) -> None:
    first, second = call(*wide), call(*narrow)
    assert first.code in (0, 1), first.err
    assert (first.code, first.out) == (second.code, second.out)


@pytest.mark.parametrize("spelt", ["野　口", "野口さん", "野口課長"])
def test_a_person_is_named_as_a_file_may_name_them(spelt: str) -> None:
    leaves, joins = ("simulate", "people.yaml", "--leaves"), ("simulate", "org.yaml", "--add-backup")
    assert call(*leaves, spelt).out == call(*leaves, "野口").out
    assert call(*joins, "給与計算=鈴木 一郎様").err == call(*joins, "給与計算=鈴木一郎").err


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("simulate", "people.yaml", "--leaves", "高梁"), "高橋"),
        (("simulate", "people.yaml", "--leaves", "野ロ"), "野口"),
        (("simulate", "people.yaml", "--merge", "営業部,経理財務部"), "経理,財務部"),
        (("simulate", "people.yaml", "--automate", "業務野囗"), "業務野口"),
        (("questions", "org.yaml", "--department", "経理課"), "経理部"),
        (("audit", "ogr.yaml"), "org.yaml"),
        (("audit", "org.yaml", "--config", "orgaudit.yml"), None),
        (("audit", "org.yaml", "--baseline", "peple.yaml"), "people.yaml"),
        (("audit", "org.yaml", "--format", "markdwon"), "markdown"),
        (("audit", "org.yaml", "--output", "pr-coment:x"), "pr-comment"),
        (("audit", "org.yaml", "--output", "a.jsn"), ".json"),
        (("simulate", "org.yaml", "--select", "sole-keper", "--growth", "2"), "sole-keeper"),
    ],
)
def test_a_slip_gets_the_nearest(arguments: tuple[str, ...], near: str | None) -> None:
    done = call(*arguments, "--lang", "en")
    assert done.code in (2, 3)
    assert (f"did you mean {near}?" in done.err) == (near is not None), done.err


@pytest.mark.parametrize("word", ["空席", "none", "全員", "the team", "野口、高橋", "野口 & Bob"])
def test_what_names_nobody_or_several_is_no_person(word: str) -> None:
    for option in (("people.yaml", "--leaves", word), ("org.yaml", "--add-backup", f"請求={word}")):
        called = call("simulate", *option, "--lang", "en")
        assert called.code == 2
        assert "names no person" in called.err or "names 2 people" in called.err
    assert "names no person" in call("simulate", "people.yaml", "--leaves", "営業部", "--lang", "en").err


@pytest.mark.parametrize("part", ["佐藤", "佐藤さん", "佐藤課長", "太郎"])
def test_less_than_a_name_is_taken_where_one_person_has_it_and_told(part: str) -> None:
    org = "company: 星野\ndepartments: [{name: 経理, duties: [{name: 支払, primary: %s, backups: [林田太郎]}]}]\n"
    calls = ("simulate", "-", "--lang", "ja", "--leaves")
    told = call(*calls, part, stdin=org % "佐藤 太郎")
    assert f"「{part}」を「佐藤 太郎」として扱いました" in told.err
    assert told.out == call(*calls, "佐藤 太郎", stdin=org % "佐藤 太郎").out
    if part != "太郎":
        assert f"「{part}」を「佐藤太郎」として扱いました" in call(*calls, part, stdin=org % "佐藤太郎").err
    assert call(*calls, "林", stdin=org % "佐藤 太郎").code == 2


@pytest.mark.parametrize(
    ("word", "candidates"),
    [("田中", ["田中 花子", "田中 次郎"]), ("木村", ["木村部長", "木村健"]), ("森", ["m1", "m2"])],
)
@pytest.mark.parametrize("option", [("--leaves", ""), ("--add-backup", "支払=")])
def test_what_several_people_are_called_names_them(
    word: str, candidates: list[str], option: tuple[str, str]
) -> None:
    Path("org.yaml").write_text(
        "company: 星野\npeople: [{id: m1, name: 森}, {id: m2, name: 森}]\ndepartments: [{name: 経理, duties: "
        "[{name: 支払, primary: 田中 花子, backups: [田中 次郎]}, {name: 請求, primary: 木村部長, backups: [木村健]}]}]\n",
        encoding="utf-8",
    )
    done = call("simulate", "org.yaml", option[0], option[1] + word, "--lang", "ja")
    assert (done.code, [name for name in candidates if name not in done.err]) == (2, [])
    hidden = call("simulate", "org.yaml", option[0], option[1] + word, "--redact", "people")
    assert (hidden.code, [name for name in (word, *candidates) if name in hidden.err]) == (2, [])


@pytest.mark.parametrize(
    ("day", "lacks"), [("4月1日", "年が"), ("4/1(水)", "年が"), ("2026年4月", "日が"), ("令和8年", "日が")]
)
def test_a_day_that_lacks_a_part_is_told_so_in_a_call_and_in_a_file(day: str, lacks: str) -> None:
    org = f"company: {{name: 星野, as_of: {day}}}\ndepartments: [{{name: 経理, duties: [支払]}}]\n"
    for told in (call("audit", "org.yaml", "--today", day), call("audit", "-", stdin=org)):
        assert told.code == 2
    assert lacks in call("audit", "org.yaml", "--today", day, "--lang", "ja").err
    assert lacks in call("audit", "-", "--lang", "ja", stdin=org).err


def test_a_list_says_how_many_it_leaves_out() -> None:
    told = call("simulate", "people.yaml", "--leaves", "Zoe", "--lang", "en").err
    shown = [name for name in FAMILY_NAMES if name in told]
    assert f"and {len(FAMILY_NAMES) - len(shown)} more" in told


def test_no_slip_lists_people_who_are_hidden() -> None:
    told = call("simulate", "people.yaml", "--leaves", "高梁", "--redact", "people").err
    assert not [name for name in FAMILY_NAMES if name in told]


def environment(language: str, *more: str) -> Called:
    return call("audit", "org.yaml", *more, env={"ORGAUDIT_LANG": language})


def test_a_language_that_we_do_not_speak_is_told() -> None:
    assert "fr" in environment("fr").err
    assert environment("fr").code == 0
    assert environment("fr", "--quiet").err == ""
    assert "ORGAUDIT_LANG" not in environment("ja").err + environment("").err


def test_an_empty_folder_is_told_as_empty() -> None:
    Path("notes").mkdir()
    done = call("audit", "notes", "--lang", "en")
    assert (done.code, "this folder is empty" in done.err, ".yaml" in done.err) == (3, True, True)
    Path("notes", "a.txt").write_text("x", encoding="utf-8")
    done = call("audit", "notes", "--lang", "en")
    assert (done.code, "empty" in done.err, ".yaml" in done.err, "import" in done.err) == (
        3,
        False,
        True,
        False,
    )
    Path("notes", "棚卸.xlsx").write_text("x", encoding="utf-8")
    assert f"orgaudit import {Path('notes', '棚卸.xlsx')}" in call("audit", "notes", "--lang", "ja").err


def test_rules_that_leave_nothing_to_run_stop_a_simulation_too() -> None:
    for change in (("--growth", "2"), ("--all-leavers",)):
        assert call("simulate", "org.yaml", *change, "--select", "SIL", "--ignore", "silo").code == 2
    Path(".orgaudit.yaml").write_text("select: [SIL]\nignore: [silo]\n", encoding="utf-8")
    assert call("simulate", "org.yaml", "--growth", "2").code == 2
