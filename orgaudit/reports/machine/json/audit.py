"""The report for machines, schema_version 2. Fixed: additions keep the version, anything else raises it."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from orgaudit.engine.stability import Stability, stability
from orgaudit.knowledge.law import law_table
from orgaudit.model import Waiver
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.machine.json.boundaries import boundaries_json, duty_map_json
from orgaudit.reports.machine.json.company import departments_json, handoffs_json
from orgaudit.reports.machine.json.finding import location_json, raw_json, rules_json
from orgaudit.reports.machine.json.finding_writer import FindingWriter, state_of
from orgaudit.reports.machine.json.laying_out import Written, number_text, pieces, text_json
from orgaudit.reports.machine.json.quality import quality_json
from orgaudit.reports.machine.json.scores import scores_json, tally_json
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.results.audit_result import AuditResult, ImprovementMove
from orgaudit.results.comparison import Comparison

SCHEMA_VERSION: Final = 2
RULESET: Final = "builtin"
"""Which rules judged: ours, until rule packs can be chosen."""


def render(report: AuditReport) -> str:
    """Return the whole result as one JSON object, ending with a newline. The same result gives the same bytes."""
    return "".join(stream(report))


def stream(report: AuditReport) -> Iterator[str]:
    """Write what ``render`` returns, piece by piece."""
    result, gate, comparison = report.result, report.gate, report.comparison
    words, known = report.words(), report.known
    # A page tells the findings itself.
    writer = FindingWriter(words, sentences=report.only != "browser")
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": report.version},
        "ruleset": RULESET,
        "input": {"paths": [words.path(path) for path in report.paths], "sha256": report.sha256},
        "company": _company(result, words),
        "score": scores_json(result, words),
        "coverage": {
            **tally_json(result.coverage.overall),
            "families": {family: tally_json(tally) for family, tally in result.coverage.families.items()},
        },
        "input_quality": quality_json(result, words),
        "findings": writer.findings(result.findings, known),
        "waived": (
            writer.finding(item, state_of(item, known), waiver=_waiver(item.waiver, words))
            for item in result.waived
        ),
        "not_judged": writer.not_judged(result.not_judged),
        "moves": _moves(result, words),
        "rules": rules_json((*result.findings, *result.waived), result.rules, words.catalogue),
        "departments": departments_json(result.organization, words),
        "handoffs": handoffs_json(result.organization, words),
        "boundaries": boundaries_json(result, words),
        "duty_map": duty_map_json(result, words),
        "baseline": _baseline(result, comparison, words),
        "gate": {"asked": gate.asked, "passed": gate.passed, "reasons": list(gate_reasons(gate, words))},
        "waivers": {
            "lapsed": [_waiver(waiver, words) for waiver in result.lapsed_waivers],
            "stale": [_waiver(waiver, words) for waiver in result.stale_waivers],
        },
        "missing": _missing(result, words),
        "law_table": _law_table(result),
        "errors": [
            {"rule": failure.rule, "error": words.redactor.text(failure.error)} for failure in result.failures
        ],
    }
    return pieces(document)


def _company(result: AuditResult, words: Localizer) -> dict[str, Any]:
    company = result.organization.company
    return {
        "name": words.redactor.text(company.name),
        "employees": raw_json(company.employees, "", words),
        "industry": company.industry,
        "as_of": result.organization.as_of.isoformat(),
    }


def _baseline(result: AuditResult, comparison: Comparison | None, words: Localizer) -> dict[str, Any]:
    """Count what is new, known and gone, notes left out; without anything to compare with all of it is nought."""
    if comparison is None:
        return {"new": 0, "known": 0, "stale": 0, "against": None, "gone": []}
    count = comparison.count(result)
    return {
        "new": count.new,
        "known": count.known,
        "stale": count.gone,
        "against": words.redactor.text(comparison.against),
        "gone": [
            {
                "fingerprint": item.fingerprint,
                "rule": item.rule,
                "severity": item.severity,
                "subject": words.redactor.text(item.subject),
            }
            for item in comparison.gone
        ],
    }


def _waiver(waiver: Waiver | None, words: Localizer) -> dict[str, Any] | None:
    if waiver is None:
        return None
    return {
        "rule": waiver.rule,
        "subject": words.redactor.text(waiver.subject),
        "reason": words.redactor.text(waiver.reason),
        "owner": words.owner(waiver.owner),
        "expires": waiver.expires.isoformat(),
        "location": location_json(waiver.origin.at(), words),
    }


def _moves(result: AuditResult, words: Localizer) -> Iterator[Written]:
    """Write every move by its rank, with how sure that is."""
    for move, sure in zip(result.moves, stability(result.moves), strict=True):
        yield _move(move, sure, words)


def _move(move: ImprovementMove, sure: Stability | None, words: Localizer) -> Written:
    department = "null" if move.department is None else text_json(words.redactor.text(move.department))
    settled = ", ".join([f'"{item.finding.fingerprint}"' for item in move.items])
    return Written(
        f'{{"rank": {move.rank}, "title": {text_json(move_title(move, words))}, "move": "{move.move.value}"'
        f', "department": {department}, "effort_hours": {number_text(move.effort_hours)}'
        f', "hours_returned": {number_text(move.hours_returned)}'
        f', "recoverable_hours": {number_text(move.recoverable_hours)}'
        f', "risk_hours": {number_text(move.risk_hours)}, "points": {number_text(move.points)}'
        f', "gate0": {"true" if move.gate0 else "false"}, "fingerprints": [{settled}]'
        f', "stability": {_stability(sure)}}}'
    )


def _stability(sure: Stability | None) -> str:
    if sure is None:
        return "null"
    return f'{{"same_rank": {number_text(round(sure.same_rank, 4))}, "mark": {text_json(sure.mark)}}}'


def _missing(result: AuditResult, words: Localizer) -> Iterator[Written]:
    """Write every missing fact. An element lacks several, and its address is written once."""

    @cache
    def told(address: str) -> str:
        return text_json(words.redactor.text(address))

    for fact in result.missing:
        subjects = ", ".join(map(told, fact.subjects))
        yield Written(
            f'{{"field": {text_json(fact.field)}, "judgements": {fact.judgements}, "subjects": [{subjects}]}}'
        )


def _law_table(result: AuditResult) -> dict[str, Any]:
    """Return the age of the law table for machines."""
    table = law_table()
    return {
        "as_of": table.as_of.isoformat(),
        "review_by": table.review_by.isoformat(),
        "out_of_date": table.is_out_of_date(result.organization.as_of),
    }
