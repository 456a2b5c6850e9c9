"""Answers in the size that an assistant can read: the most pressing first, and how much more there is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

# The SDK makes schemas of these only, below Python 3.12; it comes with the SDK.
from typing_extensions import TypedDict

MOST: Final = 100
"""Entries of a list in one answer; house default: more is no answer but a file."""


class FoundFinding(TypedDict):
    """One finding with its evidence in a sentence; ``fingerprint`` is the same from run to run."""

    rule: str
    severity: str
    confidence: str
    title: str
    text: str
    where: str
    fingerprint: str


class FoundMove(TypedDict):
    """One move: effort once and hours returned a year."""

    rank: int
    title: str
    effort_hours: float
    hours_returned: float


class AuditAnswer(TypedDict):
    """An audit in short. ``score`` counts from 0 to 100, ``coverage`` is the share (0-1) of judgements that could be made."""

    company: str
    score: float | None
    likely_low: float
    likely_high: float
    coverage: float
    counts: dict[str, int]
    findings: list[FoundFinding]
    more_findings: int
    moves: list[FoundMove]


def capped(limit: int) -> int:
    """Return how many entries an answer has."""
    return max(0, min(limit, MOST))


def audit_answer(report: Mapping[str, Any], limit: int) -> AuditAnswer:
    """Return the report of an audit in short."""
    findings: Sequence[Mapping[str, Any]] = report["findings"]
    score, shown = report["score"], findings[: capped(limit)]
    return AuditAnswer(
        company=report["company"]["name"],
        score=score["overall"],
        likely_low=score["likely_low"],
        likely_high=score["likely_high"],
        coverage=report["coverage"]["ratio"],
        counts=Counter(item["severity"] for item in findings),
        findings=[
            FoundFinding(
                rule=item["rule"],
                severity=item["severity"],
                confidence=item["confidence"],
                title=item["title"],
                text=item["text"],
                where=f"{item['location']['path']}:{item['location']['line']}" if item["location"] else "",
                fingerprint=item["fingerprint"],
            )
            for item in shown
        ],
        more_findings=len(findings) - len(shown),
        moves=[
            FoundMove(
                rank=item["rank"],
                title=item["title"],
                effort_hours=item["effort_hours"],
                hours_returned=item["hours_returned"],
            )
            for item in report["moves"][:10]
        ],
    )


def shortened(report: Mapping[str, Any], limit: int) -> dict[str, Any]:
    """Return a report whose lists have no more entries than that; ``left_out`` says by name how many each has lost."""
    most = capped(limit)
    left_out = {
        name: len(value) - most
        for name, value in report.items()
        if isinstance(value, list) and len(value) > most
    }
    short = {name: value[:most] if name in left_out else value for name, value in report.items()}
    return {**short, "left_out": left_out}
