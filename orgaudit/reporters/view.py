"""An audit result in the words of one language, in reading order. All formats for people start here."""

from typing import Final

from orgaudit.audit.gate import NOT_ASKED, Gate
from orgaudit.audit.result import AuditResult, Weighed
from orgaudit.findings.severity import Severity
from orgaudit.reporters.rows import ReportView
from orgaudit.reporters.telling import telling
from orgaudit.reporters.view_findings import finding_row, findings_told, levels
from orgaudit.reporters.view_gaps import gap_rows, question_rows
from orgaudit.reporters.view_head import head
from orgaudit.reporters.view_method import default_lines, method_notes, not_said, threshold_rows
from orgaudit.reporters.view_moves import FIRST, MOST_LATER, move_row
from orgaudit.reporters.view_scores import department_rows, family_rows
from orgaudit.reporters.view_waivers import waiver_rows
from orgaudit.wording.catalogue import Catalogue

MOST_URGENT: Final = 5
"""Findings of the critical block; the rest are counted."""


def build_view(
    result: AuditResult,
    catalogue: Catalogue,
    *,
    paths: tuple[str, ...],
    sha256: str,
    version: str,
    show: Severity = Severity.LOW,
    redact: bool = False,
    gate: Gate = NOT_ASKED,
) -> ReportView:
    """Word a result. ``show`` is the least level listed; it changes neither score nor gate.

    ``redact`` replaces every person by a stable pseudonym. ``paths`` and ``sha256`` are those of the input.
    """
    words = telling(result.organization, catalogue, redact=redact)
    told_levels = levels(result)
    urgent = [item for item in result.findings if _is_urgent(item)]
    later = result.moves[FIRST:]
    return ReportView(
        language=catalogue.language,
        head=head(result, words, gate),
        urgent=tuple(finding_row(item, words, told_levels) for item in urgent[:MOST_URGENT]),
        urgent_hidden=max(len(urgent) - MOST_URGENT, 0),
        first_moves=tuple(move_row(move, words) for move in result.moves[:FIRST]),
        later_moves=tuple(move_row(move, words) for move in later[:MOST_LATER]),
        moves_hidden=max(len(later) - MOST_LATER, 0),
        families=family_rows(result, words),
        departments=department_rows(result, words),
        findings=findings_told(result, words, show, told_levels),
        gaps=gap_rows(result, words),
        gaps_total=len(result.missing),
        questions=question_rows(result, words),
        waivers=waiver_rows(result, words),
        method=method_notes(words),
        defaults=default_lines(result, words),
        thresholds=threshold_rows(result, words),
        not_said=not_said(words),
        failures=tuple(
            words.say("failures.line", rule=item.rule, error=words.user(item.error)) for item in result.failures
        ),
        origin=words.say(
            "origin.line", version=version, paths=tuple(words.user(path) for path in paths), sha=sha256[:12]
        ),
    )


def _is_urgent(weighed: Weighed) -> bool:
    return weighed.priority.gate0 or weighed.finding.severity is Severity.CRITICAL
