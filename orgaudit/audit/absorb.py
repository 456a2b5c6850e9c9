"""Findings that say less than another of the same subject fall under it."""

from collections.abc import Iterable, Mapping

from orgaudit.findings.finding import Finding, make_finding
from orgaudit.rules.spec import Rule


def absorb(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """Drop each finding whose rule is absorbed by another finding of the same subject; the absorber keeps it inside.

    The order is kept.
    """
    everything = tuple(findings)
    absorbing = {rule.id: rule.absorbs for rule in rules.values() if rule.absorbs}
    absorbed_rules = {rule_id for absorbs in absorbing.values() for rule_id in absorbs}
    lesser_ones = {
        (item.subject.address, item.rule): item for item in everything if item.rule in absorbed_rules
    }
    inside: dict[str, list[Finding]] = {}
    gone: set[str] = set()
    for absorber in everything:
        for rule_id in absorbing.get(absorber.rule, ()):
            lesser = lesser_ones.get((absorber.subject.address, rule_id))
            if lesser is not None and lesser.fingerprint not in gone:
                gone.add(lesser.fingerprint)
                inside.setdefault(absorber.fingerprint, []).append(lesser)
    if not gone:
        return everything
    return tuple(
        _holding(item, inside[item.fingerprint]) if item.fingerprint in inside else item
        for item in everything
        if item.fingerprint not in gone
    )


def _holding(absorber: Finding, absorbed: Iterable[Finding]) -> Finding:
    return make_finding(
        rule=absorber.rule,
        name=absorber.name,
        family=absorber.family,
        severity=absorber.severity,
        confidence=absorber.confidence,
        subject=absorber.subject,
        related=absorber.related,
        facts=absorber.facts,
        place=absorber.place,
        fingerprint=absorber.fingerprint,
        hours=absorber.hours,
        hours_defaulted=absorber.hours_defaulted,
        absorbed=tuple(absorbed),
    )
