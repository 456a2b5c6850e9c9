"""GitLab's Code Quality report: one object a finding, each with a fingerprint of its own."""

import json
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.report import AuditReport
from orgaudit.reports.machine.rows import MachineRow, defects, machine_rows, worst_first

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
    rows = worst_first(machine_rows(defects(report.result.findings), words, report.known))
    return json.dumps([_entry(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def _entry(row: MachineRow) -> dict[str, object]:
    place, finding = row.place, row.finding
    return {
        # GitLab does not show the name of the check, so it stands in the description too.
        "description": f"{finding.rule} {row.headline}. {row.text}",
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
