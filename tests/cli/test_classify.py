"""classify: what a name means, for people and for programs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from orgaudit.cli.commands import classify as classify_command
from orgaudit.cli.session import ClosedPipeError, Session
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names.lexicon import STRENGTH
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from orgaudit.wording.phrase import holes
from tests.cli.calling import ROOT, call, spawn
from tests.cli.test_words import leaves

MANY = ("営業", "経理", "経営企画", "営業と経理", "対応", "請求書の発行")


def rows(*arguments: str, stdin: str | bytes = b"") -> list[dict[str, Any]]:
    called = call("classify", "--format", "json", *arguments, stdin=stdin)
    assert called.code == 0, called.err
    found: list[dict[str, Any]] = json.loads(called.out)
    return found


# JSON


@pytest.mark.parametrize("many", [1, 3, 30])
def test_a_name_that_is_too_long_to_be_read_is_not_laid_out_as_a_whole(many: int) -> None:
    long = "経理と" * 20_000
    told = call("classify", "-", stdin="\n".join([long] * many))
    assert told.code == 0
    assert len(told.out) < many * 3_000
    # A program gets what it gave.
    assert rows("-", stdin=long)[0]["text"] == long


def test_json_has_one_object_a_name_in_order_with_exactly_the_promised_keys() -> None:
    found = rows(*MANY)
    assert [row["text"] for row in found] == list(MANY)
    for row in found:
        assert list(row) == ["text", "function", "office", "confidence", "votes", "boundary_prone", "reason"]
        assert list(row["votes"]) == ["front", "middle", "back"]
    assert found[5] == {
        "text": "請求書の発行",
        "function": "billing",
        "office": "back",
        "confidence": "high",
        "votes": dict(zip(("front", "middle", "back"), FUNCTIONS["billing"].votes, strict=True)),
        "boundary_prone": True,
        "reason": None,
    }


def test_json_says_null_for_what_is_not_known() -> None:
    unknown, several = rows("対応", "営業と経理")
    assert (unknown["function"], unknown["office"], unknown["confidence"]) == (None, "unknown", None)
    assert (several["function"], several["office"], several["boundary_prone"]) == (None, "ambiguous", True)


def test_stdin_gives_one_name_a_line_and_blank_lines_none() -> None:
    text = "\ufeff経理\r\n\r\n   \nissue invoices \n営業\u2028部"
    found = rows("-", stdin=text)
    assert [row["text"] for row in found] == ["経理", "issue invoices ", "営業\u2028部"]


def test_names_and_stdin_keep_the_order_of_the_call() -> None:
    assert [row["text"] for row in rows("営業", "-", "法務", stdin="経理\n人事\n")] == [
        "営業",
        "経理",
        "人事",
        "法務",
    ]


def test_a_list_of_a_japanese_windows_machine_is_read() -> None:
    called = call("classify", "-", "--format", "json", stdin="経理\r\n".encode("cp932"))
    assert json.loads(called.out)[0]["function"] == "accounting"
    assert "cp932" in called.err


@pytest.mark.parametrize("industry", ["finance", "金融", "FINANCE"])
def test_the_industry_decides_what_a_word_means(industry: str) -> None:
    assert rows("営業事務")[0]["office"] == "back"
    assert rows("営業事務", "--industry", industry)[0]["office"] == "middle"


def test_many_names_are_read_as_one_is() -> None:
    names = [f"{item.ja}{number}" for number in range(8) for item in FUNCTIONS.values()]
    found = rows("-", stdin="\n".join(names))
    assert [row["text"] for row in found] == names
    assert found[1::97] == [rows(name)[0] for name in names[1::97]]


HOSTILE = "\x1b[31m経理\x07 {found} [[x]]\n::error::a\u202e ##[error]b\x9b"


@pytest.mark.parametrize("names", [(HOSTILE,), (HOSTILE, *MANY)])
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_names_are_no_escapes_to_a_screen_and_no_commands_to_a_build_server(
    names: tuple[str, ...], form: str
) -> None:
    called = call("classify", *names, "--format", form, env={"GITHUB_ACTIONS": "true"})
    assert called.code == 0
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", called.out)
    assert not [line for line in called.out.splitlines() if line.strip().startswith("::")]
    if form == "json":
        assert json.loads(called.out)[0]["text"] == HOSTILE
    else:
        assert "{found} [[x]]" in called.out


@pytest.mark.parametrize("encoding", ["cp932", "ascii"])
def test_a_pipe_is_utf8_whatever_the_machine_says(encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    code, out, err = spawn("classify", "経理", "--lang", "ja", env=env)
    assert (code, err) == (0, b"")
    assert "バックオフィス" in out.decode("utf-8")


# Exit codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_2_and_the_help_for_no_name(language: Language) -> None:
    called = call("classify", "--lang", language, stdin="経理\n")
    assert called.code == 2
    assert called.out == ""
    assert called.err == call("classify", "--lang", language, "--help").out
    assert Catalogue(language).ui("cli.help.arguments") in called.err


@pytest.mark.parametrize("stdin", ["", "\n \r\n\t\n", "\ufeff"])
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_3_for_a_stdin_without_a_name(stdin: str, form: str) -> None:
    called = call("classify", "-", "--format", form, stdin=stdin)
    assert called.code == 3
    assert called.out == ""
    assert called.err == "orgaudit: there is no name to classify\n"


def test_3_for_an_empty_name_alone_but_among_names_it_keeps_its_place() -> None:
    assert call("classify", "").code == 3
    assert [row["office"] for row in rows("", "経理")] == ["unknown", "back"]


@pytest.mark.parametrize(
    "arguments", [("経理", "--colour", "never"), ("経理", "--format", "xml"), ("経理", "--industry", "bank")]
)
def test_2_for_a_wrong_option(arguments: tuple[str, ...]) -> None:
    called = call("classify", *arguments)
    assert called.code == 2
    assert arguments[-1] in called.err or arguments[1] in called.err
    assert called.out == ""


def test_2_for_a_stdin_in_no_known_encoding() -> None:
    called = call("classify", "-", stdin=b"\x89PNG\r\n\x1a\n\x00\xff")
    assert called.code == 2
    assert called.out == ""
    assert "<stdin>:1:1:" in called.err


def test_2_for_a_stdin_without_end() -> None:
    called = call("classify", "-", stdin=b"x\n" * (DEFAULT_LIMITS.size // 2 + 1))
    assert called.code == 2
    assert f"{DEFAULT_LIMITS.size // 1024**2} MiB" in called.err


@pytest.mark.parametrize(("error", "code"), [(KeyError("x"), 70), (KeyboardInterrupt(), 130)])
def test_70_for_a_bug_and_130_when_interrupted(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> object:
        raise error

    monkeypatch.setattr(classify_command, "read_name", broken)
    assert call("classify", "経理").code == code


def test_141_when_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_arguments: object, **_facts: object) -> None:
        raise ClosedPipeError

    monkeypatch.setattr(Session, "write", closed)
    assert call("classify", "経理").code == 141


# Words and documents


def words_of(language: str) -> dict[str, str]:
    path = ROOT / "orgaudit" / "wording" / language / "classify.yaml"
    return dict(leaves("", yaml.safe_load(path.read_text(encoding="utf-8"))))


def test_both_languages_say_the_same_things() -> None:
    english, japanese = words_of("en"), words_of("ja")
    assert english.keys() == japanese.keys()
    assert {key: holes(text) for key, text in english.items()} == {
        key: holes(text) for key, text in japanese.items()
    }


def test_every_kind_of_evidence_and_every_test_has_words() -> None:
    told = words_of("en").keys()
    assert {f"evidence.{kind}" for kind in (*STRENGTH, "own_office")} <= told
    assert {f"because.{item.criterion}.{item.office}" for item in FUNCTIONS.values() if item.office} <= told


@pytest.mark.parametrize("name", ["docs/usage.md", "docs/ja/usage.md"])
def test_the_answer_in_the_documents_is_the_programs(name: str) -> None:
    text = (Path(ROOT) / name).read_text(encoding="utf-8")
    shown = re.search(r"<!-- classify -->\n```json\n(.*)\n```", text)
    assert shown is not None
    answer = json.loads(shown[1])
    assert rows(answer["text"]) == [answer]
    assert shown[1] in call("classify", answer["text"], "--format", "json").out
