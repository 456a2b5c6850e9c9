"""stdout carries the report and nothing else; what strangers wrote breaks neither screen nor build log."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from orgaudit import pipeline
from orgaudit.intake.yaml import yaml_parser
from tests.cli.calling import ROOT, SILO, call, spawn


@pytest.fixture
def silo(tmp_path: Path) -> str:
    path = tmp_path / "silo.yaml"
    path.write_text(SILO, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("verbosity", [(), ("--quiet",), ("--verbose",), ("--quiet", "--verbose")])
@pytest.mark.parametrize("gate", [(), ("--fail-on", "low")])
def test_json_on_stdout_is_json_and_nothing_else(
    silo: str, verbosity: tuple[str, ...], gate: tuple[str, ...]
) -> None:
    called = call("audit", silo, "--format", "json", *verbosity, *gate)
    assert json.loads(called.out)["schema_version"] == 2


@pytest.mark.parametrize(
    "arguments",
    [("rules", "--format", "json"), ("fields", "--format", "json"), ("schema",), ("schema", "--report")],
)
def test_the_other_commands_print_json_too(arguments: tuple[str, ...]) -> None:
    for verbosity in ("--quiet", "--verbose"):
        assert json.loads(call(*arguments, verbosity).out)


def test_a_failed_gate_is_told_on_stderr_where_stdout_is_for_machines(silo: str) -> None:
    called = call("audit", silo, "--format", "json", "--fail-on", "low")
    assert called.err.count("\n") == 1
    assert call("audit", silo, "--format", "json", "--fail-on", "low", "--quiet").err == ""


def test_the_gate_and_json_do_not_depend_on_what_is_shown(silo: str) -> None:
    shown = [
        call("audit", silo, "--format", "json", "--fail-on", "low", "--show", level)
        for level in ("critical", "info")
    ]
    assert shown[0] == shown[1]
    assert shown[0].code == 1


def test_what_is_shown_changes_the_report_for_people(silo: str) -> None:
    assert len(call("audit", silo, "--show", "critical").out) < len(call("audit", silo, "--show", "info").out)


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", None])
def test_colours(silo: str, variable: str | None) -> None:
    env = {variable: "1"} if variable else {}
    escape = "\x1b["
    assert (escape in call("audit", silo, env=env).out) is (variable == "FORCE_COLOR")
    assert (escape in call("audit", silo, env=env, tty=True).out) is (variable != "NO_COLOR")
    assert escape in call("audit", silo, "--color", "always", env=env).out
    assert escape not in call("audit", silo, "--color", "never", env=env, tty=True).out


def test_a_dumb_terminal_gets_no_colour(silo: str) -> None:
    assert "\x1b[" not in call("audit", silo, env={"TERM": "dumb"}, tty=True).out


@pytest.mark.parametrize(
    ("encoding", "form"),
    [
        *((encoding, "terminal") for encoding in ("cp932", "cp1252", "ascii", "utf-16")),
        ("cp932", "markdown"),
        ("utf-16", "json"),
    ],
)
def test_a_pipe_is_utf8_whatever_the_machine_says(silo: str, encoding: str, form: str) -> None:
    code, out, err = spawn(
        "audit", silo, "--format", form, "--lang", "ja", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    )
    assert code == 0, err
    assert "給与計算" in out.decode("utf-8")
    assert b"\r" not in out


def test_usage_errors_survive_a_narrow_encoding() -> None:
    code, _out, err = spawn("audit", "無い.yaml", "--lang", "ja", env={"PYTHONIOENCODING": "cp1252"})
    assert code == 3
    assert "無い.yaml" in err.decode("utf-8")


def test_the_same_input_gives_the_same_bytes(silo: str, tmp_path: Path) -> None:
    files = [tmp_path / f"report.{suffix}" for suffix in ("md", "json", "html", "sarif")]
    outputs = [part for file in files for part in ("--output", str(file))]

    def told(seed: str) -> list[bytes]:
        call_of_today = ("audit", silo, "--format", "terminal", "--today", "2026-11-20", *outputs)
        out = spawn(*call_of_today, env={"PYTHONHASHSEED": seed})[1]
        return [out, *(file.read_bytes() for file in files)]

    first = told("1")
    assert all(first)
    assert told("2") == first


HOSTILE = """\
company: "\\e[31mred\\e[0m"
departments:
  - name: "::error file=a::boo"
    office: back
    duties:
      - {name: "::add-mask::x\\n::error::y", primary: "[bold]a[/]", backups: なし, deadline: 法定, criticality: 高}
      - {name: "##[error]z {found} [[x]]", primary: "\\u202eevil", backups: なし, manual: なし}
"""


@pytest.mark.parametrize("env", [{"GITHUB_ACTIONS": "true"}, {}])
@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_names_are_no_commands_to_a_build_server_and_no_escapes_to_a_screen(
    form: str, env: dict[str, str]
) -> None:
    # A log may be handed on, as from a container in which nothing says what reads it.
    called = call("audit", "-", "--format", form, stdin=HOSTILE, env=env)
    assert called.code == 0, called.err
    for line in (called.out + called.err).splitlines():
        assert not line.strip().startswith("::")
        assert "##[" not in line
    assert "\x1b" not in called.out
    assert "\u202e" not in called.out


def test_hostile_words_in_problems_stay_on_their_line() -> None:
    text = 'company: A\ndepartments:\n  - name: B\n    "x\\e[2J\\n::error::y {found} [[z]]": 1\n'
    called = call(
        "audit", "-", "--stdin-filename", "::error::a\n.yaml", stdin=text, env={"GITHUB_ACTIONS": "1"}
    )
    assert called.code == 2
    assert "\x1b" not in called.err
    assert not [line for line in called.err.splitlines() if line.strip().startswith("::")]


def test_a_file_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    code, _out, err = spawn("audit", "absent-\udcff.yaml")
    assert code == 3
    assert b"absent-" in err


def test_people_are_hidden_everywhere(silo: str) -> None:
    for form in ("terminal", "markdown", "json"):
        called = call("audit", silo, "--format", form, "--redact", "people", "--verbose", "--fail-on", "low")
        for name in ("佐藤", "鈴木", "花子", "一郎"):
            assert name not in called.out + called.err
    before, after = (
        json.loads(call("audit", silo, "--format", "json", *more).out)
        for more in ((), ("--redact", "people"))
    )
    assert [item["fingerprint"] for item in before["findings"]] == [
        item["fingerprint"] for item in after["findings"]
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_people_are_hidden_in_problems_too(language: str) -> None:
    text = """\
