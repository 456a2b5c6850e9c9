"""Fixes for handoffs: fewer of them, each with a time, conditions and a record that both sides see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.model.handoff import Handoff
from orgaudit.model.number import quantity
from orgaudit.model.organization import Organization
from orgaudit.rules.edits import WRITTEN, duty_of, handoff_of, process_of, with_duty, with_handoff
from orgaudit.rules.handoffs.ends import Ends, departments_of

RARE_RETURNS: Final = 0.05
"""Share that still comes back where it is agreed what must be there; half the line of HND002."""

USUAL_DAYS: Final = 3.0


def path_shortened(
    org: Organization, finding: Finding, way: Sequence[str], both: Collection[str]
) -> Organization:
    """HND001: a stretch of the way falls away: the way back where two hand over in both directions, else the longest wait."""
    process = process_of(org, finding.subject)
    if process is None:
        return org
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

    def accepted(handoff: Handoff) -> dict[str, Any]:
        rate = quantity(handoff.return_rate)
        if rate is None or rate <= RARE_RETURNS:
            return {}
        return {"return_rate": RARE_RETURNS, "acceptance": WRITTEN}

    process = process_of(org, finding.subject) if finding.subject.kind == "process" else None
    handoffs = process.handoffs if process else (handoff_of(org, finding.subject),)
    for handoff in handoffs:
        if handoff is not None:
            org = with_handoff(org, handoff, **accepted(handoff))
    return org


def time_agreed(org: Organization, finding: Finding) -> Organization:
    """HND003: there is a time by which it comes back."""
    return with_handoff(org, handoff_of(org, finding.subject), sla_days=USUAL_DAYS)


def waits_cut(org: Organization, finding: Finding) -> Organization:
    """HND004: nothing waits longer than a day for each hour of work on it."""
    process = process_of(org, finding.subject) if finding.subject.kind == "process" else None
    for handoff in process.handoffs if process else (handoff_of(org, finding.subject),):
        work = quantity(handoff.work_hours) if handoff else None
        wait = quantity(handoff.wait_days) if handoff else None
        if work is not None and wait is not None:
            org = with_handoff(org, handoff, wait_days=min(wait, work))
    return org


def record_shared(org: Organization, finding: Finding) -> Organization:
    """HND005: one record, one number with one name, and the time of the handover."""
    handoff = handoff_of(org, finding.subject)
    if handoff is None:
        return org
    return with_handoff(
        org,
        handoff,
        shared_system=handoff.shared_system if isinstance(handoff.shared_system, str) else WRITTEN,
        key=handoff.key if isinstance(handoff.key, str) else WRITTEN,
        key_name_to=handoff.key_name_from if isinstance(handoff.key_name_from, str) else handoff.key_name_to,
        timestamp=True,
    )


def hub_relieved(org: Organization, finding: Finding) -> Organization:
    """HND006: what only passes through goes directly, from where it came to where it went; else one asks less often."""
    hub = finding.subject.address
    crossing = [(item, departments_of(item, org)) for item in org.handoffs]
    incoming = [(item, ends[0]) for item, ends in crossing if ends[1] == hub != ends[0]]
    outgoing = [(item, ends[1]) for item, ends in crossing if ends[0] == hub != ends[1]]
    for one, source in incoming:
        for other, target in outgoing:
            if source is not None and target is not None and source != target:
                return with_handoff(org, one, target=other.target)
    least = (outgoing or incoming)[-1][0] if outgoing or incoming else None
    return replace(org, handoffs=tuple(item for item in org.handoffs if item is not least))


def approvals_shortened(org: Organization, finding: Finding, kept: int) -> Organization:
    """HND007: the steps that check nothing of their own go."""
    duty = duty_of(org, finding.subject)
    if duty is None:
        return org
    named = tuple(dict.fromkeys(duty.approvals))[:kept] if isinstance(duty.approvals, tuple) else kept
    return with_duty(org, duty, approvals=named)
