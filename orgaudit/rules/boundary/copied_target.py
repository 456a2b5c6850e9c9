"""Middle offices that were handed the front's sales target: an aggravating fact, not a finding.

GOL004 judges such goals, with likeness of texts and what silences it. BND008 only asks for the plain case of the same
reading (``sales_targets``): the same sales KPI with the same target or the same text as a goal of a front office, and not
stated to be steered, watched or shared.
"""

from collections.abc import Mapping

from orgaudit.model import Goal, Organization
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.known import YES, YES_AS_WRITTEN, Known, unwritten
from orgaudit.rules.sales_targets import (
    Alike,
    SalesGoal,
    comparable,
    front_sales_goals,
    likenesses,
    sales_goal,
)


class Copy(NamedTuple):
    """A goal, by its address, that is ``known`` to copy one of the front; below high where an unknown fact could deny it."""

    goal: str
    known: Known


def copied_sales_targets(org: Organization) -> Mapping[str, Copy]:
    """Return, by the id of a middle office, the goal that copies a sales target of the front; certain ones first."""
    middle = [department for department in org.departments if department.office == "middle"]
    fronts = comparable(front_sales_goals(org), (goal for one in middle for goal in one.goals or ()))
    copied: dict[str, Copy] = {}
    for department in middle if fronts else ():
        copies = [copy for goal in department.goals or () if (copy := _copy(goal, fronts))]
        if copies:
            copied[department.id] = min(copies, key=lambda copy: (copy.known is not YES, copy.goal))
    return copied


def _copy(goal: Goal, fronts: tuple[SalesGoal, ...] | Alike) -> Copy | None:
    own = sales_goal(goal)
    if own is None or goal.controllable == "yes" or goal.use == "watch" or goal.shared is True:
        return None
    copies = [found for found in likenesses(own, fronts, 1.0) if found.is_copy(1.0)]
    if not copies:
        return None
    held = not unwritten(goal, "controllable", "use", "shared")
    certain = held and any(one.is_declared and one.same_target for one in copies)
    return Copy(goal.address, YES if certain else YES_AS_WRITTEN)
