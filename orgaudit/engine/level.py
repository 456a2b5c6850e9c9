"""The engine's own steps on a hit's level: a legal deadline lifts it, a thin description lowers it; and what makes it certain."""

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Hit, Subject
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty
from orgaudit.rules.spec import Rule

FILLED_SHARE = 0.6
"""Below this share of supporting facts a finding drops one level; rule catalogue 1.0."""


def level(rule: Rule, hit: Hit) -> Severity:
    """Return the final level of a hit: the one that the settings fix, else the rule's, one up for a legal deadline, then one down where facts are thin."""
    if rule.fixed is not None:
        return rule.fixed
    severity = hit.severity or rule.severity
    if rule.legal_step and isinstance(hit.subject, Duty) and hit.subject.deadline == "legal":
        severity = severity.moved(1)
    if rule.supporting and filled_share(rule, hit.subject) < FILLED_SHARE:
        severity = severity.moved(-1)
    return severity


def worst_level(rule: Rule, subject: Subject) -> Severity:
    """Return the worst level this rule could reach for a subject, whatever is not known of it yet."""
    return worst_of(rule, may_be_legal=may_be_legal(subject))


def worst_of(rule: Rule, *, may_be_legal: bool) -> Severity:
    """Return the worst level this rule could reach where the deadline may be a legal one, or is known not to be."""
    return rule.ceiling.moved(1) if rule.legal_step and may_be_legal else rule.ceiling


def may_be_legal(subject: Subject) -> bool:
    """Whether a subject has a legal deadline, or one of which the kind is unknown."""
    return isinstance(subject, Duty) and subject.deadline in (None, "legal")


def is_certain(rule: Rule, finding: Finding) -> bool:
    """Whether a finding of a rule is certain: of high confidence, and nothing unknown can soften or silence it."""
    if finding.confidence is not Confidence.HIGH:
        return False
    if rule.softened_if is not None and not rule.softened_if(finding.facts):
        return True
    return all(getattr(finding.subject, name) is not None for name in rule.softened_by)


def filled_share(rule: Rule, subject: Subject) -> float:
    """Return the share of a rule's supporting fields, of which there are some, that are known for a subject."""
    known = [getattr(subject, name) is not None for name in rule.supporting]
    return sum(known) / len(known)
