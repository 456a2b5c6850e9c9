"""Which departments are the second and the third line of control.

A department is one of them by its name, risk or compliance the second, internal audit the third, or by its work: half of its
duties, or of their hours, have such a function stated (house). Control staff inside another department (line 1.5) are
legitimate and do not make it one, nor is a department declared front ever, whatever its name.
"""

from collections.abc import Sequence
from typing import Final, Literal

from orgaudit.knowledge.names.values import HIGH, MEDIUM
from orgaudit.model import Department, Duty, Organization
from orgaudit.model.identity import canonical
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
from orgaudit.rules.known import INFERRED, NO, YES, YES_AS_WRITTEN, Known, unknown

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

_CUES: Final = (
    *("リスク", "コンプラ", "監査", "統制", "遵守", "法令", "反社", "本人確認", "マネロン"),
    *("risk", "complian", "audit", "control", "conduct", "screening", "aml", "kyc", "monitoring"),
)
"""A name without any of these is no such line: reading names in full takes too long for every department of every file."""


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


def _has_one_of(of: DutyFunctions, duty: Duty, functions: frozenset[str]) -> bool:
    function = of.stated(duty)
    return function is not None and function.id in functions
