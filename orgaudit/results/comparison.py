"""A result held against findings known before: from a baseline file, or from an earlier state of the company.

One fact is one finding, so a grave finding hides lesser ones of the same subject. When it is mended, what is left of it was
known all the time: what it held inside, what could not be judged before it was mended, and what only stands between the two.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import Beneath, Unjudged, bare_of, beneath_of, fingerprint_of, inside, unjudged
from orgaudit.results.parts import Whole, elements_of, is_part_of, key_of, names_at, roles_of, subject_names

_MOST_NAMES: Final = 64
"""Fingerprints that one finding is looked for by where several of its elements had other names; house default."""


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding known before. Only the fingerprints identify it; the rest is for people and may be out of date.

    ``elements`` are the keys of all elements that it names, where it may name more than its subject; in baselines of old neither they
    nor the ``confidence`` are known. One that a waiver covered was not known
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
    waived: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is new, known and gone. ``against`` is what was compared with: a path or a state of the repository.

    ``known`` holds fingerprints that are found now and were known before; ``gone`` what is no longer found, be it mended or
    accepted by a waiver, and lies in no other finding. ``score_before`` is the overall score of the earlier state, where there is one.
    """

    against: str
    known: frozenset[str]
    gone: tuple[KnownFinding, ...]
    score_before: float | None = None


def compared(
    result: AuditResult,
    before: Iterable[KnownFinding],
    against: str,
    *,
    score_before: float | None = None,
    grown_is_new: bool = False,
) -> Comparison:
    """Hold a result against known findings. Those of rules that did not run now are neither known nor gone.

    ``grown_is_new``: one that has taken in a certain finding since then, of what was clean before, is as new as that.
    """
    earlier = tuple(before)
    same = _the_same(result, earlier)
    still = {item.fingerprint for item in same.values()}
    gone = [
        item
        for item in earlier
        if item.rule in result.rules and not item.waived and item.fingerprint not in still
    ]
    recognised_now, left = _recognised(result, earlier, same), _left_behind(result, earlier)
    findings = {item.finding.fingerprint: item.finding for item in result.findings}
    known = {
        name
        for name, one in recognised_now.items()
        if not (grown_is_new and _holds_something_new(result, findings[name], one, same, left))
    }
    return Comparison(
        against=against,
        known=frozenset(known),
        gone=tuple(sorted(gone, key=lambda item: (item.rule, item.subject))),
        score_before=score_before,
    )


def recognised(result: AuditResult, before: Iterable[KnownFinding]) -> Mapping[str, KnownFinding]:
    """Return, by fingerprint, every finding that was known, with the one that it was, or that it is a part or left of."""
    listed = tuple(before)
    return _recognised(result, listed, _the_same(result, listed))


def _recognised(
    result: AuditResult, listed: tuple[KnownFinding, ...], same: Mapping[str, KnownFinding]
) -> Mapping[str, KnownFinding]:
    left = _left_behind(result, listed)
    found = {}
    for item in (weighed.finding for weighed in result.findings):
        one = same.get(item.fingerprint) or _left(result, item, left)
        if one is not None:
            found[item.fingerprint] = one
    return found


_Left = Mapping[str, tuple[KnownFinding, Severity | None]]


def _left_behind(result: AuditResult, listed: Iterable[KnownFinding]) -> _Left:
    """Return what known findings may leave behind, by its fingerprint: the finding, and the gravest level that counts as left."""
    return {
        beneath.fingerprint: (item, beneath.up_to)
        for item in listed
        if item.rule in result.rules
        for beneath in item.beneath
    }


def _holds_something_new(
    result: AuditResult, finding: Finding, before: KnownFinding, same: Mapping[str, KnownFinding], left: _Left
) -> bool:
    """Whether a finding that was known has taken in a certain one that was neither known nor left beneath it: that one is new."""
    return bool(before.beneath or before.whole) and any(
        item.confidence is not Confidence.LOW
        and item.fingerprint not in same
        and _left(result, item, left) is None
        for item in inside(finding)
    )


def _the_same(result: AuditResult, earlier: tuple[KnownFinding, ...]) -> Mapping[str, KnownFinding]:
    """Return, by fingerprint, each finding that was there already: by one of its names, else as a part of one that is not there whole."""
    by_name = {item.fingerprint: item for item in earlier if not item.waived}
    current = [held for item in result.findings for held in (item.finding, *inside(item.finding))]
    found: dict[str, KnownFinding] = {}
    for item in current:
        name = next((name for name in names_of(result, item) if name in by_name), None)
        if name is not None:
            found[item.fingerprint] = by_name[name]
    whole = {item.fingerprint for item in found.values()}
    rest: dict[tuple[str, str], list[KnownFinding]] = {}
    for one in earlier:
        if not one.waived and one.fingerprint not in whole:
            for element in one.elements:
                rest.setdefault((one.rule, element), []).append(one)
    for item in current:
        if rest and item.fingerprint not in found:
            part = _whole_of(result, item, rest)
            if part is not None:
                found[item.fingerprint] = part
    return found


def _whole_of(
    result: AuditResult, finding: Finding, rest: Mapping[tuple[str, str], list[KnownFinding]]
) -> KnownFinding | None:
    org, roles = result.organization, roles_of(result.rules, finding.rule)
    for name in subject_names(org, finding):
        for one in rest.get((finding.rule, key_of(name)), ()):
            if is_part_of(org, finding, roles, Whole(one.elements, Severity(one.severity), one.confidence)):
                return one
    return None


def as_known(left: Beneath) -> KnownFinding:
    """Return what stands for something that is no finding and was known."""
    return KnownFinding(left.fingerprint, left.rule, "", "", beneath=(left,), waived=True)


def known_findings(result: AuditResult) -> tuple[KnownFinding, ...]:
    """Return what is known once this result is."""
    gaps = unjudged(result)
    found = (
        _known(result, item.finding, gaps, waived=waived)
        for items, waived in ((result.findings, False), (result.waived, True))
        for item in items
    )
    return (*found, *(as_known(item) for item in bare_of(result)))


def names_of(result: AuditResult, finding: Finding) -> Iterator[str]:
    """Yield the fingerprint of a finding, and those it would have by what its elements were called besides."""
    yield finding.fingerprint
    others = result.organization.other_identities
    elements = ((finding.subject.kind, finding.subject.address), *((i.kind, i.id) for i in finding.related))
    if finding.rule in result.rules and any(element in others for element in elements):
        known_as = [names_at(result.organization, *element) for element in elements]
        for subject, *related in islice(product(*known_as), 1, _MOST_NAMES):
            yield fingerprint_of(result.rules[finding.rule], subject, related)


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
        elements=elements_of(result.organization, finding, roles_of(result.rules, finding.rule)),
        waived=waived,
        whole=True,
    )


def _left(result: AuditResult, finding: Finding, left: _Left) -> KnownFinding | None:
    """Return the known finding that this one is left of."""
    if finding.rule in result.rules and left:
        for name in names_at(result.organization, finding.subject.kind, finding.subject.address):
            whole, up_to = left.get(fingerprint_of(result.rules[finding.rule], name), (None, None))
            if whole is not None and (up_to is None or up_to.at_least(finding.severity)):
                return whole
    return None
