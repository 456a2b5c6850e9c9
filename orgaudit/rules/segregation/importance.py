"""Whether a process, or a duty without one, must not go unchecked, and by which facts."""

from typing import Final

from orgaudit.model import Duty, Organization, Process
from orgaudit.rules.known import INFERRED, NO, NO_AS_WRITTEN, YES, YES_AS_WRITTEN, Known, unknown, unwritten
from orgaudit.rules.segregation.matter import money_in, money_of
from orgaudit.rules.segregation.steps import missing

GRAVE: Final = ("high", "critical")
GUARDED: Final = ("personal", "secret")


def importance_of(org: Organization, process: Process) -> Known:
    """Judge by money, data class, criticality and the supervision of the company."""
    money = money_of(org, process)
    duties = process.duties
    regulated = org.company.is_regulated
    if (
        (money.code and money.is_stated)
        or regulated
        or any(duty.data_class in GUARDED or duty.criticality in GRAVE for duty in duties)
    ):
        # Names alone would then make it graver, and a stated function could take that back.
        sure = money.is_stated or regulated
        return YES if sure else YES_AS_WRITTEN
    if money.code:
        return INFERRED
    gaps = missing(
        (any(duty.payments is None for duty in duties), "duty.payments"),
        (any(duty.data_class is None for duty in duties), "duty.data_class"),
        (any(duty.criticality is None for duty in duties), "duty.criticality"),
    ) or missing((regulated is None, "company.regulated"))
    if gaps:
        return unknown(*gaps)
    # Finance, once stated, is regulated whatever was said before.
    settled = org.company.industry is not None and all(duty.function is not None for duty in duties)
    return NO if settled else NO_AS_WRITTEN


def unguarded(org: Organization, duty: Duty) -> Known:
    """Return whether nobody checks a duty that must not go unchecked: a grave one, or one in which money is stated to pass."""
    if isinstance(duty.checked_by, str):
        return NO
    gaps = unwritten(duty, "criticality", "payments")
    if duty.checked_by is None:
        return unknown("duty.checked_by") if gaps or duty.criticality in GRAVE or duty.payments else NO
    money = money_in(org, duty)
    if duty.criticality in GRAVE or (money.code and money.is_stated):
        return YES
    return unknown(*gaps) if gaps else NO
