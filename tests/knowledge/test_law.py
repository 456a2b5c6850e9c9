"""The dated law table: what holds when, and when the table itself is too old."""

from datetime import date, timedelta

import pytest

from orgaudit.knowledge.law import law, law_table
from orgaudit.knowledge.sources import SOURCES
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language

TABLE = law_table()
VERDICTS = ("違法", "適法です", "違反", "illegal", "unlawful", "lawful", "breach", "violat")


def test_the_table_is_reviewed_within_a_year() -> None:
    assert TABLE.as_of == date(2026, 11, 20)
    assert TABLE.review_by == date(2027, 11, 20)
    assert not TABLE.is_out_of_date(TABLE.review_by)
    assert TABLE.is_out_of_date(TABLE.review_by + timedelta(days=1))


@pytest.mark.parametrize(
    ("law_id", "first"),
    [
        ("seal_not_required", date(2020, 6, 19)),
        ("notarial_deeds", date(2025, 10, 1)),
        ("e_transaction_data", date(2024, 1, 1)),
        ("bill_payment", date(2026, 1, 1)),
        ("last_drawing", date(2026, 9, 30)),
    ],
)
def test_a_law_holds_from_its_first_day(law_id: str, first: date) -> None:
    assert law(law_id).holds_on(first)
    assert not law(law_id).holds_on(first - timedelta(days=1))


def test_what_ends_holds_until_its_last_day() -> None:
    clearing, grace = law("paper_clearing"), law("e_transaction_grace")
    assert clearing.holds_on(date(2027, 3, 31))
    assert not clearing.holds_on(date(2027, 4, 1))
    assert grace.until is not None
    assert law("e_transaction_data").since == grace.until + timedelta(days=1)


def test_what_is_in_force_depends_on_country_and_day() -> None:
    assert TABLE.in_force("GB", TABLE.as_of) == ()
    assert TABLE.in_force(None, TABLE.as_of) == ()
    then, now = TABLE.in_force("JP", date(2023, 6, 1)), TABLE.in_force("JP", TABLE.as_of)
    assert "e_transaction_grace" in {row.id for row in then} - {row.id for row in now}
    assert "last_drawing" in {row.id for row in now} - {row.id for row in then}


def test_every_row_has_sources_that_are_known() -> None:
    assert all(row.sources for row in TABLE.laws.values())
    assert {key for row in TABLE.laws.values() for key in row.sources} <= SOURCES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_topic_and_says_only_what_is_to_be_checked(language: Language) -> None:
    words = Catalogue(language)
    check = {"ja": "要確認", "en": "checked"}[language]
    for law_id in TABLE.laws:
        assert words.ui(f"law.topic.{law_id}")
        said = words.ui(f"law.says.{law_id}")
        assert not [word for word in VERDICTS if word in said], law_id
        # A rule that has ended gives nothing to check any more.
        assert check in said or law(law_id).until, law_id
