"""The engine's own steps on a hit's level: a legal deadline lifts it, a thin description lowers it."""

from orgaudit.findings.hit import Hit, Subject
from orgaudit.findings.severity import Severity
from orgaudit.model.duty import Duty
from orgaudit.rules.spec import Rule

FILLED_SHARE = 0.6
"""Below this share of supporting facts a finding drops one level; rule catalogue 1.0."""


def level(rule: Rule, hit: Hit) -> Severity:
    """Return the final level of a hit: the rule's, one up for a legal deadline, then one down where facts are thin."""
    severity = hit.severity or rule.severity
    if rule.legal_step and _deadline(hit.subject) == "legal":
        severity = severity.moved(1)
    if filled_share(rule, hit.subject) < FILLED_SHARE:
        severity = severity.moved(-1)
    return severity


def worst_level(rule: Rule, subject: Subject) -> Severity:
    """Return the worst level this rule could reach for a subject, whatever is not known of it yet."""
    may_be_legal = rule.legal_step and _deadline(subject) in ("legal", "unknown")
    return rule.ceiling.moved(1) if may_be_legal else rule.ceiling


def filled_share(rule: Rule, subject: Subject) -> float:
    """Return the share of a rule's supporting fields that are known for a subject; 1 where it names none."""
    if not rule.supporting:
        return 1.0
    known = sum(getattr(subject, name) is not None for name in rule.supporting)
    return known / len(rule.supporting)


def _deadline(subject: Subject) -> str:
    """Return a duty's deadline; ``unknown`` where it is not written, ``none`` for what has no deadline."""
    if not isinstance(subject, Duty):
        return "none"
    return subject.deadline or "unknown"