company: A
departments:
  - name: B
    duties:
      - {name: x, 佐藤花子: 1, frequency: 鈴木, backups: [none, 田中]}
handoffs:
  - {from: 佐藤太郎, to: B}
waivers:
  - {rule: SIL001, subject: B/x, reason: r, owner: 佐藤次郎, expires: 高橋}
"""
    told = call("audit", "-", "--redact", "people", "--lang", language, stdin=text)
    assert told.code == 2
    assert [name for name in ("佐藤", "鈴木", "田中", "高橋", "花子") if name in told.err] == []
    plain = call("audit", "-", "--lang", language, stdin=text)
    assert "佐藤" in plain.err
    places = re.compile(r"^<stdin>:\d+:\d+: ", re.MULTILINE)
    assert places.findall(told.err) == places.findall(plain.err)


PEOPLED = """\
company: A
departments:
  - name: B
    duties:
      - {name: 佐藤花子の集計, primary: 佐藤花子, backups: [], deadline: legal, criticality: high, manual: none}
      - {name: 締め, primary: "鈴木、田中"}
"""


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab", "rdjson", "pr-comment"])
def test_a_public_report_has_discreet_messages(form: str, tmp_path: Path) -> None:
    wrong = (
        PEOPLED.replace("manual: none", "manual: 佐藤花子")
        + "waivers: [{rule: SIL001, owner: 高橋, expires: 鈴木}]"
    )
    for text, names in ((PEOPLED, "佐藤 花子 鈴木 田中"), (wrong, "佐藤 花子 高橋 鈴木")):
        more = ("--fail-on", "low", "--verbose", "--lang", "en")
        told = call("audit", "-", "--format", form, *more, stdin=text).err
        assert told
        assert [name for name in names.split() if name in told] == []
        to_file = call("audit", "-", "-o", f"{form}:{tmp_path / 'out'}", *more, stdin=text).err
        assert [name for name in names.split() if name in to_file] == []
        assert "鈴木" in call("audit", "-", "--format", form, "--names", *more, stdin=text).err


def test_a_crash_tells_no_name_where_people_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise KeyError("佐" + "藤")  # The traceback shows this line.

    monkeypatch.setattr(pipeline, "audit", crash)
    for more in (("--redact", "people"), ("--format", "sarif")):
        told = call("audit", "-", *more, "--traceback", stdin=PEOPLED)
        assert (told.code, "KeyError" in told.err, "佐藤" in told.err) == (70, True, False)
    assert "佐藤" in call("audit", "-", "--traceback", stdin=PEOPLED).err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--leaves", "佐藤次郎"),
        ("--automate", "佐藤花子の締め"),
        ("--move", "佐藤花子の集計"),
        ("--move", "佐藤花子の集計=佐藤花子の課"),
        ("--add-backup", "佐藤花子の締め=鈴木"),
    ],
)
def test_a_wrong_word_of_the_call_is_told_without_people(wrong: tuple[str, str]) -> None:
    told = call("simulate", "-", *wrong, "--redact", "people", stdin=PEOPLED)
    assert told.code == 2
    assert "佐藤" not in told.err
    assert "佐藤" in call("simulate", "-", *wrong, stdin=PEOPLED).err


def test_a_slow_reader_is_told_once(monkeypatch: pytest.MonkeyPatch, silo: str) -> None:
    assert "libyaml" not in call("audit", silo).err
    monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    assert call("audit", silo).err.count("libyaml") == 1
    assert call("audit", silo, "--quiet").err == ""


def test_stdin_goes_by_the_name_given() -> None:
    report = json.loads(
        call("audit", "-", "--format", "json", "--stdin-filename", "org.yaml", stdin=SILO).out
    )
    assert report["input"]["paths"] == ["org.yaml"]


def test_rules_can_be_chosen_by_code_name_family_and_prefix(silo: str) -> None:
    def rules(*arguments: str) -> set[str]:
        report = json.loads(call("audit", silo, "--format", "json", *arguments).out)
        return {item["rule"] for item in report["findings"]}

    everything = rules()
    assert "SIL001" in rules("--select", "SIL001")
    assert rules("--select", "sole-keeper") == rules("--select", "sil001")
    assert rules("--select", "silo") == rules("--select", "SIL")
    assert rules("--select", "silo,boundary") == rules("--select", "silo", "--select", "boundary")
    assert rules("--ignore", "silo") == {rule for rule in everything if not rule.startswith("SIL")}


def test_the_day_is_the_callers(silo: str) -> None:
    report = json.loads(call("audit", silo, "--format", "json", "--today", "2020-02-29").out)
    assert report["company"]["as_of"] == "2020-02-29"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_told_and_is_no_bug(silo: str) -> None:
    full = Path("/dev/full")
    with full.open("wb") as stdout:
        done = subprocess.run(
            [sys.executable, "-m", "orgaudit", "audit", silo],
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
