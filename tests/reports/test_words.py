"""Both languages say the same things."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

import pytest

from orgaudit.intake.fields import table
from orgaudit.knowledge.data_file import read_data
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Move
from orgaudit.wording.catalogue import LANGUAGES, WORDS_DIR, Catalogue, Language
from orgaudit.wording.phrase import holes
from tests.reports.sample_result import hostile, minimal, wholesale

FILES = ("common", "report", "moves", "questions", "method", "law", "gates", "interview")
NEVER_ASKED = {"id", "formerly", "waive", "tags", "note"}


def leaves(words: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def words(language: str, file: str) -> dict[str, str]:
    return dict(leaves(read_data(WORDS_DIR / language / f"{file}.yaml")))


def facts(text: str) -> set[str]:
    """Return the holes of a text without those that only choose between one and many, as only English does."""
    return set(holes(re.sub(r"\{\w+\|[^{}]*\}", "", text)))


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_keys_and_holes(file: str) -> None:
    ja, en = words("ja", file), words("en", file)
    assert set(ja) == set(en)
    assert {key for key in ja if facts(ja[key]) != facts(en[key])} == set()
    assert [text for text in (*ja.values(), *en.values()) if not text] == []


def test_every_move_has_words() -> None:
    assert {key.partition(".")[0] for key in words("ja", "moves")} == {move.value for move in Move}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_of_a_threshold_has_words(language: Language) -> None:
    units = {
        str(option.metadata["unit"])
        for rule in BUILTIN.rules
        for option in fields(rule.options)
        if option.metadata.get("unit")
    }
    assert len(units) > 5
    catalogue = Catalogue(language)
    assert {unit for unit in units if not catalogue.has_ui(f"method.unit.{unit.replace(' ', '_')}")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_default_behind_hours_has_words(language: Language) -> None:
    catalogue = Catalogue(language)
    names = set(words(language, "method"))
    told = {name.removeprefix("because.") for name in names if name.startswith("because.")}
    used = {
        name
        for result in (wholesale(), minimal(), hostile())
        for item in result.findings
        for name in item.priority.defaults
    }
    assert used
    assert used <= told
    assert all(catalogue.has_ui(f"method.defaults.{name}") for name in told)


@pytest.mark.parametrize("section", ["company", "department", "duty", "goal", "handoff", "person"])
def test_every_field_has_a_question(section: str) -> None:
    asked = {key for key in words("ja", "questions") if key.startswith(f"{section}.")}
    keys = {
        f"{section}.{field.key}"
        for field in table().sections[section].fields
        if field.type not in ("object", "objects", "people")
    }
    assert keys - asked - {f"{section}.{name}" for name in NEVER_ASKED} <= {"person.name"}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_missing_fact_of_the_samples_has_its_own_question(language: Any) -> None:
    catalogue = Catalogue(language)
    missing = {fact.field for result in (wholesale(), minimal(), hostile()) for fact in result.missing}
    assert missing
    assert {field for field in missing if not catalogue.has_ui(f"questions.{field}")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_field_says_what_may_be_answered(language: Language) -> None:
    catalogue = Catalogue(language)
    types = {field.type for section in table().sections.values() for field in section.fields}
    assert {name for name in types if not catalogue.has_ui(f"interview.allowed.{name}")} == set()
