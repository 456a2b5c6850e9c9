"""What an earlier report says of a company, where the company itself is no longer there: its score and its findings."""

import json
from typing import Any, Final

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.results.beneath import Beneath
from orgaudit.results.known_findings import KnownFinding
from orgaudit.results.parts import key_of

_VERSIONS: Final = (1, 2)
"""Versions of the JSON report in which everything that is read here means the same."""


class NoStoredReportError(ValueError):
    """A text that is no report of an audit."""


_HIGHEST: Final = 100


@dataclass(frozen=True, slots=True)
class StoredReport:
    """An earlier report. ``names`` holds the title of each finding and the name of its element, by fingerprint."""

    as_of: str
    score: float | None
    findings: tuple[KnownFinding, ...]
    names: dict[str, tuple[str, str]]


def read_report(text: str) -> StoredReport:
    """Read the JSON report of an audit. Raises NoStoredReportError."""
    try:
        document = json.loads(text)
        if document["schema_version"] not in _VERSIONS:
            raise NoStoredReportError
        items = [*document["findings"], *document["waived"]]
        return StoredReport(
            as_of=str(document["company"]["as_of"]),
            score=_score(document["score"]["overall"]),
            findings=tuple(_known(item) for item in items),
            names={item["fingerprint"]: (str(item["title"]), str(item["subject"]["name"])) for item in items},
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise NoStoredReportError from error


def _score(found: Any) -> float | None:
    """Return a score. Raises ValueError for a number that is none, as JSON may hold it."""
    score = None if found is None else float(found)
    if score is not None and not 0 <= score <= _HIGHEST:
        raise ValueError
    return score


def _known(item: Any) -> KnownFinding:
    """Return a finding as a comparison knows it. What it held inside may be left when it is mended in part."""
    subject, place = item["subject"], item["location"]
    return KnownFinding(
        fingerprint=str(item["fingerprint"]),
        rule=str(item["rule"]),
        severity=Severity(item["severity"]).value,
        subject=f"{subject['kind']}:{subject['id']}",
        place=f"{place['path']}:{place['line']}" if place["path"] else "",
        beneath=tuple(Beneath(str(held["rule"]), str(held["fingerprint"])) for held in item["absorbed"]),
        elements=frozenset(key_of(f"{other['kind']}:{other['id']}") for other in (subject, *item["related"])),
        confidence=Confidence(item["confidence"]),
        waived="waiver" in item,
    )
