"""The gate: whether a company passes what the caller asks of it. Pure values, no words.

Each part that something is asked of is judged for itself: the whole company, a family of rules, a department. What is
better in one never pays for another. What is shown is another matter: no view option reaches this file.
"""

import math
from collections.abc import Iterator, Mapping

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass, field
from orgaudit.results.audit_result import AuditResult, Band
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import NOT_ASKED, Gate, GateReason, Part
from orgaudit.settings import Budget, GateRequest


@dataclass(frozen=True, slots=True)
class Measured:
    """What is held against a budget: findings that no waiver accepts, score 0–100, coverage 0–1, both ``None`` if unknown.

    ``rose`` holds the fingerprints of those that were known, each with the level that it had.
    """

    findings: tuple[Finding, ...]
    score: float | None
    coverage: float | None
    rose: Mapping[str, Severity] = field(default_factory=dict)


def judge(request: GateRequest, result: AuditResult, comparison: Comparison | None = None) -> Gate:
    """Judge a result, against ``comparison`` where only what is new counts. What is only inferred is a question and fails nothing unless asked.

    A known finding counts as well where it was below a limit and is not any more.
    A department that the company does not have is held to nothing; who asks has to check that.
    """
    if not request.asked:
        return NOT_ASKED
    held_against = comparison if request.only_new else None
    rose = held_against.rose if held_against else {}
    known = held_against.known - rose.keys() if held_against else frozenset[str]()
    findings = tuple(
        item.finding
        for item in result.findings
        if item.finding.fingerprint not in known
        and (request.inferred or item.finding.confidence is not Confidence.LOW)
    )
    parts: list[tuple[Budget, Measured, Part | None]] = [
        (request.whole, _whole(result, findings, rose), None)
    ]
    for name, budget in request.families.items():
        parts.append((budget, _family(result, findings, rose, name), ("family", name)))
    for name, budget in request.departments.items():
        parts.append((budget, _department(result, findings, rose, name), ("department", name)))
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
    if budget.fail_on is not None:
        risen = tuple(item for item in grave if item.fingerprint in measured.rose)
        others = tuple(item for item in grave if item.fingerprint not in measured.rose)
        for code, found in (("new_findings" if only_new else "findings", others), ("risen_findings", risen)):
            if found:
                yield GateReason(code, {"count": len(found), "limit": budget.fail_on.value}, part, found)
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
        for item in measured.findings:
            before = measured.rose.get(item.fingerprint)
            if item.severity.at_least(budget.fail_on) and not (before and before.at_least(budget.fail_on)):
                yield item


Rose = Mapping[str, Severity]


def _whole(result: AuditResult, findings: tuple[Finding, ...], rose: Rose) -> Measured:
    return Measured(findings, result.score.overall.value, result.coverage.overall.ratio, rose)


def _family(result: AuditResult, findings: tuple[Finding, ...], rose: Rose, name: str) -> Measured:
    tally = result.coverage.families.get(name)
    return Measured(
        tuple(finding for finding in findings if finding.family == name),
        _value(result.score.families.get(name)),
        tally.ratio if tally else None,
        rose,
    )


def _department(result: AuditResult, findings: tuple[Finding, ...], rose: Rose, name: str) -> Measured:
    concerned = tuple(finding for finding in findings if finding.subject.department_id == name)
    return Measured(concerned, _value(result.score.departments.get(name)), None, rose)


def _value(band: Band | None) -> float | None:
    return band.value if band else None


def _below(number: float) -> float:
    """Round down, so that what is told is below the limit too: 59.98 is not "60 and so below 60"."""
    return math.floor(number * 10) / 10
