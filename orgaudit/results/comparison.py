"""A result held against findings known before: from a baseline file, or from an earlier state of the company."""

from collections.abc import Iterable
from dataclasses import dataclass

from orgaudit.results.audit_result import AuditResult


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding known before. Only the fingerprint identifies it; the rest is for people and may be out of date."""

    fingerprint: str
    rule: str
    severity: str
    subject: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is new, known and gone. ``against`` is what was compared with: a path or a state of the repository.

    ``known`` holds fingerprints that were there before and are still; ``gone`` what is no longer found, be it mended or
    accepted by a waiver. ``score_before`` is the overall score of the earlier state, where there is one.
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
    earlier = {item.fingerprint: item for item in before if item.rule in result.rules}
    current = {item.finding.fingerprint for item in result.findings}
    gone = [item for key, item in earlier.items() if key not in current]
    return Comparison(
        against=against,
        known=frozenset(current & earlier.keys()),
        gone=tuple(sorted(gone, key=lambda item: (item.rule, item.subject))),
        score_before=score_before,
    )
