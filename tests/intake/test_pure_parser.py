"""Reading without libyaml, as in a browser: the same company, and a text that is read again is parsed once."""

from datetime import date

import pytest
from yaml.error import Mark, MarkedYAMLError

from orgaudit.intake.reading import load_text
from orgaudit.intake.yaml import yaml_parser
from orgaudit.intake.yaml.yaml_parser import syntax_problem
from tests.cli.calling import SILO
from tests.intake.test_every_problem import EXAMPLES

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def pure(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take libyaml away; return the texts that are parsed."""
    parsed: list[str] = []

    class Counted(yaml_parser._PurePythonParser):
        def __init__(self, stream: str) -> None:
            parsed.append(stream)
            super().__init__(stream)

    monkeypatch.setattr(yaml_parser, "_PurePythonParser", Counted)
    monkeypatch.setattr(yaml_parser, "_kept", {})
    yaml_parser._parts.cache_clear()
    return parsed


def test_a_text_is_parsed_once_and_read_as_before(pure: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    usual = load_text(SILO, today=DAY)
    monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    first, parsed = load_text(SILO, today=DAY), list(pure)
    second = load_text(SILO, today=DAY)
    assert usual.organization is not None
    assert first == second == usual
    assert len(set(parsed)) == len(parsed)
    assert pure == parsed, "nothing is parsed for the second reading"


def test_a_broken_text_is_told_each_time(pure: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    told = [load_text("company: [\n", today=DAY).messages() for _ in range(2)]
    assert told[0] == told[1] != ()


def test_only_the_last_texts_are_kept(pure: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    for number in (1, 2, 3, 1):
        load_text(f"company: A{number}\n", today=DAY)
    assert len(pure) == 4


def test_a_complaint_of_no_known_kind_is_told_without_the_words_of_the_parser() -> None:
    mark = Mark("", 4, 1, 0, None, 0)
    problem = syntax_problem(MarkedYAMLError(problem="something new", problem_mark=mark), "A: B\nC", "a.yaml")
    assert (problem.code, problem.facts, problem.place.line) == ("syntax", {}, 2)


@pytest.mark.parametrize("code", [code for code in EXAMPLES if code.startswith("yaml_")])
def test_both_parsers_complaints_are_of_one_kind(code: str) -> None:
    text, line, _ = EXAMPLES[code]
    (problem,) = load_text(text, today=DAY).problems
    assert (problem.code, problem.place.line) == (code, line)
