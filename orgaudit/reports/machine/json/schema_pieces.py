"""The pieces of which the JSON Schemas of all reports are made. Objects are closed, so that a slip of ours fails the tests."""

from typing import Any, Final

from orgaudit.findings.severity import Severity
from orgaudit.rules.spec import Family

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
LINE: Schema = {"type": "string", "minLength": 1}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
FROM_ONE: Schema = {"type": "integer", "minimum": 1}
NOT_NEGATIVE: Schema = {"type": "number", "minimum": 0}
HUNDRED: Schema = {"type": "number", "minimum": 0, "maximum": 100}
RATIO: Schema = {"type": "number", "minimum": 0, "maximum": 1}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
RULE_ID: Schema = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*$"}
NAME: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
STATED: Schema = {
    "description": "A number, null where it is unknown, none where it is stated that there is none.",
    "anyOf": [{"type": "number", "minimum": 0}, {"const": "none"}, {"type": "null"}],
}
LEVEL: Schema = {"enum": [level.value for level in Severity]}
FAMILY: Schema = {"enum": [family.value for family in Family]}

_ENDS: Final = dict.fromkeys(("low", "likely_low", "likely_high", "high"), HUNDRED)
"""The ends of a band, and of the likely range within it."""


def scores() -> Schema:
    """Return the schema of all scores of a company: overall with its band, by family and by department."""
    return closed(
        overall=or_null(HUNDRED),
        **_ENDS,
        families=by_family(band()),
        departments=map_of(band()),
    )


def band() -> Schema:
    """Return the schema of a score with its band."""
    return closed(score=or_null(HUNDRED), **_ENDS)


def tally() -> dict[str, Schema]:
    """Return the properties of a count of judgements."""
    return {"judged": COUNT, "possible": COUNT, "ratio": RATIO}


def closed(**properties: Schema) -> Schema:
    """Return the schema of an object that has exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def document(name: str, version: object, **properties: Schema) -> Schema:
    """Return the schema of a whole report for machines, of this version."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"orgaudit {name}",
        "description": "Additions keep schema_version; anything else raises it.",
        **closed(
            schema_version={"const": version},
            tool=closed(name={"const": "orgaudit"}, version=LINE),
            **properties,
        ),
    }


def list_of(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def map_of(values: Schema) -> Schema:
    """Return the schema of a map with any keys."""
    return {"type": "object", "additionalProperties": values}


def by_family(values: Schema) -> Schema:
    """Return the schema of a map by family name."""
    return {**map_of(values), "propertyNames": FAMILY}


def or_null(schema: Schema) -> Schema:
    """Return the schema of a value that may be missing."""
    return {"anyOf": [schema, {"type": "null"}]}
