"""The gate alone: what fails it, and what does not."""

from dataclasses import replace
from datetime import date

import pytest

from orgaudit.engine.gate import Measured, judge, reasons_of
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import NOT_ASKED
from orgaudit.results.known_findings import KnownFinding
from orgaudit.settings import Budget, GateRequest, Settings

TODAY = date(2026, 11, 20)
LEVELS = list(Severity)


def audited(text: str, *rules: str) -> AuditResult:
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY, select=rules))


ONE_KEEPER = "company: A\ndepartments:\n  - {name: B, duties: [{name: C, primary: D, backups: none}]}\n"

TWO_DEPARTMENTS = """
company: A
departments:
  - {name: Sound, office: back, duties: [{name: Books, primary: Kim, backups: [Lee], manual: ok}]}
  - {name: Weak, office: back, duties: [{name: Wages, primary: Kim, backups: none, manual: none, criticality: high}]}
"""


def found(level: Severity) -> Finding:
    """Return a real finding, at the level asked for."""
    return replace(audited(ONE_KEEPER, "SIL001").findings[0].finding, severity=level)


def codes(
    budget: Budget, *findings: Finding, score: float | None = 100.0, coverage: float = 1.0
) -> list[str]:
    return [reason.code for reason in reasons_of(budget, Measured(findings, score, coverage))]


def test_a_gate_that_nobody_asked_for_passes_whatever_is_found() -> None:
    assert judge(GateRequest(), audited(ONE_KEEPER)) is NOT_ASKED


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("limit", LEVELS)
def test_a_finding_fails_the_gate_from_its_level_upward(level: Severity, limit: Severity) -> None:
    failed = codes(Budget(fail_on=limit), found(level)) == ["findings"]
    assert failed is (LEVELS.index(level) >= LEVELS.index(limit))


@pytest.mark.parametrize(("score", "reasons"), [(60.0, []), (59.99, ["score"]), (None, ["score_unknown"])])
def test_a_score_at_the_limit_passes_and_an_unknown_one_does_not(
    score: float | None, reasons: list[str]
) -> None:
    assert codes(Budget(min_score=60), score=score) == reasons


def test_a_score_just_below_the_limit_is_not_told_as_the_limit() -> None:
    (reason,) = reasons_of(Budget(min_score=60), Measured((), 59.99, 1.0))
    assert reason.facts == {"score": 59.9, "limit": 60}


@pytest.mark.parametrize(("ratio", "reasons"), [(0.8, []), (0.799, ["coverage"])])
def test_coverage_counts_in_percent(ratio: float, reasons: list[str]) -> None:
    assert codes(Budget(min_coverage=80), coverage=ratio) == reasons


def test_every_reason_is_given() -> None:
    budget = Budget(fail_on=Severity.LOW, min_score=50, min_coverage=50)
    assert codes(budget, found(Severity.LOW), score=10.0, coverage=0.1) == ["findings", "score", "coverage"]


def test_a_sound_department_does_not_pay_for_a_weak_one() -> None:
    result = audited(TWO_DEPARTMENTS, "silo")
    limit = Budget(fail_on=Severity.HIGH)
    assert judge(GateRequest(departments={"sound": limit}), result).passed
    gate = judge(GateRequest(departments={"sound": limit, "weak": limit}), result)
    assert [reason.part for reason in gate.reasons] == [("department", "weak")]


def test_a_family_has_a_budget_of_its_own() -> None:
    result = audited(TWO_DEPARTMENTS, "silo", "analog")
    score = result.score.families["silo"].value
    assert score is not None
    assert judge(GateRequest(families={"silo": Budget(min_score=score)}), result).passed
    (reason,) = judge(GateRequest(families={"silo": Budget(min_score=score + 1)}), result).reasons
    assert (reason.code, reason.part) == ("score", ("family", "silo"))
    # Nothing of this family could be judged, and unknown is not healthy.
    (unknown,) = judge(GateRequest(families={"analog": Budget(min_score=1)}), result).reasons
    assert unknown.code == "score_unknown"


INFERRED = """
company: A
departments:
  - name: B
    duties:
      - {name: C, primary: D, criticality: high}
      - {name: E, primary: D, backups: [F]}
      - {name: G, primary: D, backups: [F]}
"""


