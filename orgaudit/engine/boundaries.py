"""Where the boundary between two departments is blurred, and by what.

The findings of the family boundary, and those about a handoff, concern departments: the owners of a duty, those that hand
over to it, the home that would fit it better. Two departments that one finding concerns share a blurred boundary. How
blurred it is adds up the weights of those findings (1 low, 2 medium, 4 high, 8 critical, as in the score), half for one of
low confidence. Levels: high from 8, medium from 3; house defaults. A finding that concerns more than ten departments is about a
kind of work, not about the boundary between any two of them (house). The table says nothing about boundaries that nobody
described.
"""

from collections.abc import Iterable
from itertools import chain, combinations
from typing import Final, Literal

from orgaudit.engine.squares import WEIGHT
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Handoff, Organization
from orgaudit.model.dataclass import dataclass, fields
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Family

BADLY: Final = 8.0
CLEARLY: Final = 3.0
MOST_CONCERNED: Final = 10

Blur = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class BlurredBoundary:
    """Two departments, by id in alphabetical order, with the findings that concern both and their added weight."""

    departments: tuple[str, str]
    weight: float
    findings: tuple[Finding, ...]

    @property
    def blur(self) -> Blur:
        """How blurred the boundary is."""
        if self.weight >= BADLY:
            return "high"
        return "medium" if self.weight >= CLEARLY else "low"


def blurred_boundaries(result: AuditResult) -> tuple[BlurredBoundary, ...]:
    """Return every blurred boundary, the worst first. Waived findings and notes (info) do not count."""
    org = result.organization
    found: dict[tuple[str, str], list[Finding]] = {}
    for item in result.findings:
        if item.finding.severity is not Severity.INFO:
            concerned = _concerned(org, item.finding)
            if len(concerned) > MOST_CONCERNED:
                continue
            for pair in combinations(sorted(concerned), 2):
                found.setdefault(pair, []).append(item.finding)
    boundaries = (
        BlurredBoundary(pair, sum(map(_weight, findings)), tuple(findings))
        for pair, findings in found.items()
    )
    return tuple(sorted(boundaries, key=lambda item: (-item.weight, item.departments)))


def _weight(finding: Finding) -> float:
    return WEIGHT[finding.severity] * (0.5 if finding.confidence is Confidence.LOW else 1.0)


def _concerned(org: Organization, finding: Finding) -> set[str]:
    """Return the departments that a finding concerns, no more than it takes to know that they are too many."""
    subject = finding.subject
    if isinstance(subject, Handoff):
        named: Iterable[str | None] = (subject.source_department, subject.target_department)
    elif finding.family == Family.BOUNDARY.value:
        claimed = (subject.departments or ()) if isinstance(subject, Duty) else ()
        named = chain((subject.department_id, *claimed), _in_facts(finding), _in_related(org, finding))
    else:
        named = ()
    concerned: set[str] = set()
    for name in named:
        if name is not None and name in org.department_by_id:
            concerned.add(name)
            if len(concerned) > MOST_CONCERNED:
                break
    return concerned


def _in_facts(finding: Finding) -> Iterable[str]:
    for item in fields(finding.facts):
        if item.metadata.get("kind") == "department":
            value = getattr(finding.facts, item.name)
            yield from (value,) if isinstance(value, str) else value or ()


def _in_related(org: Organization, finding: Finding) -> Iterable[str]:
    for item in finding.related:
        if item.kind == "department":
            yield item.id
        elif item.kind == "duty" and item.id in org.duty_by_address:
            yield org.duty_by_address[item.id].home
