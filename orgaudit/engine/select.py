"""Which rules run, and at which level."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from orgaudit.findings.severity import Severity
from orgaudit.rules.spec import Rule


def selected(rules: Iterable[Rule], select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules that ``select`` names (all where it is empty) and ``ignore`` does not.

    A word names a rule by id or name, or a family by name or prefix; case does not matter.
    """
    chosen = frozenset(word.casefold() for word in select)
    dropped = frozenset(word.casefold() for word in ignore)
    return tuple(rule for rule in rules if (not chosen or rule.words & chosen) and not rule.words & dropped)


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
