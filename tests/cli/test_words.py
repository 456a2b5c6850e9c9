"""The words of the command line: the same keys and holes in both languages, none missing, none unused."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from typer.core import TyperArgument, TyperOption

from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.cli.parsing.program import command, program
from orgaudit.forms.samples import samples
from orgaudit.intake.fields import table
from orgaudit.wording.catalogue import LANGUAGES, Catalogue
from orgaudit.wording.phrase import holes
from tests.cli.calling import ROOT

COMPARISONS = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "orgaudit" / "compare").rglob("*.py")
)
KINDS = (ROOT / "orgaudit" / "intake" / "settings_file" / "kinds.py").read_text(encoding="utf-8")
SHEETS = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "orgaudit" / "intake" / "sheets").rglob("*.py")
)
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "orgaudit" / "cli").rglob("*.py"))


def words(language: str) -> dict[str, str]:
    """Return every sentence by its key."""
    path = ROOT / "orgaudit" / "wording" / language / "cli.yaml"
    return dict(leaves("", yaml.safe_load(path.read_text(encoding="utf-8"))))


def leaves(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(f"{key}.{name}" if key else str(name), inner)
    else:
        assert isinstance(value, str), f"{key} is no text"
        yield key, value


def test_both_languages_say_the_same_things() -> None:
    english, japanese = words("en"), words("ja")
    assert english.keys() == japanese.keys()
    assert {key: holes(text) for key, text in english.items()} == {
        key: holes(text) for key, text in japanese.items()
    }


def test_japanese_is_japanese() -> None:
    plain = {"help.options_slot", "explain.threshold", "fields.type", "settings.unset"}
    for key, text in words("ja").items():
        assert key in plain or re.search("[ぁ-んァ-ヶ一-龠、]", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_has_words_and_every_word_a_parameter(language: Any) -> None:
    spoken = Catalogue(language)
    used = set()
    for child in (program(spoken), *(command(name, spoken) for name in COMMANDS)):
        for parameter in child.params:
            assert isinstance(parameter, TyperOption | TyperArgument)
            assert parameter.help
            kind = "options" if isinstance(parameter, TyperOption) else "arguments"
            used.add(f"{kind}.{parameter.name}")
    told = {key for key in words(language) if key.startswith(("options.", "arguments."))}
    assert told == used


def test_every_usage_problem_has_words_and_every_sentence_a_problem() -> None:
    told = {key.removeprefix("usage.") for key in words("en") if key.startswith("usage.")}
    raised = set(re.findall(r'(?:WrongCallError|unknown|missing|call\.wrong)\(\s*"(\w+)"', SOURCES))
    raised |= set(
        re.findall(r'"((?:not_an?|out_of|unknown_value|no_such_rule|share|day_is|year_is)\w*)"', KINDS)
    ) - {"not_a_bool"}
    raised |= {f"baseline_{reason}" for reason in re.findall(r'BadBaseline\("(\w+)"', COMPARISONS)}
    raised |= {
        f"history_{reason}" for reason in re.findall(r'(?:NoHistory|Ended)Error\(\s*"(\w+)"', COMPARISONS)
    }
    raised |= {f"sheet_{code}" for code in re.findall(r'SheetsError\(\s*"(\w+)"', SHEETS)}
    raised |= {"value_missing", "value_unwanted", "see_help"}
    raised |= {
        f"cannot_be_written.{cause}" for cause in ("shared", "not_in_a_file", "not_kept", "unreadable")
    }
    assert told == raised


def test_every_sample_type_and_section_has_words() -> None:
    told = words("en")
    sections = table().sections
    assert {key for key in told if key.startswith("samples.")} == {f"samples.{name}" for name in samples()}
    assert {key for key in told if key.startswith("sections.")} == {f"sections.{name}" for name in sections}
    types = {f"types.{item.type}" for section in sections.values() for item in section.fields}
    assert types == {key for key in told if key.startswith("types.")}
