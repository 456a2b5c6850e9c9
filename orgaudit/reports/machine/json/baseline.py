"""What a baseline accepts, for machines: schema_version 1 of its own."""

from typing import Any, Final

from orgaudit.reports.content.baseline import Accepted, BaselineReport
from orgaudit.reports.machine.json.laying_out import laid_out
from orgaudit.reports.words.localizer import Localizer

BASELINE_LIST_SCHEMA_VERSION: Final = 1


def render(report: BaselineReport) -> str:
    """Return the entries as one JSON object, ending with a newline; what is gone has no place."""
    words = report.words()
    return laid_out(
        {
            "schema_version": BASELINE_LIST_SCHEMA_VERSION,
            "tool": {"name": "orgaudit", "version": report.version},
            "count": len(report.counted),
            "notes": report.notes,
            "gone": report.gone,
            "accepted": [_entry(item, words) for item in report.accepted],
        }
    )


def _entry(item: Accepted, words: Localizer) -> dict[str, Any]:
    place = item.now.place if item.now else None
    return {
        "fingerprint": item.finding.fingerprint,
        "rule": item.finding.rule,
        "severity": item.finding.severity,
        "since": item.since.isoformat(),
        "subject": words.redactor.text(item.finding.subject),
        "place": {"path": words.path(place.path), "line": place.line} if place else None,
    }
