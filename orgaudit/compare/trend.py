"""How a company did from state to state, and since when each finding of today has been open."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from orgaudit.compare.states.timeline import State
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import KnownFinding, compared, known_findings, recognised
from orgaudit.results.trend import OpenFinding, Trend, TrendPoint

Audit = Callable[[Organization, date], AuditResult]
"""Audits a state of the company as on a day."""


def trend(states: Iterable[State], present: AuditResult, sha256: str, today: date, audit: Audit) -> Trend:
    """Return the trend of a company whose files are now as ``present`` says, with the digest ``sha256``.

    A finding counts as one and the same for as long as a baseline would know it: by its identity, also where an element was renamed
    with ``formerly`` or a graver finding around it was mended. A state with problems in its files is passed over.
    """
    points: list[TrendPoint] = []
    unreadable: list[str] = []
    before: AuditResult | None = None
    opened: Mapping[str, date] = {}
    last = ""
    for state in states:
        organization = state.loaded.organization
        if organization is None:
            unreadable.append(state.commit.id)
            continue
        result = audit(organization, state.commit.day)
        point, opened = _point(state.commit.id, state.commit.day, result, before, opened)
        points.append(point)
        before, last = result, state.loaded.sha256
    if last != sha256:
        point, opened = _point("", today, present, before, opened)
        points.append(point)
    still = [OpenFinding(item, opened.get(item.finding.fingerprint, today)) for item in present.findings]
    still.sort(key=lambda item: item.since)
    return Trend(tuple(points), tuple(still), tuple(unreadable), present)


def _point(
    commit: str, day: date, result: AuditResult, before: AuditResult | None, opened: Mapping[str, date]
) -> tuple[TrendPoint, dict[str, date]]:
    """Return the point of a state, and since when each of its findings has been open."""
    known: Mapping[str, KnownFinding] = {}
    gone = 0
    if before is not None:
        earlier = known_findings(before)
        known = recognised(result, earlier)
        gone = len(compared(result, earlier, "").gone)
    fingerprints = [item.finding.fingerprint for item in result.findings]
    since = {
        name: opened.get(known[name].fingerprint, day) if name in known else day for name in fingerprints
    }
    debt: defaultdict[str, float] = defaultdict(float)
    for item in result.findings:
        debt[item.finding.family] += item.points
    point = TrendPoint(
        commit=commit,
        day=day,
        score=result.score.overall,
        coverage=result.coverage.overall.ratio,
        levels=Counter(item.finding.severity.value for item in result.findings),
        debt={family: round(points, 2) for family, points in debt.items()},
        opened=sum(name not in known for name in fingerprints) if before is not None else 0,
        closed=gone,
    )
    return point, since
