"""What a company is once findings are settled: fixed, audited again, and fixed on where something is left."""

from collections.abc import Iterable, Mapping

from orgaudit.compare.simulate.simulate import Judge
from orgaudit.findings.finding import Finding
from orgaudit.model.dataclass import dataclass
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.rules.spec import Rule

MOST_ROUNDS = 12
"""Fixes of one finding that build on each other; a hub is relieved one way at a time."""

Key = tuple[str, str, str]
"""Rule, kind of subject, and the address by which the subject is known over time."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A company after findings were settled, audited. ``left`` are those that the fixes did not remove."""

    organization: Organization
    result: AuditResult
    left: tuple[Finding, ...] = ()


def key_of(finding: Finding, org: Organization) -> Key:
    """Return by what a finding is known over time: its rule and subject, whoever else is concerned."""
    kind, address = finding.subject.kind, finding.subject.address
    return finding.rule, kind, org.identity(kind, address)


def settled(before: AuditResult, findings: Iterable[Finding], judge: Judge) -> Settled:
    """Settle findings of a result. The company is audited at least once, also where there is nothing to settle."""
    org = before.organization
    pending = tuple(findings)
    wanted = {key_of(item, org) for item in pending}
    result = before
    for _ in range(MOST_ROUNDS):
        org = fixed(org, pending, before.rules)
        result = judge(org)
        org = result.organization
        pending = tuple(item for item in _found(result.findings) if key_of(item, org) in wanted)
        if not pending:
            break
    return Settled(org, result, pending)


def fixed(org: Organization, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Organization:
    """Return the company with every finding fixed once, together with what each absorbed; a rule without a fix changes nothing."""
    for finding in findings:
        fix = rules[finding.rule].fix
        org = fix(org, finding) if fix else org
        org = fixed(org, finding.absorbed, rules)
    return org


def _found(weighed: Iterable[Weighed]) -> Iterable[Finding]:
    for item in weighed:
        yield item.finding
        yield from item.finding.absorbed
