"""Priority and its caps: no year of work is returned twice, and what is only inferred returns nothing."""

from dataclasses import replace
from datetime import date

import pytest

from orgaudit.engine.gain import RELEARN_MONTHS, SEPARATION_RATE, Hours
from orgaudit.engine.priority import priorities
from orgaudit.engine.shared_hours import MOST_OF_GOALS, within_work
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load_text
from orgaudit.knowledge.weights import CRITICALITY_WEIGHT
from orgaudit.pipeline import audit
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Gain, Move, Rule
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)
COMPANY = """
company: A
departments:
  - name: Shop
    goals: [Sell more, Sell better]
    headcount: 1
    duties:
      - {name: Wages, primary: Kim, backups: none, hours_per_month: 10}
      - {name: Archive, hours_per_month: 10}
  - {name: Desk, headcount: 1, goals: [Answer all], duties: []}
handoffs:
  - {from: Shop/Archive, to: Shop/Wages, what: slips}
  - {from: Shop/Wages, to: Desk, what: cheques}
"""
LOADED = load_text(COMPANY, today=TODAY).organization
assert LOADED is not None
ORG = LOADED
WAGES, ARCHIVE = ORG.duties[0], ORG.duties[1]
TO_WAGES, TO_DESK = ORG.handoffs
(SAMPLE,) = (item.finding for item in audit(ORG, Settings(today=TODAY, select=("SIL001",))).findings)


def rule(rule_id: str, gain: Gain, move: Move = Move.SEPARATE_STEPS) -> Rule:
    return replace(BUILTIN.rules[0], id=rule_id, gain=gain, move=move)


RULES = {
    item.id: item
    for item in (
        rule("SHARE", Gain.SHARE_OF_DUTY),
        rule("END", Gain.ELIMINATED),
        rule("STOP", Gain.STOP_LOSS),
        rule("GOAL", Gain.SHARE_OF_DEPARTMENT),
        rule("OTHER", Gain.SHARE_OF_DEPARTMENT, list(Move)[-1]),
    )
}


def about(subject: Subject, rule_id: str = "SHARE") -> Finding:
    return replace(SAMPLE, subject=subject, rule=rule_id)


def returned(*told: tuple[str, Subject, float, float]) -> list[tuple[float, float]]:
    """Return recoverable and risk hours of findings told as rule, subject, recoverable and risk hours before the caps."""
    findings = [about(subject, rule_id) for rule_id, subject, _, _ in told]
    hours = [Hours(recoverable, risk) for _, _, recoverable, risk in told]
    return [(round(item.recoverable, 6), round(item.risk, 6)) for item in within_work(findings, hours, RULES, ORG)]  # fmt: skip


def test_all_findings_of_a_duty_return_no_more_than_four_fifths_of_its_year() -> None:
    """A year of this duty has 120 hours."""
    assert returned(("SHARE", WAGES, 96, 0)) == [(96, 0)]
    assert returned(("SHARE", WAGES, 100, 0)) == [(96, 0)]
    assert returned(("SHARE", WAGES, 96, 0), ("SHARE", WAGES, 48, 0)) == [(64, 0), (32, 0)]


def test_findings_of_other_duties_do_not_share_its_year() -> None:
    assert returned(("SHARE", WAGES, 96, 0), ("SHARE", ARCHIVE, 96, 0)) == [(96, 0), (96, 0)]


def test_a_duty_that_ends_returns_its_whole_year_and_no_more() -> None:
    assert returned(("END", WAGES, 120, 0)) == [(120, 0)]
    assert returned(("END", WAGES, 120, 0), ("SHARE", WAGES, 120, 0)) == [(60, 0), (60, 0)]
    # That one duty ends gives the other no more.
    assert returned(("END", ARCHIVE, 120, 0), ("SHARE", WAGES, 120, 0)) == [(120, 0), (96, 0)]


def test_a_stop_costs_no_more_than_what_is_left_of_the_year() -> None:
    assert returned(("STOP", WAGES, 0, 500)) == [(0, 120)]
    assert returned(("STOP", WAGES, 0, 50)) == [(0, 50)]
    assert returned(("SHARE", WAGES, 90, 0), ("STOP", WAGES, 0, 500)) == [(90, 0), (0, 30)]
    assert returned(("SHARE", WAGES, 200, 0), ("STOP", WAGES, 0, 500)) == [(96, 0), (0, 24)]
    assert returned(("END", WAGES, 120, 0), ("STOP", WAGES, 0, 500)) == [(120, 0), (0, 0)]


