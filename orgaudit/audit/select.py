"""Which rules run."""

from collections.abc import Iterable

from orgaudit.rules.spec import Rule


def selected(rules: Iterable[Rule], select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules that ``select`` names (all where it is empty) and ``ignore`` does not.

    A word names a rule by id or name, or a family by name or prefix; case does not matter.
    """
    chosen = frozenset(word.casefold() for word in select)
    dropped = frozenset(word.casefold() for word in ignore)
    return tuple(rule for rule in rules if (not chosen or names(rule) & chosen) and not names(rule) & dropped)


def names(rule: Rule) -> frozenset[str]:
    """Return every word by which a rule can be selected, case-folded."""
    words = (rule.id, rule.name, rule.family.value, rule.family.prefix)
    return frozenset(word.casefold() for word in words)
