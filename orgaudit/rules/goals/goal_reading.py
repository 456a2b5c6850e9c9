"""What a goal as written says: how it is measured, whether its end is described, and which goals are unknown.

Shared by the rules of this family, so that they agree on what a measure is.
"""

from collections.abc import Callable

from orgaudit.findings.hit import Outcome, Outcomes
from orgaudit.knowledge.measure import measure_in
from orgaudit.model import NONE, Department, Goal, Organization
from orgaudit.rules.goal_types import words
from orgaudit.rules.goals.zero_reading import says_no_failure
from orgaudit.rules.silence import unlisted

PARTS = ("due", "baseline", "owner", "data_source")
"""What a goal needs beside its measure to be steered by."""


def is_measured(goal: Goal) -> bool:
    """Whether a goal has a number with a unit.

    That is: a measure in its text, or none of a failure that can be counted ("No errors in ..."); a target in words that holds one; or a numeric target (or one in words that has a
    digit) whose unit is known from ``unit`` (``unit: none`` says that it is a plain count) or from the ``kpi``.
    """
    if measure_in(goal.text) or says_no_failure(goal.text):
        return True
    target = goal.target
    if target is None or target is NONE:
        return False
    if isinstance(target, str):
        return bool(measure_in(target)) or (any(char.isdigit() for char in target) and _says_of_what(goal))
    return _says_of_what(goal)


def _says_of_what(goal: Goal) -> bool:
    return goal.unit is not None or bool(words(goal.kpi))


def has_end_state(goal: Goal) -> bool:
    """Whether it is described when the goal is reached."""
    return bool(words(goal.done_when))


def judged_goals(org: Organization, judge: Callable[[Goal, Department], Outcome]) -> Outcomes:
    """Yield what is judged of every goal; a department whose goals are unknown is not judged."""
    yield from unlisted(org, "goals")
    for department in org.departments:
        for goal in department.goals or ():
            yield judge(goal, department)
