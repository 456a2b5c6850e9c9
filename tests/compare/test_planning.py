"""Plans: nothing better fits the budget, nothing less passes the gate, and every figure is that of the simulated company."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.compare.plan.choosing import chosen_within, due_obligations
from orgaudit.compare.plan.pieces import pieces_of
from orgaudit.compare.plan.planning import plan
from orgaudit.compare.plan.settling import settled
from orgaudit.engine.gate import judge
from orgaudit.engine.standing import standing_of
from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import load, load_text
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult, ImprovementMove
from orgaudit.results.plan import Aim, Plan, PlanRequest
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.gates import automation_gate, paperless_gate
from orgaudit.rules.move_order import DEPENDENCIES, LADDER
from orgaudit.rules.spec import Move
from orgaudit.rules.workload.outsource_gate import outsource_gate
from orgaudit.settings import Budget, GateRequest, Settings
from tests.compare.test_planning_choice import effort_of, every_choice
from tests.examples import examples

SETTINGS = Settings(today=date(2026, 10, 1))
SAMPLES = Path(__file__).parents[2] / "sample_orgs"
LARGE = ("saas_startup.yaml", "securities.yaml", "town_hall.yaml", "wholesale_ja.yaml")
NO_GATE = GateRequest()


def corridor(org: Organization) -> AuditResult:
    return audit(org, SETTINGS)


@cache
def company(name: str) -> Organization:
    loaded = load(str(SAMPLES / name), today=SETTINGS.today)
    assert loaded.organization is not None
    return loaded.organization


@cache
def planned(name: str, request: PlanRequest, gate: int | None = None) -> Plan:
    asked = NO_GATE if gate is None else GateRequest(Budget(min_score=gate))
    return plan(company(name), corridor, request, asked)


def simulated(made: Plan) -> AuditResult:
    """Carry all steps out at once on the company as it is: another road to the same place."""
    findings = [item.finding for step in made.steps for item in step.move.items]
    return corridor(settled(standing_of(made.present), findings).standing.org) if findings else made.present


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("days", [20, 60])
def test_a_plan_within_a_budget(name: str, days: int) -> None:
    made = planned(name, PlanRequest(budget_hours=days * 8.0))
    assert 0 < made.effort_hours <= days * 8
    assert made.method == "exact"
    assert not [step for step in made.steps if is_forbidden(step.move)]
    claimed = made.present.score.overall.value
    assert claimed is not None
    claimed += sum(step.points for step in made.steps)
    assert claimed == pytest.approx(made.result.score.overall.value, abs=0.005)
    assert made.steps[-1].score == made.result.score.overall.value == simulated(made).score.overall.value


def is_forbidden(move: ImprovementMove) -> bool:
    duties = [item.finding.subject for item in move.items if isinstance(item.finding.subject, Duty)]
    match move.move:
        case Move.AUTOMATE:
            return any(automation_gate(duty).verdict != "candidate" for duty in duties)
        case Move.GIVE_TO_SPECIALIST:
            return any(outsource_gate(duty) not in ("open", "licensed") for duty in duties)
        case Move.GO_PAPERLESS | Move.ABOLISH_SEALS:
            return any(paperless_gate(duty) == "keep" for duty in duties)
    return False


def test_what_a_barrier_forbids_is_held_back_with_what_opens_it() -> None:
    made = planned("town_hall.yaml", PlanRequest())
    assert {(item.barrier, item.state) for item in made.held_back} == {("outsourcing", "scope_unwritten")}
    for item in made.held_back:
        duties = {own.finding.subject.address for own in item.move.items}
        assert item.steps
        for number in item.steps:
            step = made.steps[number - 1]
            assert step.move.move in (Move.WRITE_MANUAL, Move.SECURE_DUTY)
            assert duties & {own.finding.subject.address for own in step.move.items}


@pytest.mark.parametrize("name", LARGE)
def test_the_order_keeps_to_the_ranks_and_to_what_comes_first(name: str) -> None:
    made = planned(name, PlanRequest())
    pulled = {item.step for step in made.steps for item in step.after}
    ranks = [step.move.rank for step in made.steps]
    others = [step for step in made.steps if min(ranks[step.number - 1 :]) < step.move.rank]
    assert {step.number for step in others} <= pulled
    for step in made.steps:
        assert all(item.step < step.number for item in step.after)
    assert any(step.after for step in made.steps)
    first = {(item.first, item.then) for item in DEPENDENCIES}
    for step in made.steps:
        for item in step.after:
            assert (made.steps[item.step - 1].move.move, step.move.move) in first


@pytest.mark.parametrize("name", LARGE)
def test_everything_is_planned_without_a_budget(name: str) -> None:
    made = planned(name, PlanRequest())
    assert made.method == "everything"
    assert not made.left_out
    score = made.present.score.overall.value
    assert score is not None
    assert made.result.score.overall.value is not None
    assert made.result.score.overall.value > score + 30


def test_the_hours_add_up_step_by_step() -> None:
    made = planned("saas_startup.yaml", PlanRequest(budget_hours=160))
    returned = 0.0
    for step in made.steps:
        assert step.move.hours_returned == pytest.approx(step.move.recoverable_hours + step.move.risk_hours)
        returned += step.move.hours_returned
        assert step.returned == pytest.approx(returned)


def test_quarters_follow_each_other_and_hold_what_fits() -> None:
    made = planned("wholesale_ja.yaml", PlanRequest(budget_hours=640, quarters=4))
    assert made.quarter_hours == 160
    quarters = [step.quarter or 0 for step in made.steps]
    assert quarters == sorted(quarters)
    assert set(quarters) <= {1, 2, 3, 4}
    done = 0.0
    for step in made.steps:
        done += step.move.effort_hours
        assert done <= (step.quarter or 0) * 160
        assert step.starts <= step.ends
    last = made.steps[-1].ends - made.present.organization.as_of
    assert last.days <= 4 * 91


def test_the_aim_decides_what_the_budget_brings() -> None:
    hours = planned("saas_startup.yaml", PlanRequest(budget_hours=160))
    score = planned("saas_startup.yaml", PlanRequest(budget_hours=160, aim="score"))
    assert hours.steps[-1].returned > score.steps[-1].returned
    assert (score.result.score.overall.value or 0) > (hours.result.score.overall.value or 0)


def test_every_move_stands_on_the_ladder_and_dependencies_run_in_no_circle() -> None:
    assert LADDER.keys() == set(Move)
    after: dict[Move, set[Move]] = {}
    for item in DEPENDENCIES:
        after.setdefault(item.first, set()).add(item.then)

    def reached(start: Move, seen: frozenset[Move]) -> Iterator[Move]:
        for then in after.get(start, ()):
            assert then not in seen, f"{start} and {then} wait for each other"
            yield then
            yield from reached(then, seen | {then})

    for move in Move:
        assert move not in set(reached(move, frozenset({move})))


# The gate, held against every choice on small companies.

DUTIES = (
    "{name: 給与計算, primary: 佐藤, backups: なし, manual: なし, deadline: 法定, hours_per_month: 20}",
    "{name: 週報, consumer: なし, hours_per_month: 12, primary: 佐藤, backups: 鈴木, manual: あり}",
    "{name: 請求書, media: [fax], rekey: 1, hours_per_month: 15, primary: 鈴木, backups: 佐藤, manual: なし}",
    "{name: 経費精算, media: [paper], seals: 3, volume_per_month: 60, primary: 鈴木, backups: なし, manual: あり}",
    "{name: 稟議, approvals: 6, volume_per_month: 10, primary: 佐藤, backups: 鈴木, manual: 古い}",
    "{name: 決算, accountable: なし, primary: 鈴木, backups: なし, manual: なし}",
)
GOALS = ("{text: 業務の効率化に努める}", "{text: ミスゼロ, target: 0, unit: 件}")


@st.composite
def small_companies(draw: st.DrawFn) -> Organization:
    duties = draw(st.lists(st.sampled_from(DUTIES), min_size=1, max_size=3, unique=True))
    goals = draw(st.lists(st.sampled_from(GOALS), max_size=1))
    lines = "".join(f"\n      - {duty}" for duty in duties)
    aims = "".join(f"\n      - {goal}" for goal in goals)
    text = f"company: 小さな会社\ndepartments:\n  - name: 総務部\n    office: back\n    duties:{lines}\n"
    loaded = load_text(text + (f"    goals:{aims}\n" if goals else ""), today=SETTINGS.today)
    assert loaded.organization is not None, loaded.problems
    return loaded.organization


def gates() -> st.SearchStrategy[GateRequest]:
    scores = st.sampled_from((80.0, 85.0, 90.0, 95.0, 100.0)).map(lambda limit: Budget(min_score=limit))
    levels = st.sampled_from((Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)).map(
        lambda level: Budget(fail_on=level)
    )
    return st.one_of(scores, levels).map(GateRequest)


@examples(6)
@given(small_companies(), gates())
def test_no_smaller_set_passes_the_gate(org: Organization, gate: GateRequest) -> None:
    made = plan(org, corridor, PlanRequest(to_pass=True), gate)
    choice = pieces_of(made.present)

    def passes(chosen: frozenset[int]) -> bool:
        findings = [item.finding for number in chosen for item in choice.pieces[number].move.items]
        after = (
            corridor(settled(standing_of(made.present), findings).standing.org) if findings else made.present
        )
        return judge(gate, after).passed

    passing = [effort_of(chosen, choice.pieces) for chosen in every_choice(choice.pieces) if passes(chosen)]
    if not passing:
        assert made.is_impossible
        assert made.after.reasons
        return
    assert made.passes
    assert made.effort_hours == min(passing)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["saas_startup.yaml", "wholesale_ja.yaml"])
def test_nothing_in_a_plan_to_pass_can_be_dropped(name: str) -> None:
    made = planned(name, PlanRequest(to_pass=True), 60)
    gate = GateRequest(Budget(min_score=60))
    assert made.passes
    assert not made.before.passed
    assert judge(gate, simulated(made)).passed
    needed = {item.step for step in made.steps for item in step.after}
    for dropped in made.steps:
        if dropped.number not in needed:
            rest = [item.finding for step in made.steps if step is not dropped for item in step.move.items]
            assert not judge(gate, corridor(settled(standing_of(made.present), rest).standing.org)).passed


def test_a_gate_that_passes_needs_no_plan() -> None:
    made = planned("healthy.yaml", PlanRequest(to_pass=True), 90)
    assert made.passes
    assert made.steps == ()
    assert not made.is_impossible


def test_no_move_makes_facts_known() -> None:
    gate = GateRequest(Budget(min_coverage=100))
    made = plan(company("town_hall.yaml"), corridor, PlanRequest(to_pass=True), gate)
    assert made.is_impossible
    assert [reason.code for reason in made.after.reasons] == ["coverage"]
    assert made.steps == ()


def test_a_rule_without_a_fix_is_planned_and_claims_no_gain() -> None:
    """As a rule of another pack is until its author writes a fix."""
    unfixed = replace(BUILTIN, rules=tuple(replace(rule, fix=None) for rule in BUILTIN.rules))

    def unfixing(org: Organization) -> AuditResult:
        return audit(org, SETTINGS, (unfixed,))

    made = plan(company("town_hall.yaml"), unfixing, PlanRequest(budget_hours=160.0), NO_GATE)
    assert made.steps
    assert {step.points for step in made.steps} == {0.0}
    assert made.result.score == made.present.score


@pytest.mark.parametrize("name", ["saas_startup.yaml", "town_hall.yaml"])
@pytest.mark.parametrize("aim", ["hours", "score"])
def test_a_larger_budget_never_gives_less_of_what_the_plan_maximises(name: str, aim: Aim) -> None:
    present = corridor(company(name))
    choice = pieces_of(present)

    def worth(days: int) -> tuple[int, float]:
        request = PlanRequest(budget_hours=days * 8.0, aim=aim)
        chosen = chosen_within(choice.pieces, days * 8.0, request, present.organization).pieces
        pieces = [choice.pieces[number] for number in chosen]
        due = sum(due_obligations(piece, present.organization) for piece in pieces)
        told = (piece.move.hours_returned if aim == "hours" else int(piece.squares) for piece in pieces)
        return due, round(sum(told), 1)

    course = [worth(days) for days in range(0, 61, 2)]
    assert course == sorted(course)
