"""The difference for machines, schema_version 2 of its own. Additions keep the version, anything else raises it."""

from collections.abc import Mapping
from typing import Any, Final

from orgaudit.intake.fields import Field
from orgaudit.model import Period
from orgaudit.reports.content.diff import GATE_SENTENCES, DiffReport, State
from orgaudit.reports.content.diff_sheets import STATES
from orgaudit.reports.machine.json.audit import RULESET
from orgaudit.reports.machine.json.finding import location_json, raw_json, rules_json
from orgaudit.reports.machine.json.finding_writer import FindingWriter
from orgaudit.reports.machine.json.laying_out import Written, laid_out
from orgaudit.reports.machine.json.scores import scores_json, tally_json
from orgaudit.reports.words.both import BothWords
from orgaudit.reports.words.changes import change_told
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.values import field_of
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.difference import Change, FindingChange

DIFF_SCHEMA_VERSION: Final = 2

_PERSONS: Final = frozenset(
    ("person", "persons", "person_or_text", "checker", "count_or_persons", "dates_by_person", "waiver_owner")
)
"""Types of fields whose texts are, or may be, ids of persons."""


def render(report: DiffReport) -> str:
    """Return the whole difference as one JSON object, ending with a newline. The same difference gives the same bytes."""
    words = report.words()
    difference = report.difference
    failures = [
        {"rule": item.rule, "error": side.redactor.text(item.error)}
        for result, side in ((difference.old, words.old), (difference.new, words.new))
        for item in result.failures
    ]
    told = [item for state in STATES for item in difference.of(state)]
    old, new = FindingWriter(words.old), FindingWriter(words.new)
    return laid_out(
        {
            "schema_version": DIFF_SCHEMA_VERSION,
            "tool": {"name": "orgaudit", "version": report.version},
            "ruleset": RULESET,
            "old": _state(difference.old, report.old, words.old),
            "new": _state(difference.new, report.new, words.new),
            "changes": [
                _change(change, position, words) for position, change in enumerate(difference.changes)
            ],
            "findings": (_finding(item, old, new) for item in told),
            "unchanged": list(difference.unchanged),
            "rules": rules_json(
                (item.weighed for item in told),
                {**difference.old.rules, **difference.new.rules},
                words.new.catalogue,
            ),
            "attribution": {"audits": difference.audits},
            "gate": {
                "asked": report.gate.asked,
                "passed": report.gate.passed,
                "reasons": list(gate_reasons(report.gate, words.new, sentences=GATE_SENTENCES)),
                "failing": sorted(report.gate.failing),
            },
            "errors": failures,
        }
    )


def _state(result: AuditResult, state: State, words: Localizer) -> dict[str, Any]:
    org = result.organization
    return {
        "label": words.redactor.text(state.label),
        "input": {"paths": [words.path(path) for path in state.paths], "sha256": state.sha256},
        "company": {"name": words.redactor.text(org.company.name), "as_of": org.as_of.isoformat()},
        "score": scores_json(result, words),
        "coverage": tally_json(result.coverage.overall),
    }


def _change(change: Change, position: int, words: BothWords) -> dict[str, Any]:
    field = field_of(change.element, change.field) if change.field else None
    side = words.old if change.new is None else words.new
    return {
        "id": _id(position),
        "kind": change.kind,
        "element": change.element,
        "old_id": _reference(change.element, change.old, words.old),
        "new_id": _reference(change.element, change.new, words.new),
        "declared": change.declared,
        "field": (field.key if field else change.field) or None,
        "before": _value(change.before, field, words.old),
        "after": _value(change.after, field, words.new),
        "inside": [{"kind": kind, "id": _reference(kind, address, side)} for kind, address in change.inside],
        "text": change_told(change, words),
        "location": location_json(change.place, side),
    }


def _finding(item: FindingChange, old: FindingWriter, new: FindingWriter) -> Written:
    side = old if item.state in ("fixed", "not_judged") else new
    return side.finding(
        item.weighed,
        item.state,
        severity_before=item.before.value if item.before else None,
        confidence_before=item.sure_before.value if item.sure_before else None,
        cause={"proof": item.cause.proof, "changes": [_id(position) for position in item.cause.changes]},
        came_to_light=item.came_to_light,
    )


def _id(position: int) -> str:
    return f"c{position + 1}"


def _reference(kind: str, address: str | None, words: Localizer) -> str | None:
    return None if address is None else words.reference(kind, address)


def _value(value: object, field: Field | None, words: Localizer) -> Any:
    type_ = field.type if field else ""
    kind = "person" if type_ in _PERSONS else field.attribute if field and field.values else ""
    if isinstance(value, Period):
        return words.redactor.text(value.text)
    if isinstance(value, Mapping):
        key_kind = "person" if type_ == "dates_by_person" else ""
        return {
            words.reference(key_kind, str(key)): raw_json(item, kind, words) for key, item in value.items()
        }
    return raw_json(value, kind, words)
