"""The gate: whether a company passes what the caller asks of it. Pure values, no words.

What is shown is another matter: no view option reaches this file.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity


@dataclass(frozen=True, slots=True)
class GateRequest:
    """What is asked. ``None`` asks nothing. ``min_score`` and ``min_coverage`` count from 0 to 100."""

    fail_on: Severity | None = None
    min_score: float | None = None
    min_coverage: float | None = None

    @property
    def asked(self) -> bool:
        """Whether anything is asked at all."""
        return any(limit is not None for limit in (self.fail_on, self.min_score, self.min_coverage))


@dataclass(frozen=True, slots=True)
class GateReason:
    """Why the gate failed. ``code`` is the key of its sentence under ``report.gate.``; ``facts`` fill it."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gate:
    """The verdict. A gate that was not asked for has passed."""

    asked: bool
    passed: bool
    reasons: tuple[GateReason, ...] = ()


NOT_ASKED = Gate(asked=False, passed=True)


def judge(
    request: GateRequest, findings: Iterable[Finding], score: float | None, coverage_ratio: float
) -> Gate:
    """Judge the findings that no waiver accepts, the overall score (0–100) and the coverage (0–1).

    A score that is unknown, because nothing could be judged, fails a gate that asks for one:
    unknown is not healthy.
    """
    if not request.asked:
        return NOT_ASKED
    reasons = (
        *_grave_findings(request.fail_on, findings),
        *_score_too_low(request.min_score, score),
        *_coverage_too_low(request.min_coverage, coverage_ratio * 100),
    )
    return Gate(asked=True, passed=not reasons, reasons=reasons)


def _grave_findings(limit: Severity | None, findings: Iterable[Finding]) -> tuple[GateReason, ...]:
    if limit is None:
        return ()
    count = sum(finding.severity.at_least(limit) for finding in findings)
    return (GateReason("findings", {"count": count, "limit": limit.value}),) if count else ()


def _score_too_low(limit: float | None, score: float | None) -> tuple[GateReason, ...]:
    if limit is None:
        return ()
    if score is None:
        return (GateReason("score_unknown", {"limit": limit}),)
    return (GateReason("score", {"score": _below(score), "limit": limit}),) if score < limit else ()


def _coverage_too_low(limit: float | None, coverage: float) -> tuple[GateReason, ...]:
    if limit is None or coverage >= limit:
        return ()
    return (GateReason("coverage", {"coverage": _below(coverage), "limit": limit}),)


def _below(number: float) -> float:
    """Round down, so that what is told is below the limit too: 59.98 is not "60 and so below 60"."""
    return math.floor(number * 10) / 10
