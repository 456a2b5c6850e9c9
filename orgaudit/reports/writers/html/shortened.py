"""The report in a page without what the page tells, or what stands in it twice; the second is put back when the page is read."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from orgaudit.reports.writers.html.identities import leave_out, make_again

_LEFT_OUT: Final = {"rules": ("why", "remedy", "sources"), "findings": ("text",), "waived": ("text",)}
"""What the page tells of each rule, and sentences that are made of the facts beside them: two fifths of what it would carry."""

_OF_THE_RULE: Final = ("name", "family", "title")
"""What a finding says that its rule says too."""


def shortened(report: Any) -> Any:
    """Return a report without all that; it is changed on the way. Of what is no audit nothing falls away but the sentences."""
    if not isinstance(report, dict):
        return report
    for finding, rule in _with_rules(report):
        for key in _OF_THE_RULE:
            if key in finding and finding[key] == rule.get(key):
                del finding[key]
    numbers = {fingerprint: number for number, fingerprint in enumerate(_fingerprints(report))}
    for part in _naming_findings(report) if numbers else ():
        part["fingerprints"] = [numbers.get(item, item) for item in part["fingerprints"]]
    for finding, _ in _with_rules(report):
        leave_out(finding)
    return {
        key: _without(value, _LEFT_OUT[key]) if key in _LEFT_OUT else value for key, value in report.items()
    }


def put_back(report: Any) -> None:
    """Put back what stands elsewhere in the report. Raises LookupError, TypeError or AttributeError for what was never shortened so."""
    if not isinstance(report, dict):
        return
    for finding, rule in _with_rules(report):
        for key in _OF_THE_RULE:
            finding.setdefault(key, rule[key])
        make_again(finding)
    known = _fingerprints(report)
    for part in _naming_findings(report) if known else ():
        part["fingerprints"] = [
            known[item] if isinstance(item, int) else item for item in part["fingerprints"]
        ]


def _with_rules(report: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield every finding of an audit with what the report says of its rule; of other reports nothing."""
    rules = report.get("rules")
    if isinstance(rules, dict):
        for finding in (*report.get("findings", ()), *report.get("waived", ())):
            yield finding, rules[finding["rule"]]


def _naming_findings(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what names findings of the report by their fingerprints: moves, and pairs of departments."""
    return chain(report.get("moves", ()), report.get("boundaries", ()))


def _fingerprints(report: dict[str, Any]) -> list[str]:
    """Return those of all findings: by their numbers among them a page names those of a move or a pair of departments."""
    return [finding["fingerprint"] for finding, _ in _with_rules(report)]


def _without(part: Any, left_out: tuple[str, ...]) -> Any:
    """Return a part of the report whose members are without these keys."""
    if isinstance(part, list):
        return [_bare(item, left_out) for item in part]
    if isinstance(part, dict):
        return {key: _bare(item, left_out) for key, item in part.items()}
    return part


def _bare(item: Any, left_out: tuple[str, ...]) -> Any:
    if not isinstance(item, dict):
        return item
    return {key: value for key, value in item.items() if key not in left_out}
