"""SARIF 2.1.0, as GitHub code scanning reads it: one run, all rules, tight regions, fingerprints of our own.

What GitHub asks for, and its limits, stand in its page "SARIF support for code scanning". Findings that a waiver accepts are left
out, because GitHub shows suppressed results as open alerts.
"""

import json
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity
from orgaudit.model import Place
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.machine.diagnostics import ERRORS, Diagnostic, defects, diagnostics, uri, worst_first
from orgaudit.reports.words.sources import sources_told
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.builtin import is_ours
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue
from orgaudit.wording.phrase import in_general

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS: Final = 5_000
"""As many as GitHub shows of one run."""

LONGEST_TEXT: Final = 1_024
"""Signs that GitHub takes of a rule's descriptions."""

_LEVEL: Final = {Severity.MEDIUM: "warning", **dict.fromkeys(ERRORS, "error")}
_PROBLEM: Final = {Severity.MEDIUM: "warning", **dict.fromkeys(ERRORS, "error")}


def render(report: AuditReport) -> str:
    """Return the whole log as JSON, ending with a newline."""
    result, words = report.result, report.words()
    catalogue = words.catalogue
    rows = worst_first(diagnostics(defects(result.findings), words, report.known))
    rules = sorted(result.rules.values(), key=lambda rule: rule.id)
    index = {rule.id: number for number, rule in enumerate(rules)}
    document = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "orgaudit",
                        "semanticVersion": report.version,
                        "rules": [_rule(rule, catalogue) for rule in rules],
                    }
                },
                "automationDetails": {"id": "orgaudit/"},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": catalogue.ui("machine.root")}}},
                "invocations": [_invocation(result, len(rows), catalogue)],
                "results": [_result(row, index, report) for row in rows[:MOST_RESULTS]],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _invocation(result: AuditResult, count: int, catalogue: Catalogue) -> dict[str, Any]:
    told = [
        catalogue.ui("machine.rule_failed", rule=failure.rule, ours=is_ours(failure.rule))
        for failure in result.failures
    ]
    notes = [{"level": "error", "message": {"text": text}} for text in told]
    if count > MOST_RESULTS:
        text = catalogue.ui("machine.cut", count=count - MOST_RESULTS)
        notes.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not result.failures, "toolExecutionNotifications": notes}


def _rule(rule: Rule, catalogue: Catalogue) -> dict[str, Any]:
    told = catalogue.rule(rule.id, rule.family.value)
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": told.title[:LONGEST_TEXT]},
        "fullDescription": {"text": f"{told.condition} {told.why}"[:LONGEST_TEXT]},
        "help": {"text": _help(rule, catalogue, bold=""), "markdown": _help(rule, catalogue, bold="**")},
        "defaultConfiguration": {"level": _LEVEL.get(rule.severity, "note")},
        "properties": {
            "tags": ["organisation", rule.family.value],
            "precision": "high" if rule.counted else "medium",
            "problem.severity": _PROBLEM.get(rule.severity, "recommendation"),
        },
    }


def _help(rule: Rule, catalogue: Catalogue, *, bold: str) -> str:
    told = catalogue.rule(rule.id, rule.family.value)

    def titled(key: str, text: str) -> str:
        return f"{bold}{catalogue.ui(f'machine.{key}')}{bold}\n\n{text}"

    steps = "\n".join(
        f"{number}. {catalogue.ui(f'common.step.{step}')}: {in_general(told.remedy[step])}"
        for number, step in enumerate(told.steps, start=1)
    )
    sources = "\n".join(
        f"- {source.title}" + (f" {source.address}" if source.address else "")
        for source in sources_told(rule.sources, catalogue.language)
    )
    parts = (
        titled("condition", told.condition),
        titled("why", told.why),
        titled("remedy", steps),
        titled("false_alarms", told.false_alarms),
        titled("sources", sources),
    )
    return "\n\n".join(parts)


def _result(row: Diagnostic, index: dict[str, int], report: AuditReport) -> dict[str, Any]:
    finding = row.finding
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVEL.get(finding.severity, "note"),
        "message": {"text": f"{row.headline}. {row.text} {row.why}"},
        "locations": [_location(row.place, finding)],
        "partialFingerprints": {
            "orgaudit/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint[:16]}:1",
        },
        "properties": {
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "family": finding.family,
            **({"state": row.state} if report.comparison else {}),
        },
    }


def _location(place: Place, finding: Finding) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(place.path), "uriBaseId": "%SRCROOT%"},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        },
        "logicalLocations": [{"kind": "object", "fullyQualifiedName": f"{finding.subject.kind}"}],
    }
