"""Goals (目標): departments whose success nobody can tell."""

from orgaudit.rules.goals import (
    activity_only_goals,
    conflicting_goals,
    copied_sales_target,
    department_without_goal,
    failure_avoiding_goals,
    incomplete_goal,
    uncontrollable_kpi,
    unmeasurable_goal,
    vague_goal,
)
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (
    department_without_goal.RULE,
    unmeasurable_goal.RULE,
    vague_goal.RULE,
    copied_sales_target.RULE,
    incomplete_goal.RULE,
    uncontrollable_kpi.RULE,
    activity_only_goals.RULE,
    conflicting_goals.RULE,
    failure_avoiding_goals.RULE,
)
