"""An audit result in the words of one language, in reading order. All formats for people start here."""

from orgaudit.engine.input_quality import input_quality
from orgaudit.engine.moves import is_inferred
from orgaudit.findings.severity import Severity
from orgaudit.reports.rows import ReportView
from orgaudit.reports.view_boundaries import boundary_rows, map_columns, map_rows
from orgaudit.reports.view_findings import findings_told, levels
from orgaudit.reports.view_gaps import gap_rows, question_rows
from orgaudit.reports.view_head import head
from orgaudit.reports.view_law import law_notes
from orgaudit.reports.view_method import default_lines, method_notes, not_said, threshold_rows
from orgaudit.reports.view_moves import FIRST, first_moves, move_rows, ranking
from orgaudit.reports.view_quality import quality_brief, quality_rows
from orgaudit.reports.view_scores import department_rows, family_rows
from orgaudit.reports.view_urgent import urgent_rows
from orgaudit.reports.view_waivers import waiver_rows
from orgaudit.reports.words.localizer import localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import NOT_ASKED, Gate
from orgaudit.wording.catalogue import Catalogue


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
    comparison: Comparison | None = None,
    show_waived: bool = False,
) -> ReportView:
    """Word a result. ``show`` is the least level listed; it changes neither score nor gate.

    ``show_waived`` tells the findings that waivers accept. ``comparison`` says what is new, where the result was held against known findings.
    ``redact`` replaces every person by a stable pseudonym. ``paths`` and ``sha256`` are those of the input.
    """
    words = localizer(result.organization, catalogue, redact=redact)
    told_levels = levels(result)
    ranked = ranking(result)
    moves = move_rows(ranked, words)
    first = first_moves(moves)
    questions = question_rows(result, words)
    seen = input_quality(result.organization)
    told_head = head(result, words, gate, comparison)
    # While little is known, what is only inferred is a question too, and no reason to act yet.
    ask_first = questions[:FIRST] if told_head.provisional and all(map(is_inferred, ranked)) else ()
    if ask_first:
        first, moves = (), ()
    urgent, urgent_hidden = urgent_rows(result, words, first)
    return ReportView(
        language=catalogue.language,
        head=told_head,
        quality=quality_rows(seen, words),
        quality_brief=quality_brief(seen, words),
        urgent=urgent,
        urgent_hidden=urgent_hidden,
        ask_first=ask_first,
        moves_title=words.say(f"title.{'ask' if ask_first else _moves_title(len(first))}"),
        first_moves=first,
        later_moves=moves[FIRST:],
        moves_hidden=0 if ask_first else len(ranked) - len(moves),
        families=family_rows(result, words),
        departments=department_rows(result, words),
        boundaries=boundary_rows(result, words),
        map_columns=map_columns(words),
        map_rows=map_rows(result, words),
        findings=findings_told(result, words, show, told_levels),
        gaps=gap_rows(result, words),
        gaps_total=len(result.missing),
        questions=questions,
        waivers=waiver_rows(result, words, findings=show_waived),
        method=method_notes(words),
        defaults=default_lines(result, words),
        thresholds=threshold_rows(result, words),
        law=law_notes(result, words),
        not_said=not_said(words),
        failures=tuple(
            words.say("failures.line", rule=item.rule, error=words.user(item.error))
            for item in result.failures
        ),
        origin=words.say(
            "origin.line", version=version, paths=tuple(words.user(path) for path in paths), sha=sha256[:12]
        ),
    )


def _moves_title(count: int) -> str:
    return "moves" if count == FIRST else "few_moves"
