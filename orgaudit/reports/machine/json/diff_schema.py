"""The JSON Schema (draft-07) of the difference for machines. Objects are closed, so that a slip of ours fails the tests."""

from typing import get_args

from orgaudit.findings.severity import Confidence
from orgaudit.reports.machine.json.diff import DIFF_SCHEMA_VERSION
from orgaudit.reports.machine.json.report_schema import finding, report_schema, rules
from orgaudit.reports.machine.json.schema_pieces import (
    COUNT,
    DAY,
    FLAG,
    LEVEL,
    LINE,
    RULE_ID,
    SHA256,
    TEXT,
    Schema,
    closed,
    document,
    list_of,
    or_null,
    scores,
    tally,
)
from orgaudit.results.difference import ChangeKind, ElementKind, FindingState, Proof

CHANGE_ID: Schema = {"type": "string", "pattern": "^c[1-9][0-9]*$"}


def diff_schema() -> Schema:
    """Return the schema of one whole difference."""
    definitions = report_schema()["definitions"]
    return {
        **document(
            "difference",
            DIFF_SCHEMA_VERSION,
            ruleset=LINE,
            old=_state(),
            new=_state(),
            changes=list_of(_change()),
            findings=list_of(_finding()),
            unchanged=list_of(SHA256),
            rules=rules(),
            attribution=closed(
                audits={
                    **COUNT,
                    "description": "Audits made to try changes out; 0 where none was needed or possible.",
                }
            ),
            gate=closed(asked=FLAG, passed=FLAG, reasons=list_of(LINE), failing=list_of(SHA256)),
            errors=list_of(closed(rule=RULE_ID, error=TEXT)),
        ),
        "definitions": {name: definitions[name] for name in ("subject", "location")},
    }


def _state() -> Schema:
    return closed(
        label=TEXT,
        input=closed(paths=list_of(TEXT), sha256=or_null(SHA256)),
        company=closed(name=TEXT, as_of=DAY),
        score=scores(),
        coverage=closed(**tally()),
    )


def _change() -> Schema:
    return closed(
        id=CHANGE_ID,
        kind={"enum": list(get_args(ChangeKind))},
        element={"enum": list(get_args(ElementKind))},
        old_id=or_null(TEXT),
        new_id=or_null(TEXT),
        declared=FLAG,
        field={**or_null(LINE), "description": "Key of the input field; null unless kind is changed."},
        before={"description": "Raw value before; null where nothing was stated."},
        after={"description": "Raw value after; null where nothing is stated."},
        inside=list_of(closed(kind=LINE, id=TEXT)),
        text=LINE,
        location={"$ref": "#/definitions/location"},
    )


def _finding() -> Schema:
    return closed(
        **{
            **finding(),
            "state": {"enum": list(get_args(FindingState))},
            "severity_before": or_null(LEVEL),
            "confidence_before": or_null({"enum": [level.value for level in Confidence]}),
            "cause": closed(proof={"enum": list(get_args(Proof))}, changes=list_of(CHANGE_ID)),
            "came_to_light": FLAG,
        }
    )
