"""What ties a line of control to the front: a sales goal, whom it answers to, business that it runs itself."""

from collections.abc import Iterator
from typing import Final

from orgaudit.knowledge.functions import Function
from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import NONE, Department, Duty, Goal, Organization
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
from orgaudit.rules.known import (
    INFERRED,
    NO,
    NO_AS_WRITTEN,
    YES,
    YES_AS_WRITTEN,
    Known,
    either,
    unknown,
    unwritten,
)
from orgaudit.rules.segregation.control_lines import Line
from orgaudit.rules.segregation.reporting_lines import ReportingLines

_HARMLESS: Final = frozenset(
    (
        *("audit_support", "general_clerical", "secretary", "knowledge", "document_mgmt", "training"),
        *("compliance_training", "meeting_support", "data_analytics", "whistleblowing"),
    )
)
"""Work that internal audit may do besides: it runs no business of the company. House list."""

_OPERATING_STEPS: Final = frozenset(("initiate", "authorise", "execute", "custody", "record"))


class Ties(NamedTuple):
    """Whether anything binds a department to the front, with the goals, superiors and duties that do so no less surely than the rest."""

    bound: Known
    goals: tuple[str, ...]
    superiors: tuple[str, ...]
    duties: tuple[str, ...]


def ties_of(lines: ReportingLines, department: Department, line: Line) -> Ties:
    """Return what ties a department to the front; only internal audit, the third line, may run no business of its own."""
    audits = line == "third"
    duties = _operating_duties(lines.org, department) if audits else {}
    found = _sales_goals(department), _front_superiors(department, lines), duties
    blank = unwritten(department, "goals", "duties") if audits else unwritten(department, "goals")
    hidden = unknown(*blank) if blank else NO, _other_superiors(department, lines)
    bound = either(*(tie for kind in found for tie in kind.values()), *hidden)
    goals, superiors, operated = (
        tuple(name for name, tie in kind.items() if tie.holds and tie.sure is bound.sure) for kind in found
    )
    return Ties(bound, goals, superiors, operated)


def _sales_goals(department: Department) -> dict[str, Known]:
    """Return for each goal, by its address, whether the department is to sell by it.

    Declared as ``type: revenue`` and ``use: target`` it is certain; without the use it is medium, as it may only be watched.
    A goal without a type, or of volume, is read by its KPI or text (lexicon ``sales_kpis``): medium.
    """
    return {goal.address: _sells(goal) for goal in department.goals or ()}


def _sells(goal: Goal) -> Known:
    if goal.use == "watch":
        return NO
    if goal.type in (None, "volume"):
        words = goal.kpi if isinstance(goal.kpi, str) else goal.text
        return YES_AS_WRITTEN if lexicon("sales_kpis").find(words) else NO if goal.type else NO_AS_WRITTEN
    if goal.type != "revenue":
        return NO
    return YES if goal.use == "target" else YES_AS_WRITTEN


def _front_superiors(department: Department, lines: ReportingLines) -> dict[str, Known]:
    """Return the front departments that a department answers to, and how surely.

    Those above it; those whose head is its own head; those whose head its head reports to. By a person who
    may stand at the top (to whom that person reports is unknown) it is medium: reporting to the top is what should be. By a name
    that may be two people it is inferred.
    """
    found: dict[str, Known] = {}
    for other, sure in _superiors(department, lines):
        front = _is_front(other, lines, sure)
        if front.holds:
            found[other] = either(front, found.get(other, NO))
    return found


def _superiors(department: Department, lines: ReportingLines) -> Iterator[tuple[str, Known]]:
    for above in lines.with_ancestors(department.id)[1:]:
        yield above, YES
    head = lines.head_of(department.id)
    for boss in (head, lines.superior_of(head)) if head else ():
        if boss is None or _is_top(boss, lines):
            continue
        sure = YES if lines.superior_of(boss) else YES_AS_WRITTEN
        if lines.org.may_be_several(boss):
            sure = INFERRED
        yield from ((headed, sure) for headed in lines.headed_by(boss) if headed != department.id)


def _is_top(person_id: str, lines: ReportingLines) -> bool:
    person = lines.org.person_by_id.get(person_id)
    return person is not None and person.reports_to is NONE and "reports_to" not in person.vacancies


def _is_front(department_id: str, lines: ReportingLines, answers: Known) -> Known:
    department = lines.org.department_by_id.get(department_id)
    if department is None or department.office is not None:
        return answers if department and department.office == "front" else NO
    named = duty_functions(lines.org).reading(department.name).office
    return INFERRED if named == "front" else NO_AS_WRITTEN


def _other_superiors(department: Department, lines: ReportingLines) -> Known:
    """Return whether facts still unknown hide a front department that a department answers to; never that they do."""
    head = lines.head_of(department.id)
    person = lines.org.person_by_id.get(head) if head else None
    known = person is not None and person.reports_to is not None and "reports_to" not in person.vacancies
    if department.parent is None and not known:
        return unknown("department.parent")
    offices = all(item.office is not None for item in lines.org.departments)
    return NO if offices and lines.are_complete else NO_AS_WRITTEN


def _operating_duties(org: Organization, department: Department) -> dict[str, Known]:
    """Return for each duty, by its address, whether internal audit runs business itself by it.

    By a stated function of the first line it is certain; while the function is unknown, by a step of a process medium and by
    its name inferred.
    """
    of = duty_functions(org)
    return {duty.address: _operates(of, duty) for duty in department.duties or ()}


def _operates(of: DutyFunctions, duty: Duty) -> Known:
    if duty.function is not None:
        return YES if _is_first_line(of.stated(duty)) else NO
    if duty.step in _OPERATING_STEPS:
        # A function, once stated, could show that only the audit itself is run in steps.
        return YES_AS_WRITTEN
    sure = of.reading(duty.name).confidence == "high"
    return INFERRED if sure and _is_first_line(of.read(duty)) else NO_AS_WRITTEN


def _is_first_line(function: Function | None) -> bool:
    return function is not None and function.line == 1 and function.id not in _HARMLESS
