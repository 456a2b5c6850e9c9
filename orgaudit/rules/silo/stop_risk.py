"""SIL003 stop-risk: one keeper, no manual and a deadline or high importance, all at once (停止リスク).

Hit where SIL001 and SIL002 both hold (``keepers.py``, ``manuals.py``) and the duty is of high or critical importance or has a legal or
contractual deadline: always critical. One condition known not to hold makes it clean, one unknown leaves it not judged; the confidence is
the lowest of the parts. Clean where ``stoppable``, for a stop that is accepted is no risk, or where only a vendor or the group performs it.
"""

from datetime import date

from orgaudit.findings.hit import Clean, Facts, Hit, Outcomes, Related, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_facts import gravity
from orgaudit.rules.known import Known, both, without_hit
from orgaudit.rules.months import day
from orgaudit.rules.silo.fixes import secured
from orgaudit.rules.silo.keepers import KeeperOptions, keepers_read, last_leaving, unwritten_backups
from orgaudit.rules.silo.manuals import REVIEW_MONTHS, ManualDefect, manual_defects
from orgaudit.rules.spec import Family, Gain, Move, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class StopRiskOptions(KeeperOptions):
    review_months: int = threshold(REVIEW_MONTHS, Origin.HOUSE, "months")


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRiskFacts(Facts):
    """What SIL003 tells. ``inferred``: a part rests on what is ``unwritten``; ``leaving_on`` is when the last keeper leaves, if all do soon."""

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
    few_of = keepers_read(org, options)
    defect_of = manual_defects(org, options.review_months, options.recorded_share)
    for duty in org.recurring_duties:
        grave = gravity(duty)
        if duty.stoppable or grave.holds is False:
            yield Clean(duty)  # one condition that does not hold settles it, so the cheapest is asked first
            continue
        few, manual = few_of(duty), defect_of(duty)
        yield without_hit(duty, both(few, manual.known, grave)) or _hit(org, duty, few, manual)


def _hit(org: Organization, duty: Duty, few: Known, manual: ManualDefect) -> Hit:
    keepers, unwritten = tuple(sorted(org.able(duty))), unwritten_backups(few) + manual.unwritten
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
        confidence=both(few, manual.known).sure,
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
