"""Which language speaks, and that no English of the parser leaks into Japanese."""

import re
from pathlib import Path

import pytest

from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.cli.settings.language import as_language, language_of_arguments, language_of_environment
from orgaudit.forms.samples import samples
from orgaudit.reports.writers.terminal.wrap import cells
from tests.cli.calling import HEALTHY, SILO, call

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
A_SAMPLE = next(iter(samples()))
MISSPELT = A_SAMPLE[:-1]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("ja", "ja"),
        ("ja-JP", "ja"),
        ("ja_JP.UTF-8", "ja"),
        ("Japanese_Japan.932", "ja"),
        ("EN", "en"),
        ("fr", None),
        ("", None),
    ],
)
def test_language_tags(tag: str, language: str | None) -> None:
    assert as_language(tag) == language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, None),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, None),
        ({"LC_ALL": "", "LANG": "ja_JP.UTF-8"}, "ja"),
        ({"ORGAUDIT_LANG": "en", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, None),
    ],
)
def test_language_of_the_environment(environ: dict[str, str], language: str | None) -> None:
    assert language_of_environment(environ) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "ja", "audit", "x"], "ja"),
        (["audit", "x", "--lang=ja"], "ja"),
        (["audit", "--lang"], None),
        (["audit", "--", "--lang", "ja"], None),
        (["--lang", "xx", "audit"], None),
    ],
)
def test_language_of_the_arguments(arguments: list[str], language: str | None) -> None:
    assert language_of_arguments(arguments) == language


