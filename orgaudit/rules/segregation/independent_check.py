"""Whether somebody outside a head's line checks what is done and booked under that head."""

from orgaudit.model import Duty, Process
from orgaudit.rules.segregation.reporting_lines import ReportingLines
from orgaudit.rules.segregation.sides import Sides
from orgaudit.rules.segregation.steps import (
    CHECKING,
    approvers_named,
    checkers_of,
    has_no_approval,
    is_done_outside,
    lacks_a_step,
    may_be_done_outside,
)


def is_checked_outside(process: Process, head: str, sides: Sides, lines: ReportingLines) -> bool:
    """Whether an authorise or reconcile duty, a named checker or approver stands outside the line of ``head``.

    Whoever executes or books in this process checks themself, so does not count.
    """
    doers = {
        person
        for duty in (*sides.front_duties, *sides.back_duties)
        if duty.step not in CHECKING
        for person in duty.primary or ()
    }
    return any(
        _checks(duty, head, doers, lines) or _is_checked(duty, head, doers, lines) for duty in process.duties
    )


def may_be_checked(process: Process) -> bool:
    """Whether a fact still unknown could show such a check."""
    return lacks_a_step(process) or any(
        duty.checked_by is None
        or (duty.step in CHECKING and (duty.primary is None or duty.accountable is None))
        or (duty.step in CHECKING and may_be_done_outside(duty))
        or (duty.step == "initiate" and not approvers_named(duty) and not has_no_approval(duty))
        for duty in process.duties
    )


def _checks(duty: Duty, head: str, doers: set[str], lines: ReportingLines) -> bool:
    if duty.step not in CHECKING:
        return False
    if is_done_outside(duty):
        return True
    return any(
        person not in doers and lines.is_outside(person, head, duty.department_id)
        for person in checkers_of(duty)
    )


def _is_checked(duty: Duty, head: str, doers: set[str], lines: ReportingLines) -> bool:
    checker = duty.checked_by
    named = approvers_named(duty) if duty.step == "initiate" else ()
    if isinstance(checker, str):
        if checker in lines.org.department_by_id:
            return head not in lines.commanders(checker)
        named = (*named, checker)
    return any(person not in doers and lines.is_outside(person, head) for person in named)
