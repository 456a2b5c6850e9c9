"""The JSON Schema (draft-07) of a portfolio for machines: one document, or one row a line. Objects are closed, so that a slip of ours fails the tests."""

from typing import Any, Final, get_args

from orgaudit.reports.machine.json.portfolio import SCHEMA_VERSION
from orgaudit.reports.machine.json.schema_pieces import (
    COUNT,
    FAMILY,
    FLAG,
    FROM_ONE,
    HUNDRED,
    LEVEL,
    LINE,
    NOT_NEGATIVE,
    RATIO,
    RULE_ID,
    TEXT,
    Schema,
    by_family,
    closed,
    list_of,
    map_of,
    or_null,
)
from orgaudit.results.portfolio import Trouble
from orgaudit.rules.spec import Move

_DIGEST: Final[Schema] = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}
_BASIS: Final[Schema] = {"type": "string", "pattern": "^[0-9a-f]{16}$"}


def portfolio_schema() -> Schema:
    """Return the schema of ``--format json``; a line of ``--format ndjson`` and of what ``--resume`` keeps is its definition ``row``."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "orgaudit portfolio",
        "description": "The whole document, or one row of it, as NDJSON has them a line. Additions keep schema_version; anything else raises it.",
        "anyOf": [{"$ref": "#/definitions/portfolio"}, {"$ref": "#/definitions/row"}],
        "definitions": {
            "portfolio": closed(
                schema_version={"const": SCHEMA_VERSION},
                tool=closed(name={"const": "orgaudit"}, version=LINE),
                scores=or_null(_spread()),
                families=by_family(_spread()),
                groups=list_of(closed(kind={"enum": ["industry", "size"]}, name=LINE, scores=_spread())),
                functions=list_of(closed(function=LINE, companies=FROM_ONE, duties=FROM_ONE, troubled=RATIO)),
                defects=list_of(closed(rule=RULE_ID, companies=FROM_ONE, findings=FROM_ONE)),
                companies=list_of({"$ref": "#/definitions/row"}),
            ),
            "row": {"oneOf": [{"$ref": "#/definitions/audited"}, {"$ref": "#/definitions/left_out"}]},
            "audited": closed(**_whose(), **_result(), standing=or_null(_standing())),
            "left_out": closed(**_whose(trouble={"enum": list(get_args(Trouble))}), company={"type": "null"}),
        },
    }


def _whose(trouble: Schema | None = None) -> dict[str, Schema]:
    return {
        "path": LINE,
        "sha256": _DIGEST,
        "basis": _BASIS,
        "trouble": trouble or {"type": "null"},
        "details": list_of(TEXT),
    }


def _result() -> dict[str, Any]:
    return {
        "company": TEXT,
        "industry": or_null(LINE),
        "employees": or_null(COUNT),
        "departments": FROM_ONE,
        "duties": COUNT,
        "score": closed(
            value=or_null(HUNDRED), low=HUNDRED, likely_low=HUNDRED, likely_high=HUNDRED, high=HUNDRED
        ),
        "coverage": RATIO,
        "findings": closed(**dict.fromkeys(LEVEL["enum"], COUNT)),
        "families": by_family(HUNDRED),
        "functions": map_of(closed(duties=FROM_ONE, troubled=COUNT)),
        "rules": map_of(FROM_ONE),
        "first_move": or_null(
            closed(
                move={"enum": [move.value for move in Move]},
                department=or_null(TEXT),
                subjects=list_of(TEXT),
                count=COUNT,
                effort_hours=NOT_NEGATIVE,
                hours_returned=NOT_NEGATIVE,
            )
        ),
        "failed_rules": list_of(RULE_ID),
    }


def _standing() -> Schema:
    ranks = {"families": by_family(HUNDRED), "functions": map_of(HUNDRED)}
    return closed(
        percentile=or_null(HUNDRED),
        in_industry=or_null(HUNDRED),
        in_size=or_null(HUNDRED),
        **ranks,
        industry=closed(**ranks),
        size=closed(**ranks),
        outlier=FLAG,
        outlying_families=list_of(FAMILY),
    )


def _spread() -> Schema:
    names = ("least", "lower_quartile", "median", "upper_quartile", "greatest")
    return closed(count=FROM_ONE, **dict.fromkeys(names, HUNDRED))
