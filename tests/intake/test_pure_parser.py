"""Reading without libyaml, as in a browser: the same company, and a text that is read again is parsed once."""

from datetime import date

import pytest

from orgaudit.intake.reading import load_text
from orgaudit.intake.yaml import yaml_parser
from tests.cli.calling import SILO

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
    return parsed


def test_a_text_is_parsed_once_and_read_as_before(pure: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    usual = load_text(SILO, today=DAY)
    monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    first, second = load_text(SILO, today=DAY), load_text(SILO, today=DAY)
    assert usual.organization is not None
    assert first == second == usual
    assert len(pure) == 1


def test_a_broken_text_is_told_each_time(pure: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    told = [load_text("company: [\n", today=DAY).messages() for _ in range(2)]
    assert told[0] == told[1] != ()


def test_only_the_last_texts_are_kept(pure: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    for number in (1, 2, 3, 1):
        load_text(f"company: A{number}\n", today=DAY)
    assert len(pure) == 4
