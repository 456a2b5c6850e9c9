"""Fixes for goals: each can be measured, moved and owned, and both sides of a handoff know what is accepted."""

from typing import Final

from orgaudit.findings.finding import Finding
from orgaudit.model.goal import Goal
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE
from orgaudit.rules.edits import (
    WRITTEN,
    department_of,
    handoff_of,
    known,
    sound_goal,
    sound_parts,
    with_department,
    with_goal,
    with_handoff,
)
from orgaudit.rules.goals.goal_reading import PARTS

MEASURE: Final = ("target", "unit", "done_when")


def goal_added(org: Organization, finding: Finding) -> Organization:
    """GOL001, GOL007, GOL009: beside what there is, one goal for an outcome that the department can improve."""
    department = department_of(org, finding.subject.address)
    if department is None:
        return org
    goal = sound_goal(org, department)
    org = known(org, str(goal.owner))
    return with_department(org, department, goals=(*(department.goals or ()), goal))


def goal_completed(org: Organization, finding: Finding) -> Organization:
    """GOL002, GOL003, GOL005: what is not written of the goal is filled in; what is written stays."""
    goal = _goal(org, finding)
    if goal is None:
        return org
    sound = sound_parts(org, department_of(org, goal.department_id))
    lacking = {name: sound[name] for name in (*MEASURE, *PARTS) if getattr(goal, name) in (None, NONE, "")}
    org = known(org, str(sound["owner"]))
    return with_goal(org, goal, **lacking)


def goal_replaced(org: Organization, finding: Finding) -> Organization:
    """GOL004, GOL006: the figure that others decide gives way to one of the department's own work."""
    goal = _goal(org, finding)
    if goal is None:
        return org
    sound = sound_parts(org, department_of(org, goal.department_id))
    return with_goal(known(org, str(sound["owner"])), goal, **sound)


def conflict_settled(org: Organization, finding: Finding) -> Organization:
    """GOL008: it is written what is accepted."""
    return with_handoff(org, handoff_of(org, finding.subject), acceptance=WRITTEN)


def _goal(org: Organization, finding: Finding) -> Goal | None:
    department = department_of(org, finding.subject.department_id)
    goals = (department.goals if department else None) or ()
    return next((goal for goal in goals if goal.address == finding.subject.address), None)
