"""The values of the settings that are more than one word: each key has a reader that returns its value or tells what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from orgaudit.findings.severity import Severity
from orgaudit.intake.settings_file.kinds import (
    BUDGET,
    GATE,
    LEVEL,
    NEVER,
    Kind,
    WrongValueError,
    choice,
    number_between,
    rule_word,
)
from orgaudit.intake.settings_file.tree import (
    Source,
    as_map,
    as_text,
    as_texts,
    as_value,
    entries,
    known_entries,
)
from orgaudit.intake.spelling import nearest
from orgaudit.intake.yaml.nodes import Items, Node, Pairs
from orgaudit.knowledge.functions import FUNCTIONS, find_function
from orgaudit.model.dataclass import fields
from orgaudit.model.identity import canonical
from orgaudit.rules.spec import Family, Rule
from orgaudit.settings import Budget, OwnFunctions

OFFICE: Final = choice("front", "middle", "back")
FAMILIES: Final = tuple(family.value for family in Family)

DEPARTMENT_BUDGET: Final = {key: BUDGET[key] for key in ("fail-on", "min-score")}
GATE_PARTS: Final[Mapping[str, tuple[Mapping[str, Kind], tuple[str, ...] | None]]] = {
    "families": (BUDGET, FAMILIES),
    "departments": (DEPARTMENT_BUDGET, None),
}
"""What may be asked of each part, and its names where they are known beforehand."""

FUNCTION_KEYS: Final = ("names", "offices")

Rules = Mapping[str, Rule]
"""Every rule by its id."""

Reader = Callable[[Source, Node, str, Rules], Any]
"""Reads the value of a key; ``None`` where it is wrong, which has been told."""


def read_one(kind: Kind) -> Reader:
    """Return the reader of one value of a kind."""
    return lambda source, node, key, _rules: as_value(source, node, key, kind)


def read_paths(source: Source, node: Node, key: str, _rules: Rules) -> tuple[str, ...] | None:
    """Read the files or folders of the company."""
    return tuple(text for text, _ in as_texts(source, node, key)) or None


def read_names(source: Source, node: Node, key: str, _rules: Rules) -> tuple[str, ...] | None:
    """Read names of installed packs."""
    return tuple(dict.fromkeys(text for text, _ in as_texts(source, node, key))) or None


def read_rule_words(source: Source, node: Node, key: str, rules: Rules) -> tuple[str, ...] | None:
    """Read words that select rules, as --select takes them."""
    found = [
        word
        for text, item in as_texts(source, node, key)
        if (word := _rule_word(source, item, text, rules, families=True))
    ]
    return tuple(found) or None


def read_severity(source: Source, node: Node, key: str, rules: Rules) -> Mapping[str, Severity] | None:
    """Read a level for each rule named."""
    found: dict[str, Severity] = {}
    for rule, value in _by_rule(source, node, key, rules):
        level = as_value(source, value, f"{key}.{rule.id}", LEVEL)
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
        kinds = thresholds(rule)
        read = {
            name: as_value(source, item, f"{key}.{rule.id}.{name}", kinds[name])
            for name, item, _ in (known_entries(source, pairs, tuple(kinds)) if pairs else ())
        }
        changed = {name: item for name, item in read.items() if item is not None}
        if changed:
            found[rule.id] = changed
    return found or None


def thresholds(rule: Rule) -> dict[str, Kind]:
    """Return the kind of each threshold of a rule."""
    return {item.name: number_between(whole=isinstance(item.default, int)) for item in fields(rule.options)}


def read_gate(source: Source, node: Node, key: str, _rules: Rules) -> dict[str, Any] | None:
    """Read what the gate asks: of the whole by key, of families and departments by name."""
    pairs = as_map(source, node, key)
    found: dict[str, Any] = {}
    for name, value, _ in known_entries(source, pairs, (*GATE, *GATE_PARTS)) if pairs else ():
        if name in GATE_PARTS:
            found[name] = _budgets(source, value, f"{key}.{name}", *GATE_PARTS[name])
        else:
            limit = as_value(source, value, f"{key}.{name}", GATE[name])
            if limit is not None:
                found[name] = limit
    return found or None


def _budgets(
    source: Source, node: Node, key: str, kinds: Mapping[str, Kind], allowed: tuple[str, ...] | None
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
                item: as_value(source, part, f"{key}.{name}.{item}", kinds[item])
                for item, part, _ in known_entries(source, inner, tuple(kinds))
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
        office = as_value(source, value, f"{key}.{text}", OFFICE)
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


def _by_rule(source: Source, node: Node, key: str, rules: Rules) -> Iterator[tuple[Rule, Node]]:
    pairs = as_map(source, node, key)
    by_word = {word.casefold(): rule for rule in rules.values() for word in (rule.id, rule.name)}
    for text, value, span in entries(source, pairs) if pairs else ():
        word = _rule_word(source, (text, True, span), text, rules, families=False)
        if word:
            yield by_word[word.casefold()], value


def _rule_word(source: Source, node: Node, text: str, rules: Rules, *, families: bool) -> str | None:
    try:
        return rule_word(text, rules.values(), families=families)
    except WrongValueError as wrong:
        source.tell(wrong.code, node, **wrong.facts)
        return None
