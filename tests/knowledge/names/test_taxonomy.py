"""Held over the whole taxonomy: both languages agree, and no office goes against its votes without a reason."""

import csv
from pathlib import Path

import pytest

from orgaudit.knowledge.functions import FUNCTIONS, Function
from orgaudit.knowledge.names.reading import read_name
from orgaudit.knowledge.names.values import NameReading, OwnUsage
from orgaudit.model.vocabulary import Industry

LISTS = Path(__file__).parents[3] / "bench" / "names"
OFFICES = ("front", "middle", "back")


@pytest.mark.parametrize("item", FUNCTIONS.values(), ids=lambda item: item.id)
def test_the_names_of_a_function_read_alike_in_both_languages(item: Function) -> None:
    japanese, english = read_name(item.ja), read_name(item.en)
    assert (japanese.function, japanese.office) == (english.function, english.office)
    assert japanese.function == item.id


def collected() -> list[str]:
    names: list[str] = []
    for file in ("names.csv", "unseen.csv"):
        with (LISTS / file).open(encoding="utf-8", newline="") as rows:
            names += [row["name"] for row in csv.DictReader(rows)]
    return names


def against_its_votes(reading: NameReading) -> bool:
    counts = dict(zip(OFFICES, reading.vote_counts, strict=True))
    return reading.office in counts and counts[reading.office] < max(counts.values())


@pytest.mark.parametrize("industry", [None, "finance", "healthcare"])
def test_an_office_against_its_votes_has_a_reason_and_only_such_a_one(industry: Industry | None) -> None:
    names = [name for item in FUNCTIONS.values() for name in (item.ja, item.en, *item.synonyms)]
    readings = [read_name(name, industry) for name in (*names, *collected())]
    assert any(map(against_its_votes, readings))
    for reading in readings:
        assert (reading.reason is not None) == against_its_votes(reading), reading


@pytest.mark.parametrize(
    ("text", "own", "reason"),
    [
        ("受付", None, "purpose"),
        ("reception", None, "purpose"),
        ("法務", None, "control"),
        ("legal", OwnUsage(offices={"legal": "front"}), "company"),
        ("legal", OwnUsage(offices={"legal": "back"}), None),
        ("請求書の発行", None, None),
        ("企画", None, None),
        ("対応", None, None),
    ],
)
def test_the_reason_is_named(text: str, own: OwnUsage | None, reason: str | None) -> None:
    assert read_name(text, own=own).reason == reason


def test_the_usage_of_an_industry_is_a_reason() -> None:
    assert read_name("資金管理", "finance").reason == "industry"
    assert read_name("資金管理").reason is None
