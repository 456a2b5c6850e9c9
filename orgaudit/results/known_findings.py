"""Findings known before, as a comparison holds them: from a baseline file, a stored report, or an earlier state of the company."""

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import Beneath, Unjudged, bare_of, beneath_of, unjudged
from orgaudit.results.parts import elements_of, roles_of


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


def known_findings(result: AuditResult, now: AuditResult | None = None) -> tuple[KnownFinding, ...]:
    """Return what is known once this result is. ``now`` is the one that it will be held against, where that is known."""
    gaps = unjudged(result)
    found = (
        _known(result, item.finding, gaps, waived=waived)
        for items, waived in ((result.findings, False), (result.waived, True))
        for item in items
    )
    return (*found, *(as_known(item) for item in bare_of(result, _asked(now))))


def _known(result: AuditResult, finding: Finding, gaps: Unjudged, *, waived: bool) -> KnownFinding:
    place, subject = finding.place, finding.subject
    return KnownFinding(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        severity=finding.severity.value,
        subject=f"{subject.kind}:{subject.address}",
        place=f"{place.path}:{place.line}" if place.path else "",
        beneath=tuple(beneath_of(result, finding, gaps)),
        confidence=finding.confidence,
        own=finding.unraised.value if finding.unraised else "",
        elements=elements_of(result.organization, finding, roles_of(result.rules, finding.rule)),
        waived=waived,
        whole=True,
    )


def _asked(result: AuditResult | None) -> frozenset[str]:
    """Return the rules that only ask something, by an inferred finding."""
    found = (item.finding for item in result.findings) if result else ()
    return frozenset(item.rule for item in found if item.confidence is Confidence.LOW)
