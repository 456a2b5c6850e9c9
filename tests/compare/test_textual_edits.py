"""However a company is written, it is the same company: no fingerprint changes, and there is no difference."""

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.compare.states.attribution import levels_of
from orgaudit.compare.states.difference import difference
from orgaudit.results.audit_result import AuditResult
from tests.compare.edits import Data, audited, company, sample, text_of
from tests.compare.rewriting import texts, with_new_ids
from tests.compare.small_company import small
from tests.examples import examples

SAMPLES = ("healthy", "minimal", "saas_startup", "securities", "town_hall", "wholesale_ja")
SEEDS = st.integers(min_value=0, max_value=2**32 - 1)


@cache
def known(name: str) -> tuple[Data, AuditResult]:
    data = sample(name)
    return data, audited(company(text_of(data)))


def is_the_same(old: AuditResult, new: AuditResult, renamed: int = 0) -> None:
    assert levels_of(new) == levels_of(old)
    assert new.score == old.score or renamed  # the score of a department goes by its id of today
    assert new.score.overall == old.score.overall
    found = difference(old, new, audited)
    assert [(item.kind, item.declared) for item in found.changes] == [("renamed", True)] * renamed
    assert found.findings == ()
    assert sorted(found.unchanged) == sorted(levels_of(old))


@pytest.mark.slow
@examples(15)
@given(st.sampled_from(SAMPLES), SEEDS)
def test_order_layout_files_and_words_change_nothing(name: str, seed: int) -> None:
    data, old = known(name)
    is_the_same(old, audited(company(*texts(data, random.Random(seed)))))


@pytest.mark.slow
@examples(15)
@given(st.sampled_from(SAMPLES), SEEDS)
def test_new_ids_with_formerly_change_nothing_but_the_id(name: str, seed: int) -> None:
    data, old = known(name)
    chance = random.Random(seed)
    changed, count = with_new_ids(data, chance)
    is_the_same(old, audited(company(*texts(changed, chance))), renamed=count)


@examples(25)
@given(SEEDS)
def test_small_companies_of_any_kind(seed: int) -> None:
    chance = random.Random(seed)
    data = small(chance)
    old = audited(company(text_of(data)))
    is_the_same(old, audited(company(*texts(data, chance))))
    changed, count = with_new_ids(data, chance)
    is_the_same(old, audited(company(*texts(changed, chance))), renamed=count)


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"minimal"}))
def test_there_is_something_to_lose(name: str) -> None:
    # A company without findings would make the tests above pass whatever happened to fingerprints.
    assert len(known(name)[1].findings) > 30
