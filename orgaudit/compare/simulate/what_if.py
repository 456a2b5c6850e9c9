"""What if: the changed company goes down the same corridor, and both ends are held against each other."""

from collections.abc import Callable, Iterable

from orgaudit.compare.simulate.stops import stopped
from orgaudit.compare.states.difference import level_changes
from orgaudit.model import Organization
from orgaudit.model.scenario import KINDS, Step, carried_out
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Held
from orgaudit.results.known_findings import known_findings
from orgaudit.results.simulation import LevelChange, Simulation

Judge = Callable[[Organization], AuditResult]
"""The corridor with its settings: takes a company, gives what an audit found."""


def simulate(org: Organization, steps: Iterable[Step], judge: Judge) -> Simulation:
    """Carry out all changes, in the order of their kinds, and have the company judged before and after.

    What stops is asked of the company with every other change made and the leavers still in it: a backup named in the same
    call counts.
    """
    ordered = tuple(sorted(steps, key=lambda step: KINDS.index(step.kind)))
    leavers = tuple(step.subject for step in ordered if step.kind == "leaves")
    meanwhile = carried_out(org, (step for step in ordered if step.kind != "leaves"))
    still = stopped(meanwhile, leavers)
    first, second = judge(org), judge(carried_out(org, ordered))
    held = Held(second, known_findings(first, second))
    changed = tuple(level_changes(first, held))
    lost = {item.fingerprint for item in held.gone}
    return Simulation(
        before=first,
        after=second,
        steps=ordered,
        stopped=still,
        come=tuple(item for item in second.findings if item.finding.fingerprint not in held.recognised),
        gone=tuple(item for item in first.findings if item.finding.fingerprint in lost),
        worse=tuple(LevelChange(item, before) for state, item, before in changed if state == "worse"),
        better=tuple(LevelChange(item, before) for state, item, before in changed if state == "better"),
    )
