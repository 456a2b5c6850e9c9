"""A trend for machines."""

import json
from typing import Any

from orgaudit.reports.content.trend import TrendReport
from orgaudit.results.trend import OpenFinding, TrendPoint

SCHEMA_VERSION = 1


def render(report: TrendReport) -> str:
    """Return the trend as one JSON object, ending with a newline. Points of debt are points of the score, by family."""
    trend, words = report.trend, report.words()

    def open_finding(item: OpenFinding) -> dict[str, Any]:
        finding = item.weighed.finding
        return {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "subject": {"kind": finding.subject.kind, "name": words.subject_name(finding.subject)},
            "fingerprint": finding.fingerprint,
            "since": item.since.isoformat(),
        }

    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": report.version},
        "company": words.user(trend.present.organization.company.name),
        "points": [_point(point) for point in trend.points],
        "open": [open_finding(item) for item in trend.open],
        "unreadable": list(trend.unreadable),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _point(point: TrendPoint) -> dict[str, Any]:
    band = point.score
    return {
        "commit": point.commit or None,
        "day": point.day.isoformat(),
        "score": None if band.value is None else round(band.value, 2),
        "low": round(band.low, 2),
        "likely_low": round(band.likely_low, 2),
        "likely_high": round(band.likely_high, 2),
        "high": round(band.high, 2),
        "coverage": round(point.coverage, 4),
        "findings": {
            level: point.levels.get(level, 0) for level in ("critical", "high", "medium", "low", "info")
        },
        "debt": dict(sorted(point.debt.items())),
        "opened": point.opened,
        "closed": point.closed,
    }
