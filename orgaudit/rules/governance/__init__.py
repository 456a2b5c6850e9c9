"""Governance (統治): what is written, what is covered, and who answers for what is given away."""

from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = ()
