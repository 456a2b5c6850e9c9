"""The critical block: what cannot wait, said once for each rule."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.reports.rows import MoveRow, UrgentRow
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Weighed

MOST_URGENT: Final = 12
"""Rules that the critical block names; the findings of the rest are counted."""

MOST_STARTED: Final = 3
"""Rules for which the block says how to start; more at once get stuck."""

MOST_NAMED: Final = 4


def urgent_rows(
    result: AuditResult, words: Localizer, moves: Iterable[MoveRow]
) -> tuple[tuple[UrgentRow, ...], int]:
    """Return the critical block, gate 0 first, and how many findings did not fit in it.

    How to start is said once, where several rules have the same answer or one of the first ``moves`` says it.
    """
    by_rule: dict[tuple[bool, str], list[Weighed]] = {}
    for item in result.findings:
        if item.priority.gate0 or item.finding.severity is Severity.CRITICAL:
            by_rule.setdefault((not item.priority.gate0, item.finding.rule), []).append(item)
    groups = [by_rule[key] for key in sorted(by_rule, key=lambda key: key[0])]
    told = {move.start: words.say("urgent.see_move", rank=move.rank) for move in moves if move.start}
    shown: list[UrgentRow] = []
    for items in groups[:MOST_URGENT]:
        row = _row(items, result, words)
        said = any(row.start == other.start for other in shown)
        shown.append(replace(row, start="") if said else row)
    rows = tuple(
        replace(row, start=_how(row.start, told, words) if number < MOST_STARTED else "")
        for number, row in enumerate(shown)
    )
    return rows, sum(map(len, groups[MOST_URGENT:]))


def _how(start: str, told: Mapping[str, str], words: Localizer) -> str:
    return told.get(start, words.say("moves.start", text=start)) if start else ""


def _row(items: list[Weighed], result: AuditResult, words: Localizer) -> UrgentRow:
    first = items[0].finding
    rule = result.rules[first.rule]
    names = [_named(item, words) for item in items[:MOST_NAMED]]
    if len(items) > MOST_NAMED:
        names.append(words.say("people.more", count=len(items) - MOST_NAMED))
    return UrgentRow(
        rule=first.rule,
        severity=first.severity,
        level=words.say(f"common/severity.{first.severity.value}"),
        title=words.catalogue.rule(first.rule, first.family).title,
        count=len(items),
        subjects=words.catalogue.write(names),
        start=words.say(f"moves/{rule.move.value}.start"),
        remark=_remark(items, words),
    )


def _remark(items: list[Weighed], words: Localizer) -> str:
    if items[0].priority.gate0:
        return words.say("urgent.gate0")
    unsure = all(item.finding.confidence is Confidence.LOW for item in items)
    return words.say("urgent.unconfirmed") if unsure else ""


def _named(item: Weighed, words: Localizer) -> str:
    subject = item.finding.subject
    name = words.subject_name(subject)
    if subject.kind == "department" or subject.department_id is None:
        return name
    return words.say("subject.in_department", name=name, department=words.department(subject.department_id))
