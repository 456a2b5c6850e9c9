"""The JSON Schema (draft-07) of the report for machines. Objects are closed, so that a slip of ours fails the tests."""

from typing import Any, get_args

from orgaudit.audit.boundaries import Blur
from orgaudit.audit.duty_map import OfficeSource
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.knowledge.inventory_names import NameFlaw
from orgaudit.model.vocabulary import CustomerContact, Office, Purpose
from orgaudit.reporters.json_v1 import SCHEMA_VERSION
from orgaudit.rules.spec import Family, Move
from orgaudit.wording.catalogue import REMEDY_STEPS

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
RULE_ID: Schema = {"type": "string", "pattern": "^[A-Z]{2,}[0-9]{3,}$"}
LEVEL: Schema = {"enum": [level.value for level in Severity]}
FAMILY: Schema = {"enum": [family.value for family in Family]}


def report_schema() -> Schema:
    """Return the schema of one whole report."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "orgaudit report",
        "description": "Additions keep schema_version; anything else raises it.",
        **_object(
            schema_version={"const": SCHEMA_VERSION},
            tool=_object(name={"const": "orgaudit"}, version=LINE),
            ruleset=LINE,
            input=_object(paths=_list(TEXT), sha256=SHA256),
            company=_object(
                name=TEXT,
                employees=_or_null({"type": ["integer", "string"]}),
                industry=_or_null(LINE),
                as_of=DAY,
            ),
            score=_object(
                overall=_or_null(HUNDRED),
                low=HUNDRED,
                high=HUNDRED,
                families=_by_family(_band()),
                departments=_map(_band()),
            ),
            coverage=_object(**_tally(), families=_by_family(_object(**_tally()))),
            input_quality=_input_quality(),
            findings=_list({"$ref": "#/definitions/finding"}),
            waived=_list({"$ref": "#/definitions/waived"}),
            not_judged=_list(
                _object(rule=RULE_ID, subject={"$ref": "#/definitions/subject"}, missing=_list(LINE))
            ),
            moves=_list({"$ref": "#/definitions/move"}),
            boundaries=_list(_boundary()),
            duty_map=_list(_mapped()),
            baseline=_object(
                new=COUNT,
                known=COUNT,
                stale=COUNT,
                against=_or_null(TEXT),
                gone=_list(_object(fingerprint=SHA256, rule=RULE_ID, severity=LEVEL, subject=TEXT)),
            ),
            gate=_object(asked=FLAG, passed=FLAG, reasons=_list(LINE)),
            waivers=_object(lapsed=_list(_waiver()), stale=_list(_waiver())),
            missing=_list(_object(field=LINE, judgements=FROM_ONE, subjects=_list(TEXT))),
            law_table=_object(as_of=DAY, review_by=DAY, out_of_date=FLAG),
            errors=_list(_object(rule=RULE_ID, error=TEXT)),
        ),
        "definitions": {
            "subject": _object(kind=LINE, id=TEXT, name=TEXT, department=_or_null(TEXT)),
            "location": _object(
                path=TEXT, line=FROM_ONE, column=FROM_ONE, end_line=FROM_ONE, end_column=FROM_ONE
            ),
            "finding": _object(**_finding()),
            "waived": _object(**_finding(), waiver=_waiver()),
            "move": _move(),
        },
    }


def _finding() -> dict[str, Schema]:
    return {
        "rule": RULE_ID,
        "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "family": FAMILY,
        "severity": LEVEL,
        "confidence": {"enum": [level.value for level in Confidence]},
        "subject": {"$ref": "#/definitions/subject"},
        "related": _list(_object(kind=LINE, id=TEXT, name=TEXT, role=LINE)),
        "facts": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
            "description": "Raw values; the names are those of the rule. Ids and codes, not words.",
        },
        "title": LINE,
        "text": LINE,
        "why": LINE,
        "remedy": _list(_object(step={"enum": list(REMEDY_STEPS)}, text=LINE)),
        "location": {"$ref": "#/definitions/location"},
        "fingerprint": SHA256,
        "absorbed": _list(_object(rule=RULE_ID, fingerprint=SHA256)),
        "points": HUNDRED,
        "priority": _object(
            gate0=FLAG,
            score=_or_null(NOT_NEGATIVE),
            recoverable_hours=NOT_NEGATIVE,
            risk_hours=NOT_NEGATIVE,
            urgency=NOT_NEGATIVE,
            confidence=RATIO,
            effort_hours=NOT_NEGATIVE,
            defaults=_list(LINE),
        ),
        "state": {"enum": ["new", "known"]},
    }


def _move() -> Schema:
    return _object(
        rank=FROM_ONE,
        title=LINE,
        move={"enum": [move.value for move in Move]},
        department=_or_null(TEXT),
        effort_hours=NOT_NEGATIVE,
        hours_returned=NOT_NEGATIVE,
        points=HUNDRED,
        gate0=FLAG,
        fingerprints={**_list(SHA256), "minItems": 1},
        stability={"description": "How sure the rank is; null where it was not worked out."},
    )


def _boundary() -> Schema:
    return _object(
        departments={
            **_list(_object(id=TEXT, name=TEXT, office=_or_null({"enum": list(get_args(Office))}))),
            "minItems": 2,
            "maxItems": 2,
        },
        blur={"enum": list(get_args(Blur))},
        weight=NOT_NEGATIVE,
        reasons=_list(_object(rule=RULE_ID, count=FROM_ONE)),
        fingerprints={**_list(SHA256), "minItems": 1},
    )


def _mapped() -> Schema:
    return _object(
        duty=TEXT,
        department=_or_null(TEXT),
        customer_contact=_or_null({"enum": list(get_args(CustomerContact))}),
        purpose=_or_null({"enum": list(get_args(Purpose))}),
        office=_or_null({"enum": list(get_args(Office))}),
        office_from=_or_null({"enum": list(get_args(OfficeSource))}),
        hours_per_month=_or_null(NOT_NEGATIVE),
    )


def _input_quality() -> Schema:
    names = {flaw: _list(TEXT) for flaw in get_args(NameFlaw)}
    return _object(
        duties=COUNT,
        with_hours=COUNT,
        median_hours=_or_null(NOT_NEGATIVE),
        sizes_are_mixed=FLAG,
        coarse=_list(TEXT),
        fine=_list(TEXT),
        names=_object(**names, inconsistent=_list({**_list(TEXT), "minItems": 2})),
    )


def _waiver() -> Schema:
    return _object(
        rule=LINE,
        subject=TEXT,
        reason=TEXT,
        owner=TEXT,
        expires=DAY,
        location={"$ref": "#/definitions/location"},
    )


def _band() -> Schema:
    return _object(score=_or_null(HUNDRED), low=HUNDRED, high=HUNDRED)


def _tally() -> dict[str, Schema]:
    return {"judged": COUNT, "possible": COUNT, "ratio": RATIO}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _by_family(values: Schema) -> Schema:
    return {**_map(values), "propertyNames": FAMILY}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
