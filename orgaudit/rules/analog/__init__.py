"""Analog (アナログ): paper, fax, seals, keying again, personal files, paper money, and work ready for machines or not."""

from orgaudit.rules.analog import (
    automation_gate,
    fax_intake,
    paper_in_duty,
    paper_only_storage,
    paper_payment,
    rekeying,
    seal_approval,
    spreadsheet_ledger,
)
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (
    paper_in_duty.RULE,
    fax_intake.RULE,
    seal_approval.RULE,
    rekeying.RULE,
    spreadsheet_ledger.RULE,
    paper_only_storage.RULE,
    paper_payment.RULE,
    automation_gate.RULE,
)
