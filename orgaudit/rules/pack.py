"""A pack of rules and where its words lie. Our own rules, those of plugins and those of a company enter by this door."""

from collections import Counter
from pathlib import Path

from orgaudit.model.dataclass import dataclass
from orgaudit.rules.spec import Rule


@dataclass(frozen=True, slots=True)
class RulePack:
    """Rules with the folder that holds ``ja/`` and ``en/`` word files for them.

    Raises ValueError where an id or a name is used twice.
    """

    name: str
    rules: tuple[Rule, ...]
    words: Path

    def __post_init__(self) -> None:
        counts = Counter(key for rule in self.rules for key in {rule.id, rule.name})
        twice = sorted(key for key, count in counts.items() if count > 1)
        if twice:
            message = f"rule pack {self.name!r} uses twice: {', '.join(twice)}"
            raise ValueError(message)
