"""Two audited states of a company become one difference: what changed, which findings that touched, and which change did it."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from orgaudit.compare.states.affected_by import AffectedBy
from orgaudit.compare.states.attribution import Audit, Effect, causes
from orgaudit.compare.states.changes import changes_between
from orgaudit.compare.states.pairing import paired
from orgaudit.compare.states.partial_states import mixer
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.findings.severity import Severity
from orgaudit.model.number import number
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.results.beneath import Unjudged, inside, unjudged
from orgaudit.results.comparison import Held
from orgaudit.results.difference import Cause, Change, Difference, FindingChange, FindingState
from orgaudit.results.known_findings import known_findings


def difference(old: AuditResult, new: AuditResult, audit: Audit) -> Difference:
    """Compare two states that were audited with the same settings. ``audit`` audits a third one with these, to try changes out.

    Findings of a rule that failed in either state are left out: nothing can be said of them.
    """
    before, after = old.organization, new.organization
    pairing = paired(before, after)
    changes = changes_between(before, after, pairing)
    failed = {item.rule for result in (old, new) for item in result.failures}
    states = _States(old, Held(new, known_findings(old, new)))
    found = [(state, item) for state, item in states.all() if item.finding.rule not in failed]
    effects = [Effect(item.finding, state) for state, item in found]
    told, audits = causes(effects, changes, mixer(before, after, pairing, changes), audit)
    findings = tuple(
        _change(state, item, states.before(item), cause, changes)
        for (state, item), cause in zip(found, told, strict=True)
    )
    changed = {item.weighed.finding.fingerprint for item in findings}
    unchanged = tuple(
        item.finding.fingerprint
        for item in new.findings
        if item.finding.rule not in failed and item.finding.fingerprint not in changed
    )
    return Difference(old, new, changes, findings, unchanged, audits, states.left())


def level_changes(old: AuditResult, held: Held) -> Iterator[tuple[FindingState, Weighed, Severity]]:
    """Yield the findings of two states, held against each other, that are ``worse`` or ``better`` now, each with the level that it had."""
    states = _States(old, held)
    for state, item in states.all():
        before = states.before(item)
        if before and state in ("worse", "better"):
            yield state, item, before.finding.severity


def risen(old: AuditResult, held: Held) -> Mapping[str, Severity]:
    """Return, by fingerprint, what is graver now than it was, with the level that it had: what only facts unknown before can have caused is not."""
    worse = [(item, before) for state, item, before in level_changes(old, held) if state == "worse"]
    if not worse:
        return {}
    was, now = old.organization, held.result.organization
    pairing = paired(was, now)
    changes = changes_between(was, now, pairing)
    affected_by = AffectedBy(mixer(was, now, pairing, changes), changes)
    return {
        item.finding.fingerprint: before
        for item, before in worse
        if not _is_learnt(affected_by.cause(item.finding), changes)
    }


class _States:
    """The findings of two states, held against each other."""

    def __init__(self, old: AuditResult, held: Held) -> None:
        self._old, self._new = old, held.result
        self._known = held.recognised
        self._gone = {item.fingerprint for item in held.gone}
        self._was = {item.finding.fingerprint: item for item in old.findings}
        self._inside = {part.fingerprint: part for item in old.findings for part in inside(item.finding)}

    @cached_property
    def _unjudged(self) -> Unjudged:
        """What the old state did not allow to judge, of the rules whose findings lie in others now."""
        return unjudged(
            self._old, {part.rule for item in self._new.findings for part in inside(item.finding)}
        )

    def all(self) -> Iterator[tuple[FindingState, Weighed]]:
        """Yield what is not as it was: of the new state in its order, then what is gone."""
        for item in self._new.findings:
            state = self._of(item)
            if state is not None:
                yield state, item
        waived = {item.finding.fingerprint: item for item in self._new.waived}
        gone = {item.finding.rule for key, item in self._was.items() if key in self._gone}
        gaps = {
            (gap.rule, gap.not_judged.subject.kind, _identity(self._new, gap.not_judged.subject))
            for gap in self._new.not_judged
            if gap.rule in gone
        }
        for key, item in self._was.items():
            if key in waived:
                yield "accepted", waived[key]
            elif key in self._gone:
                subject = item.finding.subject
                place = (item.finding.rule, subject.kind, _identity(self._old, subject))
                yield ("not_judged" if place in gaps else "fixed"), item

    def before(self, item: Weighed) -> Weighed | None:
        """Return the same finding as it was in the old state; ``None`` where it was not there by itself."""
        finding = item.finding
        known = self._known.get(finding.fingerprint)
        one = self._was.get(known.fingerprint if known else finding.fingerprint)
        return one if one and one.finding.rule == finding.rule else None

    def left(self) -> tuple[str, ...]:
        """Return what is left of something graver, and what holds more only because it could be judged at last."""
        return tuple(
            item.finding.fingerprint
            for item in self._new.findings
            if self._lifted(item.finding) or self._is_left(item)
        )

    def _is_left(self, item: Weighed) -> bool:
        before = self.before(item)
        if before is None:
            return item.finding.fingerprint in self._known
        return self._outgrew(before.finding, item.finding)

    def _of(self, item: Weighed) -> FindingState | None:
        before, after = self.before(item), item.finding
        if before is not None:
            return _state_of(before.finding, after, self._level(before.finding, after))
        if after.fingerprint not in self._known:
            return "new"
        # What is left of something graver is as it was, unless it is less grave by itself too.
        held = self._inside.get(after.fingerprint)
        return "better" if held and not after.severity.at_least(held.severity) else None

    def _level(self, before: Finding, after: Finding) -> Severity:
        """Return the level of a finding without what it holds only because that could be judged at last, or a team is no longer small."""
        if self._outgrew(before, after):
            return before.severity
        is_lifted = after.severity in self._lifted(after) and after.severity.at_least(before.severity)
        return before.severity if is_lifted else after.severity

    def _outgrew(self, before: Finding, after: Finding) -> bool:
        """Whether a finding is graver only because a team of which nobody stated the size has more names than small ones have.

        To name somebody else who does the work is no defect, and what a small team was spared was there.
        """
        department = self._new.organization.department_by_id.get(after.subject.address)
        if department is None or number(department.headcount) is not None:
            return False
        spared = self._new.rules[after.rule].spared_at
        was, now = (item.organization.company.is_regulated for item in (self._old, self._new))
        return was == now and before.severity in spared and not before.severity.at_least(after.severity)

    def _lifted(self, after: Finding) -> frozenset[Severity]:
        kind, address = after.subject.kind, after.subject.address
        return frozenset(
            held.severity for held in inside(after) if (held.rule, kind, address) in self._unjudged
        )


def _state_of(before: Finding, after: Finding, level: Severity) -> FindingState | None:
    """Return how a finding of both states changed to be of a level; ``None`` where it did not."""
    if level is not before.severity:
        return "worse" if level.at_least(before.severity) else "better"
    if after.confidence is not before.confidence:
        return "confirmed" if after.confidence.at_least(before.confidence) else "doubtful"
    return None


def _change(
    state: FindingState, item: Weighed, before: Weighed | None, cause: Cause, changes: tuple[Change, ...]
) -> FindingChange:
    return FindingChange(
        state=state,
        weighed=item,
        cause=cause,
        before=before.finding.severity if before else None,
        sure_before=before.finding.confidence if before else None,
        came_to_light=_is_learnt(cause, changes) and state in ("new", "worse", "confirmed"),
    )


def _is_learnt(cause: Cause, changes: tuple[Change, ...]) -> bool:
    return bool(cause.changes) and all(changes[position].is_learnt for position in cause.changes)


def _identity(result: AuditResult, subject: Subject) -> str:
    return result.organization.identity(subject.kind, subject.address)
