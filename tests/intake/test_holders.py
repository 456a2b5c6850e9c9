"""Nobody, an empty seat, a group or a person: what stands where a person is expected, in words that nobody listed."""

from pathlib import Path
from typing import Final

import pytest

from orgaudit.intake.values.person_words import meaning_of, names_a_unit
from orgaudit.knowledge.data_file import parsed_data
from tests.intake.texts import read

HOLDERS: Final = parsed_data(Path(__file__).with_name("holders.yaml"))


def kind_of(text: str) -> str:
    found = meaning_of(text) or ("group" if names_a_unit(text) else "person")
    return "nobody" if found == "none" else found


@pytest.mark.parametrize("kind", HOLDERS)
def test_what_is_written_for_a_person_is_read_as_what_it_says(kind: str) -> None:
    meant = {text: kind_of(text) for text in HOLDERS[kind]}
    assert {text: found for text, found in meant.items() if found != kind} == {}


@pytest.mark.parametrize("text", ["佐藤、店にいる人", "佐藤、手の空いた人", "Sato, a nurse"])
def test_a_name_beside_such_words_is_not_swallowed(text: str) -> None:
    loaded = read(f"company: A\ndepartments: [{{name: B, duties: [{{name: C, primary: '{text}'}}]}}]")
    assert loaded.organization is not None
    assert loaded.organization.duties[0].primary is None
    assert "佐藤" in loaded.persons or "sato" in loaded.persons


@pytest.mark.parametrize("name", ["Julia", "Maria", "Mark", "Jane"])
def test_a_name_that_begins_as_a_month_does_is_a_name(name: str) -> None:
    assert kind_of(f"pending {name}") == kind_of("pending Kim") == "person"
    assert kind_of("pending May 2027") == "vacancy"


def test_nobody_in_any_words_leaves_a_legal_duty_without_a_stand_in() -> None:
    duties = ", ".join(
        f"{{name: 業務{number}, primary: 佐藤, deadline: legal, backups: {text!r}}}"
        for number, text in enumerate(HOLDERS["nobody"])
        if text not in ("0", "No")  # a figure, and a yes or no, is refused where a name is expected
    )
    loaded = read(f"company: A\ndepartments: [{{name: B, duties: [{duties}]}}]")
    assert loaded.organization is not None
    assert {duty.backups for duty in loaded.organization.duties} == {()}
