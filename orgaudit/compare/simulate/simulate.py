"""What if: the changed company goes down the same corridor, and both ends are held against each other."""

from collections.abc import Callable, Iterable

from orgaudit.compare.simulate.stops import stopped
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import KINDS, Step, changed
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.results.simulation import Simulation

Judge = Callable[[Organization], AuditResult]
"""The corridor with its settings: takes a company, gives what an audit found."""


def simulate(org: Organization, steps: Iterable[Step], judge: Judge) -> Simulation:
    """Carry out all changes, in the order of their kinds, and have the company judged before and after.

    What stops is asked of the company with every other change made and the leavers still in it: a backup named in the same
    call counts.
    """
    ordered = tuple(sorted(steps, key=lambda step: KINDS.index(step.kind)))
    leavers = tuple(step.subject for step in ordered if step.kind == "leaves")
    after = org
    for step in ordered:
        if step.kind != "leaves":
            after = changed(after, step)
    still = stopped(after, leavers)
    for step in ordered:
        if step.kind == "leaves":
            after = changed(after, step)
    first, second = judge(org), judge(after)
    old = {_key(first, item) for item in first.findings}
    new = {_key(second, item) for item in second.findings}
    return Simulation(
        before=first,
        after=second,
        steps=ordered,
        stopped=still,
        come=tuple(item for item in second.findings if _key(second, item) not in old),
        gone=tuple(item for item in first.findings if _key(first, item) not in new),
    )


def _key(result: AuditResult, item: Weighed) -> tuple[str, str, str, str]:
    """Return what makes a finding the same before and after: rule, level and element, whoever else is concerned."""
    finding = item.finding
    kind, address = finding.subject.kind, finding.subject.address
    return finding.rule, finding.severity.value, kind, result.organization.identity(kind, address)
