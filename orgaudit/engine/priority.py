"""Priority: hours returned in the first year per hour invested, P = C x U x (W + R) / E (catalogue 3.2).

Gate 0 findings bypass it: they are ordered by their deadline and carry no P.
"""

from collections.abc import Iterable, Mapping

from orgaudit.engine.gain import Hours, gain
from orgaudit.engine.shared_hours import within_work
from orgaudit.engine.urgency import urgency
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Organization
from orgaudit.model.fast_frozen import fast_frozen
from orgaudit.results.audit_result import Priority
from orgaudit.rules.spec import Family, Rule

_make_priority = fast_frozen(Priority)

DECLARED, DEFAULTED = 0.8, 0.5
"""C: numbers all declared, or any default among them or the finding itself inferred. Nothing in a declared file counts as measured (1.0)."""


def weigh(confidence: float, urgent: float, recoverable: float, risk: float, effort: float) -> float:
    """Return P = C x U x (W + R) / E."""
    return confidence * urgent * (recoverable + risk) / effort


def priorities(
    findings: Iterable[Finding], rules: Mapping[str, Rule], org: Organization
) -> tuple[Priority, ...]:
    """Return one priority for each finding, in their order."""
    everything = tuple(findings)
    estimated = [_estimate(item, rules[item.rule], org) for item in everything]
    hours = within_work(everything, estimated, rules, org)
    return tuple(
        _priority(item, rules[item.rule], hour, org) for item, hour in zip(everything, hours, strict=True)
    )


def _estimate(finding: Finding, rule: Rule, org: Organization) -> Hours:
    """Estimate the hours of a finding. What is only inferred is a question, and a question returns nothing."""
    return Hours() if finding.confidence is Confidence.LOW else gain(finding, rule, org)


def _priority(finding: Finding, rule: Rule, hours: Hours, org: Organization) -> Priority:
    inferred = finding.confidence is Confidence.LOW
    gate0 = rule.gate0 and finding.severity is Severity.CRITICAL and not inferred
    confidence = DEFAULTED if hours.defaults or inferred else DECLARED
    urgent = urgency(finding.subject, org, yearly=rule.family is Family.GOALS)
    score = weigh(confidence, urgent, hours.recoverable, hours.risk, rule.effort_hours)
    return _make_priority(
        gate0,
        None if gate0 else round(score, 4),
        round(hours.recoverable, 2),
        round(hours.risk, 2),
        urgent,
        confidence,
        rule.effort_hours,
        hours.defaults,
    )
