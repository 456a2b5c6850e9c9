"""Separation of duties (職務分離): nobody both acts and checks."""

from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = ()
