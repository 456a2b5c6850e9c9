"""What is left of known findings that were mended in part: it was known with them, and is nothing new."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import Beneath, fingerprint_of, inside
from orgaudit.results.known_findings import KnownFinding
from orgaudit.results.parts import Whole, is_part_of, key_of, names_at, own_level, roles_of, subject_names

_MOST_NAMES: Final = 64
"""Fingerprints that one finding is looked for by where several of its elements had other names; house default."""

_LeftOf = tuple[KnownFinding, Beneath]

Same = Mapping[str, KnownFinding]
"""By fingerprint, what was there already as itself or as a part."""


@dataclass(frozen=True, slots=True)
class Left:
    """What known findings may leave behind, each with the finding: by its fingerprint, and by rule and the key of an element that it named."""

    by_name: Mapping[str, list[_LeftOf]]
    by_element: Mapping[tuple[str, str], list[_LeftOf]]


def left_behind(result: AuditResult, listed: Iterable[KnownFinding], same: Same) -> Left:
    """Return what may be left of known findings. One that stands as it did leaves nothing: what comes beside it comes of something else."""
    found = ((same.get(item.finding.fingerprint), item.finding) for item in result.findings)
    standing = {one.fingerprint for one, now in found if one is not None and _stands(result, one, now)}
    by_name: dict[str, list[_LeftOf]] = {}
    by_element: dict[tuple[str, str], list[_LeftOf]] = {}
    for item in listed:
        if item.rule in result.rules and item.fingerprint not in standing:
            for beneath in item.beneath:
                by_name.setdefault(beneath.fingerprint, []).append((item, beneath))
                for element in beneath.elements:
                    by_element.setdefault((beneath.rule, element), []).append((item, beneath))
    return Left(by_name, by_element)


def _stands(result: AuditResult, one: KnownFinding, now: Finding) -> bool:
    """Whether a known finding is found now as it was: all of it, no less grave and no less surely."""
    is_whole = one.fingerprint in names_of(result, now)
    return is_whole and now.severity.at_least(Severity(one.severity)) and now.confidence is one.confidence


def left_of(result: AuditResult, finding: Finding, same: Same, left: Left) -> KnownFinding | None:
    """Return the known finding that this one is left of."""
    if finding.rule not in result.rules:
        return None
    rule, org = result.rules[finding.rule], result.organization
    for name in names_at(org, finding.subject.kind, finding.subject.address):
        for whole, beneath in left.by_name.get(fingerprint_of(rule, name), ()):
            if _is_left(result, finding, beneath, same, left):
                return whole
    roles = roles_of(result.rules, finding.rule)
    for name in subject_names(org, finding) if left.by_element else ():
        for whole, beneath in left.by_element.get((finding.rule, key_of(name)), ()):
            gravest = beneath.up_to or Severity.CRITICAL
            if is_part_of(org, finding, roles, Whole(beneath.elements, gravest, gravest)):
                return whole
    return None


def _is_left(result: AuditResult, finding: Finding, beneath: Beneath, same: Same, left: Left) -> bool:
    subject, limit = finding.subject, beneath.up_to
    is_asked = finding.confidence is Confidence.LOW
    stood_in = beneath.when == "stood_in" and isinstance(subject, Duty) and bool(subject.backups)
    if not (beneath.when == "always" or is_asked or stood_in):
        return False
    if limit is None or limit.at_least(finding.severity):
        return True
    # It may be shown graver than it counts: raised by what it holds, which was known, or weighed as something lesser.
    weigh = result.rules[finding.rule].weighs_as
    counts = max(
        weigh(finding.facts) if weigh else (), default=own_level(finding), key=lambda level: level.rank
    )
    return limit.at_least(counts) and all(
        item.fingerprint in same or left_of(result, item, same, left) is not None for item in inside(finding)
    )


def names_of(result: AuditResult, finding: Finding) -> Iterator[str]:
    """Yield the fingerprint of a finding, and those it would have by what its elements were called besides."""
    yield finding.fingerprint
    others = result.organization.other_identities
    elements = ((finding.subject.kind, finding.subject.address), *((i.kind, i.id) for i in finding.related))
    if finding.rule in result.rules and any(element in others for element in elements):
        known_as = [names_at(result.organization, *element) for element in elements]
        for subject, *related in islice(product(*known_as), 1, _MOST_NAMES):
            yield fingerprint_of(result.rules[finding.rule], subject, related)
