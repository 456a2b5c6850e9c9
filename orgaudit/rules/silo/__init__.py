"""Silo (属人化): duties that hang on one person."""

from orgaudit.rules.silo import sole_keeper
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (sole_keeper.RULE,)
