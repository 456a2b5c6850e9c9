"""A pack of rules for orgaudit."""

from pathlib import Path

from orgaudit import RulePack
from orgaudit_example_rules import restless_duty

PACK = RulePack(name="example", rules=(restless_duty.RULE,), words=Path(__file__).parent / "words")
