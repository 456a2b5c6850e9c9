"""Fixes for handoffs: fewer of them, each with a time, conditions and a record that both sides see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.model import Duty, Handoff, Organization, Process
from orgaudit.model.dataclass import replace
from orgaudit.model.number import quantity
from orgaudit.rules.edits import WRITTEN, handoff_of, process_of, with_duty, with_handoff
from orgaudit.rules.fix import of_duty, of_handoff, of_process
from orgaudit.rules.handoffs.ends import Ends, departments_of

RARE_RETURNS: Final = 0.05
"""Share that still comes back where it is agreed what must be there; half the line of HND002."""

USUAL_DAYS: Final = 3.0

AGREED: Final[Mapping[str, Any]] = {
    "sla_days": USUAL_DAYS,
    "return_rate": RARE_RETURNS,
    "rekeyed": False,
    "shared_system": WRITTEN,
    "key": WRITTEN,
    "key_name_from": WRITTEN,
    "key_name_to": WRITTEN,
    "timestamp": True,
    "acceptance": WRITTEN,
}
"""What two sides agree who hand over to each other for the first time."""


@of_process("way", "back_and_forth")
def path_shortened(
    org: Organization, process: Process, way: Sequence[str], both: Collection[str]
) -> Organization:
    """HND001: a stretch of the way falls away: the way back where two hand over in both directions, else the longest wait."""
    crossing = {item.id: departments_of(item, org) for item in process.handoffs}
    stretch = _way_back(way, both, list(crossing.values())) or _slowest(process.handoffs, crossing)
    kept = tuple(item for item in org.handoffs if stretch is None or crossing.get(item.id) != stretch)
    return replace(org, handoffs=kept)


def _way_back(way: Sequence[str], both: Collection[str], crossing: list[Ends]) -> Ends | None:
    """Return the direction that the way takes later, of two departments that hand over in both."""
    stretches = list(pairwise(way))
    later = (stretch for number, stretch in enumerate(stretches) if stretch[::-1] in stretches[:number])
    aside = (ends for ends in crossing if ends[0] in both and ends[::-1] in crossing)
    return next(later, None) or next(aside, None)


def _slowest(handoffs: Iterable[Handoff], crossing: Mapping[str, Ends]) -> Ends | None:
    waits = {crossing[item.id]: (quantity(item.wait_days) or 0.0, item.id) for item in handoffs}
    outward = [ends for ends in waits if ends[0] != ends[1]]
    return max(outward, key=lambda ends: waits[ends], default=None)


def returns_ended(org: Organization, finding: Finding) -> Organization:
    """HND002: what must be there is agreed, so little comes back."""
    for handoff in _concerned(org, finding.subject):
        if (quantity(handoff.return_rate) or 0.0) > RARE_RETURNS:
            org = with_handoff(org, handoff, return_rate=RARE_RETURNS, acceptance=WRITTEN)
    return org


def _concerned(org: Organization, subject: Subject) -> tuple[Handoff, ...]:
    """Return the handoffs of a process, or the one that a finding is about."""
    process = process_of(org, subject) if subject.kind == "process" else None
    handoff = handoff_of(org, subject)
    return process.handoffs if process else (handoff,) if handoff else ()


@of_handoff()
def time_agreed(org: Organization, handoff: Handoff) -> Organization:
    """HND003: there is a time by which it comes back."""
    return with_handoff(org, handoff, sla_days=USUAL_DAYS)


def waits_cut(org: Organization, finding: Finding) -> Organization:
    """HND004: nothing waits longer than a day for each hour of work on it."""
    for handoff in _concerned(org, finding.subject):
        work, wait = quantity(handoff.work_hours), quantity(handoff.wait_days)
        if work is not None and wait is not None:
            org = with_handoff(org, handoff, wait_days=min(wait, work))
    return org


@of_handoff()
def record_shared(org: Organization, handoff: Handoff) -> Organization:
    """HND005: one record, one number with one name, and the time of the handover."""
    return with_handoff(
        org,
        handoff,
        shared_system=handoff.shared_system if isinstance(handoff.shared_system, str) else WRITTEN,
        key=handoff.key if isinstance(handoff.key, str) else WRITTEN,
        key_name_to=handoff.key_name_from if isinstance(handoff.key_name_from, str) else handoff.key_name_to,
        timestamp=True,
    )


def hub_relieved(org: Organization, finding: Finding) -> Organization:
    """HND006: what only passes through goes directly, from where it came to where it went, as is agreed anew; else one asks less often."""
    hub = finding.subject.address
    crossing = [(item, departments_of(item, org)) for item in org.handoffs]
    incoming = [(item, ends[0]) for item, ends in crossing if ends[1] == hub != ends[0]]
    outgoing = [(item, ends[1]) for item, ends in crossing if ends[0] == hub != ends[1]]
    for one, source in incoming:
        for other, target in outgoing:
            if source is not None and target is not None and source != target:
                return with_handoff(org, one, target=other.target, **AGREED)
    least = (outgoing or incoming)[-1][0] if outgoing or incoming else None
    return replace(org, handoffs=tuple(item for item in org.handoffs if item is not least))


@of_duty("kept")
def approvals_shortened(org: Organization, duty: Duty, kept: int) -> Organization:
    """HND007: the steps that check nothing of their own go."""
    named = tuple(dict.fromkeys(duty.approvals))[:kept] if isinstance(duty.approvals, tuple) else kept
    return with_duty(org, duty, approvals=named)
