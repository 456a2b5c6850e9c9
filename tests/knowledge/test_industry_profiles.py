"""What each kind of company is expected to cover."""

from typing import get_args

import pytest

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.industry_profiles import EXPECTED, grows_with_size, profile
from orgaudit.knowledge.sources import SOURCES
from orgaudit.model.vocabulary import Industry
from orgaudit.rules.governance.function_not_covered import RULE

ANY_SIZE = 1_000_000


@pytest.mark.parametrize("industry", get_args(Industry))
def test_every_industry_has_a_short_list_without_doubles(industry: Industry) -> None:
    expected = profile(industry, ANY_SIZE)
    assert 5 <= len(expected) <= 15
    for language in ("ja", "en"):
        names = [getattr(item, f"name_{language}") for item in expected]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("industry", get_args(Industry))
def test_a_function_of_another_trade_never_is_the_only_way_to_cover_an_entry(industry: Industry) -> None:
    for item in profile(industry, ANY_SIZE):
        trades = {FUNCTIONS[function].industry for function in item.functions}
        assert trades & {"general", industry}, item.id


def test_every_entry_is_used_and_has_a_reason_that_fits_in_brackets() -> None:
    used = {item.id for industry in get_args(Industry) for item in profile(industry, ANY_SIZE)}
    assert used == set(EXPECTED)
    for item in EXPECTED.values():
        for text in (item.name_ja, item.name_en, item.reason_ja, item.reason_en):
            assert text.strip()
            assert text[-1] not in "。."
            assert not set("()()") & set(text.replace("(BCP)", "")), item.id


def test_its_sources_can_be_looked_up_and_stand_with_the_rule() -> None:
    for item in EXPECTED.values():
        assert set(item.sources) <= set(RULE.sources)
        assert all(source in SOURCES for source in item.sources)


def test_no_verdict_on_the_law_is_in_a_reason() -> None:
    for item in EXPECTED.values():
        assert not any(word in item.reason_ja for word in ("違法", "違反", "義務"))
        assert not any(word in item.reason_en for word in ("illegal", "unlawful", "must by law"))


def test_size_brings_further_expectations() -> None:
    def ids(employees: int | None) -> set[str]:
        return {item.id for item in profile("general", employees)}

    assert ids(None) == ids(49)
    assert ids(50) - ids(49) == {"health_safety"}
    assert ids(301) - ids(300) == {"whistleblowing"}
    assert grows_with_size("general", 300)
    assert not grows_with_size("general", 301)


def test_without_an_industry_the_general_list_holds() -> None:
    assert profile(None, 60) == profile("general", 60)
