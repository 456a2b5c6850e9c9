"""GitHub's workflow commands: annotations at the changed lines, ten of each kind as GitHub takes them, the worst first.

Escaping follows the toolkit's own: ``%``, CR and LF everywhere, ``:`` and ``,`` in properties too. Columns are named only
where a region stays on one line; GitHub drops an annotation that names them for more.
"""

from collections import Counter
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.machine.diagnostics import ERRORS, Diagnostic, defects, diagnostics, worst_first
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.comparison import Comparison

MOST_OF_A_KIND: Final = 10
"""Annotations of one kind that GitHub keeps of a step; it drops the rest without a word."""


def render(report: AuditReport) -> str:
    """Return one command a line; the last of a kind that is too many says how many more there are."""
    words = report.words()
    rows = [
        row
        for row in worst_first(diagnostics(defects(report.result.findings), words, report.known))
        if row.state == "new" or not report.comparison
    ]
    totals = Counter(_kind(row) for row in rows)
    told: Counter[str] = Counter()
    lines = []
    for row in rows:
        kind = _kind(row)
        told[kind] += 1
        # One notice is for what the comparison says.
        most = MOST_OF_A_KIND - (kind == "notice" and report.comparison is not None)
        if totals[kind] <= most or told[kind] < most:
            lines.append(_command(row, kind))
        elif told[kind] == most:
            more = report.catalogue.ui("machine.more", count=totals[kind] - most + 1)
            lines.append(f"::{kind} title=orgaudit::{data(more)}")
    if report.comparison:
        lines.append(f"::notice title=orgaudit::{data(_compared(report, report.comparison, words))}")
    reasons = gate_reasons(report.gate, words)
    if reasons:
        lines.append(f"::error title=orgaudit::{data(' '.join((words.say('gate.failed'), *reasons)))}")
    return "".join(f"{line}\n" for line in lines)


def _compared(report: AuditReport, comparison: Comparison, words: Localizer) -> str:
    """Return how many findings are new, gone and known, and which are gone."""
    counts = comparison.count(report.result)._asdict()
    lines = [words.say("machine/comparison", **counts, against=words.user(comparison.against))]
    gone = comparison.gone_findings
    if gone:
        listed = tuple(f"{words.user(item.address)} ({item.rule})" for item in gone[:MOST_OF_A_KIND])
        more = len(gone) - len(listed)
        lines.append(words.say("machine/gone_listed", gone=listed, more=more or None))
    return "\n".join(lines)


def _kind(row: Diagnostic) -> str:
    if row.finding.severity in ERRORS:
        return "error"
    return "warning" if row.finding.severity is Severity.MEDIUM else "notice"


def _command(row: Diagnostic, kind: str) -> str:
    place = row.place
    properties = {"file": place.path, "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:
        properties["col"] = str(place.column)
        properties["endColumn"] = str(max(place.end_column, place.column))
    properties["title"] = f"{row.finding.rule} {row.headline}"
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{kind} {written}::{data(row.text)}"


def data(text: str) -> str:
    """Escape the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return data(text).replace(":", "%3A").replace(",", "%2C")
