"""Everything that one audit found out, as values without words."""

from collections.abc import Mapping, Sequence

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import NotJudged
from orgaudit.findings.severity import Severity
from orgaudit.model import Organization, Waiver
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.spec import Move, Rule
from orgaudit.settings import Settings


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """A rule that raised: a bug in orgaudit, reported beside the result. ``error`` is one line."""

    rule: str
    error: str


class UnjudgedSubject(NamedTuple):
    """One judgement that the facts did not allow. A named tuple, as there are many and it is made in a third of the time."""

    rule: str
    family: str
    not_judged: NotJudged


@dataclass(frozen=True, slots=True)
class Band:
    """A score 0–100 with the band that it can still move in.

    ``value`` rests on what was judged and is ``None`` where nothing was. ``low``: all that was not judged
    fails. ``high``: all of it passes, and so does every finding that is less than highly confident. Between them lies where it
    is likely to end: what was not judged fails as often as the same rule failed where it could be judged.
    """

    value: float | None
    low: float
    high: float
    likely_low: float
    likely_high: float


@dataclass(frozen=True, slots=True)
class Score:
    """The company's score, and the same by family and by department id."""

    overall: Band
    families: Mapping[str, Band]
    departments: Mapping[str, Band]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many judgements were possible and how many the facts allowed."""

    judged: int
    possible: int

    @property
    def ratio(self) -> float:
        """Share judged, 0–1; 0 where nothing was possible."""
        return self.judged / self.possible if self.possible else 0.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much could be judged, in all and by family."""

    overall: Tally
    families: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Priority:
    """The terms of P = C x U x (W + R) / E for one finding; hours are hours a year.

    ``score`` is ``None`` for gate 0, which is ordered by deadline and not by return.
    ``urgency`` is 1, 1.5 or 2; ``confidence`` 1.0, 0.8 or 0.5; ``defaults`` names each house default used.
    """

    gate0: bool
    score: float | None
    recoverable_hours: float
    risk_hours: float
    urgency: float
    confidence: float
    effort_hours: float
    defaults: tuple[str, ...] = ()

    @property
    def hours_returned(self) -> float:
        """Hours a year that mending returns, recoverable and risk together."""
        return self.recoverable_hours + self.risk_hours


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with its share of the lost points, its priority and the waiver that accepts it, if any."""

    finding: Finding
    points: float
    priority: Priority
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class ImprovementMove:
    """Findings that one action in one department settles. ``rank`` counts from 1; ``department`` is an id or ``None``.

    Hours are hours a year. ``points`` are what the company's score gains where this move alone is made, as far as its own
    findings go; those of several moves do not add up, because the score is no straight line. ``more`` counts the subjects of
    the same action that wait for a later move. ``pays_back``: it returns its effort within five years, or something obliges to it.
    """

    rank: int
    move: Move
    department: str | None
    effort_hours: float
    recoverable_hours: float
    risk_hours: float
    points: float
    gate0: bool
    score: float
    items: tuple[Weighed, ...]
    more: int = 0
    pays_back: bool = True

    @property
    def is_critical(self) -> bool:
        """Whether any of its findings is critical; then it is ranked by date and not by return."""
        return any(item.finding.severity is Severity.CRITICAL for item in self.items)

    @property
    def rests_on_facts(self) -> bool:
        """Whether any of its hours rests on what the file says, and on nothing assumed."""
        return any(item.priority.hours_returned and not item.priority.defaults for item in self.items)

    @property
    def hours_returned(self) -> float:
        """Hours a year that the move returns, recoverable and saved from stopping together."""
        return round(self.recoverable_hours + self.risk_hours, 1)


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that would let more be judged: ``judgements`` many, for the subjects at these addresses."""

    field: str
    judgements: int
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What ``pipeline.audit`` returns.

    ``findings`` are ordered: gate 0 first, then by severity, what is only inferred after the rest, priority score, rule and address. ``moves`` by rank.
    ``waived`` are findings accepted by a waiver in force. ``lapsed_waivers`` are past their date,
    ``stale_waivers`` match nothing. ``missing`` is ordered by how many judgements each fact would allow. Moves and what is missing are made
    when they are first asked for.
    """

    organization: Organization
    settings: Settings
    rules: Mapping[str, Rule]
    findings: tuple[Weighed, ...]
    waived: tuple[Weighed, ...]
    not_judged: tuple[UnjudgedSubject, ...]
    score: Score
    coverage: Coverage
    moves: Sequence[ImprovementMove]
    missing: Sequence[MissingFact]
    lapsed_waivers: tuple[Waiver, ...]
    stale_waivers: tuple[Waiver, ...]
    failures: tuple[RuleFailure, ...]
