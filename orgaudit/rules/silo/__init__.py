"""Silo (属人化): duties that hang on one person."""

from orgaudit.rules.silo import (
    backup_in_name_only,
    duty_without_performer,
    hours_concentration,
    known_leaver,
    manual_missing,
    sole_keeper,
    stop_risk,
    truck_factor,
)
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (
    sole_keeper.RULE,
    manual_missing.RULE,
    stop_risk.RULE,
    truck_factor.RULE,
    hours_concentration.RULE,
    backup_in_name_only.RULE,
    known_leaver.RULE,
    duty_without_performer.RULE,
)
