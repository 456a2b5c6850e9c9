"""HND004 waiting-dominates: of the time a case takes, hardly any is work.

The figure is work / (work + waiting) with 8 working hours a day of waiting (``flow.py``): of a handoff from its ``work_hours`` and ``wait_days``;
where handoffs name a process, of the process as a whole, its sums divided. At most 5 %: low; at most 2 %: medium (house). Offices commonly
measure 1-10 % (MARTIN), so it says where to look first. Waits for a customer or an authority count as well, as the file does not tell.
A handoff without its wait or its work is not judged; without any wait it is clean. A process is judged on the handoffs of which both are
known, as long as these are at least half (house): high confidence where that is all of them, else medium.
"""

from math import fsum

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Handoff, Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.handoffs.fixes import waits_cut
from orgaudit.rules.handoffs.flow import activity_ratio
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class WaitingDominatesOptions(Options):
    """Thresholds of HND004, as shares."""

    low_ratio: float = threshold(0.05, Origin.HOUSE)
    medium_ratio: float = threshold(0.02, Origin.HOUSE)
    measured_share: float = threshold(0.5, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingDominatesFacts(Facts):
    """What HND004 tells: hours and days add up over the handoffs measured.

    ``longest_at`` and ``longest_days`` say where a process waits longest; a handoff has neither.
    """

    work_percent: float
    work_total: float
    wait_total: float
    longest_at: str | None = of("handoff")
    longest_days: float | None


@dataclass(frozen=True, slots=True)
class _Measured:
    """One handoff with its hours of work and days of waiting."""

    handoff: Handoff
    work: float
    wait: float


def check(org: Organization, options: WaitingDominatesOptions) -> Outcomes:
    """Judge every handoff outside a process, then every process with handoffs."""
    for handoff in org.handoffs:
        if not isinstance(handoff.process, str):
            yield _handoff(handoff, options)
    for process in org.processes:
        if process.handoffs:
            yield _process(process, options)


def _handoff(handoff: Handoff, options: WaitingDominatesOptions) -> Outcome:
    work, wait = quantity(handoff.work_hours), quantity(handoff.wait_days)
    if wait == 0:
        return Clean(handoff)
    if wait is None or work is None:
        missing = {"handoff.wait_days": wait, "handoff.work_hours": work}
        return NotJudged(handoff, tuple(name for name, value in missing.items() if value is None))
    return _outcome(handoff, [_Measured(handoff, work, wait)], Confidence.HIGH, options)


def _process(process: Process, options: WaitingDominatesOptions) -> Outcome:
    measured = [
        _Measured(handoff, work, wait)
        for handoff in process.handoffs
        if (work := quantity(handoff.work_hours)) is not None
        and (wait := quantity(handoff.wait_days)) is not None
    ]
    if not measured or len(measured) < options.measured_share * len(process.handoffs):
        missing = [
            f"handoff.{name}"
            for name in ("wait_days", "work_hours")
            if any(getattr(handoff, name) is None for handoff in process.handoffs)
        ]
        return NotJudged(process, tuple(missing))
    whole = len(measured) == len(process.handoffs)
    return _outcome(process, measured, Confidence.HIGH if whole else Confidence.MEDIUM, options)


def _outcome(
    subject: Handoff | Process,
    measured: list[_Measured],
    confidence: Confidence,
    options: WaitingDominatesOptions,
) -> Outcome:
    ratio = activity_ratio((item.work, item.wait) for item in measured)
    # Rounded, so that a figure on the line does not fall beside it by the last bit of a sum.
    if ratio is None or round(ratio, 6) > options.low_ratio:
        return Clean(subject, confidence)
    longest = max(measured, key=lambda item: (item.wait, item.handoff.id))
    several = isinstance(subject, Process)
    return Hit(
        subject,
        WaitingDominatesFacts(
            work_percent=ratio * 100,
            work_total=fsum(item.work for item in measured),
            wait_total=fsum(item.wait for item in measured),
            longest_at=longest.handoff.id if several else None,
            longest_days=longest.wait if several else None,
        ),
        severity=Severity.MEDIUM if round(ratio, 6) <= options.medium_ratio else Severity.LOW,
        confidence=confidence,
        field=None if several else "wait_days",
    )


RULE = Rule(
    id="HND004",
    name="waiting-dominates",
    family=Family.HANDOFFS,
    severity=Severity.LOW,
    ceiling=Severity.MEDIUM,
    subject="process",
    check=check,
    facts=WaitingDominatesFacts,
    options=WaitingDominatesOptions,
    effort_hours=40,
    move=Move.CUT_WAITS,
    fix=waits_cut,
    sources=("MARTIN",),
)
