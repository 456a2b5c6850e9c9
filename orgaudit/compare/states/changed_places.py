"""Puts new findings where the change is: a reviewer looks at changed lines, and GitHub shows alerts only there."""

from collections.abc import Mapping
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.model import Organization, Place
from orgaudit.model.dataclass import fields, is_dataclass, replace
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.results.comparison import Comparison

_NO_CAUSE: Final = frozenset(
    ("origin", "note", "tags", "duties", "goals", "id", "home", "formerly", "vacancies", "groups", "listed")
)
"""Facts of an element that cause no finding about it, or that are elements of their own."""


def at_changes(result: AuditResult, before: Organization, comparison: Comparison) -> AuditResult:
    """Return the result with each new finding at a field of its element that changed since ``before``.

    A finding whose own place changed stays there, and so does one of an element that is new or did not change.
    """
    org = result.organization
    earlier: dict[tuple[str, str], Subject] = {
        (subject.kind, before.identity(subject.kind, subject.address)): subject
        for subject in before.subjects()
    }

    def placed(item: Weighed) -> Weighed:
        finding = item.finding
        if finding.fingerprint in comparison.known:
            return item
        key = finding.subject.kind, org.identity(finding.subject.kind, finding.subject.address)
        old = earlier.get(key)
        place = _changed_place(finding, old) if old is not None else None
        return replace(item, finding=replace(finding, place=place)) if place else item

    return replace(result, findings=tuple(placed(item) for item in result.findings))


def _changed_place(finding: Finding, old: Subject) -> Place | None:
    subject = finding.subject
    spans: Mapping[str, tuple[int, int, int, int]] = subject.origin.fields
    changed = [spans[name] for name in _changed(old, subject) if name in spans]
    here = finding.place
    if not changed or (here.line, here.column, here.end_line, here.end_column) in changed:
        return None
    return Place(subject.origin.path, *min(changed))


def _changed(old: Any, new: Any) -> list[str]:
    if not is_dataclass(new) or type(old) is not type(new):
        return []
    names = (item.name for item in fields(new) if item.name not in _NO_CAUSE)
    return [name for name in names if getattr(old, name) != getattr(new, name)]
