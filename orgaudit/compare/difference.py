"""Two audited states of a company become one difference: what changed, which findings that touched, and which change did it."""

from orgaudit.audit.difference import Cause, Change, Difference, FindingChange, FindingState
from orgaudit.audit.result import AuditResult, Weighed
from orgaudit.compare.attribution import Audit, Effect, causes
from orgaudit.compare.changes import changes_between
from orgaudit.compare.mixing import mixer
from orgaudit.compare.pairing import paired
from orgaudit.findings.hit import Subject


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
    gaps = {
        (item.rule, item.not_judged.subject.kind, _identity(new, item.not_judged.subject))
        for item in new.not_judged
    }
    found: list[tuple[FindingState, Weighed]] = []
    for key, item in now.items():
        if key not in was:
            found.append(("new", item))
        elif item.finding.severity is not was[key].finding.severity:
            rose = item.finding.severity.at_least(was[key].finding.severity)
            found.append(("worse" if rose else "better", item))
    for key, item in was.items():
        if key in waived:
            found.append(("accepted", waived[key]))
        elif key not in now:
            subject = item.finding.subject
            place = (item.finding.rule, subject.kind, _identity(old, subject))
            found.append(("not_judged" if place in gaps else "fixed", item))
    effects = [Effect(item.finding, state, item.finding.severity) for state, item in found]
    told, audits = causes(effects, changes, mixer(before, after, pairing, changes), audit)
    return Difference(
        old=old,
        new=new,
        changes=changes,
        findings=tuple(
            FindingChange(
                state=state,
                weighed=item,
                cause=cause,
                before=was[item.finding.fingerprint].finding.severity
                if state in ("worse", "better")
                else None,
                came_to_light=state in ("new", "worse") and _only_learnt(cause, changes),
            )
            for (state, item), cause in zip(found, told, strict=True)
        ),
        unchanged=tuple(
            key
            for key, item in now.items()
            if key in was and item.finding.severity is was[key].finding.severity
        ),
        audits=audits,
    )


def _identity(result: AuditResult, subject: Subject) -> str:
    return result.organization.identity(subject.kind, subject.address)


def _only_learnt(cause: Cause, changes: tuple[Change, ...]) -> bool:
    return bool(cause.changes) and all(changes[position].is_learnt for position in cause.changes)
