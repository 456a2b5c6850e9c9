"""What the contract promises of the score, held for any company."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orgaudit.audit.result import AuditResult, Band
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE
from orgaudit.pipeline import audit
from orgaudit.settings import Settings
from tests.audit.companies import (
    COMPANY_FACTS,
    DEPARTMENT_FACTS,
    DUTY_FACTS,
    GOAL_FACTS,
    TODAY,
    companies,
    contradicts,
    is_missing,
    with_department,
    with_duty,
)

EPSILON = 0.011
"""Scores are rounded to two decimals; two rounded bounds may differ by one in the last place."""


def result_of(org: Organization) -> AuditResult:
    result = audit(org, Settings(today=TODAY))
    assert not result.failures, result.failures
    return result


def overall(org: Organization) -> Band:
    return result_of(org).score.overall


def number(band: Band) -> float:
    """The score, taking a company of which nothing could be judged as one without a known defect."""
    return 100.0 if band.value is None else band.value


def width(band: Band) -> float:
    return band.high - band.low


@given(companies())
def test_points_add_up_to_what_is_lost(org: Organization) -> None:
    result = result_of(org)
    if result.score.overall.value is not None:
        lost = sum(item.points for item in result.findings)
        assert lost == pytest.approx(100 - result.score.overall.value, abs=1e-6)


@given(companies())
def test_the_score_lies_in_its_band(org: Organization) -> None:
    result = result_of(org)
    for band in (result.score.overall, *result.score.families.values(), *result.score.departments.values()):
        assert 0 <= band.low <= band.high <= 100
        assert band.value is None or band.low <= band.value <= band.high


@given(companies(), st.integers())
def test_order_changes_nothing(org: Organization, seed: int) -> None:
    shuffle = random.Random(seed)

    def shuffled(items: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
        return None if items is None else tuple(shuffle.sample(items, len(items)))

    mixed = replace(
        org,
        departments=shuffled(
            tuple(
                replace(department, duties=shuffled(department.duties), goals=shuffled(department.goals))
                for department in org.departments
            )
        )
        or (),
    )
    before, after = result_of(org), result_of(mixed)
    assert after.score.overall == before.score.overall
    assert {item.finding.fingerprint: item.points for item in after.findings}.keys() == {
        item.finding.fingerprint: item.points for item in before.findings
    }.keys()


@given(companies(), st.data())
def test_a_new_fact_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [(duty, name) for duty in org.duties for name in DUTY_FACTS if is_missing(duty, name)]
    assume(gaps)
    duty, name = data.draw(st.sampled_from(gaps))
    fact = data.draw(DUTY_FACTS[name])
    assume(not contradicts(duty, name, fact))
    informed = with_duty(org, duty, replace(duty, **{name: fact}))
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


@given(companies(), st.data())
def test_a_new_fact_about_a_goal_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [
        (goal, name)
        for goal in org.goals
        if not goal.is_bare
        for name in GOAL_FACTS
        if getattr(goal, name) is None
    ]
    assume(gaps)
    goal, name = data.draw(st.sampled_from(gaps))
    known = replace(goal, **{name: data.draw(GOAL_FACTS[name])})
    siblings = org.department_by_id[goal.department_id].goals or ()
    informed = with_department(
        org, goal.department_id, goals=tuple(known if item is goal else item for item in siblings)
    )
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


@given(companies(), st.data())
def test_a_new_fact_about_a_department_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [
        (department, name)
        for department in org.departments
        for name in DEPARTMENT_FACTS
        if getattr(department, name) is None
    ]
    department, name = data.draw(st.sampled_from(gaps))
    informed = with_department(org, department.id, **{name: data.draw(DEPARTMENT_FACTS[name])})
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


@given(companies(), st.data())
def test_a_new_fact_about_the_company_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [name for name in COMPANY_FACTS if getattr(org.company, name) is None]
    name = data.draw(st.sampled_from(gaps))
    informed = replace(org, company=replace(org.company, **{name: data.draw(COMPANY_FACTS[name])}))
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


def repaired(duty: Duty, rule: str) -> Duty | None:
    """The duty with the facts changed that make this rule fire; None where the repair lies outside the duty."""
    helpers = ("kato", "mori")
    backups = (*(duty.backups or ()), *helpers[: 2 if not duty.primary else 1])
    repairs: dict[str, dict[str, Any]] = {
        "SIL001": {"backups": backups},
        "SIL002": {"manual": "ok", "manual_reviewed_on": TODAY, "changed_on": NONE},
        "SIL003": {"manual": "ok", "manual_reviewed_on": TODAY, "changed_on": NONE, "backups": backups},
        "BND001": {"accountable": helpers[:1]},
        "BND002": {"accountable": helpers[:1], "scope": "国内のみ"},
        "BND005": {"office_reason": "顧客に会わない"},
        "BND006": {"customer_contact": "occasional"},
        "ANA001": {"media": ("system",)},
        "ANA002": {"media": ("system",)},
        "ANA003": {"media": ("system",), "seals": 0},
        "ANA004": {"rekey": 0, "rekey_purpose": "control"},
    }
    return replace(duty, **repairs[rule]) if rule in repairs else None


@given(companies(), st.data())
def test_a_repair_never_lowers_the_score(org: Organization, data: st.DataObject) -> None:
    before = result_of(org)
    mendable = [
        (item.finding.subject, fixed)
        for item in before.findings
        if isinstance(item.finding.subject, Duty)
        and (fixed := repaired(item.finding.subject, item.finding.rule)) is not None
    ]
    assume(mendable)
    duty, fixed = data.draw(st.sampled_from(mendable))
    after = number(overall(with_duty(org, duty, fixed)))
    assert after >= number(before.score.overall) - EPSILON


DEFECTS: tuple[dict[str, Any], ...] = (
    {"backups": ()},
    {"manual": "none"},
    {"media": ("paper", "fax", "seal")},
    {"rekey": 2, "rekey_purpose": "habit"},
    {"seals": 3},
)


@given(companies(), st.data())
def test_a_defect_never_raises_the_score(org: Organization, data: st.DataObject) -> None:
    assume(org.duties)
    before = number(overall(org))
    duty = data.draw(st.sampled_from(org.duties))
    defect = data.draw(st.sampled_from(DEFECTS))
    assert number(overall(with_duty(org, duty, replace(duty, **defect)))) <= before + EPSILON


@given(companies(), st.integers(1, 30))
def test_empty_healthy_duties_do_not_lift_the_score(org: Organization, many: int) -> None:
    before = number(overall(org))
    home = org.departments[0].id
    padding = tuple(
        Duty(
            id=f"pad{index}",
            name=f"確認 {index}",
            home=home,
            primary=("sato",),
            backups=("suzuki",),
            manual="ok",
        )
        for index in range(many)
    )
    padded = with_department(org, home, duties=(*(org.departments[0].duties or ()), *padding))
    assert number(overall(padded)) <= before + EPSILON
