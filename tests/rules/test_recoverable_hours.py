"""The hours that the analog rules measure themselves."""

from datetime import date

import pytest

from orgaudit.findings.hit import Hit
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.rules.analog import rekeying, seal_approval
from orgaudit.rules.analog.keyed_records import ERROR_RATE, expected_errors, rekeying_hours
from orgaudit.rules.spec import Rule


def hit(rule: Rule, duty: Duty, *handoffs: Handoff) -> Hit:
    company = Company(name="北斗商事")
    department = Department(id="経理部", name="経理部", duties=(duty,))
    org = Organization(company, date(2026, 11, 20), departments=(department,), handoffs=handoffs)
    (outcome,) = rule.check(org, rule.options())
    assert isinstance(outcome, Hit)
    return outcome


def test_the_worked_example_of_the_method() -> None:
    assert rekeying_hours(4_800, 3) == pytest.approx(192.0 + 26.88)
    assert rekeying_hours(4_800, 0) == pytest.approx(26.88)
    assert expected_errors(4_800) == pytest.approx(4_800 * ERROR_RATE)


def test_stated_cases_and_minutes_are_measured() -> None:
    duty = Duty(id="a", name="a", home="経理部", rekey=1, volume_per_month=400, minutes_per_case=3)
    found = hit(rekeying.RULE, duty)
    assert found.hours == pytest.approx(218.88)
    assert not found.hours_defaulted


@pytest.mark.parametrize(
    ("duty", "hours"),
    [
        (Duty(id="a", name="a", home="経理部", rekey=1, volume_per_month=400), 218.88),
        # A quarter of 20 hours is 5 hours a month, which holds 100 records at 3 minutes.
        (Duty(id="a", name="a", home="経理部", rekey=1, hours_per_month=20), 54.72),
    ],
)
def test_what_is_not_stated_is_marked_as_a_default(duty: Duty, hours: float) -> None:
    found = hit(rekeying.RULE, duty)
    assert found.hours == pytest.approx(hours)
    assert found.hours_defaulted


def test_the_handoffs_count_the_records_where_the_duty_does_not() -> None:
    duty = Duty(id="a", name="a", home="経理部", minutes_per_case=3)
    handoffs = [
        Handoff(id=name, source="営業部", target="経理部/a", rekeyed=True, volume_per_month=200)
        for name in ("x", "y")
    ]
    found = hit(rekeying.RULE, duty, *handoffs)
    assert found.hours == pytest.approx(218.88)
    assert not found.hours_defaulted


def test_where_nothing_is_known_nothing_is_measured() -> None:
    assert hit(rekeying.RULE, Duty(id="a", name="a", home="経理部", rekey=1)).hours is None
    assert hit(seal_approval.RULE, Duty(id="a", name="a", home="経理部", seals=1)).hours is None


def test_each_seal_saves_five_minutes_unless_law_asks_for_the_paper() -> None:
    duty = Duty(id="a", name="a", home="経理部", seals=2, volume_per_month=25)
    found = hit(seal_approval.RULE, duty)
    assert found.hours == pytest.approx(50.0)
    assert found.hours_defaulted
    by_law = Duty(id="a", name="a", home="経理部", seals=2, volume_per_month=25, paper_required_by="law")
    assert hit(seal_approval.RULE, by_law).hours == 0
