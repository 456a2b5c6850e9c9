"""Governance (統治): what is written, what is covered, and who answers for what is given away."""

from orgaudit.rules.governance import charter_missing, function_not_covered, outsourced_without_owner
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (function_not_covered.RULE, charter_missing.RULE, outsourced_without_owner.RULE)