def test_what_is_keyed_again_at_a_handoff_is_work_of_the_duty_that_receives_it() -> None:
    assert returned(("SHARE", WAGES, 96, 0), ("SHARE", TO_WAGES, 96, 0)) == [(48, 0), (48, 0)]
    # One that a department receives is no duty's work.
    assert returned(("SHARE", WAGES, 96, 0), ("SHARE", TO_DESK, 500, 0)) == [(96, 0), (500, 0)]


def test_the_moves_for_the_goals_of_a_department_share_sixty_hours() -> None:
    first, second = ORG.goals[:2]
    desk = ORG.goals[2]
    assert MOST_OF_GOALS == 60
    assert returned(("GOAL", first, 40, 0)) == [(40, 0)]
    assert returned(("GOAL", first, 90, 0)) == [(60, 0)]
    # One move that settles both counts once; a second move shares with it; another department has its own.
    assert returned(("GOAL", first, 90, 0), ("GOAL", second, 90, 0)) == [(60, 0), (60, 0)]
    assert returned(("GOAL", first, 90, 0), ("OTHER", second, 90, 0)) == [(30, 0), (30, 0)]
    assert returned(("GOAL", first, 90, 0), ("OTHER", second, 0, 0)) == [(60, 0), (0, 0)]
    assert returned(("GOAL", first, 90, 0), ("OTHER", desk, 90, 0)) == [(60, 0), (60, 0)]


def test_another_gain_takes_no_share_of_the_goals() -> None:
    goal, other = ORG.goals[:2]
    assert returned(("SHARE", goal, 90, 0), ("GOAL", other, 90, 0)) == [(90, 0), (60, 0)]


STOPPED = replace(BUILTIN.rules[0], id="SHARE", gain=Gain.MEASURED, gate0=True, effort_hours=4)


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("confidence", Confidence)
def test_only_a_critical_and_sure_finding_bypasses_the_ranking(
    severity: Severity, confidence: Confidence
) -> None:
    bypasses = severity is Severity.CRITICAL and confidence is not Confidence.LOW
    finding = replace(about(WAGES), severity=severity, confidence=confidence, hours=72.0)
    (found,) = priorities([finding], {"SHARE": STOPPED}, ORG)
    assert found.gate0 is bypasses
    assert (found.score is None) is bypasses
    (found,) = priorities([finding], {"SHARE": replace(STOPPED, gate0=False)}, ORG)
    assert not found.gate0


def test_defaults_and_what_is_inferred_halve_the_confidence_in_the_hours() -> None:
    """72 hours for 4 hours of effort, after the formula."""
    finding = replace(about(WAGES), severity=Severity.LOW, confidence=Confidence.HIGH, hours=72.0)
    rules = {"SHARE": STOPPED}
    for item, confidence, score in (
        (finding, 0.8, 14.4),
        (replace(finding, hours_defaulted=True), 0.5, 9.0),
        (replace(finding, confidence=Confidence.LOW), 0.5, 0.0),
    ):
        (found,) = priorities([item], rules, ORG)
        assert (found.confidence, found.score) == (confidence, score)
        assert found.effort_hours == 4


def test_hours_are_told_to_the_hundredth_and_scores_to_four_places() -> None:
    finding = replace(about(WAGES), severity=Severity.LOW, confidence=Confidence.HIGH, hours=10.12345)
    (found,) = priorities([finding], {"SHARE": replace(STOPPED, effort_hours=3)}, ORG)
    assert (found.recoverable_hours, found.score) == (10.12, 2.6996)
    stop = replace(STOPPED, gain=Gain.STOP_LOSS)
    stopped = replace(
        finding, subject=replace(WAGES, hours_per_month=10.12, manual="none", criticality="high")
    )
    (found,) = priorities([stopped], {"SHARE": stop}, ORG)
    exact = SEPARATION_RATE * 10.12 * RELEARN_MONTHS["none"] * CRITICALITY_WEIGHT["high"]
    assert found.risk_hours == round(exact, 2) not in (round(exact, 1), round(exact, 3))


def test_only_goals_wait_for_the_turn_of_the_year() -> None:
    goals = next(item for item in BUILTIN.rules if item.gain is Gain.SHARE_OF_DEPARTMENT)
    finding = about(ORG.goals[0], goals.id)
    (found,) = priorities([finding], {goals.id: goals}, ORG)
    assert found.urgency == 1.5, "1 January is 42 days away"
    (found,) = priorities([about(WAGES)], {"SHARE": STOPPED}, ORG)
    assert found.urgency == 1.0
