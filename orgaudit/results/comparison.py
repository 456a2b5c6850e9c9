"""A result held against findings known before: from a baseline file, or from an earlier state of the company.

One fact is one finding, so a grave finding hides lesser ones of the same subject. When it is mended, what is left of it was
known all the time: what it held inside, what could not be judged before it was mended, and what only stands between the two.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.fingerprint import fingerprint
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Rule

_MOST_NAMES: Final = 64
"""Fingerprints that one finding is looked for by where several of its elements had other names; house default."""

Unjudged = frozenset[tuple[str, str, str]]
"""Rule, kind and address of what could not be judged."""


@dataclass(frozen=True, slots=True)
class Beneath:
    """What a finding may leave behind: any finding of this rule and subject.

    ``fingerprint`` is that of the rule and the subject alone, as a person who changes makes it no other remainder.
    ``up_to`` is the gravest level that counts as left behind, ``None`` for any.
    """

    rule: str
    fingerprint: str
    up_to: Severity | None = None


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding known before. Only the fingerprints identify it; the rest is for people and may be out of date.

    One that a waiver covered was not known itself: only what lay beneath it was.
    """

    fingerprint: str
    rule: str
    severity: str
    subject: str
    place: str = ""
    beneath: tuple[Beneath, ...] = ()
    waived: bool = False


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
) -> Comparison:
    """Hold a result against known findings. Those of rules that did not run now are neither known nor gone."""
    earlier = tuple(before)
    current = [item.finding for item in result.findings]
    still = {name for item in current for held in (item, *inside(item)) for name in names_of(result, held)}
    gone = [
        item
        for item in earlier
        if item.rule in result.rules and not item.waived and item.fingerprint not in still
    ]
    return Comparison(
        against=against,
        known=frozenset(recognised(result, earlier)),
        gone=tuple(sorted(gone, key=lambda item: (item.rule, item.subject))),
        score_before=score_before,
    )


def recognised(result: AuditResult, before: Iterable[KnownFinding]) -> Mapping[str, KnownFinding]:
    """Return, by fingerprint, every finding that was known, with the one that it was, or that it is left of."""
    listed = tuple(before)
    earlier = {item.fingerprint: item for item in listed if not item.waived}
    left = {
        beneath.fingerprint: (item, beneath.up_to)
        for item in listed
        if item.rule in result.rules
        for beneath in item.beneath
    }
    found = {}
    for item in (weighed.finding for weighed in result.findings):
        names = [name for name in names_of(result, item) if name in earlier]
        one = earlier[names[0]] if names else _left(result, item, left)
        if one is not None:
            found[item.fingerprint] = one
    return found


def known_findings(result: AuditResult) -> tuple[KnownFinding, ...]:
    """Return what is known once this result is."""
    gaps = unjudged(result)
    return tuple(
        _known(result, item.finding, gaps, waived=waived)
        for items, waived in ((result.findings, False), (result.waived, True))
        for item in items
    )


def unjudged(result: AuditResult) -> Unjudged:
    """Return what the facts did not allow to judge."""
    return frozenset(
        (item.rule, item.not_judged.subject.kind, item.not_judged.subject.address)
        for item in result.not_judged
    )


def inside(finding: Finding) -> Iterator[Finding]:
    """Yield everything that a finding absorbed, at any depth."""
    for item in finding.absorbed:
        yield item
        yield from inside(item)


def names_of(result: AuditResult, finding: Finding) -> Iterator[str]:
    """Yield the fingerprint of a finding, and those it would have by what its elements were called besides."""
    yield finding.fingerprint
    others = result.organization.other_identities
    elements = ((finding.subject.kind, finding.subject.address), *((i.kind, i.id) for i in finding.related))
    if finding.rule in result.rules and any(element in others for element in elements):
        known_as = [_known_as(result, *element) for element in elements]
        for subject, *related in islice(product(*known_as), 1, _MOST_NAMES):
            yield _fingerprint(result.rules[finding.rule], subject, related)


def _known(result: AuditResult, finding: Finding, gaps: Unjudged, *, waived: bool) -> KnownFinding:
    place, subject = finding.place, finding.subject
    return KnownFinding(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        severity=finding.severity.value,
        subject=f"{subject.kind}:{subject.address}",
        place=f"{place.path}:{place.line}" if place.path else "",
        beneath=tuple(_beneath(result, finding, gaps)),
        waived=waived,
    )


def _beneath(result: AuditResult, finding: Finding, gaps: Unjudged) -> Iterator[Beneath]:
    subject = finding.subject
    condition = result.rules[finding.rule].absorbs_if if finding.rule in result.rules else None
    if condition is not None and not condition(subject):
        return
    held = {item.rule for item in inside(finding)}
    for rule_id in _lesser(finding.rule, result.rules):
        rule = result.rules[rule_id]
        remains = rule_id in held or (rule_id, subject.kind, subject.address) in gaps
        if remains or not held.isdisjoint(rule.absorbs):
            here = _known_as(result, subject.kind, subject.address)[0]
            yield Beneath(rule_id, _fingerprint(rule, here), None if remains else finding.severity)


def _lesser(rule_id: str, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Return the rules that fall under one, directly or by way of another, each once."""
    found: dict[str, None] = {}
    waiting = [rule_id]
    while waiting:
        rule = rules.get(waiting.pop())
        fresh = [item for item in (rule.absorbs if rule else ()) if item in rules and item not in found]
        found.update(dict.fromkeys(fresh))
        waiting += fresh
    return tuple(found)


def _left(
    result: AuditResult, finding: Finding, left: Mapping[str, tuple[KnownFinding, Severity | None]]
) -> KnownFinding | None:
    """Return the known finding that this one is left of."""
    if finding.rule in result.rules and left:
        for name in _known_as(result, finding.subject.kind, finding.subject.address):
            whole, up_to = left.get(_fingerprint(result.rules[finding.rule], name), (None, None))
            if whole is not None and (up_to is None or up_to.at_least(finding.severity)):
                return whole
    return None


def _known_as(result: AuditResult, kind: str, address: str) -> tuple[str, ...]:
    """Return what a fingerprint may call an element: its identity first."""
    org = result.organization
    names = (org.identity(kind, address), *org.other_identities.get((kind, address), ()))
    return tuple(f"{kind}:{name}" for name in names)


def _fingerprint(rule: Rule, subject: str, related: Iterable[str] = ()) -> str:
    return fingerprint(rule.id, rule.identity, subject, tuple(related))
