"""Kinds of names that went wrong once, held on names written before they were read."""

import csv
from pathlib import Path

import pytest

from orgaudit.knowledge.names.reading import read_name
from orgaudit.model.vocabulary import Industry

LIST = Path(__file__).parents[3] / "bench" / "names" / "kinds.csv"


def test_most_of_the_kinds_are_read_right() -> None:
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        row["name"]
        for row in rows
        if (read_name(row["name"]).function or "") not in row["functions"].split("|")
        and not ("none" in row["offices"] and read_name(row["name"]).office == "unknown")
    ]
    assert len(rows) == 60
    assert len(wrong) <= 5, wrong


def test_everyday_english_is_read_right() -> None:
    with LIST.with_name("everyday.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    industry: dict[str, Industry] = {"bank": "finance"}
    read = [(row, read_name(row["name"], industry.get(row["org"])).function) for row in rows]
    wrong = [
        row["name"] for row, function in read if function and function not in row["functions"].split("|")
    ]
    unanswered = [row["name"] for row, function in read if function is None]
    assert len(rows) == 60
    assert len(wrong) <= 2, wrong
    assert len(unanswered) <= 5, unanswered


@pytest.mark.parametrize(
    ("text", "function_id"),
    [
        ("ロケーション", "warehouse"),
        ("アロケーション", None),
        ("データアロケーション", None),
        ("アセット・アロケーション", "asset_mgmt"),
    ],
)
def test_no_word_is_torn_out_of_a_longer_katakana_word(text: str, function_id: str | None) -> None:
    assert read_name(text).function == function_id
