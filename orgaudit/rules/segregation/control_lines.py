"""Which departments are the second and the third line, and what ties them to the front.

A department is one of them by its name, risk or compliance the second, internal audit the third, or by its work: half of its
duties, or of their hours, have such a function stated (house). Control staff inside another department (line 1.5) are
legitimate and do not make it one, nor is a department declared front ever, whatever its name.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from orgaudit.knowledge.functions import Function
from orgaudit.knowledge.lexicon import lexicon
from orgaudit.knowledge.names.values import HIGH, MEDIUM
from orgaudit.model import NONE, Department, Duty, Goal, Organization
from orgaudit.model.identity import canonical
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
from orgaudit.rules.known import INFERRED, NO, NO_AS_WRITTEN, YES, YES_AS_WRITTEN, Known, either, unknown
from orgaudit.rules.segregation.reporting_lines import ReportingLines

Line = Literal["second", "third"]

SECOND_LINE: Final = frozenset(
    (
        *("risk_mgmt", "market_credit_risk", "operational_risk", "model_risk", "third_party_risk"),
        *("limit_monitoring", "compliance", "screening", "transaction_monitoring", "internal_control"),
    )
)
THIRD_LINE: Final = frozenset(("internal_audit",))

LEAST_SHARE: Final = 0.5
"""Share of the duties, or of their hours, that makes a department a line of control; house default."""

_HARMLESS: Final = frozenset(
    (
        *("audit_support", "general_clerical", "secretary", "knowledge", "document_mgmt", "training"),
        *("compliance_training", "meeting_support", "data_analytics", "whistleblowing"),
    )
)
"""Work that internal audit may do besides: it runs no business of the company. House list."""

_CUES: Final = (
    *("リスク", "コンプラ", "監査", "統制", "遵守", "法令", "反社", "本人確認", "マネロン"),
    *("risk", "complian", "audit", "control", "conduct", "screening", "aml", "kyc", "monitoring"),
)
"""A name without any of these is no such line: reading names in full takes too long for every department of every file."""

_OPERATING_STEPS: Final = frozenset(("initiate", "authorise", "execute", "custody", "record"))


class Reading(NamedTuple):
    """A line that a department is ``known`` to be; unknown where hours that are not written decide it."""

    line: Line
    known: Known


def line_of(org: Organization, department: Department) -> Reading | None:
    """Return the line that a department is by its name, certain where a duty of its own says the same, or by its work.

    A name of several parts is of the third line only where that is plain: risk and audit in one is second.
    """
    if department.office == "front":
        return None
    of = duty_functions(org)
    read = _line_named(of, department.name)
    if read is None:
        return _line_worked(of, department)
    functions = SECOND_LINE if read.line == "second" else THIRD_LINE
    confirmed = any(_has_one_of(of, duty, functions) for duty in department.duties or ())
    return Reading(read.line, YES) if confirmed else read


def _line_worked(of: DutyFunctions, department: Department) -> Reading | None:
    duties = department.recurring_duties
    if not duties:
        return None
    lines: tuple[tuple[Line, frozenset[str]], ...] = (("second", SECOND_LINE), ("third", THIRD_LINE))
    read = [
        Reading(line, _does_half(own, duties))
        for line, functions in lines
        if (own := [duty for duty in duties if _has_one_of(of, duty, functions)])
    ]
    worked = [reading for reading in read if reading.known.holds is not False]
    return min(worked, key=lambda reading: reading.known.holds is None, default=None)


def _does_half(own: Sequence[Duty], duties: Sequence[Duty]) -> Known:
    """Return whether some duties are half of all or of their hours, whatever the hours that are not written may be."""
    hours = sum(duty.monthly_effort or 0.0 for duty in duties)
    own_hours = sum(duty.monthly_effort or 0.0 for duty in own)
    enough = own_hours >= LEAST_SHARE * hours > 0
    if len(own) >= LEAST_SHARE * len(duties) or (
        enough and all(duty.monthly_effort is not None for duty in duties)
    ):
        return YES
    may_grow = any(duty.monthly_effort is None for duty in own)
    return unknown("duty.hours_per_month") if enough or may_grow else NO


def _line_named(of: DutyFunctions, name: str) -> Reading | None:
    plain = canonical(name)
    if of.own is None and not any(cue in plain for cue in _CUES):
        return None
    candidates = {item.function: item.score for item in of.reading(name).candidates}
    second = max((candidates.get(item, 0.0) for item in SECOND_LINE), default=0.0)
    third = max(candidates.get(item, 0.0) for item in THIRD_LINE)
    best = max(second, third)
    if best < MEDIUM:
        return None
    return Reading("third" if third > second else "second", YES_AS_WRITTEN if best >= HIGH else INFERRED)


def sales_goals(department: Department) -> dict[str, Known]:
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


def front_superiors(department: Department, lines: ReportingLines) -> dict[str, Known]:
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


def other_superiors(department: Department, lines: ReportingLines) -> Known:
    """Return whether facts still unknown hide a front department that a department answers to; never that they do."""
    head = lines.head_of(department.id)
    person = lines.org.person_by_id.get(head) if head else None
    known = person is not None and person.reports_to is not None and "reports_to" not in person.vacancies
    if department.parent is None and not known:
        return unknown("department.parent")
    offices = all(item.office is not None for item in lines.org.departments)
    return NO if offices and lines.are_complete else NO_AS_WRITTEN


def operating_duties(org: Organization, department: Department) -> dict[str, Known]:
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


def _has_one_of(of: DutyFunctions, duty: Duty, functions: frozenset[str]) -> bool:
    function = of.stated(duty)
    return function is not None and function.id in functions
