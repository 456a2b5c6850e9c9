"""What a known finding leaves behind when it is mended in part: what lay beneath it was known with it."""

from collections.abc import Iterable, Iterator, Mapping

from orgaudit.findings.finding import Finding
from orgaudit.findings.fingerprint import fingerprint
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.parts import names_at
from orgaudit.rules.spec import Rule

Unjudged = frozenset[tuple[str, str, str]]
"""Rule, kind and address of what could not be judged."""


@dataclass(frozen=True, slots=True)
class Beneath:
    """What a finding may leave behind: any finding of this rule and subject.

    ``fingerprint`` is that of the rule and the subject alone, as a person who changes makes it no other remainder.
    ``up_to`` is the gravest level that counts as left behind, ``None`` for any.
    """

    rule: str
    fingerprint: str
    up_to: Severity | None = None


def beneath_of(result: AuditResult, finding: Finding, gaps: Unjudged) -> Iterator[Beneath]:
    """Yield what a finding may leave behind: what it holds, what could not be judged under it, and what only stands between the two."""
    subject = finding.subject
    condition = result.rules[finding.rule].absorbs_if if finding.rule in result.rules else None
    if condition is not None and not condition(subject):
        return
    held = {item.rule for item in inside(finding)}
    for rule_id in _lesser(finding.rule, result.rules):
        rule = result.rules[rule_id]
        remains = rule_id in held or (rule_id, subject.kind, subject.address) in gaps
        if remains or not held.isdisjoint(rule.absorbs):
            here = names_at(result.organization, subject.kind, subject.address)[0]
            yield Beneath(rule_id, fingerprint_of(rule, here), None if remains else finding.severity)
    yield from _nearby(result, finding, gaps)


def _nearby(result: AuditResult, finding: Finding, gaps: Unjudged) -> Iterator[Beneath]:
    own = result.rules.get(finding.rule)
    for rule_id in own.leads_to if own else ():
        other = result.rules.get(rule_id)
        if other is not None:
            subject = finding.subject
            where = subject.department_id if other.subject == "department" else subject.address
            here = names_at(result.organization, other.subject, where or subject.address)[0]
            # What could not be judged before may be graver: who leaves was written, only who stands in was not.
            is_any = not other.counted or (rule_id, subject.kind, subject.address) in gaps
            yield Beneath(rule_id, fingerprint_of(other, here), None if is_any else finding.severity)


def _lesser(rule_id: str, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Return the rules that fall under one, directly or by way of another, each once."""
    found: dict[str, None] = {}
    waiting = [rule_id]
    while waiting:
        rule = rules.get(waiting.pop())
        fresh = [item for item in (rule.absorbs if rule else ()) if item in rules and item not in found]
        found.update(dict.fromkeys(fresh))
        waiting += fresh
    return tuple(found)


def bare_of(result: AuditResult) -> tuple[Beneath, ...]:
    """Return what stands for elements of which nothing is written that a rule asks for: all of it is lacking, and that is known."""
    found: dict[Beneath, None] = {}
    for item in result.not_judged:
        if item.rule in result.rules and result.rules[item.rule].bare:
            subject = item.not_judged.subject
            here = names_at(result.organization, subject.kind, subject.address)[0]
            found[Beneath(item.rule, fingerprint_of(result.rules[item.rule], here))] = None
    return tuple(sorted(found, key=lambda item: (item.rule, item.fingerprint)))


def unjudged(result: AuditResult) -> Unjudged:
    """Return what the facts did not allow to judge."""
    return frozenset(
        (item.rule, item.not_judged.subject.kind, item.not_judged.subject.address)
        for item in result.not_judged
    )


def inside(finding: Finding) -> Iterator[Finding]:
    """Yield everything that a finding absorbed, at any depth."""
    for item in finding.absorbed:
        yield item
        yield from inside(item)


def fingerprint_of(rule: Rule, subject: str, related: Iterable[str] = ()) -> str:
    """Return the fingerprint of a rule and elements, each as ``kind:identity``."""
    return fingerprint(rule.id, rule.identity, subject, tuple(related))
