"""The phrases are complete and agree with the reader: each of them reads as the function under which it stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orgaudit.knowledge import functions
from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.functions import AREAS, FUNCTIONS
from orgaudit.knowledge.names.lexicon import name_lexicon
from orgaudit.knowledge.names.reading import read_name

FOLDER = Path(functions.__file__).parent / "names" / "duty_phrases"

NEAR = 0.04
"""Scores this near fit about equally."""


def _entries() -> dict[str, dict[str, Any]]:
    return {key: entry for area in AREAS for key, entry in read_data(FOLDER / f"{area}.yaml").items()}


def _expanded(phrases: list[str], *, japanese: bool) -> Iterator[str]:
    for phrase in phrases:
        left, right = ([text.strip() for text in side.split("|")] for side in phrase.split("+"))
        for first in left:
            for last in right:
                yield f"{first}の{last}" if japanese else f"{first} {last}"


def test_every_function_has_phrases_in_both_languages() -> None:
    entries = _entries()
    assert set(entries) == set(FUNCTIONS)
    for key, entry in entries.items():
        assert entry["ja"], key
        assert entry["en"], key
        nouns = entry["nouns"].split(", ")
        assert len(nouns) == len(set(nouns)), key


def test_there_is_a_file_for_every_area() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(AREAS)


def test_every_name_and_synonym_reads_as_its_function() -> None:
    wrong = [
        (name, item.id)
        for item in FUNCTIONS.values()
        for name in (item.ja, item.en, *item.synonyms)
        if item.id not in _meant(name, item.id)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_name_is_also_a_false_friend_or_says_nothing(language: str) -> None:
    names = {name for item in FUNCTIONS.values() for name in (item.ja, item.en, *item.synonyms)}
    tree = name_lexicon(japanese=language == "ja")
    words = {name: tree.find(name) for name in names}
    assert [name for name, word in words.items() if word is None or word.guard or word.filler] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nearly_every_phrase_reads_as_its_function(language: str) -> None:
    asked = [
        (name, key)
        for key, entry in _entries().items()
        for name in _expanded(entry[language], japanese=language == "ja")
    ]
    wrong = [pair for pair in asked if pair[1] not in _meant(*pair)]
    assert len(wrong) <= len(asked) / 100, wrong


def _meant(name: str, function_id: str) -> set[str]:
    """Return what a name means in a company that has the function."""
    candidates = read_name(name, FUNCTIONS[function_id].industry).candidates
    return {item.function for item in candidates if item.score >= candidates[0].score - NEAR}
