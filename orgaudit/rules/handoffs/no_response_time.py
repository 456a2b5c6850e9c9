"""HND003 no-response-time: cases pass between offices every day and nobody agreed by when they come back.

Hit where a handoff between departments of different offices (see ``ends.py``) has at least 20 cases a month (house) and no
agreed time: ``sla_days: none``, at high confidence. That a response time belongs to such work is the practice of internal
agreements (SLA). Where at least half of the handoffs between departments have ``sla_days``, a gap counts as a statement, at
low confidence and told as a gap in the file; else it is not judged.
Any one condition known not to hold makes it clean: a time is agreed, the offices are the same, there are fewer cases.
Medium where a middle office is an end, for there both sides press; else low. Handoffs inside a department are no subject.
Ad-hoc advice needs no response time; the number of cases is what tells it from a flow of work.
No supporting fields: every fact used is one that fires it.
"""

from orgaudit.findings.hit import Facts, Hit, Outcome, Outcomes, of
from orgaudit.findings.severity import Severity
from orgaudit.model import NONE, Handoff, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.handoffs.ends import OfficeCrossing, office_crossings
from orgaudit.rules.handoffs.fixes import time_agreed
from orgaudit.rules.known import both, tested, without_hit
from orgaudit.rules.recorded import RECORDED_SHARE, lacks, missing_means_none
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class NoResponseTimeOptions(Options):
    least_cases: float = threshold(20, Origin.HOUSE, "cases")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoResponseTimeFacts(Facts):
    """What HND003 tells. ``wait_days`` is the wait as it is today, where known; ``unwritten`` holds a time that only is not written."""

    source_office: str | None = of("office")
    target_office: str | None = of("office")
    volume_per_month: float
    wait_days: float | None
    unwritten: tuple[str, ...] = of("field")


def check(org: Organization, options: NoResponseTimeOptions) -> Outcomes:
    """Judge every handoff between departments."""
    crossing = list(office_crossings(org))
    recorded = missing_means_none((handoff for handoff, _ in crossing), "sla_days", options.recorded_share)
    for handoff, offices in crossing:
        yield _judge(handoff, offices, options, missing_means_none=recorded)


def _judge(
    handoff: Handoff, offices: OfficeCrossing, options: NoResponseTimeOptions, *, missing_means_none: bool
) -> Outcome:
    volume = quantity(handoff.volume_per_month)
    many = tested(volume, lambda own: own >= options.least_cases, "handoff.volume_per_month")
    lacking = both(offices.differ, many, lacks(handoff, "sla_days", missing_means_none=missing_means_none))
    return without_hit(handoff, lacking) or Hit(
        handoff,
        NoResponseTimeFacts(
            source_office=offices.source,
            target_office=offices.target,
            volume_per_month=volume or 0.0,
            wait_days=quantity(handoff.wait_days),
            unwritten=() if handoff.sla_days is NONE else ("handoff.sla_days",),
        ),
        severity=Severity.MEDIUM if "middle" in (offices.source, offices.target) else Severity.LOW,
        confidence=lacking.sure,
        field="sla_days",
    )


RULE = Rule(
    id="HND003",
    name="no-response-time",
    family=Family.HANDOFFS,
    severity=Severity.LOW,
    ceiling=Severity.MEDIUM,
    subject="handoff",
    check=check,
    facts=NoResponseTimeFacts,
    options=NoResponseTimeOptions,
    effort_hours=8,
    move=Move.AGREE_TIMES,
    fix=time_agreed,
    sources=("SLA",),
)
