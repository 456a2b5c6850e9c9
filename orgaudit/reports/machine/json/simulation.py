"""A simulation for machines."""

import json
from typing import Any, Final

from orgaudit.reports.content.simulation import SimulationReport
from orgaudit.reports.machine.json.finding import brief_json
from orgaudit.reports.machine.json.scores import band_json
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed
from orgaudit.results.simulation import LevelChange

SCHEMA_VERSION: Final = 1


def render(report: SimulationReport) -> str:
    """Return the simulation as one JSON object, ending with a newline."""
    outcome, before, words = report.outcome, report.words_before(), report.words()
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": report.version},
        "steps": [
            {
                "kind": step.kind,
                "subject": _reference(step.subject, step.kind == "leaves", before) or None,
                "target": _reference(step.target, step.kind == "add_backup", words) or None,
                "number": step.number,
            }
            for step in outcome.steps
        ],
        "score": {
            "before": band_json(outcome.before.score.overall),
            "after": band_json(outcome.after.score.overall),
        },
        "stopped": [
            {
                "duty": before.redactor.text(item.duty),
                "surely": item.surely,
                "deadline": item.deadline,
                "next_due_on": item.next_due_on.isoformat() if item.next_due_on else None,
                "criticality": item.criticality,
                "hours_per_month": item.hours_per_month,
            }
            for item in outcome.stopped
        ],
        "come": [_brief(item, words) for item in outcome.come],
        "gone": [_brief(item, before) for item in outcome.gone],
        "worse": [_changed(item, words) for item in outcome.worse],
        "better": [_changed(item, words) for item in outcome.better],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _reference(address: str, is_person: bool, words: Localizer) -> str:  # noqa: FBT001
    return words.reference("person" if is_person else "duty", address)


def _brief(item: Weighed, words: Localizer) -> dict[str, Any]:
    return {
        **brief_json(item, words),
        "fingerprint": item.finding.fingerprint,
        "points": item.points,
    }


def _changed(item: LevelChange, words: Localizer) -> dict[str, Any]:
    return {**_brief(item.weighed, words), "severity_before": item.before.value}
