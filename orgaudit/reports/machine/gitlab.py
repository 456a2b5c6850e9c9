"""GitLab's Code Quality report: one object a finding, each with a fingerprint of its own.

It holds what is there; what is gone GitLab finds out itself, by the fingerprints of the target branch.
"""

import json
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.machine.diagnostics import Diagnostic, defects, diagnostics, marked, worst_first
from orgaudit.reports.words.localizer import Localizer

_SEVERITY: Final = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}


def render(report: AuditReport) -> str:
    """Return a JSON array, the worst finding first."""
    words = report.words()
    rows = worst_first(diagnostics(defects(report.result.findings), words, report.known))
    entries = [_entry(row, _described(row, report, words)) for row in rows]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _described(row: Diagnostic, report: AuditReport, words: Localizer) -> str:
    # GitLab does not show the name of the check, so it stands in the description too.
    text = f"{row.finding.rule} {row.headline}. {row.text}"
    return marked(row, text, words, compared=report.comparison is not None)


def _entry(row: Diagnostic, description: str) -> dict[str, object]:
    place, finding = row.place, row.finding
    return {
        "description": description,
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": place.path.removeprefix("./"),
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }
