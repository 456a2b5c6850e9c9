"""Findings that say less than another of the same subject fall under it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from orgaudit.findings.finding import Finding
from orgaudit.rules.spec import Rule


def absorb(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """Drop each finding whose rule is absorbed by another finding of the same subject; the absorber keeps it inside.

    The order is kept.
    """
    everything = list(findings)
    absorbed_rules = {rule_id for rule in rules.values() for rule_id in rule.absorbs}
    lesser_ones = {
        (item.subject.address, item.rule): item for item in everything if item.rule in absorbed_rules
    }
    inside: dict[str, list[Finding]] = {}
    gone: set[str] = set()
    for absorber in everything:
        for rule_id in rules[absorber.rule].absorbs:
            lesser = lesser_ones.get((absorber.subject.address, rule_id))
            if lesser is not None and lesser.fingerprint not in gone:
                gone.add(lesser.fingerprint)
                inside.setdefault(absorber.fingerprint, []).append(lesser)
    return tuple(
        replace(item, absorbed=tuple(inside[item.fingerprint])) if item.fingerprint in inside else item
        for item in everything
        if item.fingerprint not in gone
    )
