"""The gate: whether a company passes what the caller asks of it. Pure values, no words.

Each part that something is asked of is judged for itself: the whole company, a family of rules, a department. What is
better in one never pays for another. What is shown is another matter: no view option reaches this file.
"""

import math
from collections.abc import Iterator

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult, Band
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import NOT_ASKED, Gate, GateReason, Part
from orgaudit.settings import Budget, GateRequest


@dataclass(frozen=True, slots=True)
class Measured:
    """What is held against a budget: findings that no waiver accepts, score 0–100, coverage 0–1, both ``None`` if unknown."""

    findings: tuple[Finding, ...]
    score: float | None
    coverage: float | None


def judge(request: GateRequest, result: AuditResult, comparison: Comparison | None = None) -> Gate:
    """Judge a result, against ``comparison`` where only what is new counts. What is only inferred is a question and fails nothing unless asked.

    A department that the company does not have is held to nothing; who asks has to check that.
    """
    if not request.asked:
        return NOT_ASKED
    known = comparison.known if comparison and request.only_new else frozenset[str]()
    findings = tuple(
        item.finding
        for item in result.findings
        if item.finding.fingerprint not in known
        and (request.inferred or item.finding.confidence is not Confidence.LOW)
    )
    parts: list[tuple[Budget, Measured, Part | None]] = [(request.whole, _whole(result, findings), None)]
    for name, budget in request.families.items():
        parts.append((budget, _family(result, findings, name), ("family", name)))
    for name, budget in request.departments.items():
        parts.append((budget, _department(result, findings, name), ("department", name)))
    reasons = tuple(
        reason
        for budget, measured, part in parts
        for reason in reasons_of(budget, measured, part, only_new=request.only_new)
    )
    if request.strict_baseline and comparison and comparison.gone:
        reasons += (GateReason("stale", {"count": len(comparison.gone), "against": comparison.against}),)
    failing = frozenset(
        finding.fingerprint for budget, measured, _ in parts for finding in _too_grave(budget, measured)
    )
    return Gate(asked=True, passed=not reasons, reasons=reasons, failing=failing)


def reasons_of(
    budget: Budget, measured: Measured, part: Part | None = None, *, only_new: bool = False
) -> Iterator[GateReason]:
    """Yield why a part does not keep its budget; ``only_new`` says that only new findings were counted.

    A score or a coverage that is unknown, because nothing could be judged, fails what asks for one: unknown is not healthy.
    """
    grave = tuple(_too_grave(budget, measured))
    if grave and budget.fail_on is not None:
        code = "new_findings" if only_new else "findings"
        yield GateReason(code, {"count": len(grave), "limit": budget.fail_on.value}, part, grave)
    if budget.min_score is not None:
        if measured.score is None:
            yield GateReason("score_unknown", {"limit": budget.min_score}, part)
        elif measured.score < budget.min_score:
            yield GateReason("score", {"score": _below(measured.score), "limit": budget.min_score}, part)
    if budget.min_coverage is not None:
        coverage = (measured.coverage or 0.0) * 100
        if coverage < budget.min_coverage:
            yield GateReason("coverage", {"coverage": _below(coverage), "limit": budget.min_coverage}, part)


def _too_grave(budget: Budget, measured: Measured) -> Iterator[Finding]:
    if budget.fail_on is not None:
        yield from (item for item in measured.findings if item.severity.at_least(budget.fail_on))


def _whole(result: AuditResult, findings: tuple[Finding, ...]) -> Measured:
    return Measured(findings, result.score.overall.value, result.coverage.overall.ratio)


def _family(result: AuditResult, findings: tuple[Finding, ...], name: str) -> Measured:
    tally = result.coverage.families.get(name)
    return Measured(
        tuple(finding for finding in findings if finding.family == name),
        _value(result.score.families.get(name)),
        tally.ratio if tally else None,
    )


def _department(result: AuditResult, findings: tuple[Finding, ...], name: str) -> Measured:
    concerned = tuple(finding for finding in findings if finding.subject.department_id == name)
    return Measured(concerned, _value(result.score.departments.get(name)), None)


def _value(band: Band | None) -> float | None:
    return band.value if band else None


def _below(number: float) -> float:
    """Round down, so that what is told is below the limit too: 59.98 is not "60 and so below 60"."""
    return math.floor(number * 10) / 10
