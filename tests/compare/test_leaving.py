"""Somebody leaves, and a duty stops: nothing gets better by that."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import assume, given

from orgaudit.compare.simulate.simulate import simulate
from orgaudit.compare.simulate.stops import stopped
from orgaudit.engine.score import square_of
from orgaudit.intake.reading import load
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.engine.companies import companies
from tests.engine.company_facts import PEOPLE, TODAY

SAMPLES = sorted((Path(__file__).parents[2] / "sample_orgs").glob("*.yaml"))

EPSILON = 0.011
"""Scores are rounded to two decimals; two rounded bounds may differ by one in the last place."""


def judged(org: Organization) -> AuditResult:
    return audit(org, Settings(today=TODAY))


def parts_of(result: AuditResult) -> Mapping[str, float]:
    """The score of the company, of the silo family and of each department; 100 where nothing could be judged.

    Whose hands a process is in is not judged where a seat is empty, so the family segregation says less, not better.
    """
    score = result.score
    bands = {"overall": score.overall, "silo": score.families["silo"], **score.departments}
    return {part: 100.0 if band.value is None else band.value for part, band in bands.items()}


def weight_by_duty(result: AuditResult) -> Mapping[str, float]:
    """What the findings of the silo family cost, by the duty that they are about."""
    weights: defaultdict[str, float] = defaultdict(float)
    for item in result.findings:
        if item.finding.subject.kind == "duty" and item.finding.family == "silo":
            weights[item.finding.subject.address] += square_of(item.finding, result.rules)
    return weights


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_leaving_that_stops_a_duty_lifts_the_score_of_a_sample(sample: Path) -> None:
    org = load(sample, today=TODAY).organization
    assert org is not None
    for person in org.people:
        if any(item.surely for item in stopped(org, (person.id,))):
            done = simulate(org, [Step("leaves", person.id)], lambda it: audit(it, Settings(today=org.as_of)))
            before, after = parts_of(done.before), parts_of(done.after)
            assert {part for part, value in after.items() if value > before[part] + EPSILON} == set(), (
                person.id
            )


@given(companies())
def test_a_leaving_that_stops_a_duty_makes_it_no_healthier(org: Organization) -> None:
    leavers = [person for person in PEOPLE if any(item.surely for item in stopped(org, (person,)))]
    assume(leavers)
    for person in leavers:
        done = simulate(org, [Step("leaves", person)], judged)
        before, after = weight_by_duty(done.before), weight_by_duty(done.after)
        for address in (item.duty for item in done.stopped if item.surely):
            duty = done.after.organization.duty_by_address[address]
            if duty.primary == () and not duty.bot:  # a robot goes on by itself for a while
                assert after[address] >= before[address], (person, address)
