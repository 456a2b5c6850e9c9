"""Which rules run, and at which level."""

from collections.abc import Iterable, Mapping
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import replace
from orgaudit.rules.spec import Family, Rule

_FAMILIES: Final = frozenset(word.casefold() for family in Family for word in (family.value, family.prefix))
"""Words that are known even where no rule of a family is there."""


class NoRuleLeftError(ValueError):
    """``select`` and ``ignore`` leave no rule to run: nothing would be judged, and a gate would pass for nothing."""


class UnknownRuleError(ValueError):
    """A word of the settings names no rule and no family. ``word`` as given."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def selected(rules: Iterable[Rule], select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules that ``select`` names (all where it is empty) and ``ignore`` does not.

    A word names a rule by id or name, or a family by name or prefix; case does not matter. Raises UnknownRuleError for
    a word that names nothing, NoRuleLeftError where no rule is left.
    """
    rules = tuple(rules)
    known = frozenset(word for rule in rules for word in rule.words) | _FAMILIES
    chosen = frozenset(word.casefold() for word in select)
    dropped = frozenset(word.casefold() for word in ignore)
    unknown = next((word for word in (*select, *ignore) if word.casefold() not in known), None)
    if unknown is not None:
        raise UnknownRuleError(unknown)
    left = tuple(rule for rule in rules if (not chosen or rule.words & chosen) and not rule.words & dropped)
    if not left:
        raise NoRuleLeftError
    return left


def levelled(rules: Iterable[Rule], severity: Mapping[str, Severity]) -> tuple[Rule, ...]:
    """Return the rules with the levels that the settings fix, by rule id.

    A fixed level is the worst too, so that the band of the score does not reach beyond it.
    """
    return tuple(
        replace(rule, fixed=severity[rule.id], ceiling=severity[rule.id], legal_step=False)
        if rule.id in severity
        else rule
        for rule in rules
    )
