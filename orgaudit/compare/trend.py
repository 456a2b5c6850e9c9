"""How a company did from state to state, and since when each finding of today has been open."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from orgaudit.compare.states.timeline import Commit, State
from orgaudit.compare.trend_steps import Step, Steps
from orgaudit.model import Organization
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison, Held
from orgaudit.results.known_findings import KnownFinding, known_findings
from orgaudit.results.trend import OpenFinding, Trend, TrendPoint

Audit = Callable[[Organization, date], AuditResult]
"""Audits a state of the company as on a day."""


def trend(
    states: Iterable[State], present: AuditResult, sha256: str, today: date, audit: Audit, steps: Steps
) -> Trend:
    """Return the trend of a company whose files are now as ``present`` says, with the digest ``sha256``.

    A finding counts as one and the same for as long as a baseline would know it: by its identity, also where an element was renamed
    with ``formerly`` or a graver finding around it was mended. A state with problems in its files is passed over. Steps that are
    known are not audited again, and new ones are added to them.
    """
    course = _Course(audit, steps)
    for state in states:
        course.take(state)
    if course.sha256 != sha256:
        course.add(_step(Commit("", today), present, course.result(), sha256))
    since = course.opened
    still = [OpenFinding(item, since.get(item.finding.fingerprint, today)) for item in present.findings]
    still.sort(key=lambda item: item.since)
    return Trend(tuple(course.points), tuple(still), tuple(course.unreadable), present)


class _Course:
    """The points so far, and the last state that could be read with what is known of it."""

    def __init__(self, audit: Audit, steps: Steps) -> None:
        self.points: list[TrendPoint] = []
        self.unreadable: list[str] = []
        self.opened: Mapping[str, date] = {}
        self.sha256 = ""
        self._audit, self._steps = audit, steps
        self._state: State | None = None
        self._result: AuditResult | None = None

    def take(self, state: State) -> None:
        """Add a state, audited where its step is not known."""
        step, result = self._steps.get(self._state, state), None
        if step is None:
            loaded = state.read()
            if loaded is None or loaded.organization is None:
                self.unreadable.append(state.commit.id)
                return
            result = self._audit(loaded.organization, state.commit.day)
            before = self.result()
            step = _step(state.commit, result, before, loaded.sha256)
            if not result.failures and not (before and before.failures):
                self._steps.put(self._state, state, step)
        self.add(step)
        self._state, self._result = state, result

    def add(self, step: Step) -> None:
        """Add a point, and say since when each of its findings has been open."""
        day = step.point.day
        self.opened = {name: self.opened.get(was, day) if was else day for name, was in step.links.items()}
        self.points.append(step.point)
        self.sha256 = step.sha256

    def result(self) -> AuditResult | None:
        """Return the audit of the last state; that of one whose step was known is made now."""
        if self._result is None and self._state is not None:
            loaded = self._state.read()
            if loaded is not None and loaded.organization is not None:
                self._result = self._audit(loaded.organization, self._state.commit.day)
        return self._result


def _step(commit: Commit, result: AuditResult, before: AuditResult | None, sha256: str) -> Step:
    """Return the step to a state, with what each of its findings was in the state before."""
    known: Mapping[str, KnownFinding] = {}
    opened = closed = 0
    if before is not None:
        held = Held(result, known_findings(before, result))
        known = held.recognised
        opened, _, closed = Comparison("", frozenset(known), held.gone).count(result)
    fingerprints = [item.finding.fingerprint for item in result.findings]
    links = {name: known[name].fingerprint if name in known else "" for name in fingerprints}
    debt: defaultdict[str, float] = defaultdict(float)
    for item in result.findings:
        debt[item.finding.family] += item.points
    point = TrendPoint(
        commit=commit.id,
        day=commit.day,
        score=result.score.overall,
        coverage=result.coverage.overall.ratio,
        levels=Counter(item.finding.severity.value for item in result.findings),
        debt={family: round(points, 2) for family, points in debt.items()},
        opened=opened,
        closed=closed,
    )
    return Step(point, links, sha256)
