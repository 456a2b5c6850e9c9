"""A plan for machines, with a schema of its own: plan_schema.py."""

import json
from typing import Any, Final

from orgaudit.model.number import floored
from orgaudit.reports.content.plan import PlanReport, unblocked_by
from orgaudit.reports.machine.json.finding import brief_json
from orgaudit.reports.machine.json.scores import band_json
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.results.audit_result import ImprovementMove
from orgaudit.results.gate import Gate
from orgaudit.results.plan import HeldBack, PlanStep

_SHARED_OUT: Final = ("department", "hours_before", "hours_after", "share_before", "share_after")

PLAN_SCHEMA_VERSION: Final = 1


def render(report: PlanReport) -> str:
    """Return the plan as one JSON object, ending with a newline. The same plan gives the same bytes."""
    plan, words, after = report.plan, report.words(), report.words_after()
    request = plan.request
    document = {
        "schema_version": PLAN_SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": report.version},
        "input": {"paths": [words.path(path) for path in report.paths], "sha256": report.sha256},
        "company": {
            "name": words.redactor.text(plan.present.organization.company.name),
            "as_of": plan.present.organization.as_of.isoformat(),
        },
        "asked": {
            "budget_hours": request.budget_hours,
            "quarters": request.quarters,
            "to_pass": request.to_pass,
            "aim": request.aim,
        },
        "chosen": {"method": plan.method, "bound": floored(plan.bound, 4)},
        "score": {
            "before": band_json(plan.present.score.overall),
            "after": band_json(plan.result.score.overall),
        },
        "effort_hours": plan.effort_hours,
        "hours_returned": plan.returned,
        "due_obligations": {"settled": plan.due, "of": plan.due_of},
        "weight_settled": plan.weight,
        "quarter_hours": None if plan.quarter_hours is None else round(plan.quarter_hours, 2),
        "steps": [_step(step, words, after) for step in plan.steps],
        "held_back": [_held(item, words) for item in plan.held_back],
        "left_out": [_move(move, words) for move in plan.left_out],
        "gate": {"before": _gate(plan.before, words), "after": _gate(plan.after, words)},
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _gate(gate: Gate, words: Localizer) -> dict[str, Any]:
    return {"asked": gate.asked, "passed": gate.passed, "reasons": list(gate_reasons(gate, words))}


def _move(move: ImprovementMove, words: Localizer) -> dict[str, Any]:
    return {
        "title": move_title(move, words),
        "move": move.move.value,
        "department": None if move.department is None else words.redactor.text(move.department),
        "effort_hours": move.effort_hours,
        "hours_returned": move.hours_returned,
        "recoverable_hours": move.recoverable_hours,
        "risk_hours": move.risk_hours,
        "gate0": move.gate0,
        "fingerprints": [item.finding.fingerprint for item in move.items],
    }


def _step(step: PlanStep, words: Localizer, after: Localizer) -> dict[str, Any]:
    return {
        "number": step.number,
        **_move(step.move, words),
        "ladder": step.ladder,
        "head": None if step.head is None else words.reference("person", step.head),
        "after": [{"step": item.step, "reason": item.reason} for item in step.after],
        "points": step.points,
        "score_after": step.score,
        "hours_returned_so_far": step.returned,
        "settled_along": step.along,
        "hours_returned_along": step.returned_along,
        "shared_out": [
            {
                key: words.redactor.text(item.department) if key == "department" else getattr(item, key)
                for key in _SHARED_OUT
            }
            for item in step.shared_out
        ],
        "opened": [brief_json(item, after) for item in step.opened],
        "starts": step.starts.isoformat(),
        "ends": step.ends.isoformat(),
        "quarter": step.quarter,
    }


def _held(item: HeldBack, words: Localizer) -> dict[str, Any]:
    return {
        **_move(item.move, words),
        "barrier": item.barrier,
        "state": item.state,
        "first": unblocked_by(item, words),
        "steps": list(item.steps),
    }
