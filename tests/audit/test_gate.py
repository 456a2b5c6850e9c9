"""The gate alone: what fails it, and what does not."""

from dataclasses import replace
from datetime import date

import pytest

from orgaudit.audit.gate import NOT_ASKED, GateRequest, judge
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)
LEVELS = list(Severity)


def found(level: Severity) -> Finding:
    """Return a real finding, at the level asked for."""
    text = "company: A\ndepartments:\n  - {name: B, duties: [{name: C, primary: D, backups: none}]}\n"
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    finding = audit(organization, Settings(today=TODAY, select=("SIL001",))).findings[0].finding
    return replace(finding, severity=level)


def test_a_gate_that_nobody_asked_for_passes_whatever_is_found() -> None:
    assert judge(GateRequest(), [found(Severity.CRITICAL)], None, 0.0) is NOT_ASKED


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("limit", LEVELS)
def test_a_finding_fails_the_gate_from_its_level_upward(level: Severity, limit: Severity) -> None:
    gate = judge(GateRequest(fail_on=limit), [found(level)], 100.0, 1.0)
    assert gate.asked
    assert gate.passed is (LEVELS.index(level) < LEVELS.index(limit))


@pytest.mark.parametrize(("score", "passed"), [(60.0, True), (59.99, False), (None, False)])
def test_a_score_at_the_limit_passes_and_an_unknown_one_does_not(
    score: float | None, *, passed: bool
) -> None:
    assert judge(GateRequest(min_score=60), [], score, 1.0).passed is passed


def test_a_score_just_below_the_limit_is_not_told_as_the_limit() -> None:
    (reason,) = judge(GateRequest(min_score=60), [], 59.99, 1.0).reasons
    assert reason.facts == {"score": 59.9, "limit": 60}


@pytest.mark.parametrize(("ratio", "passed"), [(0.8, True), (0.799, False)])
def test_coverage_counts_in_percent(ratio: float, *, passed: bool) -> None:
    assert judge(GateRequest(min_coverage=80), [], 100.0, ratio).passed is passed


def test_every_reason_is_given() -> None:
    request = GateRequest(fail_on=Severity.LOW, min_score=50, min_coverage=50)
    gate = judge(request, [found(Severity.LOW)], 10.0, 0.1)
    assert [reason.code for reason in gate.reasons] == ["findings", "score", "coverage"]
