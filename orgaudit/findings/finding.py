"""A finding: a hit stamped by the engine with rule, level, place and identity."""

from orgaudit.findings.hit import Facts, Related, Subject
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass
from orgaudit.model.fast_frozen import fast_frozen


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect of one subject. Points and priority are weighed later, words are told last.

    ``unraised`` is its level by itself, where something graver that it absorbs raised the one it is shown at.
    """

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
    unraised: Severity | None = None


make_finding = fast_frozen(Finding)
"""Makes a finding from the same arguments, in less time."""
