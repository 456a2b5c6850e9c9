"""The values of the settings: each key has a reader that returns its value or tells what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final

from orgaudit.findings.severity import Severity
from orgaudit.intake.settings_file.tree import (
    Source,
    as_choice,
    as_flag,
    as_map,
    as_number,
    as_text,
    as_texts,
    entries,
    known_entries,
)
from orgaudit.intake.spelling import folded, nearest, useful_part
from orgaudit.intake.yaml.nodes import Items, Node, Pairs
from orgaudit.knowledge.functions import FUNCTIONS, find_function
from orgaudit.model.identity import canonical
from orgaudit.rules.spec import Family, Rule
from orgaudit.settings import Budget, OwnFunctions

NEVER: Final = "never"
LEVELS: Final = tuple(level.value for level in reversed(Severity))
OFFICES: Final = ("front", "middle", "back")
FAMILIES: Final = tuple(family.value for family in Family)

BUDGET_KEYS: Final = ("fail-on", "min-score", "min-coverage")
DEPARTMENT_KEYS: Final = ("fail-on", "min-score")
GATE_KEYS: Final = (*BUDGET_KEYS, "only-new", "families", "departments")
FUNCTION_KEYS: Final = ("names", "offices")

Rules = Mapping[str, Rule]
"""Every rule by its id."""

Reader = Callable[[Source, Node, str, Rules], Any]
"""Reads the value of a key; ``None`` where it is wrong, which has been told."""


def read_choice(*allowed: str) -> Reader:
    """Return the reader of one of these words."""
    return lambda source, node, key, _rules: as_choice(source, node, key, allowed)


def read_paths(source: Source, node: Node, key: str, _rules: Rules) -> tuple[str, ...] | None:
    """Read the files or folders of the company."""
    return tuple(text for text, _ in as_texts(source, node, key)) or None


def read_rule_words(source: Source, node: Node, key: str, rules: Rules) -> tuple[str, ...] | None:
    """Read words that select rules, as --select takes them."""
    known = {word for rule in rules.values() for word in rule.words}
    known |= {folded(word) for family in Family for word in (family.value, family.prefix)}
    found = []
    for text, item in as_texts(source, node, key):
        if folded(text) in known:
            found.append(text)
        else:
            _tell_rule(source, item, text, rules, families=True)
    return tuple(found) or None


def read_severity(source: Source, node: Node, key: str, rules: Rules) -> Mapping[str, Severity] | None:
    """Read a level for each rule named."""
    found: dict[str, Severity] = {}
    for rule, value in _by_rule(source, node, key, rules):
        level = as_choice(source, value, f"{key}.{rule.id}", LEVELS)
        if level is not None:
            found[rule.id] = Severity(level)
    return found or None


def read_options(
    source: Source, node: Node, key: str, rules: Rules
) -> Mapping[str, Mapping[str, object]] | None:
    """Read changed thresholds for each rule named, of the type of their defaults."""
    found: dict[str, Mapping[str, object]] = {}
    for rule, value in _by_rule(source, node, key, rules):
        pairs = as_map(source, value, f"{key}.{rule.id}")
        known = {item.name: item.default for item in fields(rule.options)}
        if pairs is None:
            continue
        changed: dict[str, object] = {}
        for name, item, _ in known_entries(source, pairs, tuple(known)):
            number = as_number(source, item, f"{key}.{rule.id}.{name}", 0, None)
            if number is None:
                continue
            if isinstance(known[name], int) and number != int(number):
                source.tell(
                    "not_an_integer",
                    item,
                    field=f"{key}.{rule.id}.{name}",
                    found=item[0] if type(item) is tuple else "",
                    minimum=0,
                    maximum=None,
                )
                continue
            changed[name] = int(number) if isinstance(known[name], int) else number
        if changed:
            found[rule.id] = changed
    return found or None


def read_gate(source: Source, node: Node, key: str, _rules: Rules) -> dict[str, Any] | None:
    """Read what the gate asks: of the whole by key, of families and departments by name."""
    pairs = as_map(source, node, key)
    if pairs is None:
        return None
    found: dict[str, Any] = {}
    for name, value, _ in known_entries(source, pairs, GATE_KEYS):
        path = f"{key}.{name}"
        if name == "families":
            found[name] = _budgets(source, value, path, BUDGET_KEYS, FAMILIES)
        elif name == "departments":
            found[name] = _budgets(source, value, path, DEPARTMENT_KEYS, None)
        else:
            limit = as_flag(source, value, path) if name == "only-new" else _limit(source, value, path, name)
            if limit is not None:
                found[name] = limit
    return found or None


def _budgets(
    source: Source, node: Node, key: str, keys: tuple[str, ...], allowed: tuple[str, ...] | None
) -> Mapping[str, Budget]:
    pairs = as_map(source, node, key)
    if pairs is None:
        return {}
    parts = known_entries(source, pairs, allowed) if allowed else entries(source, pairs)
    found: dict[str, Budget] = {}
    for name, value, _ in parts:
        inner = as_map(source, value, f"{key}.{name}")
        if inner is not None:
            limits = {
                item: _limit(source, part, f"{key}.{name}.{item}", item)
                for item, part, _ in known_entries(source, inner, keys)
            }
            found[canonical(name)] = budget_of(limits)
    return found


def budget_of(limits: Mapping[str, Any]) -> Budget:
    """Return the budget of limits by their keys; ``never`` asks nothing."""
    level = limits.get("fail-on")
    return Budget(
        fail_on=Severity(level) if level not in (None, NEVER) else None,
        min_score=limits.get("min-score"),
        min_coverage=limits.get("min-coverage"),
    )


def _limit(source: Source, node: Node, path: str, key: str) -> str | float | None:
    if key == "fail-on":
        return as_choice(source, node, path, (*LEVELS, NEVER))
    return as_number(source, node, path, 0, 100)


def read_functions(source: Source, node: Node, key: str, _rules: Rules) -> OwnFunctions | None:
    """Read the company's own words for functions and its offices of functions."""
    pairs = as_map(source, node, key)
    if pairs is None:
        return None
    own_names: dict[str, str] = {}
    offices: dict[str, Any] = {}
    for name, value, _ in known_entries(source, pairs, FUNCTION_KEYS):
        inner = as_map(source, value, f"{key}.{name}")
        if inner is None:
            continue
        if name == "names":
            own_names |= _names(source, inner, f"{key}.{name}")
        else:
            offices |= _offices(source, inner, f"{key}.{name}")
    return OwnFunctions(own_names, offices)


