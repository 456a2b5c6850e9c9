"""Our own pack: the table of contents of the rules."""

from pathlib import Path

from orgaudit.rules import analog, boundary, goals, silo
from orgaudit.rules.pack import RulePack

BUILTIN = RulePack(
    name="orgaudit",
    rules=(*boundary.RULES, *silo.RULES, *goals.RULES, *analog.RULES),
    words=Path(__file__).parent.parent / "wording",
)
