"""Every finding on the ordinary companies has been read and judged; hardly one is wrong, and none of those costs points."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.truth.companies import COMPANIES, VERDICTS, as_told, readings, result_of

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (DOCS / "truth.md", DOCS / "ja" / "truth.md")
MOST_WRONG = 1 / 20


@pytest.mark.parametrize("name", COMPANIES)
def test_every_finding_of_today_has_been_read(name: str) -> None:
    read = [(item["rule"], item["subject"], item["level"], item["told"]) for item in readings()[name]]
    assert Counter(read) == Counter(as_told(item) for item in result_of(name).findings)


def test_each_reading_says_what_it_thinks_and_why() -> None:
    assert list(readings()) == COMPANIES
    for item in (item for name in COMPANIES for item in readings()[name]):
        assert item["verdict"] in VERDICTS, item
        assert item["reason"].endswith("."), item


@pytest.mark.parametrize("name", COMPANIES)
def test_nothing_wrong_costs_points(name: str) -> None:
    wrong = {(item["rule"], item["subject"]) for item in readings()[name] if item["verdict"] == "wrong"}
    costly = {as_told(item)[:2] for item in result_of(name).findings if item.points > 0}
    assert wrong & costly == set()


def test_at_most_one_finding_in_twenty_is_wrong() -> None:
    verdicts = [item["verdict"] for name in COMPANIES for item in readings()[name]]
    assert verdicts.count("wrong") <= MOST_WRONG * len(verdicts)


@pytest.mark.parametrize("page", PAGES, ids=("en", "ja"))
def test_the_page_counts_what_was_read(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `(\w+)` \|[^|]*\|[^|]*\| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.MULTILINE
    )
    told = {name: tuple(int(number) for number in numbers) for name, *numbers in rows}
    counted = {name: _counts(name) for name in COMPANIES}
    assert told == counted
    total = tuple(sum(row[column] for row in counted.values()) for column in range(1, 5))
    assert f"| **{total[0]}** | **{total[1]}** | **{total[2]}** | **{total[3]}** |" in text


def _counts(name: str) -> tuple[int, ...]:
    """Return the score in whole points, and how many findings are told, right, doubtful and wrong."""
    verdicts = Counter(item["verdict"] for item in readings()[name])
    score = result_of(name).score.overall.value
    assert score is not None
    return round(score), verdicts.total(), *(verdicts[verdict] for verdict in VERDICTS)
