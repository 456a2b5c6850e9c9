"""HND002 returned-work: what is handed over comes back.

A handoff is hit where at least a tenth comes back (``return_rate``): medium; from a fifth: high (both house). The rest is %C&A, the
share that arrives complete and accurate (PCA). A process of two handoffs or more is hit where the product of what they let through
(rolled %C&A) is at most 60 % on its worst way (``trail.py``): medium, as five steps at 90 % give 59 % though none stands out; info where
one does, for the same returns would count twice. Of several handoffs between two departments the worst counts, one inside a department too.
An unknown rate lets everything through, so a hit stands whatever it is; without a hit handoff and process are not judged.
Absorbs HND005 of the same handoff: the missing record is then a likely reason.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal
from orgaudit.findings.severity import Severity
from orgaudit.model import NONE, Handoff, Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.handoffs.ends import departments_of
from orgaudit.rules.handoffs.fixes import returns_ended
from orgaudit.rules.handoffs.flow import loss, rolled_accuracy
from orgaudit.rules.handoffs.trail import Stretch, longest_trail
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class ReturnedWorkOptions(Options):
    medium_rate: float = threshold(0.10, Origin.HOUSE)
    high_rate: float = threshold(0.20, Origin.HOUSE)
    rolled_share: float = threshold(0.60, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedWorkFacts(Facts):
    """What HND002 tells: the first four of a handoff, the last two of a process. ``without_conditions``: stated to have no ``acceptance``."""

    return_percent: float | None = None
    volume_per_month: float | None = None
    returned_per_month: float | None = None
    without_conditions: bool | None = internal(default=None)
    rolled_percent: float | None = None
    handoff_count: int | None = None


def check(org: Organization, options: ReturnedWorkOptions) -> Outcomes:
    """Judge every handoff, then every process of two handoffs or more."""
    yield from (_handoff(handoff, options) for handoff in org.handoffs)
    yield from (_process(process, org, options) for process in org.processes if len(process.handoffs) > 1)


def _handoff(handoff: Handoff, options: ReturnedWorkOptions) -> Outcome:
    rate = quantity(handoff.return_rate)
    if rate is None:
        return NotJudged(handoff, ("handoff.return_rate",))
    if rate < options.medium_rate:
        return Clean(handoff)
    volume = quantity(handoff.volume_per_month)
    return Hit(
        handoff,
        ReturnedWorkFacts(
            return_percent=rate * 100,
            volume_per_month=volume,
            returned_per_month=None if volume is None else round(volume * rate) or None,
            without_conditions=True if handoff.acceptance is NONE else None,
        ),
        severity=Severity.HIGH if rate >= options.high_rate else Severity.MEDIUM,
        field="return_rate",
    )


def _process(process: Process, org: Organization, options: ReturnedWorkOptions) -> Outcome:
    rates = [quantity(handoff.return_rate) for handoff in process.handoffs]
    worst: dict[Stretch, float] = {}
    for handoff, rate in zip(process.handoffs, rates, strict=True):
        source, target = departments_of(handoff, org)
        stretch = source or handoff.source, target or handoff.target
        worst[stretch] = max(rate or 0.0, worst.get(stretch, 0.0))
    trail = longest_trail({stretch: loss(rate) for stretch, rate in worst.items()})
    rolled = round(rolled_accuracy(worst[stretch] for stretch in trail), 6)
    # A way on which only one handoff returns anything is that handoff's finding, not the process's.
    if rolled <= options.rolled_share and len(trail) > 1:
        told = any(rate is not None and rate >= options.medium_rate for rate in rates)
        facts = ReturnedWorkFacts(rolled_percent=round(rolled * 100, 4), handoff_count=len(trail))
        return Hit(process, facts, severity=Severity.INFO if told else Severity.MEDIUM)
    return NotJudged(process, ("handoff.return_rate",)) if None in rates else Clean(process)


RULE = Rule(
    id="HND002",
    name="returned-work",
    family=Family.HANDOFFS,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="handoff",
    check=check,
    facts=ReturnedWorkFacts,
    options=ReturnedWorkOptions,
    absorbs=("HND005",),
    effort_hours=24,
    move=Move.SET_ACCEPTANCE,
    fix=returns_ended,
    sources=("PCA",),
)
