"""Handoffs (受け渡し): what is lost, waits or comes back when work passes from one to another."""

from orgaudit.rules.handoffs import (
    hub_bottleneck,
    long_approval_chain,
    no_response_time,
    no_shared_record,
    returned_work,
    too_many_crossings,
    waiting_dominates,
)
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (
    too_many_crossings.RULE,
    returned_work.RULE,
    no_response_time.RULE,
    waiting_dominates.RULE,
    no_shared_record.RULE,
    hub_bottleneck.RULE,
    long_approval_chain.RULE,
)
