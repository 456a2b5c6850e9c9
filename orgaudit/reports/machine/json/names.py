"""Names with their readings for machines."""

import json
from collections.abc import Iterator

from orgaudit.reports.content.name import NamesReport


def render(report: NamesReport) -> str:
    """Return one array, one object a line."""
    return "[\n  " + ",\n  ".join(_objects(report)) + "\n]\n"


def _objects(report: NamesReport) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for reading in report.readings:
        front, middle, back = reading.vote_counts
        entry = {
            "text": reading.text,
            "function": reading.function,
            "office": reading.office,
            "confidence": reading.confidence,
            "votes": {"front": front, "middle": middle, "back": back},
            "boundary_prone": reading.boundary_prone,
            "reason": reading.reason,
        }
        yield encode(entry)
