"""Which departments are the second and the third line, and what ties them to the front.

A department is one of them by its name, risk or compliance the second, internal audit the third, or by its work: half of its
duties, or of their hours, have such a function stated (house). Control staff inside another department (line 1.5) are
legitimate and do not make it one, nor is a department declared front ever, whatever its name.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from orgaudit.findings.severity import Confidence
from orgaudit.knowledge.functions import Function
from orgaudit.knowledge.lexicon import lexicon
from orgaudit.knowledge.names.values import HIGH, MEDIUM
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.identity import canonical
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
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
    """A line, with the confidence of telling it by the name."""

    line: Line
    confidence: Confidence


class Tie(NamedTuple):
    """Something that binds a control department, with its confidence; ``subject`` is the id or address of it."""

    subject: str
    confidence: Confidence


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
    return Reading(read.line, Confidence.HIGH) if confirmed else read


def _line_worked(of: DutyFunctions, department: Department) -> Reading | None:
    duties = [duty for duty in department.duties or () if duty.is_recurring]
    if not duties:
        return None
    lines: tuple[tuple[Line, frozenset[str]], ...] = (("second", SECOND_LINE), ("third", THIRD_LINE))
    for line, functions in lines:
        own = [duty for duty in duties if _has_one_of(of, duty, functions)]
        hours = sum(duty.monthly_effort or 0.0 for duty in duties)
        own_hours = sum(duty.monthly_effort or 0.0 for duty in own)
        if own and (len(own) >= LEAST_SHARE * len(duties) or own_hours >= LEAST_SHARE * hours > 0):
            return Reading(line, Confidence.HIGH)
    return None


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
    sure = Confidence.MEDIUM if best >= HIGH else Confidence.LOW
    return Reading("third" if third > second else "second", sure)


def sales_goals(department: Department) -> Iterator[Tie]:
    """Yield the goals by which a department is to sell.

    Declared as ``type: revenue`` and ``use: target`` it is certain; without the use it is medium, as it may only be watched.
    A goal without a type is read by its KPI or text (lexicon ``sales_kpis``): medium.
    """
    for goal in department.goals or ():
        if goal.use != "watch" and _sells(goal):
            certain = goal.type == "revenue" and goal.use == "target"
            yield Tie(goal.address, Confidence.HIGH if certain else Confidence.MEDIUM)


def _sells(goal: Goal) -> bool:
    if goal.type is not None:
        return goal.type == "revenue"
    words = goal.kpi if isinstance(goal.kpi, str) else goal.text
    return bool(lexicon("sales_kpis").find(words))


def goals_are_settled(department: Department) -> bool:
    """Whether no fact still unknown can make a goal of the department one of sales."""
    goals = department.goals
    return goals is not None and all(goal.type is not None or goal.use == "watch" for goal in goals)


def front_superiors(department: Department, lines: ReportingLines) -> Iterator[Tie]:
    """Yield the front departments that a department answers to.

    Those above it; those whose head is its own head; those whose head its head reports to. By a person who
    may stand at the top (to whom that person reports is unknown) it is medium: reporting to the top is what should be.
    """
    for above in lines.with_ancestors(department.id)[1:]:
        yield from _front(above, lines, Confidence.HIGH)
    head = lines.head_of(department.id)
    if head is None:
        return
    for boss in (head, lines.superior_of(head)):
        if boss is None or _is_top(boss, lines):
            continue
        sure = Confidence.HIGH if lines.superior_of(boss) else Confidence.MEDIUM
        for headed in lines.headed_by(boss):
            if headed != department.id:
                yield from _front(headed, lines, sure)


def _is_top(person_id: str, lines: ReportingLines) -> bool:
    person = lines.org.person_by_id.get(person_id)
    return person is not None and person.reports_to is NONE


def _front(department_id: str, lines: ReportingLines, sure: Confidence) -> Iterator[Tie]:
    department = lines.org.department_by_id.get(department_id)
    if department is None:
        return
    if department.office == "front":
        yield Tie(department_id, sure)
    elif department.office is None and duty_functions(lines.org).reading(department.name).office == "front":
        yield Tie(department_id, Confidence.LOW)


def line_is_known(department: Department, lines: ReportingLines) -> bool:
    """Whether anything is said of whom a department answers to."""
    head = lines.head_of(department.id)
    person = lines.org.person_by_id.get(head) if head else None
    return department.parent is not None or (person is not None and person.reports_to is not None)


def operating_duties(org: Organization, department: Department) -> Iterator[Tie]:
    """Yield the duties by which internal audit runs business itself.

    By a stated function of the first line it is certain; while the function is unknown, by a step of a process medium and by
    its name inferred.
    """
    for duty in department.duties or ():
        sure = _operates(duty_functions(org), duty)
        if sure is not None:
            yield Tie(duty.address, sure)


def _operates(of: DutyFunctions, duty: Duty) -> Confidence | None:
    if duty.function is not None:
        return Confidence.HIGH if _is_first_line(of.stated(duty)) else None
    if duty.step in _OPERATING_STEPS:
        # A function, once stated, could show that only the audit itself is run in steps.
        return Confidence.MEDIUM
    sure = of.reading(duty.name).confidence == "high"
    return Confidence.LOW if sure and _is_first_line(of.read(duty)) else None


def duties_are_settled(department: Department) -> bool:
    """Whether every duty of a department has a stated function."""
    return department.duties is not None and all(duty.function is not None for duty in department.duties)


def _is_first_line(function: Function | None) -> bool:
    return function is not None and function.line == 1 and function.id not in _HARMLESS


def _has_one_of(of: DutyFunctions, duty: Duty, functions: frozenset[str]) -> bool:
    function = of.stated(duty)
    return function is not None and function.id in functions
