"""What several families read of one duty alike: how grave a stop of it is, whether the company's own people do it, who has left."""

from collections.abc import Container
from typing import Final

from orgaudit.model import Duty, Organization
from orgaudit.model.number import quantity
from orgaudit.rules.known import NO, YES, YES_AS_WRITTEN, Known, unknown, unwritten
from orgaudit.rules.months import day

OUTSIDE: Final = ("vendor", "group")
"""Performers who are not the department's own people."""

EFFORT: Final = tuple(
    f"duty.{name}" for name in ("hours_per_month", "monthly_hours", "minutes_per_case", "volume_per_month")
)
"""What the hours of a duty depend on (``Duty.monthly_effort``)."""


def gravity(duty: Duty) -> Known:
    """Return whether the duty is of high or critical importance or has a legal or contractual deadline."""
    if duty.criticality in ("high", "critical") or duty.deadline in ("legal", "contract"):
        return YES
    missing = unwritten(duty, "criticality", "deadline")
    return unknown(*missing) if missing else NO


def done_outside(org: Organization, duty: Duty, by: Container[str | None] = OUTSIDE) -> Known:
    """Return whether a vendor or the group, or only one of them, does the duty.

    What its department is provided by speaks for it as long as it says nothing itself, at medium confidence.
    """
    if duty.performed_by is not None:
        return YES if duty.performed_by in by else NO
    department = org.department_of(duty)
    is_provided = department is not None and department.provided_by in by
    return YES_AS_WRITTEN if is_provided else NO


def goes_on_without_people(org: Organization, duty: Duty) -> Known:
    """Return whether a duty that nobody inside does goes on all the same: with others, or with a robot that somebody looks after."""
    outside = done_outside(org, duty)
    if outside.holds or not duty.bot:
        return outside
    if duty.bot_owner is None:
        return unknown("duty.bot_owner")
    return YES if isinstance(duty.bot_owner, str) else NO


def is_unused(duty: Duty) -> bool:
    """Whether it is stated that nobody uses what a duty yields."""
    return duty.consumer is not None and not duty.consumer


def approval_steps(duty: Duty) -> int | None:
    """Return how many approvals the duty passes, each of the persons named once; ``None`` where it is not written.

    An empty seat among them is a step as well: the case waits there.
    """
    named = duty.approvals
    if isinstance(named, tuple):
        return len(set(named)) + ("approvals" in duty.vacancies)
    return named if isinstance(named, int) or named is None else 0


def stated_cases(duty: Duty, hours: float | None) -> float | None:
    """Return the cases a month as stated, else as these hours and the minutes of a case tell; ``None`` where unknown."""
    volume, minutes = quantity(duty.volume_per_month), quantity(duty.minutes_per_case)
    return hours * 60 / minutes if volume is None and minutes and hours is not None else volume


def has_left(org: Organization, owner: object) -> bool:
    """Whether the one named has left by now, as is stated."""
    person = org.person_by_id.get(owner) if isinstance(owner, str) else None
    last = day(person.leaving_on) if person else None
    return last is not None and last <= org.as_of
