"""Goals (目標): departments whose success nobody can tell."""

from orgaudit.rules.goals import (
    copied_sales_target,
    department_without_goal,
    incomplete_goal,
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
)
