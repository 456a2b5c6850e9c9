"""Findings as CSV, one row each, for a spreadsheet; last what is gone since an earlier state. No cell begins like a formula."""

import csv
import io
from typing import Final

from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.machine.diagnostics import diagnostics
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.known_findings import KnownFinding

COLUMNS: Final = (
    "rule",
    "severity",
    "confidence",
    "department",
    "subject",
    "title",
    "text",
    "first_step",
    "effort_hours",
    "hours_returned",
    "points",
    "path",
    "line",
    "state",
    "fingerprint",
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(report: AuditReport) -> str:
    """Return the table with a head of the column names, which are the same in both languages."""
    words = report.words()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    rows = diagnostics(report.result.findings, words, report.known)
    for item, row in zip(report.result.findings, rows, strict=True):
        finding, priority = item.finding, item.priority
        home = finding.subject.department_id
        cells: tuple[object, ...] = (
            finding.rule,
            words.say(f"common/severity.{finding.severity.value}"),
            finding.confidence.value,
            words.department(home) if home else "",
            words.subject_name(finding.subject),
            words.catalogue.rule(finding.rule, finding.family).title,
            row.text,
            row.first_step,
            priority.effort_hours,
            round(priority.hours_returned, 1),
            round(item.points, 2),
            row.place.path,
            row.place.line,
            row.state,
            finding.fingerprint,
        )
        writer.writerow([harmless(cell) for cell in cells])
    for gone in report.comparison.gone if report.comparison else ():
        writer.writerow([harmless(cell) for cell in _gone(gone, report, words)])
    return out.getvalue()


def _gone(item: KnownFinding, report: AuditReport, words: Localizer) -> tuple[object, ...]:
    """Return the cells of what is no longer found, of which only this is known."""
    rule = report.result.rules.get(item.rule)
    told = {
        "rule": item.rule,
        "severity": words.say(f"common/severity.{item.severity}"),
        "subject": words.user(item.address),
        "title": words.catalogue.rule(rule.id, rule.family.value).title if rule else "",
        "state": "gone",
        "fingerprint": item.fingerprint,
    }
    return tuple(told.get(column, "") for column in COLUMNS)


def harmless(cell: object) -> object:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
