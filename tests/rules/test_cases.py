"""Every case of every rule, each rule alone."""

import pytest

from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.testing import Case, cases_of, problems_of

CASES = [(rule, case) for rule in BUILTIN.rules for case in cases_of(rule)]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule.id}: {case.name}" for rule, case in CASES])
def test_case(rule: Rule, case: Case) -> None:
    assert problems_of(rule, case) == []


@pytest.mark.parametrize("rule", BUILTIN.rules, ids=lambda rule: rule.id)
def test_a_rule_shows_a_hit_a_clean_subject_and_one_it_cannot_judge(rule: Rule) -> None:
    cases = cases_of(rule)
    assert any(case.hits for case in cases), "no case with a hit"
    assert any(case.clean for case in cases), "no case with a clean subject, the near miss"
    assert any(case.not_judged for case in cases), "no case that cannot be judged"
    names = [case.name for case in cases]
    assert len(names) == len(set(names)), "two cases share a name"
