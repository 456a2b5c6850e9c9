"""Findings that say less than another of the same subject fall under it."""

from collections.abc import Iterable, Mapping

from orgaudit.engine.level import is_certain
from orgaudit.findings.finding import Finding, make_finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.rules.spec import Rule


def absorb(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """Drop each finding whose rule is absorbed by another finding of the same subject; the absorber keeps it inside.

    What it keeps inside may be graver, as another condition counts for it. Where that is certain and costs points, the
    absorber is shown at that level, so that a gate on levels never misses it; what settings fix the level of absorbs
    nothing graver instead. An inferred finding is a question, so it absorbs only what is inferred as well. The order is kept.
    """
    everything = tuple(findings)
    absorbing = {rule.id: rule.absorbs for rule in rules.values() if rule.absorbs}
    conditions = {rule.id: rule.absorbs_if for rule in rules.values() if rule.absorbs_if}
    absorbed_rules = {rule_id for absorbs in absorbing.values() for rule_id in absorbs}
    lesser_ones = {
        (item.subject.address, item.rule): item for item in everything if item.rule in absorbed_rules
    }
    inside: dict[str, list[Finding]] = {}
    gone: set[str] = set()
    below = {rule_id: len(_all_below(rule_id, absorbing)) for rule_id in {item.rule for item in everything}}
    # What is absorbed itself absorbs first, so that the lesser of the lesser stays inside it and is counted once.
    for absorber in sorted(everything, key=lambda item: below[item.rule]):
        condition = conditions.get(absorber.rule)
        if condition is not None and not condition(absorber.subject):
            continue
        for rule_id in absorbing.get(absorber.rule, ()):
            lesser = lesser_ones.get((absorber.subject.address, rule_id))
            if lesser is None or lesser.fingerprint in gone or _would_hide(absorber, lesser, rules):
                continue
            gone.add(lesser.fingerprint)
            inside.setdefault(absorber.fingerprint, []).append(lesser)
    if not gone:
        return everything
    return tuple(_holding(item, inside, rules) for item in everything if item.fingerprint not in gone)


def _all_below(rule_id: str, absorbing: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return every rule that falls under one, directly or by way of another."""
    direct = absorbing.get(rule_id, ())
    return frozenset(direct).union(*(_all_below(lesser, absorbing) for lesser in direct))


def _would_hide(absorber: Finding, lesser: Finding, rules: Mapping[str, Rule]) -> bool:
    """Whether a level that settings fix would hide a graver one, or a question a certain finding."""
    is_asked = absorber.confidence is Confidence.LOW and lesser.confidence is not Confidence.LOW
    is_fixed = rules[absorber.rule].fixed is not None and not absorber.severity.at_least(lesser.severity)
    return is_asked or is_fixed


def _holding(absorber: Finding, inside: Mapping[str, list[Finding]], rules: Mapping[str, Rule]) -> Finding:
    """Return a finding with what it absorbs, which may hold something itself."""
    if absorber.fingerprint not in inside:
        return absorber
    absorbed = tuple([_holding(item, inside, rules) for item in inside[absorber.fingerprint]])
    gravest = _gravest(absorber, absorbed, rules)
    return make_finding(
        rule=absorber.rule,
        name=absorber.name,
        family=absorber.family,
        severity=gravest,
        confidence=absorber.confidence,
        subject=absorber.subject,
        related=absorber.related,
        facts=absorber.facts,
        place=absorber.place,
        fingerprint=absorber.fingerprint,
        hours=absorber.hours,
        hours_defaulted=absorber.hours_defaulted,
        absorbed=absorbed,
        unraised=None if gravest is absorber.severity else absorber.severity,
    )


def _gravest(absorber: Finding, absorbed: tuple[Finding, ...], rules: Mapping[str, Rule]) -> Severity:
    levels = [absorber.severity]
    levels += [
        item.severity for item in absorbed if rules[item.rule].counted and is_certain(rules[item.rule], item)
    ]
    return max(levels, key=lambda level: level.rank)
