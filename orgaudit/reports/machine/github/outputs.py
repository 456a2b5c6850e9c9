"""Outputs of a GitHub step, one ``name=value`` a line. Numbers and words of ours only, so no value can forge a line."""

from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.machine.diagnostics import defects


def render(report: AuditReport) -> str:
    """Return the lines: score, coverage, passed, findings, introduced, fixed."""
    result, comparison = report.result, report.comparison
    score = result.score.overall.value
    counts = comparison.count(result) if comparison else None
    outputs = {
        "score": "" if score is None else f"{score:g}",
        "coverage": f"{100 * result.coverage.overall.ratio:.1f}",
        "passed": str(report.gate.passed).lower(),
        "findings": str(len(defects(result.findings))),
        "introduced": str(counts.new) if counts else "",
        "fixed": str(counts.gone) if counts else "",
    }
    return "".join(f"{name}={value}\n" for name, value in outputs.items())
