"""Who does a duty alone neither stands in for it nor checks it, however that is written."""

from typing import Any

import pytest

from orgaudit.model.vocabulary import NONE
from tests.intake.texts import read

HEAD = "company: A\ndepartments: [{name: B, duties: [{name: C, primary: %s}]}]"


def duty_of(text: str) -> tuple[Any, ...]:
    loaded = read(HEAD % text)
    assert loaded.organization is not None, loaded.messages("en")
    (duty,) = loaded.organization.duties
    return duty.primary, duty.backups, duty.checked_by, [note.code for note in loaded.notes]


@pytest.mark.parametrize("word", ["本人", "自分のみ", "（本人）", "主担当と同じ", "self", "Same person"])
def test_oneself_as_the_stand_in_is_nobody(word: str) -> None:
    assert duty_of(f"佐藤, backups: {word}") == (("佐藤",), (), None, ["self_is_nobody"])
    assert duty_of(f"佐藤, backups: [{word}, 鈴木]")[1] == ("鈴木",)


@pytest.mark.parametrize("word", ["本人", "自己チェック", "self-check", "佐藤", "佐藤さん"])
def test_oneself_as_the_checker_is_nobody(word: str) -> None:
    primary, _, checked_by, notes = duty_of(f"佐藤, checked_by: {word}")
    assert (primary, checked_by) == (("佐藤",), NONE)
    assert "self_is_nobody" in notes


def test_somebody_else_checks_and_so_does_the_other_of_two() -> None:
    assert duty_of("佐藤, checked_by: 鈴木")[2] == "鈴木"
    assert duty_of("[佐藤, 鈴木], checked_by: 鈴木")[2] == "鈴木"


@pytest.mark.parametrize("word", ["本人", "担当者本人", "自分"])
def test_oneself_as_the_doer_is_nobody_in_particular(word: str) -> None:
    assert duty_of(word) == (None, None, None, ["group_is_nobody"])
