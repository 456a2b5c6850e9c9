"""The questions for machines. An ``answer`` may be filled in, and the whole be read again by ``--answers``."""

import json
from typing import Any, Final

from orgaudit.engine.questions import Question, Whom
from orgaudit.model import UNOWNED
from orgaudit.reports.content.questions import QuestionsReport, choices, field_of, question_text
from orgaudit.reports.words.localizer import Localizer

QUESTIONS_SCHEMA_VERSION: Final = 1


def render(report: QuestionsReport) -> str:
    """Return the questions as one JSON object, ending with a newline."""
    words = report.words()
    asked, overall = report.questions, report.result.coverage.overall
    band = report.result.score.overall
    data = {
        "schema_version": QUESTIONS_SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": report.version},
        "input": {"paths": [words.path(path) for path in report.paths], "sha256": report.sha256},
        "company": words.user(report.result.organization.company.name),
        "language": report.catalogue.language,
        "coverage": {
            "judged": overall.judged,
            "possible": overall.possible,
            "ratio": round(overall.ratio, 4),
        },
        "score": {"overall": band.value, "low": band.low, "high": band.high},
        "unknown_facts": asked.unknown,
        "waiting_judgements": asked.waiting,
        "counted": asked.counted,
        "blocks": [
            {"questions": block.questions, "opens": block.opened, "at_most": block.at_most}
            for block in asked.blocks
        ],
        "questions": [_question(item, words) for item in asked.questions],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _question(question: Question, words: Localizer) -> dict[str, Any]:
    fact, field = question.fact, field_of(question)
    home = question.subject.department_id or (UNOWNED if question.subject.kind == "duty" else None)
    return {
        "rank": question.rank,
        "id": fact.id,
        "subject": {
            "kind": fact.kind,
            "id": words.user(fact.address),
            "name": words.subject_name(question.subject),
            "department": words.user(home) if home else None,
        },
        "field": fact.field,
        "question": question_text(question, words),
        "ask": _whom(question.whom, words),
        "allowed": {
            "type": field.type,
            "values": [{"code": code, "label": label} for code, label in choices(field, words)],
            "none": field.accepts_none,
            "minimum": field.minimum,
            "maximum": field.maximum,
        },
        "opens": question.opens,
        "concerns": question.concerns,
        "closes_points": question.closes,
        "answer": None,
    }


def _whom(whom: Whom, words: Localizer) -> dict[str, Any]:
    return {
        "role": whom.role,
        "department": words.user(whom.department) if whom.department else None,
        "person": words.person(whom.person) if whom.person else None,
    }
