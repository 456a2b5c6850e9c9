"""The rules of the family analog."""

from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = ()
