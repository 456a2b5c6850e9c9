"""The one table of fields against itself, the vocabulary and the model."""

import dataclasses
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from orgaudit.intake.fields import label, table, value_label
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.list_readers import READERS
from orgaudit.intake.values.person_words import words
from orgaudit.intake.values.scalar_readers import SCALAR_READERS
from orgaudit.model import vocabulary
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.person import Person
from orgaudit.model.waiver import Waiver

OUTSIDE_THE_MODEL = {"Format", "NotMeasured"}
"""Word lists that no Literal of the model mirrors."""

GIVEN_BY_THE_READER = {"origin", "home", "department_id", "vacancies", "groups", "listed"}

MODEL = {
    "company": Company,
    "person": Person,
    "department": Department,
    "goal": Goal,
    "unowned": Duty,
    "handoff": Handoff,
    "waiver": Waiver,
}


@pytest.mark.parametrize("name", table().sections)
def test_no_word_names_two_fields_of_a_section(name: str) -> None:
    words = Counter(folded(word) for field in table().sections[name].fields for word in field.spellings)
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("name", table().vocabularies)
def test_no_word_means_two_values(name: str) -> None:
    words = table().vocabularies[name].words
    counts = Counter(word for spellings in words.values() for word in {folded(item) for item in spellings})
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(set(table().vocabularies) - OUTSIDE_THE_MODEL))
def test_values_are_those_of_the_model(name: str) -> None:
    assert get_args(getattr(vocabulary, name)) == tuple(table().vocabularies[name].words)


def test_the_model_has_no_vocabulary_that_the_table_lacks() -> None:
    literals = {
        name
        for name, value in vars(vocabulary).items()
        if get_args(value) and all(isinstance(item, str) for item in get_args(value))
    }
    assert literals == set(table().vocabularies) - OUTSIDE_THE_MODEL


@pytest.mark.parametrize("name", MODEL)
def test_fields_are_those_of_the_model(name: str) -> None:
    attributes = {field.attribute for field in table().sections[name].fields} - {"waive"}
    model = {item.name for item in dataclasses.fields(MODEL[name])} - GIVEN_BY_THE_READER
    assert attributes | ({"id"} if "id" in model else set()) == model


def test_every_type_has_a_reader() -> None:
    types = {field.type for section in table().sections.values() for field in section.fields}
    assert types - {"object", "objects", "people", "legend"} == SCALAR_READERS.keys() | READERS.keys()


@pytest.mark.parametrize("name", table().sections)
def test_every_field_is_described_and_named_in_both_languages(name: str) -> None:
    for field in table().sections[name].fields:
        assert set(field.about) == set(field.labels) == {"ja", "en"}
        assert all(field.about.values())


def test_words_for_yes_and_no_do_not_overlap() -> None:
    yes = {folded(word) for word in table().true_words}
    no = {folded(word) for word in table().false_words}
    assert not yes & no
    assert not yes & {folded(word) for word in words()["none"]}


def test_labels() -> None:
    assert label("duty.backups", "ja") == "副担当"
    assert label("duty.backups", "en") == "backups"
    assert label("duty.hours_per_month", "en") == "hours per month"
    assert label("goal.from_goal", "ja") == label("goal.from", "ja") == "継承元"
    assert label("duty.duty_kind", "en") == "kind"
    with pytest.raises(KeyError):
        label("duty.nothing", "ja")


def test_value_labels() -> None:
    assert value_label("deadline", "legal", "ja") == "法定"
    assert value_label("deadline", "legal", "en") == "legal"
    assert value_label("media", "excel", "en") == "Excel"
    assert value_label("manual", "ok", "ja") == "あり"
    assert value_label("office", "mixed", "ja") == "混在"
    assert value_label("storage", "paper_only", "en") == "paper only"
    with pytest.raises(KeyError):
        value_label("deadline", "nothing", "ja")


def test_a_field_is_found_by_any_width_and_case() -> None:
    duty = table().sections["duty"]
    for word in ("backups", "BACKUPS", "副担当", " 代理 ", "ｂａｃｋｕｐｓ"):
        found = duty.find(word)
        assert found is not None
        assert found.key == "backups"
    assert table().vocabularies["Medium"].code_of("ﾌｧｸｽ") == "fax"


PROMISED = Path(__file__).with_name("promised_words.txt")


def test_every_promised_word_is_known() -> None:
    """The words of the published input format, one field a line: section, key, aliases."""
    missing = []
    for line in PROMISED.read_text(encoding="utf-8").splitlines():
        section, key, *words = line.split()
        field = next(item for item in table().sections[section].fields if item.key == key)
        values = field.values.spellings() if field.values else ()
        missing += [
            f"{section}.{key}: {word}"
            for word in words
            if word not in (*field.spellings, *field.aliases, *values)
        ]
    assert missing == []
