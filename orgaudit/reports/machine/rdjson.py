"""rdjson, the diagnostics format of reviewdog: what is there, new or known; it has no place for what is gone."""

import json
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.machine.diagnostics import (
    ERRORS,
    Diagnostic,
    defects,
    diagnostics,
    marked,
    worst_first,
)

_SEVERITY: Final = {Severity.MEDIUM: "WARNING", **dict.fromkeys(ERRORS, "ERROR")}


def render(report: AuditReport) -> str:
    """Return one JSON object, the worst finding first."""
    words = report.words()
    rows = worst_first(diagnostics(defects(report.result.findings), words, report.known))
    compared = report.comparison is not None
    told = [(row, marked(row, f"{row.headline}. {row.text}", words, compared=compared)) for row in rows]
    document = {"source": {"name": "orgaudit"}, "diagnostics": [_diagnostic(*item) for item in told]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(row: Diagnostic, message: str) -> dict[str, object]:
    place = row.place
    return {
        "message": message,
        "location": {
            "path": place.path,
            "range": {
                "start": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
        "severity": _SEVERITY.get(row.finding.severity, "INFO"),
        "code": {"value": row.finding.rule},
    }
