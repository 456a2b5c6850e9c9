"""Persons in answers: those whom less than a name can only mean are written out, and several are named."""

from datetime import date

import pytest

from orgaudit.intake.answers.merging import Given, Merged, merge
from orgaudit.intake.answers.sheet import Answer
from orgaudit.intake.editing.edits import Element
from orgaudit.intake.reading import load_text
from orgaudit.model.duty import Duty
from orgaudit.model.place import Place

TODAY = date(2026, 11, 20)
DAY = date(2026, 4, 1)
TEXT = """\
company: 北斗商事
people:
  - {id: ta, name: 田中 太郎}
  - {id: tb, name: 田中 太郎}
  - {id: CARA, name: Cara Miller}
departments:
  - name: 経理部
    duties:
      - {name: 給与計算, primary: CARA, backups: 山田 花子}
      - {name: 請求, primary: ta}
      - 支払
"""


def merged(content: object, field: str, duty: str = "支払") -> Merged:
    org = load_text(TEXT, today=TODAY).organization
    assert org is not None
    answer = Answer("0" * 10, content, Place("sheet.md", 7, 5, 7, 9))
    return merge(
        {"company.yaml": TEXT}, org, [Given(Element("duty", f"経理部/{duty}"), field, answer)], TODAY
    )


def after(content: object, field: str, duty: str = "支払") -> Duty:
    done = merged(content, field, duty)
    assert done.loaded is not None, done.problems
    assert done.loaded.organization is not None
    return next(item for item in done.loaded.organization.duties if item.name == duty)


@pytest.mark.parametrize("text", ["山田", "山田さん", "山田花子", "山田 花子様", "山田（主）", "山田課長"])
def test_a_person_by_less_than_the_name(text: str) -> None:
    assert after(text, "primary").primary == ("山田 花子",)
    told = [(item.code, item.facts["name"]) for item in merged(text, "primary").notes]
    assert told == ([] if "花子" in text else [("answer_person_taken", "山田 花子")])


@pytest.mark.parametrize("text", ["田中", "田中さん", "田中太郎", "山田、田中", "太郎"])
def test_several_who_can_be_meant_are_named_and_nothing_is_written(text: str) -> None:
    done = merged(text, "primary")
    assert done.texts is None
    assert [(item.code, item.facts["choices"]) for item in done.problems] == [
        ("ambiguous_reference", ("ta", "tb"))
    ]


@pytest.mark.parametrize("text", ["全員", "経理部", "the team", "担当者、各自"])
def test_a_group_is_no_answer(text: str) -> None:
    assert [item.code for item in merged(text, "primary").problems] == ["answer_names_nobody"]
    assert merged("経理部", "checked_by").problems == ()


def test_new_people_stay_as_they_are_written() -> None:
    assert after("新人 一郎、Miller", "backups").backups == ("新人 一郎", "cara")


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-01",
        "令和8年4月1日",
        "山田 2026/4/1",
        "2026/4/1 山田さん",
        "山田花子: R8.4.1",
        "山田 花子 2026-04-01",
    ],
)
def test_the_day_of_the_only_person_is_written_with_the_name(text: str) -> None:
    done = merged(text, "last_done", "給与計算")
    assert after(text, "last_done", "給与計算").last_done == {"山田 花子": DAY}
    assert done.texts is not None
    assert "花子: " in done.texts["company.yaml"].split("last_done")[1]


def test_the_day_of_a_doer_whose_name_two_share_is_written_by_id() -> None:
    assert after("2026-04-01", "last_done", "請求").last_done == {"ta": DAY}


@pytest.mark.parametrize(
    ("text", "code"),
    [("4月1日", "year_is_missing"), ("2026年4月", "day_is_missing"), ("先月", "not_dates_by_person")],
)
def test_what_a_day_lacks_is_told(text: str, code: str) -> None:
    assert [item.code for item in merged(text, "last_done", "給与計算").problems] == [code]
