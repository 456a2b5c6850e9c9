"""A finding for machines, with what stands around it: elements, places and raw values.

What a rule says of every finding of its own (why, remedy, sources) is told once a report, by ``rules_json``.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from orgaudit.findings.hit import Related, Subject
from orgaudit.model.dataclass import fields
from orgaudit.model.place import Place
from orgaudit.model.vocabulary import Stated
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Priority, Weighed
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import REMEDY_STEPS, Catalogue
from orgaudit.wording.phrase import in_general


def finding_json(weighed: Weighed, words: Localizer, known: frozenset[str]) -> dict[str, Any]:
    """Return one finding whole; ``known`` holds the fingerprints of those known before."""
    finding = weighed.finding
    title, text = words.title_and_text(finding)
    return {
        "rule": finding.rule,
        "name": finding.name,
        "family": finding.family,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "subject": subject_json(finding.subject, words),
        "related": [_related(item, words) for item in finding.related],
        "facts": {
            item.name: raw_json(getattr(finding.facts, item.name), item.metadata.get("kind", ""), words)
            for item in fields(finding.facts)
        },
        "title": title,
        "text": text,
        "location": location_json(finding.place, words),
        "fingerprint": finding.fingerprint,
        "absorbed": [{"rule": item.rule, "fingerprint": item.fingerprint} for item in finding.absorbed],
        "points": weighed.points,
        "priority": _priority(weighed.priority),
        "state": "known" if finding.fingerprint in known else "new",
    }


def rules_json(
    found: Iterable[Weighed], rules: Mapping[str, Rule], words: Catalogue
) -> dict[str, dict[str, Any]]:
    """Return what is told once of every rule that findings name, also of those that they absorbed, by id."""
    findings = [item.finding for item in found]
    named = {finding.rule for finding in findings}
    named.update(item.rule for finding in findings for item in finding.absorbed)
    return {rule_id: _rule(rules[rule_id], words) for rule_id in sorted(named)}


def _rule(rule: Rule, words: Catalogue) -> dict[str, Any]:
    told = words.rule(rule.id, rule.family)
    return {
        "name": rule.name,
        "family": rule.family.value,
        "title": told.title,
        "why": told.why,
        "remedy": [{"step": step, "text": in_general(told.remedy[step])} for step in REMEDY_STEPS],
        "sources": list(rule.sources),
    }


def subject_json(subject: Subject, words: Localizer) -> dict[str, Any]:
    """Return an element by kind, address, name and department."""
    department = subject.department_id
    return {
        "kind": subject.kind,
        "id": words.redactor.text(subject.address),
        "name": words.subject_name(subject),
        "department": None if department is None else words.redactor.text(department),
    }


def _related(related: Related, words: Localizer) -> dict[str, str]:
    return {
        "kind": related.kind,
        "id": words.redactor.reference(related.kind, related.id),
        "name": words.name(related.kind, related.id),
        "role": related.role,
    }


def raw_json(value: object, kind: str, words: Localizer) -> Any:
    """Return a fact as JSON holds it: ids and codes raw, dates as ISO text, a stated none as ``"none"``."""
    if isinstance(value, Stated):
        return value.value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, str):
        return words.redactor.reference(kind, value)
    if isinstance(value, Mapping):
        return {str(key): raw_json(item, kind, words) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = value if isinstance(value, list | tuple) else sorted(value)
        return [raw_json(item, kind, words) for item in items]
    return value


def brief_json(item: Weighed, words: Localizer) -> dict[str, Any]:
    """Return which finding it is: its rule, level and subject."""
    finding = item.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "subject": {
            "kind": finding.subject.kind,
            "id": words.redactor.text(finding.subject.address),
            "name": words.subject_name(finding.subject),
        },
    }


def location_json(place: Place, words: Localizer) -> dict[str, Any]:
    """Return a place; lines and columns count from 1."""
    return {
        "path": words.path(place.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _priority(priority: Priority) -> dict[str, Any]:
    return {
        "gate0": priority.gate0,
        "score": priority.score,
        "recoverable_hours": priority.recoverable_hours,
        "risk_hours": priority.risk_hours,
        "urgency": priority.urgency,
        "confidence": priority.confidence,
        "effort_hours": priority.effort_hours,
        "defaults": list(priority.defaults),
    }
