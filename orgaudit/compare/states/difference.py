"""Two audited states of a company become one difference: what changed, which findings that touched, and which change did it."""

from collections.abc import Iterator, Mapping

from orgaudit.compare.states.attribution import SURENESS, Audit, Effect, causes
from orgaudit.compare.states.changes import changes_between
from orgaudit.compare.states.pairing import paired
from orgaudit.compare.states.partial_states import mixer
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.results.difference import Cause, Change, Difference, FindingChange, FindingState

Findings = Mapping[str, Weighed]
"""By fingerprint."""


def difference(old: AuditResult, new: AuditResult, audit: Audit) -> Difference:
    """Compare two states that were audited with the same settings. ``audit`` audits a third one with these, to try changes out.

    Findings of a rule that failed in either state are left out: nothing can be said of them.
    """
    before, after = old.organization, new.organization
    pairing = paired(before, after)
    changes = changes_between(before, after, pairing)
    failed = {item.rule for result in (old, new) for item in result.failures}
    was, now, waived = (
        {item.finding.fingerprint: item for item in items if item.finding.rule not in failed}
        for items in (old.findings, new.findings, new.waived)
    )
    found = list(_states(old, new, was, now, waived))
    effects = [Effect(item.finding, state) for state, item in found]
    told, audits = causes(effects, changes, mixer(before, after, pairing, changes), audit)
    findings = tuple(
        _change(state, item, was.get(item.finding.fingerprint), cause, changes)
        for (state, item), cause in zip(found, told, strict=True)
    )
    changed = {item.weighed.finding.fingerprint for item in findings}
    unchanged = tuple(key for key in now if key not in changed)
    return Difference(old, new, changes, findings, unchanged, audits)


def _states(
    old: AuditResult, new: AuditResult, was: Findings, now: Findings, waived: Findings
) -> Iterator[tuple[FindingState, Weighed]]:
    for key, item in now.items():
        state = _state_of(was[key].finding, item.finding) if key in was else "new"
        if state is not None:
            yield state, item
    gaps = {
        (item.rule, item.not_judged.subject.kind, _identity(new, item.not_judged.subject))
        for item in new.not_judged
    }
    for key, item in was.items():
        if key in waived:
            yield "accepted", waived[key]
        elif key not in now:
            subject = item.finding.subject
            place = (item.finding.rule, subject.kind, _identity(old, subject))
            yield ("not_judged" if place in gaps else "fixed"), item


def _state_of(before: Finding, after: Finding) -> FindingState | None:
    """Return how a finding of both states changed; ``None`` where it did not."""
    if after.severity is not before.severity:
        return "worse" if after.severity.at_least(before.severity) else "better"
    if after.confidence is not before.confidence:
        surer = SURENESS.index(after.confidence) > SURENESS.index(before.confidence)
        return "confirmed" if surer else "doubtful"
    return None


def _change(
    state: FindingState, item: Weighed, before: Weighed | None, cause: Cause, changes: tuple[Change, ...]
) -> FindingChange:
    learnt = bool(cause.changes) and all(changes[position].is_learnt for position in cause.changes)
    return FindingChange(
        state=state,
        weighed=item,
        cause=cause,
        before=before.finding.severity if before else None,
        sure_before=before.finding.confidence if before else None,
        came_to_light=learnt and state in ("new", "worse", "confirmed"),
    )


def _identity(result: AuditResult, subject: Subject) -> str:
    return result.organization.identity(subject.kind, subject.address)
