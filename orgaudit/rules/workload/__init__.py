"""Workload (負荷): how the hours lie over the year, and whether they need to be spent at all."""

from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = ()
