"""A plan of very many steps is tried out in a few groups: it ends where single steps end, says so, and costs no more than a few audits."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgaudit.compare.plan import course, gate_pieces, settling
from orgaudit.compare.plan.planning import plan
from orgaudit.compare.plan.settling import Settled
from orgaudit.engine import rejudge, run
from orgaudit.engine.run import Said
from orgaudit.engine.standing import Standing, standing_of
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import load, load_text
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step, changed
from orgaudit.pipeline import audit
from orgaudit.reports.content.plan import PlanReport
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.plan import Plan, PlanRequest
from orgaudit.settings import Budget, GateRequest, Settings
from orgaudit.wording.catalogue import Catalogue
from tests.engine.test_reaudit import generated

SETTINGS = Settings(today=date(2026, 10, 1))
SAMPLE = Path(__file__).parents[2] / "sample_orgs" / "town_hall.yaml"
SIZES = (60, 120, 240)
HIGH = GateRequest(Budget(fail_on=Severity.HIGH))


def corridor(org: Organization) -> AuditResult:
    return audit(org, SETTINGS)


def planned(org: Organization, request: PlanRequest, gate: GateRequest = GateRequest()) -> Plan:  # noqa: B008
    return plan(org, corridor, request, gate)


def in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "ALONE_UP_TO", 4)
    monkeypatch.setattr(course, "FIRST_ALONE", 3)
    monkeypatch.setattr(course, "GROUPS", 2)


def sample() -> Organization:
    org = load(str(SAMPLE), today=SETTINGS.today).organization
    assert org is not None
    return org


@pytest.mark.slow
def test_it_ends_where_single_steps_end(monkeypatch: pytest.MonkeyPatch) -> None:
    single = planned(sample(), PlanRequest())
    in_groups(monkeypatch)
    grouped = planned(sample(), PlanRequest())
    assert len(grouped.steps) > 6
    assert grouped.alone == 2, "of three pieces one was settled by those before it"
    assert single.alone == len(single.steps)
    assert [step.score for step in grouped.steps[:2]] == [step.score for step in single.steps[:2]]
    assert grouped.result.score.overall == single.result.score.overall
    assert grouped.steps[-1].score == grouped.result.score.overall.value
    assert {item.finding.fingerprint for item in grouped.result.findings} == {
        item.finding.fingerprint for item in single.result.findings
    }
    gained = sum(step.points for step in grouped.steps)
    assert grouped.present.score.overall.value is not None
    assert grouped.steps[-1].score == pytest.approx(grouped.present.score.overall.value + gained, abs=0.1)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_says_which_steps_were_tried_out_in_groups(language: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {}
    for way in ("single", "grouped"):
        if way == "grouped":
            in_groups(monkeypatch)
        report = PlanReport(
            plan=planned(sample(), PlanRequest()),
            catalogue=Catalogue(language),
            paths=(),
            sha256="",
            version="1",
        )
        told[way] = repr(report.document())
    sentence = {"ja": "初めの2件", "en": "first 2 steps"}[language]
    assert sentence in told["grouped"]
    assert sentence not in told["single"]


@pytest.mark.slow
def test_what_passes_but_was_not_tried_to_be_dropped_is_not_called_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = GateRequest(Budget(min_score=60))
    assert planned(sample(), PlanRequest(to_pass=True), gate).method in ("by_weight", "trimmed")
    monkeypatch.setattr(gate_pieces, "MOST_DROPPED", 0)
    made = planned(sample(), PlanRequest(to_pass=True), gate)
    assert made.passes
    assert made.method == "untrimmed"


@pytest.mark.slow
def test_a_plan_to_pass_costs_a_few_audits_whatever_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judgements and settlings are counted, never seconds."""
    in_groups(monkeypatch)
    # As for a long plan: no move is tried to be dropped, and none more to be taken.
    monkeypatch.setattr(gate_pieces, "MOST_DROPPED", 0)
    monkeypatch.setattr(gate_pieces, "MOST_EXCHANGED", 0)
    kept: list[Standing] = []
    count: Counter[str] = Counter()

    def remembered(result: AuditResult) -> Standing:
        kept.append(standing_of(result))
        return kept[-1]

    def counted(before: Standing, findings: Iterable[Finding], *once: Organization) -> Settled:
        count["settled"] += 1
        return settling.settled(before, findings, *once)

    monkeypatch.setattr(course, "standing_of", remembered)
    monkeypatch.setattr(course, "settled", counted)
    settled, judged, steps = [], [], []
    for duties in SIZES:
        count.clear()
        made = planned(generated(duties), PlanRequest(to_pass=True), HIGH)
        assert made.passes
        steps.append(len(made.steps))
        settled.append(count["settled"])
        judged.append(kept[-1].work.judgements)
    assert steps[2] > 2 * steps[0]
    assert max(settled) <= 10
    assert judged[2] <= 2.4 * judged[1] <= 2.4 * 2.4 * judged[0]


def test_another_state_costs_what_sets_it_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """What diff, --since and simulate judge of the second state does not grow with the company."""
    count: Counter[str] = Counter()
    said_by = run.said_by

    def counted(*call: Any) -> Said:
        said = said_by(*call)
        count["judged"] += len(said.hits) + len(said.gaps) + sum(said.passed.values())
        return said

    monkeypatch.setattr(rejudge, "said_by", counted)
    again = []
    for duties in SIZES:
        org = generated(duties)
        before = corridor(org)
        count.clear()
        audit(changed(org, Step("write_manual", org.duties[0].address)), SETTINGS, before=before)
        again.append(count["judged"])
    assert 0 < again[2] <= 1.2 * again[0]


def sharing(departments: int) -> Organization:
    """A company in which every department shares its duty with the next one."""
    told = ["company: Acme", "departments:"]
    for number in range(departments):
        other = (number + 1) % departments
        told.append(
            f"  - {{name: D{number}, office: back, duties: [{{name: duty {number}, also_in: D{other}}}]}}"
        )
    org = load_text("\n".join(told), today=SETTINGS.today).organization
    assert org is not None
    return org


@pytest.mark.slow
def test_a_plan_of_duties_that_departments_share_costs_no_more_with_each_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each mend of one makes rules judge the whole company again; the work of all of them is bounded, and the end is the same."""
    single = planned(sharing(40), PlanRequest())
    assert single.alone == len(single.steps) > 20
    monkeypatch.setattr(course, "MOST_JUDGED", 1_000)
    bounded = planned(sharing(40), PlanRequest())
    assert 1 <= bounded.alone < 12
    assert len(bounded.steps) == len(single.steps)
    assert bounded.result.score.overall == single.result.score.overall
    assert [step.score for step in bounded.steps[: bounded.alone]] == [
        step.score for step in single.steps[: bounded.alone]
    ]
