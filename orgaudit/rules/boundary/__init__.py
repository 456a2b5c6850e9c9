"""The rules of the family boundary."""

from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = ()
