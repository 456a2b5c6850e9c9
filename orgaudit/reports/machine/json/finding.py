"""What stands around a finding for machines: elements, places, raw values and its rule. finding_writer.py writes the finding itself.

What a rule says of every finding of its own (why, remedy, sources) is told once a report, by ``rules_json``.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from orgaudit.model import Place
from orgaudit.model.vocabulary import Stated
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue
from orgaudit.wording.phrase import in_general


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
        "remedy": [{"step": step, "text": in_general(told.remedy[step])} for step in told.steps],
        "sources": list(rule.sources),
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
        return words.reference(kind, value)
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
