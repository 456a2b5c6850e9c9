"""Somebody leaves, and a duty stops: nothing gets better by that."""

from collections import defaultdict
from collections.abc import Mapping

from hypothesis import assume, given

from orgaudit.compare.simulate.simulate import simulate
from orgaudit.compare.simulate.stops import stopped
from orgaudit.engine.score import square_of
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.engine.companies import companies
from tests.engine.company_facts import PEOPLE, TODAY

EPSILON = 0.011
"""Scores are rounded to two decimals; two rounded bounds may differ by one in the last place."""


def judged(org: Organization) -> AuditResult:
    return audit(org, Settings(today=TODAY))


def weight_by_duty(result: AuditResult) -> Mapping[str, float]:
    """What the findings of the silo family cost, by the duty that they are about."""
    weights: defaultdict[str, float] = defaultdict(float)
    for item in result.findings:
        if item.finding.subject.kind == "duty" and item.finding.family == "silo":
            weights[item.finding.subject.address] += square_of(item.finding, result.rules)
    return weights


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
