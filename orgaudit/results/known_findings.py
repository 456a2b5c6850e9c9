"""Findings known before, as a comparison holds them: from a baseline file, a stored report, or an earlier state of the company."""

from collections.abc import Collection
from functools import cache

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import Asked, Beneath, Unjudged, bare_of, beneath_of, inside, unjudged
from orgaudit.results.parts import elements_of, names_at, roles_of


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding known before. Only the fingerprints identify it; the rest is for people and may be out of date.

    ``elements`` are the keys of all elements that it names, where it may name more than its subject; in baselines of old neither they
    nor the ``confidence`` are known. ``own`` is its level by itself, where what it absorbed raised it. One that a waiver covered was not known
    itself: only what lay beneath it was. ``whole``: where nothing stands beneath, nothing was; an old baseline does not say.
    """

    fingerprint: str
    rule: str
    severity: str
    subject: str
    place: str = ""
    beneath: tuple[Beneath, ...] = ()
    elements: frozenset[str] = frozenset()
    confidence: Confidence | None = None
    own: str = ""
    waived: bool = False
    whole: bool = False

    @property
    def address(self) -> str:
        """The subject without its kind, for people to read."""
        return self.subject.partition(":")[2] or self.subject


def as_known(left: Beneath) -> KnownFinding:
    """Return what stands for something that is no finding and was known."""
    return KnownFinding(left.fingerprint, left.rule, "", "", beneath=(left,), waived=True)


def known_findings(
    result: AuditResult, now: AuditResult | None = None, *, grown_is_new: bool = False
) -> tuple[KnownFinding, ...]:
    """Return what is known once this result is.

    ``now`` is the one that it will be held against, where that is known: then nothing is told that this comparison does not ask for.
    ``grown_is_new`` as for ``compared``, which asks for more.
    """
    asked = None if now is None else _asked_for(result, now)
    standing = frozenset[str]() if now is None or grown_is_new else _standing(result, now)

    @cache
    def not_judged() -> Unjudged:
        return unjudged(result, asked)

    found = (
        _named(item.finding)
        if not waived and item.finding.fingerprint in standing
        else _known(
            result, item.finding, tuple(beneath_of(result, item.finding, not_judged, asked)), waived=waived
        )
        for items, waived in ((result.findings, False), (result.waived, True))
        for item in items
    )
    return (*found, *(as_known(item) for item in bare_of(result, _asking(now), asked)))


def _asked_for(result: AuditResult, now: AuditResult) -> Asked:
    """Return what may be left of something: all that is found now and was not known by its own name. By rule, the subjects."""
    known = {item.finding.fingerprint for item in result.findings}
    asked: dict[str, set[str]] = {}
    for item in now.findings:
        for finding in (item.finding, *inside(item.finding)):
            if finding.fingerprint not in known:
                subject = finding.subject
                asked.setdefault(finding.rule, set()).update(
                    names_at(now.organization, subject.kind, subject.address)
                )
    return asked


def _standing(result: AuditResult, now: AuditResult) -> Collection[str]:
    """Return the fingerprints of what is found now as it was: it leaves nothing behind, whatever lies beneath it (left.py)."""
    was = {item.finding.fingerprint: item.finding for item in result.findings}
    both = ((was.get(item.finding.fingerprint), item.finding) for item in now.findings)
    return frozenset(
        after.fingerprint
        for before, after in both
        if before is not None
        and after.severity.at_least(before.severity)
        and after.confidence is before.confidence
    )


def _named(finding: Finding) -> KnownFinding:
    """Return a known finding by its name alone."""
    return KnownFinding(
        finding.fingerprint,
        finding.rule,
        finding.severity.value,
        f"{finding.subject.kind}:{finding.subject.address}",
        confidence=finding.confidence,
        whole=True,
    )


def _known(
    result: AuditResult, finding: Finding, beneath: tuple[Beneath, ...], *, waived: bool
) -> KnownFinding:
    place, subject = finding.place, finding.subject
    return KnownFinding(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        severity=finding.severity.value,
        subject=f"{subject.kind}:{subject.address}",
        place=f"{place.path}:{place.line}" if place.path else "",
        beneath=beneath,
        confidence=finding.confidence,
        own=finding.unraised.value if finding.unraised else "",
        elements=elements_of(result.organization, finding, roles_of(result.rules, finding.rule)),
        waived=waived,
        whole=True,
    )


def _asking(result: AuditResult | None) -> frozenset[str]:
    """Return the rules that only ask something, by an inferred finding."""
    found = (item.finding for item in result.findings) if result else ()
    return frozenset(item.rule for item in found if item.confidence is Confidence.LOW)
