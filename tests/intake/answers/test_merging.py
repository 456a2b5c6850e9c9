"""Answers in the words of people become values of the file, and nothing else changes."""

from datetime import date
from typing import Any

import pytest

from orgaudit.intake.answers.merging import Given, Merged, merge
from orgaudit.intake.answers.sheet import Answer
from orgaudit.intake.editing.edits import Element
from orgaudit.intake.reading import load_text
from orgaudit.model.place import Place
from orgaudit.model.vocabulary import NONE

TODAY = date(2026, 11, 20)
TEXT = """\
company: 北斗商事   # ours
departments:
  - name: 経理部
    duties:
      - 給与計算   # 毎月
      - {name: 請求, primary: 鈴木}
  - name: 営業部
handoffs:
  - {from: 経理部, to: 営業部}
"""


def merged(content: Any, field: str, kind: str = "duty", address: str = "経理部/給与計算") -> Merged:
    org = load_text(TEXT, today=TODAY).organization
    assert org is not None
    element = Element(kind, address)  # type: ignore[arg-type]
    answer = Answer("0" * 10, content, Place("sheet.md", 7, 5, 7, 9))
    return merge({"company.yaml": TEXT}, org, [Given(element, field, answer)], TODAY)


def test_a_day_alone_is_that_of_the_only_person_it_can_mean() -> None:
    assert value("2026-04-01", "last_done", address="経理部/請求") == {"鈴木": date(2026, 4, 1)}
    assert value("令和8年4月1日", "last_done", address="経理部/請求") == {"鈴木": date(2026, 4, 1)}
    assert [problem.code for problem in merged("2026-04-01", "last_done").problems] == ["day_of_nobody"]


def value(content: Any, field: str, kind: str = "duty", address: str = "経理部/給与計算") -> Any:
    texts = merged(content, field, kind, address).texts
    assert texts is not None
    org = load_text(texts["company.yaml"], today=TODAY).organization
    assert org is not None
    subject = next(item for item in org.subjects() if (item.kind, item.address) == (kind, address))
    return getattr(subject, field)


@pytest.mark.parametrize(
    ("field", "content", "expected"),
    [
        ("primary", "佐藤花子、鈴木", ("佐藤花子", "鈴木")),
        ("primary", ["佐藤花子", "鈴木"], ("佐藤花子", "鈴木")),
        ("backups", "なし", ()),
        ("backups", "none", ()),
        ("manual", "あり", "ok"),
        ("media", "紙, Excel;メール", ("paper", "excel", "email")),
        ("hours_per_month", "1,200", 1200.0),
        ("hours_per_month", "\uff11\uff12.5", 12.5),
        ("hours_per_month", 3, 3.0),
        ("stoppable", "いいえ", False),
        ("stoppable", True, True),
        ("rekey", "2", 2),
        ("peak_months", "3月、9", (3, 9)),
        ("changed_on", "2026年4月1日", date(2026, 4, 1)),
        ("function", "給与計算", "payroll"),
        ("function", "payroll", "payroll"),
        ("approvals", "2", 2),
        ("approvals", "佐藤、鈴木", ("佐藤", "鈴木")),
        ("last_done", "鈴木:2026-04-01、佐藤=2026/5/1", {"鈴木": date(2026, 4, 1), "佐藤": date(2026, 5, 1)}),
        ("monthly_hours", "1,2,3,4,5,6,7,8,9,10,11,12", {month: float(month) for month in range(1, 13)}),
        ("checked_by", "営業部", "営業部"),
        ("sla", "なし", NONE),
        ("scope", "国内: A, B と #1", "国内: A, B と #1"),
    ],
)
def test_an_answer_becomes_a_value(field: str, content: Any, expected: Any) -> None:
    assert value(content, field) == expected


def test_goals_are_told_apart_by_lines_not_by_commas() -> None:
    goals = value(["受注を増やし、失注を減らす", "売上 12億円"], "goals", "department", "営業部")
    assert [goal.text for goal in goals] == ["受注を増やし、失注を減らす", "売上 12億円"]
    assert value("なし", "goals", "department", "営業部") == ()
    (goal,) = value([{"text": "売上", "kpi": "売上高"}], "goals", "department", "営業部")
    assert (goal.text, goal.kpi) == ("売上", "売上高")


def test_only_what_was_answered_changes() -> None:
    texts = merged("佐藤", "primary").texts
    assert texts is not None
    assert texts["company.yaml"] == TEXT.replace(
        "      - 給与計算   # 毎月\n", "      - name: 給与計算   # 毎月\n        primary: 佐藤\n"
    )


@pytest.mark.parametrize(
    ("field", "content", "code"),
    [
        ("hours_per_month", "12かけら", "not_a_number"),
        ("hours_per_month", "-1", "out_of_range"),
        ("manual", "たぶん", "unknown_value"),
        ("media", "紙、石板", "unknown_value"),
        ("backups", "なし、佐藤", "none_among_others"),
        ("stoppable", "たまに", "not_a_bool"),
        ("changed_on", "昨日", "not_a_date"),
        ("peak_months", "13", "not_a_month"),
        ("function", "錬金術", "no_such_function"),
        ("also_in", "法務部", "dangling_department"),
        ("monthly_hours", "1,2", "not_twelve"),
        ("hours_per_month", {"a": 1}, "not_a_number"),
    ],
)
def test_a_wrong_answer_is_told_at_its_place_in_the_sheet(field: str, content: Any, code: str) -> None:
    done = merged(content, field)
    assert done.texts is None
    assert [(item.code, item.place) for item in done.problems] == [(code, Place("sheet.md", 7, 5, 7, 9))]


def test_two_answers_to_one_question_are_told() -> None:
    org = load_text(TEXT, today=TODAY).organization
    assert org is not None
    element = Element("duty", "経理部/給与計算")
    given = [
        Given(element, "manual", Answer("0" * 10, word, Place("s.md", line, 1, line, 2)))
        for line, word in ((3, "あり"), (9, "なし"))
    ]
    done = merge({"company.yaml": TEXT}, org, given, TODAY)
    assert done.texts is None
    assert [(item.code, item.place.line, item.facts) for item in done.problems] == [
        ("answer_twice", 9, {"first": "s.md:3"})
    ]


def test_an_element_that_is_written_once_and_used_twice_is_left_alone() -> None:
    text = "company: X\ndepartments:\n  - {name: A, duties: &same [d]}\n  - {name: B, duties: *same}\n"
    org = load_text(text, today=TODAY).organization
    assert org is not None
    answer = Answer("0" * 10, "ok", Place("s.md", 1, 1, 1, 3))
    done = merge({"company.yaml": text}, org, [Given(Element("duty", "a/d"), "manual", answer)], TODAY)
    assert done.texts is None
    assert [item.code for item in done.problems] == ["answer_is_shared"]


def test_a_company_in_files_by_other_names_is_not_touched() -> None:
    org = load_text(TEXT, today=TODAY).organization
    assert org is not None
    answer = Answer("0" * 10, "ok", Place("s.md", 1, 1, 1, 3))
    gone = Given(Element("duty", "経理部/棚卸"), "manual", answer)
    done = merge({"company.yaml": TEXT}, org, [gone], TODAY)
    assert done.texts is None
    assert [item.place for item in done.problems] == [answer.place]
