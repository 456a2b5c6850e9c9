"""Our own pack: the table of contents of the rules."""

from pathlib import Path

from orgaudit.rules import analog, boundary, goals, governance, handoffs, segregation, silo, workload
from orgaudit.rules.pack import RulePack

BUILTIN = RulePack(
    name="orgaudit",
    rules=(
        *boundary.RULES,
        *silo.RULES,
        *goals.RULES,
        *analog.RULES,
        *workload.RULES,
        *handoffs.RULES,
        *segregation.RULES,
        *governance.RULES,
    ),
    words=Path(__file__).parent.parent / "wording",
)

_IDS = frozenset(rule.id for rule in BUILTIN.rules)


def is_ours(rule: str) -> bool:
    """Whether a rule, by its id, is one of this pack: a company and a plugin mend their own."""
    return rule in _IDS
