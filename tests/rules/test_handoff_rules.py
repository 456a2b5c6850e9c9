"""What holds for all rules on handoffs, beside their cases."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.engine.run import run
from orgaudit.findings.hit import Hit
from orgaudit.findings.severity import Severity
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE, Office
from orgaudit.rules.handoffs import RULES, hub_bottleneck, long_approval_chain
from orgaudit.rules.handoffs.hub_bottleneck import MOST_DEPARTMENTS

TODAY = date(2026, 11, 20)
FACTS: dict[str, tuple[Any, ...]] = {
    "volume_per_month": (None, 5.0, 20.0),
    "wait_days": (None, NONE, 2.0),
    "work_hours": (None, 0.1, 8.0),
    "sla_days": (None, NONE, 2.0),
    "return_rate": (None, 0.05, 0.09, 0.2),
    "key": (None, NONE, "注文番号"),
    "timestamp": (None, True, False),
    "process": (None, "受注", "受注", "請求"),
}


def company(*handoffs: Handoff, names: str = "abcde") -> Organization:
    offices: tuple[Office | None, ...] = ("front", "middle", "back", None, "mixed")
    departments = tuple(
        Department(id=name, name=name, office=offices[index % len(offices)])
        for index, name in enumerate(names)
    )
    return Organization(Company(name="仮"), TODAY, departments=departments, handoffs=handoffs)


@st.composite
def handoffs(draw: st.DrawFn) -> tuple[Handoff, ...]:
    places = st.sampled_from("abcde")
    return tuple(
        Handoff(
            id=f"h{number}",
            source=draw(places),
            target=draw(places),
            **{name: draw(st.sampled_from(values)) for name, values in FACTS.items()},
        )
        for number in range(draw(st.integers(0, 9)))
    )


def told(org: Organization) -> tuple[set[object], set[object]]:
    judged = run(org, RULES, {})
    assert not judged.failures
    findings: set[object] = {
        (item.fingerprint, item.severity, item.confidence, item.facts) for item in judged.findings
    }
    gaps: set[object] = {
        (item.rule, item.not_judged.subject.address, item.not_judged.missing) for item in judged.not_judged
    }
    return findings, gaps


@given(handoffs(), st.data())
def test_the_order_of_the_lines_does_not_matter(items: tuple[Handoff, ...], data: st.DataObject) -> None:
    mixed = tuple(data.draw(st.permutations(items)))
    assert told(company(*mixed)) == told(company(*items))


def test_the_worked_example_five_approvals_down_to_three() -> None:
    duty = Duty(id="稟議", name="稟議", home="総務課", approvals=5, volume_per_month=25)
    department = Department(id="総務課", name="総務課", duties=(duty,))
    org = Organization(Company(name="仮"), TODAY, departments=(department,))
    (found,) = long_approval_chain.check(org, long_approval_chain.LongApprovalChainOptions())
    assert isinstance(found, Hit)
    assert found.hours == pytest.approx(50.0)
    assert found.hours_defaulted


def test_approvals_of_unknown_cases_return_no_hours() -> None:
    duty = Duty(id="稟議", name="稟議", home="総務課", approvals=("a", "b", "c", "d", "e", "f"))
    org = Organization(
        Company(name="仮"), TODAY, departments=(Department(id="総務課", name="総務課", duties=(duty,)),)
    )
    (found,) = long_approval_chain.check(org, long_approval_chain.LongApprovalChainOptions())
    assert isinstance(found, Hit)
    assert found.hours is None
    assert found.severity is Severity.MEDIUM


def test_in_a_large_network_the_share_alone_decides() -> None:
    names = [f"d{number:03}" for number in range(MOST_DEPARTMENTS + 1)]
    edges = [(names[0], name) for name in names[1:]]
    departments = tuple(Department(id=name, name=name) for name in names)
    org = Organization(
        Company(name="仮"),
        TODAY,
        departments=departments,
        handoffs=tuple(Handoff(id=target, source=source, target=target) for source, target in edges),
    )
    options = hub_bottleneck.HubBottleneckOptions()
    hits = [item for item in hub_bottleneck.check(org, options) if isinstance(item, Hit)]
    assert [(item.subject.address, item.facts) for item in hits] == [
        (
            names[0],
            hub_bottleneck.HubBottleneckFacts(
                hub_percent=100.0,
                handoff_count=MOST_DEPARTMENTS,
                neighbours=tuple(names[1:]),
                between_percent=None,
                cases=None,
                caught=(),
            ),
        )
    ]
    # Without the last department it is small enough, and the shortest ways are told as well.
    smaller = replace(org, departments=departments[:-1], handoffs=org.handoffs[:-1])
    (hit,) = (item for item in hub_bottleneck.check(smaller, options) if isinstance(item, Hit))
    assert isinstance(hit.facts, hub_bottleneck.HubBottleneckFacts)
    assert hit.facts.between_percent == pytest.approx(100.0)
