"""The gate of a difference: what is new must not be too grave, and the company must not have got worse.

A known finding fails it where it rose to the level that is asked for, unless only facts that nobody had written made it so; what a state as a whole has to keep (a least score, a least coverage) is asked by ``audit``.

A regression is any of these: the overall score is lower though nothing was only mended in part, or unknown where it was known; a finding of medium level or worse is new; one
rose to that level; one can no longer be judged, or only be inferred, because facts that it rests on were taken out of the file.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass, field
from orgaudit.results.difference import Difference, FindingChange
from orgaudit.results.gate import NOT_ASKED, Gate, GateReason, Part

REGRESSION_FROM: Final = Severity.MEDIUM
"""The level from which a finding makes a regression; house default."""


@dataclass(frozen=True, slots=True)
class DifferenceRequest:
    """What is asked: the level from which a new finding fails, of the company and by family name and department id.

    ``inferred`` counts findings of low confidence too, which otherwise are questions.
    """

    fail_on: Severity | None = None
    families: Mapping[str, Severity] = field(default_factory=dict)
    departments: Mapping[str, Severity] = field(default_factory=dict)
    on_regression: bool = False
    inferred: bool = False

    @property
    def asked(self) -> bool:
        """Whether anything is asked at all."""
        return self.on_regression or bool(self.fail_on or self.families or self.departments)


def judge_difference(request: DifferenceRequest, difference: Difference) -> Gate:
    """Judge a difference."""
    if not request.asked:
        return NOT_ASKED
    reasons: list[GateReason] = []
    failing: set[str] = set()
    for part, limit in _limits(request):
        grave = [
            item
            for item in difference.of("new")
            if item.weighed.finding.severity.at_least(limit) and _is_in(item, part) and _counts(item, request)
        ]
        risen = [item for item in _risen(difference, limit) if _is_in(item, part) and _counts(item, request)]
        for code, found in (("new", grave), ("risen", risen)):
            if found:
                facts = {"count": len(found), "limit": limit.value}
                reasons.append(GateReason(code, facts, part, _findings(found)))
                failing |= _fingerprints(found)
    if request.on_regression:
        for reason, items in _regressions(difference, request):
            reasons.append(reason)
            failing |= _fingerprints(items)
    return Gate(asked=True, passed=not reasons, reasons=tuple(reasons), failing=frozenset(failing))


def _limits(request: DifferenceRequest) -> Iterator[tuple[Part | None, Severity]]:
    if request.fail_on is not None:
        yield None, request.fail_on
    for family, limit in request.families.items():
        yield ("family", family), limit
    for department, limit in request.departments.items():
        yield ("department", department), limit


def _risen(difference: Difference, limit: Severity) -> Iterator[FindingChange]:
    """Yield what was below a limit and is not any more; what only came to light is no worse than before."""
    for item in difference.of("worse"):
        before, now = item.before, item.weighed.finding.severity
        if before and now.at_least(limit) and not (before.at_least(limit) or item.came_to_light):
            yield item


def _is_in(item: FindingChange, part: Part | None) -> bool:
    if part is None:
        return True
    finding = item.weighed.finding
    return part[1] == (finding.family if part[0] == "family" else finding.subject.department_id)


def _regressions(
    difference: Difference, request: DifferenceRequest
) -> Iterator[tuple[GateReason, list[FindingChange]]]:
    before, after = difference.old.score.overall.value, difference.new.score.overall.value
    if before is not None and after is None:
        yield GateReason("score_unknown", {"before": _told(before)}), []
    elif (
        before is not None and after is not None and after < before and not _only_mended(difference, request)
    ):
        yield GateReason("score_lower", {"before": _told(before), "after": _told(after)}), []
    for code, items in (
        ("regression_new", tuple(item for item in difference.of("new") if _counts(item, request))),
        ("regression_worse", tuple(item for item in difference.of("worse") if _counts(item, request))),
        ("regression_not_judged", tuple(_lost(difference, request))),
    ):
        found = [item for item in items if item.weighed.finding.severity.at_least(REGRESSION_FROM)]
        if found:
            facts = {"count": len(found), "limit": REGRESSION_FROM.value}
            yield GateReason(code, facts, findings=_findings(found)), found


def _lost(difference: Difference, request: DifferenceRequest) -> Iterator[FindingChange]:
    """Yield what can no longer be judged, or only be inferred, as something was taken out of the file or no change explains it."""
    unjudged = (item for item in difference.of("not_judged") if _counts(item, request))
    doubtful = (item for item in difference.of("doubtful") if _is_inferred(item))
    for item in (*unjudged, *doubtful):
        changes = [difference.changes[position] for position in item.cause.changes]
        if not changes or any(change.takes_away for change in changes):
            yield item


def _only_mended(difference: Difference, request: DifferenceRequest) -> bool:
    """Whether the score counts what is left of mended findings, and nothing is new, worse, surer or lost."""
    return bool(difference.left) and not (
        any(difference.of(state) for state in ("new", "worse", "confirmed"))
        or any(_lost(difference, request))
    )


def _counts(item: FindingChange, request: DifferenceRequest) -> bool:
    return request.inferred or not _is_inferred(item)


def _is_inferred(item: FindingChange) -> bool:
    return item.weighed.finding.confidence is Confidence.LOW


def _findings(items: list[FindingChange]) -> tuple[Finding, ...]:
    return tuple(item.weighed.finding for item in items)


def _fingerprints(items: list[FindingChange]) -> set[str]:
    return {item.weighed.finding.fingerprint for item in items}


def _told(score: float) -> str:
    """Write a score with both its decimals: 59.98 after 60.02 is lower, and has to look so."""
    return f"{score:.2f}"
