"""What the contract promises of the score, held for any company, with all rules on."""

import random
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult, Band, Score
from orgaudit.settings import Settings
from tests.engine.companies import companies, replaced
from tests.engine.company_answers import FACTS, answered, answers
from tests.engine.company_changes import defects, repaired
from tests.engine.company_facts import OTHER_WORDS, TODAY
from tests.examples import examples

EPSILON = 0.011
"""Scores are rounded to two decimals; two rounded bounds may differ by one in the last place."""

THRESHOLDS = {"GOV001": {"least_duties": 3}, "HND006": {"least_handoffs": 3, "least_departments": 3}}
"""Lowered, so that companies small enough for a test are judged by every rule; no law depends on a threshold."""

ANSWERS = 6
"""Facts that are added to one company, each by itself: to draw a company takes longer than to audit it."""


def result_of(org: Organization) -> AuditResult:
    result = audit(org, Settings(today=TODAY, options=THRESHOLDS))
    assert not result.failures, result.failures
    return result


def score_of(org: Organization) -> Score:
    return result_of(org).score


def number(org: Organization) -> float:
    """The score, taking a company of which nothing could be judged as one without a known defect."""
    value = score_of(org).overall.value
    return 100.0 if value is None else value


def bands(score: Score) -> dict[str, Band]:
    return {"overall": score.overall, **score.families, **score.departments}


def width(band: Band) -> float:
    return band.high - band.low


def shuffled(items: tuple[Any, ...] | None, shuffle: random.Random) -> Any:
    return None if items is None else tuple(shuffle.sample(items, len(items)))


@given(companies())
def test_points_add_up_to_what_is_lost(org: Organization) -> None:
    result = result_of(org)
    if result.score.overall.value is not None:
        lost = sum(item.points for item in result.findings)
        assert lost == pytest.approx(100 - result.score.overall.value, abs=1e-6)


@given(companies())
def test_the_score_lies_in_its_band(org: Organization) -> None:
    for band in bands(score_of(org)).values():
        assert 0 <= band.low <= band.high <= 100
        assert band.value is None or band.low <= band.value <= band.high


@given(companies(), st.integers())
def test_order_changes_nothing(org: Organization, seed: int) -> None:
    shuffle = random.Random(seed)
    departments = tuple(
        replace(item, duties=shuffled(item.duties, shuffle), goals=shuffled(item.goals, shuffle))
        for item in org.departments
    )
    mixed = replace(
        org,
        departments=shuffled(departments, shuffle),
        handoffs=shuffled(org.handoffs, shuffle),
        people=shuffled(org.people, shuffle),
    )
    before, after = result_of(org), result_of(mixed)
    assert after.score == before.score
    assert {item.finding.fingerprint for item in after.findings} == {
        item.finding.fingerprint for item in before.findings
    }


def reworded(value: Any) -> Any:
    """The same element in other words, and with other people in it."""
    if isinstance(value, str):
        return OTHER_WORDS.get(value, value)
    if isinstance(value, tuple):
        return tuple(reworded(item) for item in value)
    if isinstance(value, dict):
        return {reworded(key): reworded(item) for key, item in value.items()}
    if hasattr(value, "origin"):
        names = (item.name for item in fields(value) if item.name not in ("text", "origin"))
        return replace(value, **{name: reworded(getattr(value, name)) for name in names})
    return value


@given(companies())
def test_wording_changes_nothing(org: Organization) -> None:
    other = replace(
        org,
        people=reworded(org.people),
        departments=reworded(org.departments),
        unowned=reworded(org.unowned),
        handoffs=reworded(org.handoffs),
    )
    assert score_of(other) == score_of(org)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FACTS)
@examples(30)
@given(companies(), st.data())
def test_a_new_fact_never_widens_a_band(kind: str, org: Organization, data: st.DataObject) -> None:
    open_yet = answers(org, kind)
    assume(open_yet)
    before = bands(score_of(org))
    for element, name, value in data.draw(st.lists(st.sampled_from(open_yet), min_size=1, max_size=ANSWERS)):
        after = bands(score_of(answered(org, element, name, value)))
        for part, band in before.items():
            if not opens_a_part(part, name):
                assert width(after[part]) <= width(band) + EPSILON, (part, element, name, value)


def opens_a_part(part: str, name: str) -> bool:
    """Whether a fact brings a new question to a part of the company, while it settles more elsewhere.

    Whether somebody who stands in has time is asked (LOD003) once there is somebody: a question of the workload for two
    or three of keeping knowledge. A duty that finds its home brings its questions along to that department.
    """
    if name in ("primary", "backups"):
        return part == "workload"
    return name == "departments" and part != "overall"


@pytest.mark.slow
@examples(40)
@given(companies(), st.data())
def test_a_repair_never_lowers_the_score(org: Organization, data: st.DataObject) -> None:
    mended = [better for item in result_of(org).findings if (better := repaired(org, item.finding))]
    assume(mended)
    before = number(org)
    for better in data.draw(st.lists(st.sampled_from(mended), min_size=1, max_size=ANSWERS)):
        assert number(better) >= before - EPSILON


@pytest.mark.slow
@examples(40)
@given(companies(), st.data())
def test_a_defect_never_raises_the_score(org: Organization, data: st.DataObject) -> None:
    before = number(org)
    for element, change in data.draw(
        st.lists(st.sampled_from(list(defects(org))), min_size=1, max_size=ANSWERS)
    ):
        assert number(replaced(org, element, **change)) <= before + EPSILON, (element, change)


@given(companies(), st.integers(1, 30), st.sampled_from(("sato", "kato")))
def test_empty_healthy_duties_do_not_lift_the_score(org: Organization, many: int, who: str) -> None:
    home = org.departments[0]
    padding = tuple(
        Duty(f"pad{index}", f"確認 {index}", home.id, primary=(who,), backups=("suzuki",), manual="ok")
        for index in range(many)
    )
    padded = replaced(org, home, duties=(*(home.duties or ()), *padding))
    assert number(padded) <= number(org) + EPSILON