def test_what_is_only_inferred_is_a_question_and_fails_no_gate_unless_that_is_asked() -> None:
    result = audited(INFERRED, "SIL001")
    assert [item.finding.confidence for item in result.findings] == [Confidence.LOW]
    asked = GateRequest(Budget(fail_on=Severity.LOW))
    assert judge(asked, result).passed
    strict = judge(replace(asked, inferred=True), result)
    assert not strict.passed
    assert strict.failing == {result.findings[0].finding.fingerprint}


def against(result: AuditResult, *gone: KnownFinding) -> Comparison:
    """Return a comparison to which everything found now was known."""
    return Comparison("main", frozenset(item.finding.fingerprint for item in result.findings), gone)


def test_a_comparison_excuses_what_was_known_only_where_only_what_is_new_counts() -> None:
    result = audited(ONE_KEEPER, "SIL001")
    everything = GateRequest(Budget(fail_on=Severity.LOW))
    only_new = replace(everything, only_new=True)
    assert judge(only_new, result, against(result)).passed
    gate = judge(everything, result, against(result))
    assert (gate.asked, gate.passed, [reason.code for reason in gate.reasons]) == (True, False, ["findings"])
    # Against nothing, everything is new, and is called so.
    gate = judge(only_new, result, Comparison("main", frozenset(), ()))
    assert [(reason.code, reason.facts["count"]) for reason in gate.reasons] == [("new_findings", 1)]
    assert not judge(only_new, result).passed
    assert not judge(only_new, result, against(result)).failing


def test_a_baseline_that_names_what_is_gone_fails_only_where_that_is_asked() -> None:
    result = audited(ONE_KEEPER, "SIL001")
    gone = against(result, KnownFinding("f" * 16, "SIL001", "low", "duty:b/old"))
    strict = GateRequest(strict_baseline=True)
    (reason,) = judge(strict, result, gone).reasons
    assert (reason.code, reason.facts) == ("stale", {"count": 1, "against": "main"})
    assert judge(strict, result, against(result)).passed
    assert judge(strict, result).passed
    assert judge(GateRequest(Budget(fail_on=Severity.CRITICAL)), result, gone).passed


def test_a_family_is_held_to_its_own_findings_and_coverage() -> None:
    result = audited(TWO_DEPARTMENTS, "silo", "analog")
    assert not judge(GateRequest(families={"silo": Budget(fail_on=Severity.LOW)}), result).passed
    assert judge(GateRequest(families={"analog": Budget(fail_on=Severity.LOW)}), result).passed
    ratio = result.coverage.families["silo"].ratio
    assert ratio is not None
    assert judge(GateRequest(families={"silo": Budget(min_coverage=100 * ratio)}), result).passed
    (reason,) = judge(GateRequest(families={"silo": Budget(min_coverage=100.1)}), result).reasons
    assert (reason.code, reason.part) == ("coverage", ("family", "silo"))


def test_a_family_of_which_nothing_ran_has_neither_score_nor_coverage() -> None:
    result = audited(ONE_KEEPER, "SIL001")
    gate = judge(GateRequest(families={"goals": Budget(min_score=1, min_coverage=1)}), result)
    assert [reason.code for reason in gate.reasons] == ["score_unknown", "coverage"]


def test_the_whole_company_is_held_to_its_score_and_a_department_to_its_own() -> None:
    result = audited(TWO_DEPARTMENTS, "silo")
    whole, weak = result.score.overall.value, result.score.departments["weak"].value
    assert whole is not None
    assert weak is not None
    for below in (0.0, 0.1):
        assert judge(GateRequest(Budget(min_score=whole + below)), result).passed is (below == 0)
        budget = Budget(min_score=weak + below)
        assert judge(GateRequest(departments={"weak": budget}), result).passed is (below == 0)


@pytest.mark.parametrize("coverage", [0.0, None])
def test_no_coverage_is_below_any_that_is_asked_for(coverage: float | None) -> None:
    (reason,) = reasons_of(Budget(min_coverage=1), Measured((), 100.0, coverage))
    assert reason.facts == {"coverage": 0.0, "limit": 1}
    assert list(reasons_of(Budget(min_coverage=0), Measured((), 100.0, coverage))) == []
