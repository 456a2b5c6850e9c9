"""Accepted findings in a file: one entry a finding, keyed by its fingerprint; the rest of an entry is for people.

What an entry may leave behind when it is mended in part (``beneath``), and which elements it names (``elements``, of which it may come to
name fewer), is known with it; neither is in baselines of old.

JSON, ordered by rule and subject, so that two branches seldom touch the same line. Written with the version of the program, so
that a finding of a newer rule is not taken for a worse company.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.merge_marks import merge_mark
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.json_text import for_screens
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import WHEN, Beneath, bare_of
from orgaudit.results.comparison import compared, recognised
from orgaudit.results.known_findings import KnownFinding, as_known, known_findings

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
    """Accepted findings, ordered, with the program and the rules that found them.

    ``bare`` tells of which elements nothing was written: their first facts bring nothing new to light.
    """

    entries: tuple[Entry, ...]
    version: str
    ruleset: str
    bare: tuple[Beneath, ...] = ()

    @property
    def findings(self) -> tuple[KnownFinding, ...]:
        """What is accepted."""
        return tuple(entry.finding for entry in self.entries)

    @property
    def known(self) -> tuple[KnownFinding, ...]:
        """What is known: what is accepted, and that nothing is written of some elements."""
        return (*self.findings, *map(as_known, self.bare))


@dataclass(frozen=True, slots=True)
class Change:
    """What writing a baseline changes: a new one, how many entries come and how many go."""

    baseline: Baseline
    added: tuple[KnownFinding, ...]
    removed: tuple[KnownFinding, ...]


def updated(old: Baseline | None, result: AuditResult, *, today: date, version: str, ruleset: str) -> Change:
    """Return the baseline of what is found now: entries that are there keep their day, others come and go.

    What is left of an accepted finding is accepted already, since the same day.
    """
    days = {entry.finding.fingerprint: entry.since for entry in old.entries} if old else {}
    known = recognised(result, old.known if old else ())
    now = _now(result)
    entries = [
        Entry(
            item, days.get(known[item.fingerprint].fingerprint, today) if item.fingerprint in known else today
        )
        for item in now
    ]
    kept = {item.fingerprint for item in known.values()}
    return Change(
        baseline=Baseline(_ordered(entries), version, ruleset, bare_of(result)),
        added=tuple(item for item in now if item.fingerprint not in known),
        removed=tuple(item for item in (old.findings if old else ()) if item.fingerprint not in kept),
    )


def pruned(old: Baseline, result: AuditResult) -> Change:
    """Return the baseline without what is no longer found; of what is found in part, only the part stays accepted.

    Nothing is added, and what stays is left as it is.
    """
    gone = {item.fingerprint for item in compared(result, old.findings, "").gone}
    left: dict[str, list[KnownFinding]] = {}
    known = recognised(result, old.findings)
    for item in _now(result):
        if item.fingerprint in known:
            left.setdefault(known[item.fingerprint].fingerprint, []).append(item)
    kept = []
    for entry in old.entries:
        here = entry.finding.fingerprint
        now = left.get(here, [])
        fewer = any(
            item.rule == entry.finding.rule and item.elements < entry.finding.elements for item in now
        )
        kept += [Entry(item, entry.since) for item in now] if here in gone or fewer else [entry]
    removed = tuple(item for item in old.findings if item.fingerprint in gone - left.keys())
    return Change(replace(old, entries=_ordered(kept)), (), removed)


def _now(result: AuditResult) -> tuple[KnownFinding, ...]:
    return tuple(item for item in known_findings(result) if not item.waived)


def write(baseline: Baseline, hidden: Callable[[str], str] = str) -> str:
    """Return a baseline as JSON, ending with a newline; ``hidden`` replaces persons in what is for people only."""
    document = {
        "baseline_version": FORMAT,
        "tool": {"name": "orgaudit", "version": baseline.version},
        "ruleset": baseline.ruleset,
    }
    head = json.dumps(document, ensure_ascii=False, indent=2).removesuffix("\n}")
    lines = [json.dumps(_as_data(entry, hidden), ensure_ascii=False) for entry in baseline.entries]
    body = ",\n    ".join(lines)
    listed = f'{head},\n  "findings": [' + (f"\n    {body}\n  " if lines else "") + "]"
    bare = ",\n    ".join(json.dumps(_beneath_as_data(item)) for item in baseline.bare)
    return for_screens(listed + (f',\n  "bare": [\n    {bare}\n  ]' if bare else "") + "\n}\n")


def read(text: str) -> Baseline:
    """Read a baseline. Raises BadBaseline for anything else: an unreadable one must never pass for an empty one."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        marked = merge_mark(text)
        if marked:
            raise BadBaseline("merge_mark", line=marked) from None
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
        bare=_bare(document.get("bare", [])),
    )


def _bare(items: Any) -> tuple[Beneath, ...]:
    try:
        found = tuple(_beneath(item) for item in items)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadBaseline("bad_bare") from None
    texts: tuple[object, ...] = tuple(text for item in found for text in (item.rule, item.fingerprint))
    if not all(isinstance(text, str) for text in texts):
        raise BadBaseline("bad_bare")
    if any(len(item.fingerprint) != _FINGERPRINT_LENGTH for item in found):
        raise BadBaseline("bad_bare")
    return found


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
            beneath=tuple(_beneath(left) for left in item.get("beneath", ())),
            elements=frozenset(item.get("elements", ())),
            confidence=Confidence(item["confidence"]) if "confidence" in item else None,
            own=Severity(item["own"]).value if "own" in item else "",
        )
        since = date.fromisoformat(item["since"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadBaseline("bad_entry", number=number) from None
    prints = (finding.fingerprint, *(left.fingerprint for left in finding.beneath))
    texts = (finding.rule, finding.subject, finding.place, *(left.rule for left in finding.beneath), *prints)
    texts += (*finding.elements, *(element for left in finding.beneath for element in left.elements))
    if not all(isinstance(text, str) for text in texts) or {*map(len, prints)} != {_FINGERPRINT_LENGTH}:
        raise BadBaseline("bad_entry", number=number)
    return Entry(finding, since)


def _beneath(item: Any) -> Beneath:
    limit = item.get("up_to")
    return Beneath(
        rule=item["rule"],
        fingerprint=item["fingerprint"],
        up_to=None if limit is None else Severity(limit),
        elements=frozenset(item.get("elements", ())),
        when=WHEN[item.get("when", "always")],
    )


def _beneath_as_data(item: Beneath) -> dict[str, Any]:
    data: dict[str, Any] = {"rule": item.rule, "fingerprint": item.fingerprint}
    if item.up_to:
        data["up_to"] = item.up_to.value
    if item.elements:
        data["elements"] = sorted(item.elements)
    return data if item.when == "always" else data | {"when": item.when}


def _as_data(entry: Entry, hidden: Callable[[str], str]) -> dict[str, Any]:
    finding = entry.finding
    data: dict[str, Any] = {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "severity": finding.severity,
        "subject": hidden(finding.subject),
        "place": hidden(finding.place),
        "since": entry.since.isoformat(),
    }
    if finding.elements and finding.confidence:
        data["confidence"] = finding.confidence.value
        data["elements"] = sorted(finding.elements)
    if finding.own:
        data["own"] = finding.own
    if finding.beneath:
        data["beneath"] = [_beneath_as_data(item) for item in finding.beneath]
    return data


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(
        sorted(
            entries, key=lambda entry: (entry.finding.rule, entry.finding.subject, entry.finding.fingerprint)
        )
    )
