"""Workload (負荷): how the hours lie over the year, and whether they need to be spent at all."""

from orgaudit.rules.spec import Rule
from orgaudit.rules.workload import overload, rare_specialist, seasonal_swing, shared_peak, unused_duty

RULES: tuple[Rule, ...] = (
    overload.RULE,
    seasonal_swing.RULE,
    shared_peak.RULE,
    unused_duty.RULE,
    rare_specialist.RULE,
)
