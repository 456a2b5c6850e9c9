"""Where people are hidden, no word of a call, heading or name of a sheet tells one, also where no company says who there is."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from orgaudit.reports.content.veiled_headings import veiled_heading
from orgaudit.reports.words.redaction import redactor_of
from orgaudit.reports.words.veiled_words import without_words
from orgaudit.wording.catalogue import Catalogue
from tests.cli.calling import call
from tests.compare.repository import commit, git, repository

NAME = "Vandermeer"
COMPANY = """\
company: {name: X, as_of: 2026-11-20}
departments:
  - {name: A, duties: [{name: pay, primary: Vandermeer Quentin, backups: [林 花子]}]}
"""
COMMANDS = {
    "audit": ("org.yaml",),
    "diff": ("org.yaml", "org.yaml"),
    "simulate": ("org.yaml",),
    "plan": ("org.yaml",),
    "questions": ("org.yaml",),
    "trend": ("org.yaml",),
    "portfolio": ("org.yaml",),
    "import": ("list.csv",),
    "baseline": ("list", "org.yaml"),
}
VALUES = (
    NAME,
    f"{NAME}.yaml",
    f"x/{NAME}",
    f"{NAME}=A",
    f"A={NAME}",
    f"{NAME},B",
    f"{NAME} Quentin",
    f"{NAME}:x.json",
    f"{NAME.lower()}-q",
    f"'{NAME}'",
    "Ｖａｎｄｅｒｍｅｅｒ",
    f"{'x' * 70} {NAME}",
)
OWN = frozenset(("--fail-on", "fail", "on", "json"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(COMPANY, encoding="utf-8")
    Path("list.csv").write_text(f"Department,Task,Primary\nA,pay,{NAME}\n", encoding="utf-8")
    Path(f"{NAME}-s").mkdir()


def flags_of(command: str) -> list[str]:
    told = call(command, "--help", "--lang", "en").out
    silent = {"--help", "--version", "--redact", "--watch", "--open", "--quiet"}
    return sorted({*re.findall(r"--[a-z][a-z-]+", told)} - silent)


def tells(text: str) -> bool:
    return NAME[:5].lower() in text.lower().translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})


@pytest.mark.parametrize("command", COMMANDS)
def test_no_refused_word_is_told(command: str) -> None:
    told = []
    for number, flag in enumerate(flags_of(command)):
        for value in (VALUES[number % len(VALUES)], VALUES[0], VALUES[(number * 5 + 3) % len(VALUES)]):
            if flag in ("--write", "--output", "--save-map", "--file") and "/" not in value:
                continue  # that would be written
            for words in ((flag, value), (f"{flag}={value}",)):
                called = call(command, *COMMANDS[command], *words, "--redact", "people", "--lang", "en")
                written = called.out if command != "import" else ""  # the company itself
                if tells(written + called.err):
                    told.append((words, called.err))
    assert told == []


@pytest.mark.parametrize(
    "words",
    [
        (NAME,),
        (NAME, "audit"),
        ("audit", "org.yaml", NAME),
        ("audit", "org.yaml", f"--{NAME}"),
        ("audit", "org.yaml", f"--{NAME}=1"),
        ("audit", "org.yaml", f"-{NAME}"),
        ("audit", "org.yaml", "--config", NAME),
        ("audit", "org.yaml", "--config", f"{NAME}.yaml"),
        ("audit", "org.yaml", "--config", f"./{NAME}/"),
        ("audit", "org.yaml", "--fail-on", "林"),
        ("audit", f"{NAME}-sx"),
        ("audit", f"{NAME}-s"),
        ("portfolio", f"{NAME}-sx"),
        ("import", "--from", NAME, "list.csv"),
    ],
)
def test_no_argument_or_option_is(words: tuple[str, ...]) -> None:
    called = call(*words, "--redact", "people", "--lang", "en")
    assert called.code in (2, 3)
    assert not tells(called.out + called.err)
    assert "林" not in called.err


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "org.yaml", "--since", "okafor"),
        ("audit", "org.yaml", "--since", "okafor/work"),
        ("diff", "okafor:x.yaml", "org.yaml"),
        ("diff", "org.yaml", "okafor:x.yaml"),
        ("diff", "HEAD:okafor.yaml", "org.yaml"),
    ],
)
def test_who_may_stand_in_another_state_is_not_told(words: tuple[str, ...]) -> None:
    """The company of today does not name them, and the state that may do so cannot be read."""
    repository(Path())
    commit(Path())
    git(Path(), "branch", "okafor-work")
    called = call(*words, "--redact", "people", "--isolated", "--lang", "en")
    assert called.code in (0, 2, 3)
    assert "okafor" not in called.out + called.err


def test_the_words_of_the_program_are_told() -> None:
    called = call("audit", "org.yaml", "--redact", "people", "--fail-one", "high", "--lang", "en")
    assert "did you mean --fail-on?" in called.err
    called = call("audit", "org.yaml", "--redact", "people", "--select", "SOD999", "--lang", "en")
    assert "SOD999" in called.err
    called = call("audit", "org.yaml", "--redact", "people", "--today", "2026-13-40", "--lang", "en")
    assert "2026-13-40" in called.err
    called = call("audit", "org.yaml", "--fail-on", NAME, "--lang", "en")
    assert NAME in called.err  # who hides nobody is told


@pytest.mark.parametrize(
    ("word", "text", "told"),
    [
        ("Kim", "no format “Kim”", "no format “(hidden)”"),
        ("Kim", "no Kimono", "no Kimono"),
        (
            "--fail-one",
            "there is no option --fail-one; did you mean --fail-on?",
            "there is no option --(hidden); did you mean --fail-on?",
        ),
        ("林", "“林”は使えません。小林", "“(hidden)”は使えません。小林"),
        (
            "Vandermeer Quentin",
            "“Vandermeer Que…” is",
            "“Vandermeer (hidden)…” is".replace("Vandermeer", "(hidden)"),
        ),
        ("O'Callaghan", "'O'\"'\"'Callaghan'", "'O'\"'\"'(hidden)'"),
        ("json", "json or csv", "json or csv"),
    ],
)
def test_words_are_hidden_where_they_stand(word: str, text: str, told: str) -> None:
    assert without_words(text, [word], "(hidden)", OWN) == told


HEADINGS = f"部署,業務名,主担当,{NAME},備考,岡部メモ,{NAME}'s notes,経理 佐久間,{NAME} Quentin"


@pytest.mark.parametrize("suffix", ["json", "html", "md", "txt", "xlsx"])
def test_an_import_tells_no_heading_that_may_be_a_person(suffix: str) -> None:
    Path("in.csv").write_text(
        f"{HEADINGS}\n経理,支払,佐藤,3,x,y,z,u,v\n経理,請求,田中,4,x,y,z,u,v\n", encoding="utf-8"
    )
    called = call(
        "import",
        "in.csv",
        "-o",
        f"{NAME}-佐藤.yaml",
        "--report",
        f"report.{suffix}",
        "--redact",
        "people",
        "-v",
    )
    assert called.code == 0, called.err
    path = Path(f"report.{suffix}")
    if suffix == "xlsx":
        with ZipFile(path) as parts:
            written = "".join(parts.read(name).decode() for name in parts.namelist())
    else:
        written = path.read_text(encoding="utf-8")
    for text in (called.out, called.err, written):
        for name in (f"{NAME}'s", "Quentin", "岡部", "佐久間", "佐藤"):
            assert name not in text
    if suffix == "json":
        headings = [item["heading"] for item in json.loads(written)["columns"]]
        assert {"部署", "業務名", "主担当", "備考"} <= {*headings}
        assert NAME not in str(headings)


def test_sheets_of_which_nothing_can_be_imported_are_not_told_by_name(tmp_path: Path) -> None:
    from tests.intake.sheets.building import workbook

    Path("in.xlsx").write_bytes(workbook({NAME: [["x", "y"], ["1", "2"]], "林": [["a"]]}))
    called = call("import", "in.xlsx", "--dry-run", "--redact", "people", "--lang", "en")
    assert called.code == 3
    assert not tells(called.out + called.err)
    assert "林" not in called.err


def test_headings_of_every_sheet_are_told() -> None:
    for heading in ("備考", "Notes", "業務名", "Backup person", "No.", "月間時間(h)", "Sales"):
        assert veiled_heading(heading, "(hidden)") == heading
    assert veiled_heading("Vandermeer notes (2026)", "(hidden)") == "(hidden) notes (2026)"


SETTINGS = """\
paths: [Vandermeer/org.yaml]
gate: {departments: {Vandermeer office: {fail-on: high}}}
"""


def test_settings_are_shown_without_names() -> None:
    Path(f"{NAME}.yaml").write_text(SETTINGS, encoding="utf-8")
    words = ("audit", "--show-settings", "--config", f"{NAME}.yaml", "--fail-on", "high", "--lang", "en")
    called = call(*words, "--redact", "people")
    assert called.code == 0
    assert not tells(called.out + called.err)
    assert "(hidden) office" in called.out
    assert "(hidden).yaml:2" in called.out
    assert "--fail-on" in called.out
    assert f"{NAME}.yaml:2" in call(*words).out


@pytest.mark.parametrize("extra", range(16))
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_no_name_is_cut_off_and_told(extra: int, lang: str) -> None:
    several = f"山田太郎、鈴木花子、佐々木健一、高橋美咲、伊藤翔太、渡辺真由美、{'長' * extra}谷川陽子、加藤直樹、吉田千尋、山本和也、{NAME} Quentin、勅使河原 妙子"
    text = COMPANY.replace("[林 花子]", f'"{several}"')
    Path("org.yaml").write_text(text, encoding="utf-8")
    called = call("audit", "org.yaml", "--redact", "people", "--isolated", "--lang", lang)
    assert "…" in called.err
    begun = called.err[: called.err.rindex("…")]
    assert not re.search("[VQvq][a-z]*$|[勅妙]\\w*$", begun), begun


def test_what_is_no_name_is_cut_as_it_was() -> None:
    people = redactor_of({"sato": {"佐藤 花子"}, "kim": {"Kim Lee"}}, set(), Catalogue("en"))
    assert people.message("duties of a department…") == "duties of a department…"
    assert people.message("経理と総務…") == "経理と総務…"
    assert people.message("経理と佐…, duties of K…") == "経理と…, duties of…"
    assert people.message("佐藤 花…").endswith("…")
    assert "花" not in people.message("佐藤 花…")
    assert people.text("経理と佐…") == "経理と佐…"
