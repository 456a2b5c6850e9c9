"""Outputs of a GitHub step, one ``name=value`` a line. Numbers and words of ours only, so no value can forge a line."""

from orgaudit.reports.content.audit.report import AuditReport


def render(report: AuditReport) -> str:
    """Return the lines: score, coverage, passed, findings, introduced, fixed."""
    result, comparison = report.result, report.comparison
    score = result.score.overall.value
    introduced = sum(item.finding.fingerprint not in report.known for item in result.findings)
    outputs = {
        "score": "" if score is None else f"{score:g}",
        "coverage": f"{100 * result.coverage.overall.ratio:.1f}",
        "passed": str(report.gate.passed).lower(),
        "findings": str(len(result.findings)),
        "introduced": str(introduced) if comparison else "",
        "fixed": str(len(comparison.gone)) if comparison else "",
    }
    return "".join(f"{name}={value}\n" for name, value in outputs.items())