def _names(source: Source, pairs: Pairs, key: str) -> dict[str, str]:
    """Read words with the function each means; a list of words may stand behind a function instead."""
    found: dict[str, str] = {}
    for text, value, span in entries(source, pairs):
        if isinstance(value, Items):
            function = _function(source, text, (text, True, span))
            words = as_texts(source, value, f"{key}.{text}")
            found |= {word: function for word, _ in words if function}
            continue
        named = as_text(source, value, f"{key}.{text}")
        function = _function(source, named, value) if named else None
        if function:
            found[text] = function
    return found


def _offices(source: Source, pairs: Pairs, key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for text, value, span in entries(source, pairs):
        function = _function(source, text, (text, True, span))
        office = as_choice(source, value, f"{key}.{text}", OFFICES)
        if function and office:
            found[function] = office
    return found


def _function(source: Source, text: str, node: Node) -> str | None:
    function = find_function(text)
    if function is None:
        spellings = [word for item in FUNCTIONS.values() for word in (item.id, item.ja, item.en)]
        source.tell("no_such_function", node, found=text, nearest=nearest(text, spellings))
        return None
    return function.id


def _by_rule(source: Source, node: Node, key: str, rules: Rules) -> list[tuple[Rule, Node]]:
    pairs = as_map(source, node, key)
    found: list[tuple[Rule, Node]] = []
    by_word = {folded(word): rule for rule in rules.values() for word in (rule.id, rule.name)}
    for text, value, span in entries(source, pairs) if pairs else ():
        rule = by_word.get(folded(text))
        if rule is None:
            _tell_rule(source, (text, True, span), text, rules, families=False)
        else:
            found.append((rule, value))
    return found


def _tell_rule(source: Source, node: Node, text: str, rules: Rules, *, families: bool) -> None:
    words = [word for rule in rules.values() for word in (rule.id, rule.name)]
    if families:
        words += [word for family in Family for word in (family.value, family.prefix)]
    _, more = useful_part(text, words)
    source.tell("no_such_rule", node, found=text, nearest=nearest(text, words) if more is not None else None)
