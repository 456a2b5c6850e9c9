"""A company held against an earlier report, for machines: schema_version 1 of its own."""

from typing import Final

from orgaudit.reports.content.stored_diff import StoredDiffReport
from orgaudit.reports.machine.json.finding import rules_json
from orgaudit.reports.machine.json.finding_writer import FindingWriter
from orgaudit.reports.machine.json.laying_out import laid_out
from orgaudit.reports.machine.json.scores import scores_json
from orgaudit.reports.words.gate_reasons import gate_reasons

STORED_DIFF_SCHEMA_VERSION: Final = 1


def render(report: StoredDiffReport) -> str:
    """Return what is new, gone and unchanged as one JSON object, ending with a newline."""
    words, comparison = report.words(), report.comparison
    return laid_out(
        {
            "schema_version": STORED_DIFF_SCHEMA_VERSION,
            "tool": {"name": "orgaudit", "version": report.version},
            "old": {
                "report": words.path(comparison.against),
                "as_of": report.old_as_of,
                "score": comparison.score_before,
            },
            "new": {"score": scores_json(report.result, words)},
            "findings": FindingWriter(words).findings(report.fresh(), comparison.known),
            "rules": rules_json(report.fresh(), report.result.rules, words.catalogue),
            "gone": [
                {
                    "fingerprint": item.fingerprint,
                    "rule": item.rule,
                    "severity": item.severity,
                    "subject": words.redactor.text(item.subject),
                }
                for item in comparison.gone
            ],
            "unchanged": sorted(comparison.known),
            "gate": {
                "asked": report.gate.asked,
                "passed": report.gate.passed,
                "reasons": list(gate_reasons(report.gate, words)),
            },
        }
    )
