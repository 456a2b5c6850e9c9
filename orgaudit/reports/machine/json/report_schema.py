"""The JSON Schema (draft-07) of the report for machines."""

from typing import get_args

from orgaudit.engine.boundaries import Blur
from orgaudit.engine.duty_map import OfficeSource
from orgaudit.engine.stability import Mark
from orgaudit.findings.severity import Confidence
from orgaudit.knowledge.names.inventory import NameFlaw
from orgaudit.model import Office
from orgaudit.model.vocabulary import CustomerContact, Medium, Purpose
from orgaudit.reports.machine.json.audit import SCHEMA_VERSION
from orgaudit.reports.machine.json.schema_pieces import (
    COUNT,
    DAY,
    FAMILY,
    FLAG,
    FROM_ONE,
    HUNDRED,
    LEVEL,
    LINE,
    NAME,
    NOT_NEGATIVE,
    RATIO,
    RULE_ID,
    SHA256,
    STATED,
    TEXT,
    Schema,
    by_family,
    closed,
    document,
    list_of,
    map_of,
    or_null,
    scores,
    tally,
)
from orgaudit.rules.spec import Move
from orgaudit.wording.catalogue import OWN_STEP, REMEDY_STEPS


def report_schema() -> Schema:
    """Return the schema of one whole report."""
    return {
        **document(
            "report",
            SCHEMA_VERSION,
            ruleset=LINE,
            input=closed(paths=list_of(TEXT), sha256=SHA256),
            company=closed(
                name=TEXT,
                employees=or_null({"type": ["integer", "string"]}),
                industry=or_null(LINE),
                as_of=DAY,
            ),
            score=scores(),
            coverage=closed(**tally(), families=by_family(closed(**tally()))),
            input_quality=_input_quality(),
            findings=list_of({"$ref": "#/definitions/finding"}),
            waived=list_of({"$ref": "#/definitions/waived"}),
            not_judged=list_of(
                closed(rule=RULE_ID, subject={"$ref": "#/definitions/subject"}, missing=list_of(LINE))
            ),
            moves=list_of({"$ref": "#/definitions/move"}),
            rules=rules(),
            departments=list_of(_department()),
            handoffs=list_of(_handoff()),
            boundaries=list_of(_boundary()),
            duty_map=list_of(_mapped()),
            baseline=closed(
                new=COUNT,
                known=COUNT,
                stale=COUNT,
                against=or_null(TEXT),
                gone=list_of(closed(fingerprint=SHA256, rule=RULE_ID, severity=LEVEL, subject=TEXT)),
            ),
            gate=closed(asked=FLAG, passed=FLAG, reasons=list_of(LINE)),
            waivers=closed(lapsed=list_of(_waiver()), stale=list_of(_waiver())),
            missing=list_of(closed(field=LINE, judgements=FROM_ONE, subjects=list_of(TEXT))),
            law_table=closed(as_of=DAY, review_by=DAY, out_of_date=FLAG),
            errors=list_of(closed(rule=RULE_ID, error=TEXT)),
        ),
        "definitions": {
            "subject": closed(kind=LINE, id=TEXT, name=TEXT, department=or_null(TEXT)),
            "location": closed(
                path=TEXT, line=FROM_ONE, column=FROM_ONE, end_line=FROM_ONE, end_column=FROM_ONE
            ),
            "finding": closed(**finding()),
            "waived": closed(**finding(), waiver=_waiver()),
            "move": _move(),
        },
    }


def finding() -> dict[str, Schema]:
    """Return the properties of a finding."""
    return {
        "rule": RULE_ID,
        "name": NAME,
        "family": FAMILY,
        "severity": LEVEL,
        "confidence": {"enum": [level.value for level in Confidence]},
        "subject": {"$ref": "#/definitions/subject"},
        "related": list_of(closed(kind=LINE, id=TEXT, name=TEXT, role=LINE)),
        "facts": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
            "description": "Raw values; the names are those of the rule. Ids and codes, not words.",
        },
        "title": LINE,
        "text": LINE,
        "location": {"$ref": "#/definitions/location"},
        "fingerprint": SHA256,
        "absorbed": list_of(closed(rule=RULE_ID, fingerprint=SHA256)),
        "points": HUNDRED,
        "priority": closed(
            gate0=FLAG,
            score=or_null(NOT_NEGATIVE),
            recoverable_hours=NOT_NEGATIVE,
            risk_hours=NOT_NEGATIVE,
            urgency=NOT_NEGATIVE,
            confidence=RATIO,
            effort_hours=NOT_NEGATIVE,
            defaults=list_of(LINE),
        ),
        "state": {"enum": ["new", "known"]},
    }


