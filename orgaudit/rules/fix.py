"""How a fix is given what it works on: the element that a finding is about as it is now, and facts of the finding by their names.

A fix is written for the element, ``fix(org, duty, *facts)``. Where the element is gone there is nothing left to fix.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.model import Department, Duty, Goal, Handoff, Organization, Process
from orgaudit.rules.edits import department_of, duty_of, goal_of, handoff_of, process_of
from orgaudit.rules.spec import Fix

E = TypeVar("E")
P = ParamSpec("P")
Work = Callable[Concatenate[Organization, E, P], Organization]


def of_duty(*facts: str) -> Callable[[Work[Duty, P]], Fix]:
    """Make a fix of a function that changes a duty, given these facts of the finding."""
    return _found_by(duty_of, facts)


def of_department(*facts: str) -> Callable[[Work[Department, P]], Fix]:
    """Make a fix of a function that changes a department."""
    return _found_by(lambda org, subject: department_of(org, subject.address), facts)


def of_goal(*facts: str) -> Callable[[Work[Goal, P]], Fix]:
    """Make a fix of a function that changes a goal."""
    return _found_by(goal_of, facts)


def of_handoff(*facts: str) -> Callable[[Work[Handoff, P]], Fix]:
    """Make a fix of a function that changes a handoff."""
    return _found_by(handoff_of, facts)


def of_process(*facts: str) -> Callable[[Work[Process, P]], Fix]:
    """Make a fix of a function that changes a process."""
    return _found_by(process_of, facts)


def _found_by(
    find: Callable[[Organization, Subject], E | None], facts: tuple[str, ...]
) -> Callable[[Callable[..., Organization]], Fix]:
    def made(work: Callable[..., Organization]) -> Fix:
        @wraps(work)
        def fix(org: Organization, finding: Finding) -> Organization:
            element = find(org, finding.subject)
            if element is None:
                return org
            return work(org, element, *(getattr(finding.facts, name) for name in facts))

        return fix

    return made
