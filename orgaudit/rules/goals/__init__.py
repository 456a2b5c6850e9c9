"""The rules of the family goals."""

from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = ()
