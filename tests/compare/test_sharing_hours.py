"""Hours shared out: how far, as a plan says it, and in no more time for a large department than for a small one."""

import json
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from orgaudit.compare.plan.planning import plan
from orgaudit.findings.finding import Finding
from orgaudit.intake.reading import load, load_text
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.reports.content.plan import PlanReport
from orgaudit.reports.formats import render
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.plan import Plan, PlanRequest
from orgaudit.rules.silo.sharing import hours_shared
from orgaudit.rules.silo.spread import spread_of
from orgaudit.rules.spec import Move
from orgaudit.settings import GateRequest, Settings
from orgaudit.wording.catalogue import Catalogue, Language
from tests.growth import calls

TODAY = date(2026, 4, 1)
SAMPLES = sorted((Path(__file__).parents[2] / "sample_orgs").glob("*.yaml"))
PILED_UP: list[tuple[str, str, float]] = [
    ("決算", "佐藤", 60),
    ("税務", "佐藤", 60),
    ("予算", "佐藤", 40),
    ("支払", "鈴木", 80),
    ("請求", "田中", 60),
    ("入金", "伊藤", 20),
]


def company(duties: list[tuple[str, str, float]], headcount: int) -> Organization:
    listed = [
        {"name": name, "primary": who, "hours_per_month": hours, "frequency": "monthly", "backups": []}
        for name, who, hours in duties
    ]
    told = {"company": "x", "departments": [{"name": "経理部", "headcount": headcount, "duties": listed}]}
    org = load_text(json.dumps(told, ensure_ascii=False), today=TODAY).organization
    assert org is not None
    return org


def judged(org: Organization) -> AuditResult:
    return audit(org, Settings(today=TODAY, select=("SIL001", "SIL005")))


def planned(org: Organization) -> Plan:
    return plan(org, judged, PlanRequest(), GateRequest())


def finding_of(org: Organization) -> Finding:
    """The finding on a company of which this rule finds something, for a fix of the same department elsewhere."""
    return next(item.finding for item in judged(org).findings if item.finding.rule == "SIL005")


def most(org: Organization) -> float:
    return max(spread_of(org.departments[0].duties or ()).hours.values())


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "160 hours a month today (50% of all)"), ("ja", "月160時間(全体の50%)")],
)
def test_a_plan_says_how_far_hours_are_shared_out(language: Language, said: str) -> None:
    org = company(PILED_UP, 4)
    made = planned(org)
    step = next(step for step in made.steps if step.move.move is Move.SPREAD_HOURS)
    (shared,) = step.shared_out
    assert shared.hours_before == most(org) == 160
    assert shared.hours_after == most(hours_shared(org, finding_of(org)))
    assert shared.share_after < shared.share_before == 0.5
    told = render(PlanReport(plan=made, catalogue=Catalogue(language), paths=(), sha256=""), "markdown")
    assert said in told
    assert f"{shared.hours_after:g}" in told


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_only_what_shares_hours_out_says_how_far(sample: Path) -> None:
    org = load(sample, today=TODAY).organization
    assert org is not None
    for step in planned(org).steps:
        assert bool(step.shared_out) == (step.move.move is Move.SPREAD_HOURS)
        assert all(item.hours_after < item.hours_before for item in step.shared_out)


def test_a_duty_too_large_to_hand_over_is_done_together() -> None:
    org = company([("a", "佐藤", 150), ("b", "鈴木", 10), ("c", "田中", 10)], 3)
    (duty, *_) = hours_shared(org, finding_of(company(PILED_UP, 4))).departments[0].duties or ()
    assert set(duty.primary or ()) > {"佐藤"}


def test_whoever_leaves_gets_nothing() -> None:
    org = company(PILED_UP, 4)
    leaver = replace(org.person_by_id["伊藤"], leaving_on=date(2026, 6, 1))
    org = replace(org, people=tuple(leaver if item.id == "伊藤" else item for item in org.people))
    shared = hours_shared(org, finding_of(company(PILED_UP, 4)))
    assert spread_of(shared.departments[0].duties or ()).hours["伊藤"] == 20


def test_sharing_takes_as_long_whatever_the_headcount() -> None:
    finding = finding_of(company(PILED_UP, 4))
    few, many = company(PILED_UP, 40), company(PILED_UP, 10_000_000)
    assert len(hours_shared(many, finding).people) <= len(few.people) + 2 * len(PILED_UP)
    # As many people as duties, all of them on one: by trying each person for each duty this grows with the square.
    few, many = (company([(f"d{number}", "佐藤", 5) for number in range(size)], size) for size in (100, 800))
    assert most(hours_shared(many, finding)) <= 10
    assert calls(lambda: hours_shared(many, finding)) < 8 * 1.5 * calls(lambda: hours_shared(few, finding))


def test_a_plan_takes_as_long_whatever_the_headcount() -> None:
    duties: list[tuple[str, str, float]] = [
        ("b1", "p", 90),
        ("b2", "p", 80),
        ("b3", "q", 10),
        ("b4", "r", 10),
    ]
    planned(company(duties, 40))  # what is made once for all companies
    few, many = (calls(partial(planned, company(duties, headcount))) for headcount in (40, 4_000))
    assert many < 1.1 * few
