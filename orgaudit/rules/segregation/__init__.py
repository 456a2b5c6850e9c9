"""Separation of duties (職務分離): nobody both acts and checks."""

from orgaudit.rules.segregation import (
    control_not_independent,
    front_and_back_joined,
    incompatible_steps,
    no_compensating_control,
    self_approval,
    unchecked_process,
)
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (
    self_approval.RULE,
    incompatible_steps.RULE,
    front_and_back_joined.RULE,
    control_not_independent.RULE,
    no_compensating_control.RULE,
    unchecked_process.RULE,
)