def rules() -> Schema:
    """Return the schema of what is told once of every rule that findings name, by its id."""
    told = closed(
        name=NAME,
        family=FAMILY,
        title=LINE,
        why=LINE,
        remedy=list_of(closed(step={"enum": [*REMEDY_STEPS, OWN_STEP]}, text=LINE)),
        sources=list_of(LINE),
    )
    return {**map_of(told), "propertyNames": RULE_ID}


def _department() -> Schema:
    year = {**list_of(NOT_NEGATIVE), "minItems": 12, "maxItems": 12}
    return closed(
        id=TEXT,
        name=TEXT,
        office=or_null({"enum": list(get_args(Office))}),
        headcount=STATED,
        hours={
            "description": "Hours of its recurring duties in a mean month; null where none are known.",
            **or_null(NOT_NEGATIVE),
        },
        months={"description": "The same from January to December.", **or_null(year)},
    )


def _handoff() -> Schema:
    return closed(
        id=TEXT,
        **{"from": TEXT},
        to=TEXT,
        medium=or_null({"enum": list(get_args(Medium))}),
        volume_per_month=STATED,
        wait_days=STATED,
        return_rate=STATED,
    )


def _move() -> Schema:
    return closed(
        rank=FROM_ONE,
        title=LINE,
        move={"enum": [move.value for move in Move]},
        department=or_null(TEXT),
        effort_hours=NOT_NEGATIVE,
        hours_returned=NOT_NEGATIVE,
        points=HUNDRED,
        gate0=FLAG,
        fingerprints={**list_of(SHA256), "minItems": 1},
        recoverable_hours=NOT_NEGATIVE,
        risk_hours=NOT_NEGATIVE,
        stability={
            "description": "How sure the rank is; null where it does not rest on hours returned.",
            **or_null(closed(same_rank=RATIO, mark={"enum": list(get_args(Mark))})),
        },
    )


def _boundary() -> Schema:
    return closed(
        departments={
            **list_of(closed(id=TEXT, name=TEXT, office=or_null({"enum": list(get_args(Office))}))),
            "minItems": 2,
            "maxItems": 2,
        },
        blur={"enum": list(get_args(Blur))},
        weight=NOT_NEGATIVE,
        reasons=list_of(closed(rule=RULE_ID, count=FROM_ONE)),
        fingerprints={**list_of(SHA256), "minItems": 1},
    )


def _mapped() -> Schema:
    return closed(
        duty=TEXT,
        department=or_null(TEXT),
        customer_contact=or_null({"enum": list(get_args(CustomerContact))}),
        purpose=or_null({"enum": list(get_args(Purpose))}),
        office=or_null({"enum": list(get_args(Office))}),
        office_from=or_null({"enum": list(get_args(OfficeSource))}),
        hours_per_month=or_null(NOT_NEGATIVE),
    )


def _input_quality() -> Schema:
    names = {flaw: list_of(TEXT) for flaw in get_args(NameFlaw)}
    return closed(
        duties=COUNT,
        with_hours=COUNT,
        median_hours=or_null(NOT_NEGATIVE),
        sizes_are_mixed=FLAG,
        coarse=list_of(TEXT),
        fine=list_of(TEXT),
        names=closed(**names, inconsistent=list_of({**list_of(TEXT), "minItems": 2})),
    )


def _waiver() -> Schema:
    return closed(
        rule=LINE,
        subject=TEXT,
        reason=TEXT,
        owner=TEXT,
        expires=DAY,
        location={"$ref": "#/definitions/location"},
    )
