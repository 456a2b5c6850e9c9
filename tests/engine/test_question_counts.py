"""Questions by counts: what is told to open opens, nothing can open more than the bound."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.engine.question_choice import Need
from orgaudit.engine.question_counts import counted_choices
from orgaudit.engine.questions import questions_of
from orgaudit.intake.reading import load
from orgaudit.pipeline import audit
from orgaudit.settings import Settings

TODAY = date(2026, 10, 1)

FACTS = 7

needs = st.lists(st.frozensets(st.integers(0, FACTS - 1), min_size=1, max_size=4), min_size=1, max_size=12)


def opened_by(chosen: frozenset[int], judgements: list[Need]) -> int:
    return sum(need <= chosen for need in judgements)


@given(needs, st.integers(1, 6), st.integers(1, 3))
def test_what_is_told_to_open_opens_and_no_other_choice_opens_more_than_the_bound(
    judgements: list[Need], limit: int, block: int
) -> None:
    facts = frozenset[int]().union(*judgements)
    choices, opened = counted_choices([(need, 4.0) for need in judgements], limit, block, facts)
    chosen: list[int] = []
    for item in opened:
        before = opened_by(frozenset(chosen), judgements)
        chosen.append(item.fact)
        assert item.judgements == opened_by(frozenset(chosen), judgements) - before
        assert item.square == 4.0 * item.judgements
    assert len(chosen) == len(set(chosen)) == min(limit, len(facts))
    first = choices[0]
    best = max(opened_by(frozenset(some), judgements) for some in combinations(facts, len(first.facts)))
    assert first.opened <= best <= first.at_most + 1e-9


@given(needs, st.sets(st.integers(0, FACTS - 1), min_size=1))
def test_only_those_are_asked_who_may_be(judgements: list[Need], allowed: set[int]) -> None:
    _, opened = counted_choices([(need, 1.0) for need in judgements], 20, 10, allowed)
    assert {item.fact for item in opened} == allowed & frozenset[int]().union(*judgements)


@pytest.mark.slow
def test_a_large_company_is_asked_by_counts_and_told_so() -> None:
    wholesale = Path(__file__).parents[2] / "sample_orgs" / "wholesale_ja.yaml"
    org = load(str(wholesale), today=TODAY).organization
    assert org is not None
    result = audit(org, Settings(today=TODAY))
    tried = questions_of(result, 20)
    counted = questions_of(result, 20, most_searched=0)
    assert counted.counted
    assert not tried.counted
    assert counted.waiting == tried.waiting
    assert len(counted.questions) == 20
    assert sum(item.opens for item in counted.questions) == sum(block.opened for block in counted.blocks)
