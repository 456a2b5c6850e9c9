"""What an open judgement is likely to cost: by the company's own rate, by the house rate where it has none."""

from dataclasses import replace
from datetime import date
from math import sqrt

import pytest

from orgaudit.engine.likely import INFERRED_HOLDS, likely_squares
from orgaudit.engine.run import Judgements
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)
SQUARE = {Severity.CRITICAL: 100.0, Severity.HIGH: 16.0, Severity.MEDIUM: 4.0, Severity.LOW: 1.0, Severity.INFO: 0.0}  # fmt: skip
RULE = next(rule for rule in BUILTIN.rules if rule.id == "SIL001")


def found(severity: Severity, confidence: Confidence = Confidence.HIGH) -> Finding:
    text = "company: A\ndepartments:\n  - {name: B, duties: [{name: C, primary: D, backups: none}]}\n"
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    finding = audit(organization, Settings(today=TODAY, select=("SIL001",))).findings[0].finding
    return replace(finding, severity=severity, confidence=confidence)


def likely(*findings: Finding, clean: int = 0) -> tuple[float, float]:
    judged = Judgements(findings, (), {}, (), (), {RULE.id: clean} if clean else {})
    return likely_squares(judged, {RULE.id: RULE}, SQUARE)[RULE.id]


def around(rate: float, count: float, cost: float) -> tuple[float, float]:
    """One standard error down and up, of a rate seen in so many judgements, in squared weight."""
    error = sqrt(rate * (1 - rate) / (count + 1))
    return pytest.approx((max(rate - error, 0) * cost, min(rate + error, 1) * cost))  # type: ignore[return-value]


def test_the_house_rate_stands_for_two_judgements() -> None:
    own = SQUARE[RULE.severity]
    assert likely() == around(0.25, 2, own)
    assert likely(clean=8) == around(0.5 / 10, 10, own)
    high = found(Severity.HIGH)
    assert likely(high, clean=7) == around(1.5 / 10, 10, 16.0)
    assert likely(high, high, clean=6) == around(2.5 / 10, 10, 16.0)


def test_a_defect_costs_what_those_found_cost_on_the_mean() -> None:
    assert likely(found(Severity.CRITICAL), found(Severity.MEDIUM), clean=6) == around(0.25, 10, 52.0)


def test_what_is_only_inferred_says_nothing_about_the_rate() -> None:
    assert likely(found(Severity.CRITICAL, Confidence.LOW)) == likely()
    assert likely(found(Severity.HIGH, Confidence.MEDIUM)) == likely(found(Severity.HIGH))
    assert INFERRED_HOLDS == 0.5


def test_it_is_never_less_than_nothing_and_nears_the_whole() -> None:
    least, most = likely(clean=1000)
    assert least == 0.0
    assert 0 < most < 0.01
    many = [found(Severity.HIGH)] * 1000
    least, most = likely(*many)
    assert 15.9 < least < most < 16.0
