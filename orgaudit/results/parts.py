"""Which elements a finding names, and so which one a finding is a part of: of two who answered too much, one still does.

A fingerprint is made of all of them. Mended in part, a finding names fewer and has another one, and is yet the one that was known.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.findings.sha256 import sha256
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.spec import Rule

KEY_LENGTH = 16
"""Hexadecimal digits by which an element is known: enough that no two of one company are taken for each other."""

WITHIN: Final = "within "

Names = tuple[str, ...]
"""What a fingerprint may call an element, its identity first, each as ``kind:identity``."""


class Roles(NamedTuple):
    """The roles of related elements that may differ where a finding is the one that was known (see ``Rule``)."""

    passing: tuple[str, ...] = ()
    helping: tuple[str, ...] = ()
    varying: tuple[str, ...] = ()


def key_of(element: str) -> str:
    """Return by what an element is known: as in a fingerprint, no name of a person stands there to be read."""
    return sha256(element.encode()).hexdigest()[:KEY_LENGTH]


def subject_names(org: Organization, finding: Finding) -> Names:
    """Return by what the subject of a finding may have been named: by itself, or with the process that it is a duty of."""
    names = names_at(org, finding.subject.kind, finding.subject.address)
    return (*names, *(WITHIN + name for name in names)) if finding.subject.kind == "duty" else names


def elements_of(org: Organization, finding: Finding, roles: Roles) -> frozenset[str]:
    """Return the keys of all elements that a finding names; none where it can only name its subject."""
    if not finding.related and not any(roles):
        return frozenset()
    named = {names[0] for names in _named(org, finding, ())}
    if finding.subject.kind == "process":
        # One of its duties may be told by itself when the others are mended.
        duties = org.process_by_id[finding.subject.address].duties
        named.update(WITHIN + names_at(org, "duty", duty.address)[0] for duty in duties)
    return frozenset(map(key_of, named))


def names_at(org: Organization, kind: str, address: str) -> Names:
    """Return what a fingerprint may call an element: its identity first."""
    names = (org.identity(kind, address), *org.other_identities.get((kind, address), ()))
    return tuple(f"{kind}:{name}" for name in names)


@dataclass(frozen=True, slots=True)
class Whole:
    """What a known finding names, by key, how grave it was, at least by itself, and how sure where that is known."""

    elements: frozenset[str]
    severity: Severity
    own: Severity
    confidence: Confidence | None = None


def is_part_of(org: Organization, finding: Finding, roles: Roles, whole: Whole) -> bool:
    """Whether a finding says no more than one of the same rule that was known.

    Elements of a passing role may be others: they do not make the defect. Of a helping role there may be more, of a varying one more or
    fewer. Of several defects of one subject a rule tells the surest; where that is mended, one that is less sure comes forth, and was there.
    """
    if not (whole.severity.at_least(finding.severity) and whole.own.at_least(own_level(finding))):
        return False
    if whole.confidence is not None and whole.confidence.rank > finding.confidence.rank:
        return True
    known = whole.elements
    if roles.helping and not known <= _keys(_named(org, finding, ())):
        return False
    fixed = tuple(_named(org, finding, (*roles.passing, *roles.helping, *roles.varying)))
    if not all(any(key_of(name) in known for name in names) for names in fixed):
        return False
    varied = tuple(_related(org, finding, roles.varying))
    fewer = all(any(key_of(name) in known for name in names) for names in varied)
    return fewer or known <= _keys((*fixed, *varied))


def own_level(finding: Finding) -> Severity:
    """Return the level of a finding by itself, without what it absorbed."""
    return finding.unraised or finding.severity


def _keys(elements: Iterable[Names]) -> frozenset[str]:
    return frozenset(key_of(name) for names in elements for name in names)


def _named(org: Organization, finding: Finding, without: Collection[str]) -> Iterator[Names]:
    yield subject_names(org, finding)
    yield from _related(org, finding, {item.role for item in finding.related if item.role not in without})


def _related(org: Organization, finding: Finding, roles: Collection[str]) -> Iterator[Names]:
    for item in finding.related:
        if item.role in roles:
            yield names_at(org, item.kind, item.id)


def roles_of(rules: Mapping[str, Rule], rule: str) -> Roles:
    """Return the roles of related elements of a rule that may differ."""
    found = rules.get(rule)
    return Roles(found.passing, found.helping, found.varying) if found else Roles()
