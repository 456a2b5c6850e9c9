"""Middle offices that were handed the front's sales target, read simply: an aggravating fact, not a finding.

GOL004 judges such goals in full, with likeness of texts and what silences it; families do not import each other, so
BND008 only asks for the plain case: the same sales KPI (lexicon ``sales_kpis``, from the ``kpi`` where written, else the
text) with the same target or the same text as a goal of a front office, and not stated to be steered, watched or shared.
"""

from collections.abc import Mapping
from typing import NamedTuple

from orgaudit.knowledge.lexicon import lexicon, normalised
from orgaudit.model.goal import Goal
from orgaudit.model.organization import Organization


class Copy(NamedTuple):
    """A goal, by its address, that copies one of the front. ``certain`` where no fact still unknown could deny it."""

    goal: str
    certain: bool


def copied_sales_targets(org: Organization) -> Mapping[str, Copy]:
    """Return, by the id of a middle office, the goal that copies a sales target of the front; certain ones first."""
    fronts = {
        mark
        for department in org.departments
        if department.office == "front"
        for goal in department.goals or ()
        for mark in _marks(goal)
    }
    copied: dict[str, Copy] = {}
    for department in org.departments if fronts else ():
        if department.office == "middle":
            copies = [copy for goal in department.goals or () if (copy := _copy(goal, fronts))]
            if copies:
                copied[department.id] = min(copies, key=lambda copy: (not copy.certain, copy.goal))
    return copied


def _copy(goal: Goal, fronts: set[tuple[object, ...]]) -> Copy | None:
    if goal.controllable == "yes" or goal.use == "watch" or goal.shared is True:
        return None
    shared = fronts & _marks(goal)
    if not shared:
        return None
    held = goal.controllable is not None and goal.use is not None and goal.shared is not None
    return Copy(goal.address, certain=held and any(mark[0] == "declared" for mark in shared))


def _marks(goal: Goal) -> set[tuple[object, ...]]:
    """Return all by which a goal can be a copy: its sales KPIs, each with the text and, where known, with the target."""
    declared = isinstance(goal.kpi, str) and bool(goal.kpi.strip())
    groups = {
        match.category for match in lexicon("sales_kpis").find(str(goal.kpi) if declared else goal.text)
    }
    marks: set[tuple[object, ...]] = {("text", group, normalised(goal.text)) for group in groups}
    if isinstance(goal.target, int | float | str):
        marks |= {("target", group, goal.target, goal.unit) for group in groups}
        marks |= {("declared", group, goal.target, goal.unit) for group in groups if declared}
    return marks
