"""SIL003 stop-risk: one keeper, no manual and a deadline or high importance, all at once (停止リスク).

Hit where SIL001 and SIL002 both hold (see ``keepers.py`` and ``manuals.py``; the manual none or outdated) and the duty is of high or critical
importance or has a legal or contractual deadline. Always critical, and it replaces SIL007, SIL006, SIL001 and SIL002 for that duty.
Any one condition that is known not to hold makes it clean, whatever is unknown of the others; else one unknown
condition leaves it not judged. The confidence is the lowest of its parts.
A duty stated to be ``stoppable`` is clean here: SIL001 is to be low for it whatever else, and a stop that is accepted
is no risk, and so is one that a vendor or the group performs and nobody inside. Every field it rests on is one that fires it, so it names no supporting fields and keeps its level; the
deadline is part of the condition, so the engine adds no step for it.
The hours at stake follow from the gain model and stand in the finding's priority.
"""

from datetime import date

from orgaudit.findings.hit import Clean, Facts, Hit, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity, weakest
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_facts import gravity
from orgaudit.rules.known import both, without_hit
from orgaudit.rules.months import day
from orgaudit.rules.recorded import RECORDED_SHARE, recurring_gap_counts
from orgaudit.rules.silo.fixes import secured
from orgaudit.rules.silo.keepers import few_keepers
from orgaudit.rules.silo.leaving import last_leaving
from orgaudit.rules.silo.manuals import REVIEW_MONTHS, ManualGap, manual_gaps
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class StopRiskOptions(Options):
    """Thresholds of SIL003: those of its two parts."""

    least_keepers: int = threshold(2, Origin.SOURCED, "people")
    review_months: int = threshold(REVIEW_MONTHS, Origin.HOUSE, "months")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRiskFacts(Facts):
    """What SIL003 tells. ``keepers`` holds person ids.

    ``manual`` is None where it is not written down while it is for most other duties. ``inferred``: a part rests on
    what is ``unwritten``, and only here. ``leaving_on`` is the day on which the last keeper leaves, where all of them do soon.
    """

    inferred: bool = internal()
    unwritten: tuple[str, ...] = of("field")
    keepers: tuple[str, ...] = of("person")
    manual: str | None = of("manual")
    manual_reviewed_on: date | None
    deadline: str | None = of("deadline")
    next_due_on: date | None
    criticality: str | None = of("criticality")
    hours_per_month: float | None
    leaving_on: date | None = None


def check(org: Organization, options: StopRiskOptions) -> Outcomes:
    """Judge every recurring duty."""
    recorded = recurring_gap_counts(org, "backups", options.recorded_share)
    gap_of = manual_gaps(org, options.review_months, options.recorded_share)
    for duty in org.recurring_duties:
        # One condition that does not hold settles it, so the cheapest is asked first.
        grave = gravity(duty)
        if duty.stoppable or grave.holds is False:
            yield Clean(duty)
            continue
        few = few_keepers(org, duty, options.least_keepers, gap_counts=recorded)
        manual = gap_of(duty)
        yield without_hit(duty, both(few, manual.known, grave)) or _hit(org, duty, few.sure, manual)


def _hit(org: Organization, duty: Duty, few: Confidence, manual: ManualGap) -> Hit:
    sureness = {"duty.backups": few, "duty.manual": manual.known.sure}
    unwritten = tuple(name for name, sure in sureness.items() if sure is Confidence.LOW)
    keepers = tuple(sorted(org.able(duty)))
    return Hit(
        duty,
        StopRiskFacts(
            inferred=bool(unwritten),
            unwritten=unwritten,
            keepers=keepers,
            manual=manual.stated,
            manual_reviewed_on=day(duty.manual_reviewed_on),
            deadline=duty.deadline,
            next_due_on=day(duty.next_due_on),
            criticality=duty.criticality,
            hours_per_month=duty.monthly_effort,
            leaving_on=last_leaving(org, keepers),
        ),
        confidence=weakest(few, manual.known.sure),
        related=Related.each("person", keepers, "keeper"),
        field="manual" if duty.manual is not None else "primary",
    )


RULE = Rule(
    id="SIL003",
    name="stop-risk",
    family=Family.SILO,
    severity=Severity.CRITICAL,
    ceiling=Severity.CRITICAL,
    subject="duty",
    check=check,
    helping=("keeper",),
    facts=StopRiskFacts,
    options=StopRiskOptions,
    legal_step=False,
    absorbs=("SIL007", "SIL006", "SIL001", "SIL002"),
    softened_by=("stoppable", "performed_by"),
    effort_hours=24,
    move=Move.SECURE_DUTY,
    fix=secured,
    gain=Gain.STOP_LOSS,
    sources=("ENG1212", "SENNAN", "MANUAL", "TURNOVER"),
)
