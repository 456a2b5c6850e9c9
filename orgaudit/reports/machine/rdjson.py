"""rdjson, the diagnostics format of reviewdog."""

import json
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.report import AuditReport
from orgaudit.reports.machine.rows import ERRORS, MachineRow, defects, machine_rows, worst_first

_SEVERITY: Final = {Severity.MEDIUM: "WARNING", **dict.fromkeys(ERRORS, "ERROR")}


def render(report: AuditReport) -> str:
    """Return one JSON object, the worst finding first."""
    words = report.words()
    rows = worst_first(machine_rows(defects(report.result.findings), words, report.known))
    document = {"source": {"name": "orgaudit"}, "diagnostics": [_diagnostic(row) for row in rows]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(row: MachineRow) -> dict[str, object]:
    place = row.place
    return {
        "message": f"{row.headline}. {row.text}",
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
