"""Priority: hours returned in the first year per hour invested, P = C x U x (W + R) / E (catalogue 3.2).

Gate 0 findings bypass it: they are ordered by their deadline and carry no P.
"""

from collections.abc import Iterable, Mapping

from orgaudit.engine.gain import SAVEABLE_SHARE, Hours, duty_hours, gain
from orgaudit.engine.urgency import urgency
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.duty import Duty
from orgaudit.model.fast_frozen import fast_frozen
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import Priority
from orgaudit.rules.spec import Family, Gain, Rule

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
    hours = [gain(item, rules[item.rule], org) for item in everything]
    caps = _caps(everything, hours, rules)
    return tuple(
        _priority(item, rules[item.rule], hour, caps.get(id(item.subject), 1.0), org)
        for item, hour in zip(everything, hours, strict=True)
    )


def _priority(finding: Finding, rule: Rule, hours: Hours, cap: float, org: Organization) -> Priority:
    gate0 = rule.gate0 and finding.severity is Severity.CRITICAL
    recoverable = hours.recoverable
    if cap != 1.0 and rule.gain is not Gain.ELIMINATED:
        recoverable *= cap
    inferred = finding.confidence is Confidence.LOW
    confidence = DEFAULTED if hours.defaults or inferred else DECLARED
    urgent = urgency(finding.subject, org, yearly=rule.family is Family.GOALS)
    score = weigh(confidence, urgent, recoverable, hours.risk, rule.effort_hours)
    return _make_priority(
        gate0,
        None if gate0 else round(score, 4),
        round(recoverable, 2),
        round(hours.risk, 2),
        urgent,
        confidence,
        rule.effort_hours,
        hours.defaults,
    )


def _caps(findings: tuple[Finding, ...], hours: list[Hours], rules: Mapping[str, Rule]) -> dict[int, float]:
    """Return the factor that keeps all findings of a duty within 0.8 of its hours; only where one is needed.

    By the identity of the duty: each is one object, and to write out an address takes longer than the sum.
    """
    wanted: dict[int, float] = {}
    duties: dict[int, Duty] = {}
    for finding, hour in zip(findings, hours, strict=True):
        duty = finding.subject
        if hour.recoverable and isinstance(duty, Duty) and rules[finding.rule].gain is not Gain.ELIMINATED:
            key = id(duty)
            wanted[key] = wanted.get(key, 0.0) + hour.recoverable
            duties[key] = duty
    allowed = {key: duty_hours(duty)[0] * 12 * SAVEABLE_SHARE for key, duty in duties.items()}
    return {key: allowed[key] / total for key, total in wanted.items() if total > allowed[key]}
