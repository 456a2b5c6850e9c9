"""Handoffs (受け渡し): what is lost, waits or comes back when work passes from one to another."""

from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = ()
