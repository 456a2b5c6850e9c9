"""A company over the history of its files: a point for each state, what is open and since when. Values without words."""

from collections.abc import Mapping
from datetime import date

from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult, Band, Weighed


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One state: the commit that made it (empty for files as they are now), its day, scores and findings.

    ``debt`` holds the points that the findings of each family cost; ``opened`` and ``closed`` count findings, without notes, against the point
    before, both 0 for the first. ``coverage`` is a share (0-1), ``levels`` counts findings by severity.
    """

    commit: str
    day: date
    score: Band
    coverage: float
    levels: Mapping[str, int]
    debt: Mapping[str, float]
    opened: int
    closed: int

    @property
    def findings(self) -> int:
        """How many findings there are, without notes."""
        return sum(count for level, count in self.levels.items() if level != Severity.INFO)


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding of the last state, and the day of the first state since which it was there all the time."""

    weighed: Weighed
    since: date


@dataclass(frozen=True, slots=True)
class Trend:
    """All points, the earliest first; what is open now, the longest first; states that could not be read, by commit."""

    points: tuple[TrendPoint, ...]
    open: tuple[OpenFinding, ...]
    unreadable: tuple[str, ...]
    present: AuditResult
