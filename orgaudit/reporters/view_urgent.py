"""The critical block: what cannot wait, said once for each rule."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from orgaudit.audit.result import AuditResult, Weighed
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.reporters.rows import MoveRow, UrgentRow
from orgaudit.reporters.telling import Telling

MOST_URGENT: Final = 12
"""Rules that the critical block names; the findings of the rest are counted."""

MOST_STARTED: Final = 3
"""Rules for which the block says how to start; more at once get stuck."""

MOST_NAMED: Final = 4


def urgent_rows(
    result: AuditResult, telling: Telling, moves: Iterable[MoveRow]
) -> tuple[tuple[UrgentRow, ...], int]:
    """Return the critical block, gate 0 first, and how many findings did not fit in it.

    How to start is said once, where several rules have the same answer or one of the first ``moves`` says it.
    """
    by_rule: dict[tuple[bool, str], list[Weighed]] = {}
    for item in result.findings:
        if item.priority.gate0 or item.finding.severity is Severity.CRITICAL:
            by_rule.setdefault((not item.priority.gate0, item.finding.rule), []).append(item)
    groups = [by_rule[key] for key in sorted(by_rule, key=lambda key: key[0])]
    told = {move.start: telling.say("urgent.see_move", rank=move.rank) for move in moves if move.start}
    shown: list[UrgentRow] = []
    for items in groups[:MOST_URGENT]:
        row = _row(items, result, telling)
        said = any(row.start == other.start for other in shown)
        shown.append(replace(row, start="") if said else row)
    rows = tuple(
        replace(row, start=_how(row.start, told, telling) if number < MOST_STARTED else "")
        for number, row in enumerate(shown)
    )
    return rows, sum(map(len, groups[MOST_URGENT:]))


def _how(start: str, told: Mapping[str, str], telling: Telling) -> str:
    return told.get(start, telling.say("moves.start", text=start)) if start else ""


def _row(items: list[Weighed], result: AuditResult, telling: Telling) -> UrgentRow:
    first = items[0].finding
    rule = result.rules[first.rule]
    names = [_named(item, telling) for item in items[:MOST_NAMED]]
    if len(items) > MOST_NAMED:
        names.append(telling.say("people.more", count=len(items) - MOST_NAMED))
    return UrgentRow(
        rule=first.rule,
        severity=first.severity,
        level=telling.say(f"common/severity.{first.severity.value}"),
        title=telling.catalogue.rule(first.rule, first.family).title,
        count=len(items),
        subjects=telling.catalogue.write(names),
        start=telling.say(f"moves/{rule.move.value}.start"),
        remark=_remark(items, telling),
    )


def _remark(items: list[Weighed], telling: Telling) -> str:
    if items[0].priority.gate0:
        return telling.say("urgent.gate0")
    unsure = all(item.finding.confidence is Confidence.LOW for item in items)
    return telling.say("urgent.unconfirmed") if unsure else ""


def _named(item: Weighed, telling: Telling) -> str:
    subject = item.finding.subject
    name = telling.subject_name(subject)
    if subject.kind == "department" or subject.department_id is None:
        return name
    return telling.say(
        "subject.in_department", name=name, department=telling.department(subject.department_id)
    )
