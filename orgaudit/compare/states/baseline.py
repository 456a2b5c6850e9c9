"""Accepted findings in a file: one entry a finding, keyed by its fingerprint; the rest of an entry is for people.

JSON, ordered by rule and subject, so that two branches seldom touch the same line. Written with the version of the program, so
that a finding of a newer rule is not taken for a worse company.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import KnownFinding

FORMAT: Final = 1
BASELINE_NAME: Final = "orgaudit-baseline.json"
_FINGERPRINT_LENGTH: Final = 64


class BadBaseline(ValueError):  # noqa: N818
    """A text that is no baseline. ``reason`` is the key of its sentence under ``cli.baseline``; ``facts`` fill it."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts: dict[str, Any] = facts


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding and the day on which it was accepted."""

    finding: KnownFinding
    since: date


@dataclass(frozen=True, slots=True)
class Baseline:
    """Accepted findings, ordered, with the program and the rules that found them."""

    entries: tuple[Entry, ...]
    version: str
    ruleset: str

    @property
    def findings(self) -> tuple[KnownFinding, ...]:
        """What is known."""
        return tuple(entry.finding for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Change:
    """What writing a baseline changes: a new one, how many entries come and how many go."""

    baseline: Baseline
    added: tuple[KnownFinding, ...]
    removed: tuple[KnownFinding, ...]


def known(finding: Finding) -> KnownFinding:
    """Return a finding as a baseline keeps it."""
    place = finding.place
    return KnownFinding(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        severity=finding.severity.value,
        subject=f"{finding.subject.kind}:{finding.subject.address}",
        place=f"{place.path}:{place.line}" if place.path else "",
    )


def updated(old: Baseline | None, result: AuditResult, *, today: date, version: str, ruleset: str) -> Change:
    """Return the baseline of what is found now: entries that are there keep their day, others come and go."""
    before = {entry.finding.fingerprint: entry for entry in old.entries} if old else {}
    now = {item.finding.fingerprint: known(item.finding) for item in result.findings}
    entries = [
        replace(before[key], finding=finding) if key in before else Entry(finding, today)
        for key, finding in now.items()
    ]
    return Change(
        baseline=Baseline(_ordered(entries), version, ruleset),
        added=tuple(finding for key, finding in now.items() if key not in before),
        removed=tuple(entry.finding for key, entry in before.items() if key not in now),
    )


def pruned(old: Baseline, result: AuditResult) -> Change:
    """Return the baseline without what is no longer found. Nothing is added, and what stays is left as it is."""
    now = {item.finding.fingerprint for item in result.findings}
    kept = [entry for entry in old.entries if entry.finding.fingerprint in now]
    gone = tuple(entry.finding for entry in old.entries if entry.finding.fingerprint not in now)
    return Change(replace(old, entries=_ordered(kept)), (), gone)


def write(baseline: Baseline) -> str:
    """Return a baseline as JSON, ending with a newline."""
    document = {
        "baseline_version": FORMAT,
        "tool": {"name": "orgaudit", "version": baseline.version},
        "ruleset": baseline.ruleset,
    }
    head = json.dumps(document, ensure_ascii=False, indent=2).removesuffix("\n}")
    lines = [json.dumps(_as_data(entry), ensure_ascii=False) for entry in baseline.entries]
    body = ",\n    ".join(lines)
    return f'{head},\n  "findings": [' + (f"\n    {body}\n  " if lines else "") + "]\n}\n"


def read(text: str) -> Baseline:
    """Read a baseline. Raises BadBaseline for anything else: an unreadable one must never pass for an empty one."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise BadBaseline("no_json", detail=str(error)) from None
    if not isinstance(document, dict) or document.get("baseline_version") != FORMAT:
        raise BadBaseline("other_version", found=_version_of(document), known=FORMAT)
    entries = document.get("findings")
    if not isinstance(entries, list):
        raise BadBaseline("no_findings")
    tool = document.get("tool")
    version = tool.get("version") if isinstance(tool, dict) else ""
    return Baseline(
        entries=tuple(_entry(item, number) for number, item in enumerate(entries, start=1)),
        version=str(version or ""),
        ruleset=str(document.get("ruleset") or ""),
    )


def _version_of(document: Any) -> object:
    return document.get("baseline_version") if isinstance(document, dict) else None


def _entry(item: Any, number: int) -> Entry:
    try:
        finding = KnownFinding(
            fingerprint=item["fingerprint"],
            rule=item["rule"],
            severity=Severity(item["severity"]).value,
            subject=item["subject"],
            place=item.get("place", ""),
        )
        since = date.fromisoformat(item["since"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadBaseline("bad_entry", number=number) from None
    texts = (finding.fingerprint, finding.rule, finding.subject, finding.place)
    if not all(isinstance(text, str) for text in texts) or len(finding.fingerprint) != _FINGERPRINT_LENGTH:
        raise BadBaseline("bad_entry", number=number)
    return Entry(finding, since)


def _as_data(entry: Entry) -> dict[str, str]:
    finding = entry.finding
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "severity": finding.severity,
        "subject": finding.subject,
        "place": finding.place,
        "since": entry.since.isoformat(),
    }


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(
        sorted(
            entries, key=lambda entry: (entry.finding.rule, entry.finding.subject, entry.finding.fingerprint)
        )
    )
