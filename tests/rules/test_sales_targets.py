"""Goals held against those of the front, where there are too many to hold each against each."""

from datetime import date

import pytest

from orgaudit.engine.run import run
from orgaudit.findings.severity import Confidence
from orgaudit.intake.reading import load_text
from orgaudit.rules import sales_targets
from orgaudit.rules.builtin import BUILTIN

COMPANY = """\
company: Polaris
departments:
  - name: Sales
    office: front
    goals: [Increase sales by 10%, Win 20 new customers, Raise revenue of the north to 5 million]
  - name: Legal
    office: middle
    goals: [Increase sales by 10%, Help to win 20 new customers, Raise revenue of the north to 5 millions, Answer in 3 days]
"""


def told() -> dict[str, Confidence]:
    org = load_text(COMPANY, today=date(2026, 11, 20)).valid()
    judged = run(org, tuple(rule for rule in BUILTIN.rules if rule.id == "GOL004"), {})
    return {finding.subject.name: finding.confidence for finding in judged.findings}


def test_of_too_many_goals_the_same_words_and_targets_are_still_copies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = told()
    monkeypatch.setattr(sales_targets, "MOST_COMPARED", 0)
    large = told()
    assert set(large) == {"Increase sales by 10%", "Help to win 20 new customers"}
    assert set(whole) - set(large) == {"Raise revenue of the north to 5 millions"}
    assert all(whole[name] is sure for name, sure in large.items())
