"""Fixes for goals: each can be measured, moved and owned, and both sides of a handoff know what is accepted."""

from typing import Final

from orgaudit.model import NONE, Department, Goal, Handoff, Organization
from orgaudit.rules.edits import WRITTEN, department_of, with_department, with_goal, with_handoff
from orgaudit.rules.fix import of_department, of_goal, of_handoff
from orgaudit.rules.fix_means import known, sound_goal, sound_parts
from orgaudit.rules.goals.goal_reading import PARTS

MEASURE: Final = ("target", "unit", "done_when")


@of_department()
def goal_added(org: Organization, department: Department) -> Organization:
    """GOL001, GOL007, GOL009: beside what there is, one goal for an outcome that the department can improve."""
    goal = sound_goal(org, department)
    org = known(org, str(goal.owner))
    return with_department(org, department, goals=(*(department.goals or ()), goal))


@of_goal()
def goal_completed(org: Organization, goal: Goal) -> Organization:
    """GOL002, GOL003, GOL005: what is not written of the goal is filled in; what is written stays."""
    sound = sound_parts(org, department_of(org, goal.department_id))
    lacking = {name: sound[name] for name in (*MEASURE, *PARTS) if getattr(goal, name) in (None, NONE, "")}
    org = known(org, str(sound["owner"]))
    return with_goal(org, goal, **lacking)


@of_goal()
def goal_replaced(org: Organization, goal: Goal) -> Organization:
    """GOL004, GOL006: the figure that others decide gives way to one of the department's own work."""
    sound = sound_parts(org, department_of(org, goal.department_id))
    return with_goal(known(org, str(sound["owner"])), goal, **sound)


@of_handoff()
def conflict_settled(org: Organization, handoff: Handoff) -> Organization:
    """GOL008: it is written what is accepted."""
    return with_handoff(org, handoff, acceptance=WRITTEN)
