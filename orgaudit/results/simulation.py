"""What a simulated change does to a company, as values without words."""

from datetime import date

from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.model.scenario import Step
from orgaudit.results.audit_result import AuditResult, Weighed


@dataclass(frozen=True, slots=True)
class StoppedDuty:
    """A duty that nobody is left to do. ``surely`` is False where it is not known whether somebody else could.

    ``next_due_on`` is the next date that would be missed, where one is stated; ``hours_per_month`` that of a mean month.
    """

    duty: str
    surely: bool
    deadline: str | None
    next_due_on: date | None
    criticality: str | None
    hours_per_month: float | None


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A finding that stays, of another level than ``before``."""

    weighed: Weighed
    before: Severity


@dataclass(frozen=True, slots=True)
class Simulation:
    """A company before and after. ``steps`` says what was changed, in order; ``stopped`` what nobody is left to do.

    ``come`` are findings of the changed company only, ``gone`` those of the present one only; ``worse`` and ``better`` are in both, of
    another level.
    """

    before: AuditResult
    after: AuditResult
    steps: tuple[Step, ...]
    stopped: tuple[StoppedDuty, ...]
    come: tuple[Weighed, ...]
    gone: tuple[Weighed, ...]
    worse: tuple[LevelChange, ...]
    better: tuple[LevelChange, ...]


@dataclass(frozen=True, slots=True)
class DepartmentExposure:
    """How much of a department stops when any one person is away. Says nothing about who that is.

    ``worst_share`` and ``worst_count``: the most that one absence stops, of recurring duties weighted by criticality
    and in number. ``exposed`` counts the people whose absence stops something, of ``people``. ``unsure`` counts the
    duties that may stop by one absence, of which it is not known whether anybody else could do them. Duties without a
    department stand under ``-``.
    """

    department: str
    people: int
    exposed: int
    duties: int
    worst_count: int
    worst_share: float
    hours_at_worst: float
    unsure: int
