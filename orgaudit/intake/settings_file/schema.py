"""The JSON Schema (draft-07) of the settings file, for completion and checking in an editor.

It knows every key, every rule with its thresholds, and the bounds. What it cannot know: the departments of a company.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final

from orgaudit.intake.settings_file.values import FAMILIES, LEVELS, NEVER, OFFICES
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.rules.spec import Family, Rule

Schema = dict[str, Any]

_TITLE: Final = "orgaudit 設定ファイル / orgaudit settings file"
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_HUNDRED: Final[Schema] = {"type": "number", "minimum": 0, "maximum": 100}


def settings_schema(rules: Iterable[Rule]) -> Schema:
    """Return the schema as plain data, ready for JSON."""
    listed = tuple(rules)
    words = [text for rule in listed for text in (rule.id, rule.name)]
    words += [text for family in Family for text in (family.value, family.prefix)]
    functions = {"enum": [name for item in FUNCTIONS.values() for name in (item.id, item.ja, item.en)]}
    levels = {"enum": list(LEVELS)}
    budget = {"fail-on": {"enum": [*LEVELS, NEVER]}, "min-score": _HUNDRED, "min-coverage": _HUNDRED}
    department = {key: budget[key] for key in ("fail-on", "min-score")}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": _TITLE,
        **_map(
            {
                "lang": {"enum": ["ja", "en"]},
                "select": _one_or_more({"enum": words}),
                "ignore": _one_or_more({"enum": words}),
                "severity": _map({word: levels for rule in listed for word in (rule.id, rule.name)}),
                "options": _map({word: _options(rule) for rule in listed for word in (rule.id, rule.name)}),
                "gate": _map(
                    {
                        **budget,
                        "only-new": {"type": "boolean"},
                        "families": _map({name: _map(budget) for name in FAMILIES}),
                        "departments": {"type": "object", "additionalProperties": _map(department)},
                    }
                ),
                "paths": _one_or_more(_TEXT),
                "redact": {"enum": ["people"]},
                "ruleset": {"enum": ["builtin"]},
                "functions": _map(
                    {
                        "names": {
                            "type": "object",
                            "additionalProperties": {"anyOf": [functions, {"type": "array", "items": _TEXT}]},
                        },
                        "offices": {
                            "type": "object",
                            "propertyNames": functions,
                            "additionalProperties": {"enum": list(OFFICES)},
                        },
                    }
                ),
            }
        ),
    }


def _options(rule: Rule) -> Schema:
    return _map(
        {
            item.name: {"type": "integer" if isinstance(item.default, int) else "number", "minimum": 0}
            for item in fields(rule.options)
        }
    )


def _map(properties: Schema) -> Schema:
    """Return the schema of a map with these keys and no others; ``_`` does for ``-``."""
    spelled = {key.replace("-", "_"): value for key, value in properties.items() if "-" in key}
    return {"type": "object", "properties": {**properties, **spelled}, "additionalProperties": False}


def _one_or_more(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}