def test_the_report_speaks_the_language_of_the_file_where_nothing_else_is_said(tmp_path: Path) -> None:
    for name, text, japanese in (("ja", SILO, True), ("en", HEALTHY, False)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        assert bool(JAPANESE.search(call("audit", str(path)).out)) is japanese


def test_a_refusal_about_a_company_speaks_as_its_report_would(tmp_path: Path) -> None:
    for name, text, japanese in (("ja", SILO, True), ("en", HEALTHY, False)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        refused = call("simulate", str(path), "--leaves", "Ghost")
        assert (refused.code, bool(JAPANESE.search(refused.err.replace("佐藤", "")))) == (2, japanese)


def test_the_option_beats_the_file_on_either_side_of_the_command(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text(HEALTHY, encoding="utf-8")
    before = call("--lang", "ja", "audit", str(path))
    after = call("audit", str(path), "--lang", "ja")
    assert before.out == after.out
    assert JAPANESE.search(before.out)


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text(HEALTHY, encoding="utf-8")
    assert JAPANESE.search(call("audit", str(path), env={"ORGAUDIT_LANG": "ja"}).out)


PAGES = [(), ("audit",), ("rules",), ("explain",), ("fields",), ("schema",), ("init",)]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: "-".join(page) or "program")
def test_help_pages_fit_80_columns_and_are_in_one_language(page: tuple[str, ...], language: str) -> None:
    called = call(*page, "--help", "--lang", language)
    assert called.code == 0
    assert called.err == ""
    assert max(cells(line) for line in called.out.splitlines()) <= 80
    assert bool(JAPANESE.search(called.out)) is (language == "ja")
    leaks = ("Usage:", "Options:", "Show this", "required", "default:", "and exit")
    assert not [leak for leak in leaks if language == "ja" and leak in called.out]


def test_every_option_of_a_command_stands_on_its_help_page() -> None:
    page = call("audit", "--help").out
    for option in [
        "--output",
        "--format",
        "--show",
        "--fail-on",
        "--min-score",
        "--min-coverage",
        "--exit-zero",
        "--select",
        "--ignore",
        "--today",
        "--stdin-filename",
        "--redact",
        "--width",
        "--lang",
        "--color",
        "--quiet",
        "--verbose",
        "--traceback",
        "--version",
        "--help",
    ]:
        assert f"{option}" in page, option


WRONG = {
    "no such option": ("audit", "x", "--sho", "low"),
    "no such command": ("audti", "x"),
    "missing argument": ("audit",),
    "too many": ("rules", "surplus"),
    "value missing": ("audit", "x", "--show"),
    "value unwanted": ("audit", "x", "--exit-zero=1"),
    "bad level": ("audit", "x", "--fail-on", "hihg"),
    "bad number": ("audit", "x", "--min-score", "many"),
    "out of range": ("audit", "x", "--min-score", "101"),
    "not a number": ("audit", "x", "--min-score", "nan"),
    "a share": ("audit", "x", "--min-coverage", "0.8"),
    "bad date": ("audit", "x", "--today", "tomorrow"),
    "bad width": ("audit", "x", "--width", "3"),
    "bad color": ("--color", "sometimes", "rules"),
    "bad language": ("rules", "--lang", "fr"),
    "bad redact": ("audit", "x", "--redact", "all"),
    "bad format": ("audit", "x", "--format", "jsno"),
    "bad output format": ("audit", "x", "--output", "jsno:x.out"),
    "bad suffix": ("audit", "x", "--output", "x.docx"),
    "no path": ("audit", "x", "--output", "json:"),
    "two on stdout": ("audit", "x", "--output", "-", "--format", "json"),
    "one file twice": ("audit", "x", "--output", "a.json", "--output", "./a.json"),
    "bad rule": ("audit", "x", "--select", "SIL01"),
    "bad ignored rule": ("audit", "x", "--ignore", "silos"),
    "no rule left": ("audit", "x", "--select", "silo", "--ignore", "SIL"),
    "no such rule": ("explain", "SIL01"),
    "no such section": ("fields", "--section", "dutys"),
    "no such sample": ("init", "--example", MISSPELT),
    "no example": ("init", "--with-schema"),
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_wrong_calls_are_told_in_both_languages(arguments: tuple[str, ...]) -> None:
    english, japanese = (call(*arguments, env={"ORGAUDIT_LANG": language}) for language in ("en", "ja"))
    for called in (english, japanese):
        assert called.code == 2, called.err
        assert called.out == ""
        assert called.err.startswith("orgaudit: ")
    assert not JAPANESE.search(english.err)
    first = japanese.err.splitlines()[0].removeprefix("orgaudit: ")
    assert JAPANESE.search(first)
    assert not re.search(
        r"\b(Error|Usage|Invalid|Missing|No such|Got unexpected|requires|does not)\b", japanese.err
    )


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (("audit", "x", "--fali-on", "low"), "--fail-on"),
        (("audti", "x"), "audit"),
        (("audit", "x", "--fail-on", "hihg"), "high"),
        (("audit", "x", "--format", "jsno"), "json"),
        (("audit", "x", "--select", "SIL01"), "SIL001"),
        (("audit", "x", "--ignore", "silos"), "silo"),
        (("explain", "sole-keper"), "sole-keeper"),
        (("init", "--example", MISSPELT), A_SAMPLE),
        (("fields", "--section", "dutys"), "duty"),
    ],
)
def test_a_near_word_is_offered(arguments: tuple[str, ...], nearest: str) -> None:
    assert f"did you mean {nearest}?" in call(*arguments).err


def test_a_list_of_commands_that_is_cut_says_by_how_much() -> None:
    told = call("audti", "x").err
    listed = told.partition("(commands: ")[2].partition(")")[0]
    names, _, more = listed.rpartition(" and ")
    assert len(re.split(", | and ", names)) + int(more.split(" ")[0]) == len(COMMANDS)


def test_a_folder_of_companies_that_is_misspelt_gets_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "clients").mkdir()
    told = call("portfolio", str(tmp_path / "clientss")).err
    assert f"did you mean {tmp_path / 'clients'}?" in told


def test_a_folder_of_companies_that_is_empty_is_told_as_empty(tmp_path: Path) -> None:
    (tmp_path / "clients").mkdir()
    told = call("portfolio", str(tmp_path / "clients"))
    assert (told.code, "this folder is empty" in told.err) == (3, True)
