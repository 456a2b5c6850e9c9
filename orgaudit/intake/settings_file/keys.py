"""Every key of the settings file with its reader and its JSON Schema (draft-07), in the order in which they are shown.

The schema serves completion and checking in an editor. It knows every key, every rule with its thresholds, and the bounds. What
it cannot know: the departments of a company.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from orgaudit.intake.settings_file.kinds import (
    GATE,
    LANGUAGE,
    LEVEL,
    PEOPLE,
    SECRET,
    Kind,
    Schema,
    choice,
    rule_words,
)
from orgaudit.intake.settings_file.own_rules import own_rules_schema, read_own_rules
from orgaudit.intake.settings_file.rule_packs import read_rule_packs
from orgaudit.intake.settings_file.values import (
    GATE_PARTS,
    OFFICE,
    Reader,
    read_functions,
    read_gate,
    read_names,
    read_one,
    read_options,
    read_paths,
    read_rule_words,
    read_severity,
    thresholds,
)
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.spec import Rule

_TITLE: Final = "orgaudit 設定ファイル / orgaudit settings file"
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Key:
    """One key: how its value is read, and the schema of it beside these rules."""

    read: Reader
    schema: Callable[[Sequence[Rule]], Schema]


def settings_schema(rules: Iterable[Rule]) -> Schema:
    """Return the schema as plain data, ready for JSON."""
    listed = tuple(rules)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": _TITLE,
        **_map({name: key.schema(listed) for name, key in KEYS.items()}),
    }


def _one(kind: Kind) -> Key:
    return Key(read_one(kind), lambda _rules: kind.schema)


def _select(rules: Sequence[Rule]) -> Schema:
    return _one_or_more({"enum": rule_words(rules)})


def _by_rule(of: Callable[[Rule], Schema]) -> Callable[[Sequence[Rule]], Schema]:
    return lambda rules: _map({word: of(rule) for rule in rules for word in (rule.id, rule.name)})


def _gate(_rules: Sequence[Rule]) -> Schema:
    parts = {
        name: _map({part: _kinds(kinds) for part in names})
        if names
        else {"type": "object", "additionalProperties": _kinds(kinds)}
        for name, (kinds, names) in GATE_PARTS.items()
    }
    return _map({**{key: kind.schema for key, kind in GATE.items()}, **parts})


def _functions(_rules: Sequence[Rule]) -> Schema:
    functions = {"enum": [name for item in FUNCTIONS.values() for name in (item.id, item.ja, item.en)]}
    words = {"anyOf": [functions, {"type": "array", "items": _TEXT}]}
    offices = {"type": "object", "propertyNames": functions, "additionalProperties": OFFICE.schema}
    return _map({"names": {"type": "object", "additionalProperties": words}, "offices": offices})


def _kinds(kinds: Mapping[str, Kind]) -> Schema:
    return _map({key: kind.schema for key, kind in kinds.items()})


def _map(properties: Schema) -> Schema:
    """Return the schema of a map with these keys and no others; ``_`` does for ``-``."""
    spelled = {key.replace("-", "_"): value for key, value in properties.items() if "-" in key}
    return {"type": "object", "properties": {**properties, **spelled}, "additionalProperties": False}


def _one_or_more(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


KEYS: Final[Mapping[str, Key]] = {
    "lang": _one(LANGUAGE),
    "select": Key(read_rule_words, _select),
    "ignore": Key(read_rule_words, _select),
    "severity": Key(read_severity, _by_rule(lambda _rule: LEVEL.schema)),
    "options": Key(read_options, _by_rule(lambda rule: _kinds(thresholds(rule)))),
    "gate": Key(read_gate, _gate),
    "paths": Key(read_paths, lambda _rules: _one_or_more(_TEXT)),
    "redact": _one(PEOPLE),
    "redact-key": _one(SECRET),
    "ruleset": _one(choice("builtin")),
    "functions": Key(read_functions, _functions),
    "rules": Key(read_own_rules, lambda _rules: own_rules_schema()),
    "plugins": Key(read_names, lambda _rules: _one_or_more(_TEXT)),
    "rule-packs": Key(read_rule_packs, lambda _rules: _one_or_more(_TEXT)),
}
