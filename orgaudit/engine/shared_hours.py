"""No hour is returned twice: what all findings about one piece of work return together stays within the hours it has.

Three bounds, of the rule catalogue (the first) and of the house:

- all findings of a duty together give back at most 0.8 of its hours a year, unless one of them ends it, then all of them;
  what is keyed again at a handoff counts as work of the duty that receives it;
- with the loss expected from a stop no more than all its hours;
- the goals of a department give back at most 60 hours a year together, whatever the moves that settle them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from orgaudit.engine.gain import SAVEABLE_SHARE, Hours, duty_hours
from orgaudit.findings.finding import Finding
from orgaudit.model import Duty, Handoff, Organization
from orgaudit.rules.spec import Gain, Move, Rule

MOST_OF_GOALS: Final = 60.0
"""Hours a year that all goals of one department return together; house default."""


def within_work(
    findings: Sequence[Finding], hours: Sequence[Hours], rules: Mapping[str, Rule], org: Organization
) -> tuple[Hours, ...]:
    """Return the hours of each finding, lowered where those of the same work would be more than it has."""
    work = [
        _work(item, org) if hour.recoverable or hour.risk else None
        for item, hour in zip(findings, hours, strict=True)
    ]
    ended = {duty.address for item, duty in zip(findings, work, strict=True) if duty and _ends(item, rules)}
    wanted: dict[str, float] = {}
    for duty, hour in zip(work, hours, strict=True):
        if duty is not None:
            wanted[duty.address] = wanted.get(duty.address, 0.0) + hour.recoverable
    shares = _shares(findings, hours, rules)
    lowered = []
    for item, duty, hour in zip(findings, work, hours, strict=True):
        if duty is not None:
            year = duty_hours(duty)[0] * 12
            most = year if duty.address in ended else year * SAVEABLE_SHARE
            total = wanted[duty.address]
            scale = min(1.0, most / total) if total else 1.0
            rest = max(year - min(total, most), 0.0)
            hour = hour._replace(recoverable=hour.recoverable * scale, risk=min(hour.risk, rest))
        elif rules[item.rule].gain is Gain.SHARE_OF_DEPARTMENT and hour.recoverable:
            hour = hour._replace(
                recoverable=min(hour.recoverable, MOST_OF_GOALS) / shares[item.subject.department_id]
            )
        lowered.append(hour)
    return tuple(lowered)


def _ends(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    return rules[finding.rule].gain is Gain.ELIMINATED


def _work(finding: Finding, org: Organization) -> Duty | None:
    """Return the duty whose hours a finding is about: itself, or the one that receives a handoff."""
    subject = finding.subject
    if isinstance(subject, Duty):
        return subject
    return org.duty_by_address.get(subject.target) if isinstance(subject, Handoff) else None


def _shares(
    findings: Iterable[Finding], hours: Iterable[Hours], rules: Mapping[str, Rule]
) -> dict[str | None, int]:
    """Count for each department the moves that return a share of its hours, for they share it."""
    moves: dict[str | None, set[Move]] = {}
    for item, hour in zip(findings, hours, strict=True):
        rule = rules[item.rule]
        if rule.gain is Gain.SHARE_OF_DEPARTMENT and hour.recoverable:
            moves.setdefault(item.subject.department_id, set()).add(rule.move)
    return {department: len(named) for department, named in moves.items()}
