"""The JSON Schema (draft-07) of the questions for machines; of a sheet that was filled in, too."""

from typing import Final, get_args

from orgaudit.engine.questions import Role
from orgaudit.intake.fields import table
from orgaudit.reports.machine.json.questions import QUESTIONS_SCHEMA_VERSION
from orgaudit.reports.machine.json.schema_pieces import (
    COUNT,
    FLAG,
    FROM_ONE,
    HUNDRED,
    LINE,
    NOT_NEGATIVE,
    RATIO,
    SHA256,
    TEXT,
    Schema,
    closed,
    document,
    list_of,
    or_null,
)

SUBJECTS: Final = ("company", "department", "duty", "goal", "handoff")


def questions_schema() -> Schema:
    """Return the schema of one list of questions."""
    return document(
        "questions",
        QUESTIONS_SCHEMA_VERSION,
        input=closed(paths=list_of(TEXT), sha256=SHA256),
        company=TEXT,
        language={"enum": ["ja", "en"]},
        coverage=closed(judged=COUNT, possible=COUNT, ratio=RATIO),
        score=closed(overall=or_null(HUNDRED), low=HUNDRED, high=HUNDRED),
        unknown_facts=COUNT,
        waiting_judgements=COUNT,
        counted=FLAG,
        blocks=list_of(closed(questions=FROM_ONE, opens=NOT_NEGATIVE, at_most=NOT_NEGATIVE)),
        questions=list_of(_question()),
    )


def _question() -> Schema:
    types = {item.type for section in table().sections.values() for item in section.fields}
    return closed(
        rank=FROM_ONE,
        id={"type": "string", "pattern": "^[0-9a-f]{10}$"},
        subject=closed(kind={"enum": list(SUBJECTS)}, id=TEXT, name=TEXT, department=or_null(TEXT)),
        field=LINE,
        question=LINE,
        ask=closed(role={"enum": list(get_args(Role))}, department=or_null(TEXT), person=or_null(TEXT)),
        allowed=closed(
            type={"enum": sorted(types)},
            values=list_of(closed(code=LINE, label=LINE)),
            none=FLAG,
            minimum=or_null({"type": "number"}),
            maximum=or_null({"type": "number"}),
        ),
        opens=NOT_NEGATIVE,
        concerns=COUNT,
        closes_points=HUNDRED,
        answer={"type": ["string", "number", "boolean", "array", "object", "null"]},
    )
