"""A plain call is read without the parser, and is read as the parser would read it."""

import io
from collections.abc import Mapping
from typing import Any

import pytest

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing import program
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.parsing.plain_call import plain_call
from orgaudit.cli.session import CommonOptions, Session
from orgaudit.cli.usage import WrongCallError
from tests.cli.calling import call


def _session(env: Mapping[str, str] | None = None) -> Session:
    return Session(stdin=io.BytesIO(), stdout=io.StringIO(), stderr=io.StringIO(), environ=env or {})


def _by_parser(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[Call, CommonOptions]:
    found: list[Call] = []

    def carry_out(given: Call) -> ExitCode:
        found.append(given)
        return ExitCode.OK

    def load(_name: str) -> Any:
        return carry_out

    monkeypatch.setattr(program, "load_command", load)
    session = _session()
    program.called_by_parser(arguments, session)
    return found[0], session.common


PLAIN = [
    ["audit", "org.yaml"],
    ["audit"],
    ["audit", "-"],
    ["--lang", "ja", "audit", "--format=json", "org.yaml", "-q"],
    ["--lang", "ja", "--quiet", "audit", "org.yaml", "--lang", "en", "--color=never"],
    ["audit", "org.yaml", "--output", "a.html", "-o", "json:b", "--fail-on", "high", "--min-score", "60"],
    ["audit", "--format", "json", "--format", "csv", "org.yaml", "--today", "2026-04-01", "--names"],
    ["audit", "org.yaml", "--select", "SIL001, silo", "--ignore", "goals"],
    ["diff", "a.yaml", "b.yaml", "--fail-on-regression", "--fail-on", "low"],
    ["simulate", "org.yaml", "--leaves", "田中", "--merge", "A,B", "--leaves=佐藤", "--growth", "1.5"],
    ["classify", "経理", "給与計算", "--industry", "finance", "--verbose"],
    ["classify"],
    ["baseline", "write", "org.yaml", "--file", "b.json"],
    ["explain", "audit"],
]
LEFT = [
    [],
    ["--help"],
    ["--version"],
    ["audit", "--help"],
    ["audit", "-h"],
    ["audit", "org.yaml", "--version"],
    ["audit", "--", "org.yaml"],
    ["audit", "a.yaml", "b.yaml"],
    ["audit", "org.yaml", "--fromat", "json"],
    ["audit", "org.yaml", "--format"],
    ["audit", "org.yaml", "--format", "--names"],
    ["audit", "org.yaml", "--names=yes"],
    ["audit", "org.yaml", "-qv"],
    ["audit", "org.yaml", "-oa.html"],
    ["audit", "org.yaml", "-o=a.html"],
    ["diff", "a.yaml"],
    ["import"],
    ["adit", "org.yaml"],
    ["--format", "json", "audit"],
    ["org.yaml", "audit"],
]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_it_is_read_as_the_parser_reads_it(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    expected, common = _by_parser(arguments, monkeypatch)
    session = _session()
    found = plain_call(arguments, session)
    assert found is not None
    assert (found.command, found.path, found.values) == (expected.command, expected.path, expected.values)
    assert session.common == common


@pytest.mark.parametrize("arguments", LEFT, ids=" ".join)
def test_what_is_unusual_is_left_to_the_parser(arguments: list[str]) -> None:
    assert plain_call(arguments, _session()) is None


@pytest.mark.parametrize(
    "arguments", [["audit", "x", "--show", "loud"], ["--color", "pink", "audit"], ["plan", "--quarters", "0"]]
)
def test_a_wrong_value_is_the_same_problem(arguments: list[str]) -> None:
    with pytest.raises(WrongCallError) as by_parser:
        program.called_by_parser(arguments, _session())
    with pytest.raises(WrongCallError) as plain:
        plain_call(arguments, _session())
    for name in ("code", "facts", "command"):
        assert getattr(plain.value, name) == getattr(by_parser.value, name)


def test_a_shell_that_asks_for_completions_is_answered_by_the_parser() -> None:
    assert plain_call(["audit"], _session({"_ORGAUDIT_COMPLETE": "complete_bash"})) is None


def test_the_help_of_a_command_is_the_same_either_way() -> None:
    asked, bare = call("classify", "--help", "--lang", "en"), call("classify", "--lang", "en")
    assert bare.err == asked.out
