"""A finding: a hit stamped by the engine with rule, level, place and identity."""

from dataclasses import dataclass

from orgaudit.findings.hit import Facts, Related, Subject
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.fast_frozen import fast_frozen
from orgaudit.model.place import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect of one subject. Points and priority are weighed later, words are told last."""

    rule: str
    name: str
    family: str
    severity: Severity
    confidence: Confidence
    subject: Subject
    related: tuple[Related, ...]
    facts: Facts
    place: Place
    fingerprint: str
    hours: float | None = None
    hours_defaulted: bool = False
    absorbed: tuple["Finding", ...] = ()


make_finding = fast_frozen(Finding)
"""Makes a finding from the same arguments, in less time."""
