"""The keys of a company file for machines, as an array."""

import json

from orgaudit.intake.fields import Field
from orgaudit.reports.content.fields import FieldsReport


def render(report: FieldsReport) -> str:
    """Return one object a key."""
    rows = [_field(item) for section in report.sections for item in section.fields]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _field(item: Field) -> dict[str, object]:
    return {
        "section": item.section,
        "key": item.key,
        "aliases": list(item.aliases),
        "type": item.type,
        "values": {code: list(words[1:]) for code, words in item.values.words.items()}
        if item.values
        else None,
        "minimum": item.minimum,
        "maximum": item.maximum,
        "none": item.accepts_none,
        "required": item.required,
        "description": dict(item.about),
    }
