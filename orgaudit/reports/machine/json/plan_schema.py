"""The JSON Schema (draft-07) of the plan for machines. Objects are closed, so that a slip of ours fails the tests."""

from typing import Final, get_args

from orgaudit.reports.machine.json.plan import PLAN_SCHEMA_VERSION
from orgaudit.reports.machine.json.schema_pieces import (
    COUNT,
    DAY,
    FLAG,
    FROM_ONE,
    LEVEL,
    LINE,
    NOT_NEGATIVE,
    RATIO,
    RULE_ID,
    SHA256,
    TEXT,
    Schema,
    band,
    closed,
    document,
    list_of,
    or_null,
)
from orgaudit.results.plan import Aim, Barrier, Method
from orgaudit.rules.move_order import LadderStep, Reason
from orgaudit.rules.spec import Move

POINTS: Final[Schema] = {"type": "number", "minimum": -100, "maximum": 100}


def plan_schema() -> Schema:
    """Return the schema of one whole plan."""
    return document(
        "plan",
        PLAN_SCHEMA_VERSION,
        input=closed(paths=list_of(TEXT), sha256=SHA256),
        company=closed(name=TEXT, as_of=DAY),
        asked=closed(
            budget_hours=or_null(NOT_NEGATIVE),
            quarters=or_null(FROM_ONE),
            to_pass=FLAG,
            aim={"enum": list(get_args(Aim))},
        ),
        chosen=closed(method={"enum": list(get_args(Method))}, bound=RATIO),
        score=closed(before=band(), after=band()),
        effort_hours=NOT_NEGATIVE,
        hours_returned=NOT_NEGATIVE,
        due_obligations=closed(settled=COUNT, of=COUNT),
        weight_settled=COUNT,
        quarter_hours=or_null(NOT_NEGATIVE),
        steps=list_of(_step()),
        held_back=list_of(
            closed(
                **_move(),
                barrier={"enum": list(get_args(Barrier))},
                state=LINE,
                first=LINE,
                steps=list_of(FROM_ONE),
            )
        ),
        left_out=list_of(closed(**_move())),
        gate=closed(before=_gate(), after=_gate()),
    )


def _move() -> dict[str, Schema]:
    return {
        "title": LINE,
        "move": {"enum": [move.value for move in Move]},
        "department": or_null(TEXT),
        "effort_hours": NOT_NEGATIVE,
        "hours_returned": NOT_NEGATIVE,
        "recoverable_hours": NOT_NEGATIVE,
        "risk_hours": NOT_NEGATIVE,
        "gate0": FLAG,
        "fingerprints": {**list_of(SHA256), "minItems": 1},
    }


def _step() -> Schema:
    return closed(
        number=FROM_ONE,
        **_move(),
        ladder={"enum": list(get_args(LadderStep))},
        head=or_null(TEXT),
        after=list_of(closed(step=FROM_ONE, reason={"enum": list(get_args(Reason))})),
        points=POINTS,
        score_after=or_null(NOT_NEGATIVE),
        hours_returned_so_far=NOT_NEGATIVE,
        settled_along=COUNT,
        hours_returned_along=NOT_NEGATIVE,
        shared_out=list_of(
            closed(
                department=TEXT,
                hours_before=NOT_NEGATIVE,
                hours_after=NOT_NEGATIVE,
                share_before=RATIO,
                share_after=RATIO,
            )
        ),
        opened=list_of(closed(rule=RULE_ID, severity=LEVEL, subject=closed(kind=LINE, id=TEXT, name=TEXT))),
        starts=DAY,
        ends=DAY,
        quarter=or_null(FROM_ONE),
    )


def _gate() -> Schema:
    return closed(asked=FLAG, passed=FLAG, reasons=list_of(LINE))
