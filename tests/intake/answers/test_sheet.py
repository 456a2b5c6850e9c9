"""What people write in a sheet, and what of it is an answer."""

import json
from typing import Any

import pytest

from orgaudit.intake.answers.sheet import read_sheet

ID, OTHER = "0123456789", "abcdef0123"


def answers(text: str) -> list[tuple[str, Any, int, int]]:
    return [
        (item.id, item.content, item.place.line, item.place.column)
        for item in read_sheet(text, "s.md").answers
    ]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        (f"- 答え ({ID}): 佐藤", "佐藤"),
        (f"- Answer ({ID}):Ann, Ben ", "Ann, Ben"),
        (f"   * **Answer** \uff08{ID}\uff09\uff1a\u3000なし", "なし"),
        (f"Answer ({ID}): a: b (c): d", "a: b (c): d"),
    ],
)
def test_an_answer_is_what_stands_behind_the_colon(line: str, content: str) -> None:
    assert answers(f"# Sheet\n\n{line}\r\n") == [(ID, content, 3, line.index(content) + 1)]


def test_points_below_an_answer_are_its_parts() -> None:
    text = f"- Answer ({ID}):\n  - one, two\n  * three\n- no part\n- Answer ({OTHER}): four\n  - no part either\n"
    assert answers(text) == [(ID, ["one, two", "three"], 2, 5), (OTHER, "four", 5, 24)]


@pytest.mark.parametrize("open_", ["", "   ", "?", "\uff1f", "\u3000"])
def test_a_question_may_be_left_open(open_: str) -> None:
    sheet = read_sheet(f"- Answer ({ID}): {open_}\n", "s.md")
    assert (sheet.answers, sheet.problems) == ((), ())


def test_json_says_where_each_answer_stands() -> None:
    questions = [{"id": ID, "answer": None}, {"id": OTHER, "answer": ["Ann", "Ben"]}]
    text = json.dumps({"questions": questions}, indent=2)
    (found,) = answers(text)
    assert found == (OTHER, ["Ann", "Ben"], 9, 17)
    assert text.splitlines()[8][16:] == "["


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "sheet_without_answers", 1),
        ("# A page\nof something else\n", "sheet_without_answers", 1),
        ('{"questions": 3}', "sheet_without_answers", 1),
        ("[]", "sheet_without_answers", 1),
        ('{\n  "questions": [,]\n}', "sheet_unreadable", 2),
    ],
)
def test_what_is_no_sheet_is_told(text: str, code: str, line: int) -> None:
    (problem,) = read_sheet(text, "s.md").problems
    assert (problem.code, problem.place.line) == (code, line)
