"""The exposures of departments for machines."""

import json

from orgaudit.reports.content.exposure import ExposureReport
from orgaudit.reports.machine.json.simulation import SCHEMA_VERSION


def render(report: ExposureReport) -> str:
    """Return the exposures as one JSON object, ending with a newline."""
    words = report.words()
    from dataclasses import asdict

    rows = [{**asdict(item), "department": words.redactor.text(item.department)} for item in report.exposures]
    document = {"schema_version": SCHEMA_VERSION, "departments": rows}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
