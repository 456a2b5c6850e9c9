"""GitHub's workflow commands: annotations at the changed lines, ten of each kind as GitHub takes them, the worst first.

Escaping follows the toolkit's own: ``%``, CR and LF everywhere, ``:`` and ``,`` in properties too. Columns are named only
where a region stays on one line; GitHub drops an annotation that names them for more.
"""

from collections import Counter
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.report import AuditReport
from orgaudit.reports.machine.rows import ERRORS, MachineRow, defects, machine_rows, worst_first
from orgaudit.reports.words.gate_reasons import gate_reasons

MOST_OF_A_KIND: Final = 10
"""Annotations of one kind that GitHub keeps of a step; it drops the rest without a word."""


def render(report: AuditReport) -> str:
    """Return one command a line; the last of a kind that is too many says how many more there are."""
    words = report.words()
    rows = [
        row
        for row in worst_first(machine_rows(defects(report.result.findings), words, report.known))
        if row.state == "new" or not report.comparison
    ]
    totals = Counter(_kind(row) for row in rows)
    told: Counter[str] = Counter()
    lines = []
    for row in rows:
        kind = _kind(row)
        told[kind] += 1
        if totals[kind] <= MOST_OF_A_KIND or told[kind] < MOST_OF_A_KIND:
            lines.append(_command(row, kind))
        elif told[kind] == MOST_OF_A_KIND:
            more = report.catalogue.ui("machine.more", count=totals[kind] - MOST_OF_A_KIND + 1)
            lines.append(f"::{kind} title=orgaudit::{data(more)}")
    reasons = gate_reasons(report.gate, words)
    if reasons:
        lines.append(f"::error title=orgaudit::{data(' '.join((words.say('gate.failed'), *reasons)))}")
    return "".join(f"{line}\n" for line in lines)


def _kind(row: MachineRow) -> str:
    if row.finding.severity in ERRORS:
        return "error"
    return "warning" if row.finding.severity is Severity.MEDIUM else "notice"


def _command(row: MachineRow, kind: str) -> str:
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
