"""Analog (アナログ): paper, fax, seals and typing again what is already recorded."""

from orgaudit.rules.analog import fax_intake, paper_in_duty, rekeying, seal_approval
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (paper_in_duty.RULE, fax_intake.RULE, seal_approval.RULE, rekeying.RULE)
