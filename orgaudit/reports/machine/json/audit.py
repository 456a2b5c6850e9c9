"""The report for machines, schema_version 1. Fixed: additions keep the version, anything else raises it."""

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

from orgaudit.engine.stability import Stability, stability
from orgaudit.findings.hit import Related, Subject
from orgaudit.knowledge.law import law_table
from orgaudit.model.dataclass import fields
from orgaudit.model.place import Place
from orgaudit.model.vocabulary import Stated
from orgaudit.model.waiver import Waiver
from orgaudit.reports.content.audit.report import AuditReport
from orgaudit.reports.machine.json.boundaries import boundaries_json, duty_map_json
from orgaudit.reports.machine.json.quality import quality_json
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.results.audit_result import (
    AuditResult,
    Band,
    ImprovementMove,
    Priority,
    Tally,
    UnjudgedSubject,
    Weighed,
)
from orgaudit.results.comparison import Comparison

SCHEMA_VERSION: Final = 1
RULESET: Final = "builtin"
"""Which rules judged: ours, until rule packs can be chosen."""


def render(report: AuditReport) -> str:
    """Return the whole result as one JSON object, ending with a newline. The same result gives the same bytes."""
    result, gate, comparison = report.result, report.gate, report.comparison
    words, known = report.words(), report.known
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": report.version},
        "ruleset": RULESET,
        "input": {"paths": [words.path(path) for path in report.paths], "sha256": report.sha256},
        "company": _company(result, words),
        "score": scores_json(result, words),
        "coverage": {
            **tally_json(result.coverage.overall),
            "families": {family: tally_json(tally) for family, tally in result.coverage.families.items()},
        },
        "input_quality": quality_json(result, words),
        "findings": [finding_json(item, words, known) for item in result.findings],
        "waived": [
            {**finding_json(item, words, known), "waiver": _waiver(item.waiver, words)}
            for item in result.waived
        ],
        "not_judged": [_not_judged(item, words) for item in result.not_judged],
        "moves": [
            _move(move, sure, words) for move, sure in zip(result.moves, stability(result.moves), strict=True)
        ],
        "boundaries": boundaries_json(result, words),
        "duty_map": duty_map_json(result, words),
        "baseline": _baseline(result, comparison, words),
        "gate": {"asked": gate.asked, "passed": gate.passed, "reasons": list(gate_reasons(gate, words))},
        "waivers": {
            "lapsed": [_waiver(waiver, words) for waiver in result.lapsed_waivers],
            "stale": [_waiver(waiver, words) for waiver in result.stale_waivers],
        },
        "missing": [
            {
                "field": fact.field,
                "judgements": fact.judgements,
                "subjects": [words.redactor.text(address) for address in fact.subjects],
            }
            for fact in result.missing
        ],
        "law_table": _law_table(result),
        "errors": [
            {"rule": failure.rule, "error": words.redactor.text(failure.error)} for failure in result.failures
        ],
    }
    return laid_out(document)


def laid_out(document: Mapping[str, Any]) -> str:
    """Write the object key by key, lists one item a line: easy to search and to compare, and quick.

    The indenting encoder of ``json`` is pure Python, which for ten thousand findings takes longer than the audit.
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    entries = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            text = "[\n    " + ",\n    ".join(encode(item) for item in value) + "\n  ]"
        else:
            text = encode(value)
        entries.append(f"  {encode(key)}: {text}")
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _company(result: AuditResult, words: Localizer) -> dict[str, Any]:
    company = result.organization.company
    return {
        "name": words.redactor.text(company.name),
        "employees": raw_json(company.employees, "", words),
        "industry": company.industry,
        "as_of": result.organization.as_of.isoformat(),
    }


def scores_json(result: AuditResult, words: Localizer) -> dict[str, Any]:
    """Return the scores with their bands: overall, by family and by department."""
    score = result.score
    overall = band_json(score.overall)
    return {
        "overall": overall["score"],
        "low": overall["low"],
        "likely_low": overall["likely_low"],
        "likely_high": overall["likely_high"],
        "high": overall["high"],
        "families": {family: band_json(band) for family, band in score.families.items()},
        "departments": {words.redactor.text(key): band_json(band) for key, band in score.departments.items()},
    }


def band_json(band: Band) -> dict[str, float | None]:
    """Return a score with its bounds."""
    return {
        "score": band.value,
        "low": band.low,
        "likely_low": band.likely_low,
        "likely_high": band.likely_high,
        "high": band.high,
    }


def tally_json(tally: Tally) -> dict[str, float]:
    """Return how many judgements were made of those possible, and the share."""
    return {"judged": tally.judged, "possible": tally.possible, "ratio": round(tally.ratio, 4)}


def _baseline(result: AuditResult, comparison: Comparison | None, words: Localizer) -> dict[str, Any]:
    """Count what is new, known and gone; without anything to compare with all of it is nought."""
    if comparison is None:
        return {"new": 0, "known": 0, "stale": 0, "against": None, "gone": []}
    known = len(comparison.known)
    return {
        "new": len(result.findings) - known,
        "known": known,
        "stale": len(comparison.gone),
        "against": words.redactor.text(comparison.against),
        "gone": [
            {
                "fingerprint": item.fingerprint,
                "rule": item.rule,
                "severity": item.severity,
                "subject": words.redactor.text(item.subject),
            }
            for item in comparison.gone
        ],
    }


def finding_json(weighed: Weighed, words: Localizer, known: frozenset[str]) -> dict[str, Any]:
    """Return one finding whole; ``known`` holds the fingerprints of those known before."""
    finding = weighed.finding
    message = words.message(finding)
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
        "title": message.title,
        "text": message.text,
        "why": message.why,
        "remedy": [{"step": step, "text": text} for step, text in message.remedy],
        "location": location_json(finding.place, words),
        "fingerprint": finding.fingerprint,
        "absorbed": [{"rule": item.rule, "fingerprint": item.fingerprint} for item in finding.absorbed],
        "points": weighed.points,
        "priority": _priority(weighed.priority),
        "state": "known" if finding.fingerprint in known else "new",
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


def _waiver(waiver: Waiver | None, words: Localizer) -> dict[str, Any] | None:
    if waiver is None:
        return None
    return {
        "rule": waiver.rule,
        "subject": words.redactor.text(waiver.subject),
        "reason": words.redactor.text(waiver.reason),
        "owner": words.owner(waiver.owner),
        "expires": waiver.expires.isoformat(),
        "location": location_json(waiver.origin.at(), words),
    }


def _not_judged(item: UnjudgedSubject, words: Localizer) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "subject": subject_json(item.not_judged.subject, words),
        "missing": list(item.not_judged.missing),
    }


def _move(move: ImprovementMove, sure: Stability | None, words: Localizer) -> dict[str, Any]:
    return {
        "rank": move.rank,
        "title": move_title(move, words),
        "move": move.move.value,
        "department": None if move.department is None else words.redactor.text(move.department),
        "effort_hours": move.effort_hours,
        "hours_returned": move.hours_returned,
        "recoverable_hours": move.recoverable_hours,
        "risk_hours": move.risk_hours,
        "points": move.points,
        "gate0": move.gate0,
        "fingerprints": [item.finding.fingerprint for item in move.items],
        "stability": None if sure is None else {"same_rank": round(sure.same_rank, 4), "mark": sure.mark},
    }


def _law_table(result: AuditResult) -> dict[str, Any]:
    """Return the age of the law table for machines."""
    table = law_table()
    return {
        "as_of": table.as_of.isoformat(),
        "review_by": table.review_by.isoformat(),
        "out_of_date": table.is_out_of_date(result.organization.as_of),
    }
