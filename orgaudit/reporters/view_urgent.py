"""The critical block: what cannot wait, said once for each rule."""

from dataclasses import replace
from typing import Final

from orgaudit.audit.result import AuditResult, Weighed
from orgaudit.findings.severity import Severity
from orgaudit.reporters.rows import UrgentRow
from orgaudit.reporters.telling import Telling

MOST_URGENT: Final = 5
"""Rules that the critical block names; the findings of the rest are counted."""

MOST_NAMED: Final = 4


def urgent_rows(result: AuditResult, telling: Telling) -> tuple[tuple[UrgentRow, ...], int]:
    """Return the critical block, gate 0 first, and how many findings did not fit in it.

    How to start is said once, where several rules have the same answer.
    """
    by_rule: dict[tuple[bool, str], list[Weighed]] = {}
    for item in result.findings:
        if item.priority.gate0 or item.finding.severity is Severity.CRITICAL:
            by_rule.setdefault((not item.priority.gate0, item.finding.rule), []).append(item)
    groups = [by_rule[key] for key in sorted(by_rule, key=lambda key: key[0])]
    shown: list[UrgentRow] = []
    for items in groups[:MOST_URGENT]:
        row = _row(items, result, telling)
        said = any(row.start == other.start for other in shown)
        shown.append(replace(row, start="") if said else row)
    return tuple(shown), sum(map(len, groups[MOST_URGENT:]))


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
        gate0=items[0].priority.gate0,
    )


def _named(item: Weighed, telling: Telling) -> str:
    subject = item.finding.subject
    name = telling.subject_name(subject)
    if subject.kind == "department" or subject.department_id is None:
        return name
    return telling.say(
        "subject.in_department", name=name, department=telling.department(subject.department_id)
    )
