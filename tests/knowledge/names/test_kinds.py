"""Kinds of names that went wrong once, held on names written before they were read."""

import csv
from pathlib import Path

import pytest

from orgaudit.knowledge.names.reading import read_name
from orgaudit.model.vocabulary import Industry

LIST = Path(__file__).parents[3] / "bench" / "names" / "kinds.csv"


def test_the_kinds_are_read_right() -> None:
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        row["name"]
        for row in rows
        if (read_name(row["name"]).function or "") not in row["functions"].split("|")
        and not ("none" in row["offices"] and read_name(row["name"]).office == "unknown")
    ]
    assert len(rows) == 60
    assert not wrong


@pytest.mark.parametrize(
    ("file", "most_wrong", "most_unanswered"), [("senses", 1, 9), ("senses_held", 7, 21)]
)
def test_a_word_of_several_senses_is_read_with_its_object(
    file: str, most_wrong: int, most_unanswered: int
) -> None:
    with LIST.with_name(f"{file}.csv").open(encoding="utf-8", newline="") as rows:
        read = [(row, read_name(row["name"])) for row in csv.DictReader(rows)]
    sure = [(row, reading) for row, reading in read if reading.confidence in {"medium", "high"}]
    told = [(row, reading.function) for row, reading in sure if reading.function]
    wrong = [row["name"] for row, function in told if function not in row["functions"].split("|")]
    assert len(wrong) <= most_wrong, wrong
    assert len(told) >= len(read) - most_unanswered


@pytest.mark.parametrize(
    ("text", "confidence"),
    [("立木伐採請求", "low"), ("引受の請求", "low"), ("ロイヤリティの請求", "high"), ("請求", "high")],
)
def test_a_request_for_something_unknown_is_a_guess(text: str, confidence: str) -> None:
    assert read_name(text).confidence == confidence


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


@pytest.mark.parametrize(
    ("ja", "en", "function"),
    [
        ("電話の取り次ぎ", "Putting calls through", "telephone"),
        ("源泉徴収票の発行", "Issuing withholding tax certificates", "payroll"),
        ("反社チェック", "Screening for organised crime ties", "compliance"),
        ("個人情報の棚卸", "Inventory of personal data", "privacy"),
        ("パソコンの初期設定", "Setting up laptops", "it_assets"),
        ("製品の出荷判定", "Release of products for shipment", "shipping_inspection"),
    ],
)
def test_one_thing_has_one_reading_in_both_languages(ja: str, en: str, function: str) -> None:
    assert [read_name(name).function for name in (ja, en)] == [function, function]


def test_duties_of_every_trade_are_read_alike_in_both_languages() -> None:
    """Pairs written, with what is right for them, before they were read: 157, after these were mended 100 more, and after those 50."""
    with LIST.with_name("pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["half"] in {"first", "second", "third"}]
    read = [(row, [read_name(row[language]).function for language in ("ja", "en")]) for row in rows]
    told = [(row, function) for row, functions in read for function in functions if function]
    wrong = [(row["ja"], function) for row, function in told if function not in row["functions"].split("|")]
    apart = [(row["ja"], *functions) for row, functions in read if len({*functions} - {None}) > 1]
    assert len(rows) == 307
    assert len(wrong) <= 8, wrong
    assert len(told) >= 592
    assert len(apart) <= 44, apart
