"""Names that look the same and are not are told, with the letters that differ."""

import pytest

from orgaudit.reports.words.redaction import redactor
from orgaudit.wording.catalogue import Catalogue
from tests.intake.texts import company, read

NAMED = """\
company: A
people: {people}
departments:
  - name: {department}
    duties: [{{name: Pay, primary: {first}, backups: [{second}]}}]
  - name: Sales
"""


def notes(first: str, second: str, department: str = "B", people: str = "[]") -> list[object]:
    loaded = read(NAMED.format(first=first, second=second, department=department, people=people))
    assert loaded.organization is not None
    return [note.facts["examples"] for note in loaded.notes if note.code == "look_alike_names"]


def test_letters_of_another_script_are_told() -> None:
    assert notes("Ando", "Аndо") == [("Аndо (U+0410, U+043E) ≠ Ando",)]
    assert notes("Kim", "Lee", people="[{id: k1, name: Кim}]") == [("Kim ≠ Кim (U+041A)",)]


def test_a_kana_for_a_kanji_is_told() -> None:
    assert notes("八田", "ハ田") == [("ハ田 (U+30CF) ≠ 八田",)]


def test_departments_are_told_too() -> None:
    assert notes("Kim", "Lee", department="Sаles") == [("Sales ≠ Sаles (U+0430)",)]


def test_other_names_are_not() -> None:
    assert notes("Ando", "Ando") == []
    assert notes("Ando", "ＡＮＤＯ") == []
    assert notes("Kim", "Кан") == []
    assert notes("八田", "八木") == []


def test_they_stay_two_people() -> None:
    org = company(NAMED.format(first="Ando", second="Аndo", department="B", people="[]"))
    assert len(org.people) == 2


def test_other_forms_of_a_kanji_and_missing_accents_are_told() -> None:
    assert notes("髙橋", "高橋") == [("高橋 ≠ 髙橋 (U+9AD9)",)]
    assert notes("José", "Jose") == [("Jose ≠ José (U+00E9)",)]
    assert notes("か行", "が行") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sean O'Brien", "Sean O’Brien"),
        ("Sean O'Brien", "Sean O´Brien"),
        ("Sean O'Brien", "Sean O`Brien"),
        ("Ann Smith-Jones", "Ann Smith\u2011Jones"),
        ("Ann Smith-Jones", "Ann Smith–Jones"),
        ("メアリー", "メアリ－"),
        ("メアリー", "ﾒｱﾘ-"),
        ("長井", "⻑井"),
        ("青木", "⻘木"),
    ],
)
def test_signs_that_are_typed_for_each_other_make_one_person(one: str, other: str) -> None:
    text = NAMED.format(first=f'"{one}"', second=f'"{other}"', department="B", people="[]")
    assert len(company(text).people) == 1
    assert redactor((company(text),), Catalogue("en")).text(f"about {other}!").count(other) == 0
