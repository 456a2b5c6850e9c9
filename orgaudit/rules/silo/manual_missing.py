"""SIL002 manual-missing: a recurring duty without a manual, or with one that is out of date.

Hit where the manual is stated to be missing or outdated, or was last reviewed more than 12 months ago (a convention: sources
differ on the cycle, MANUAL), never, or before the duty last changed. A stated ``ok`` without a review date is clean. An unwritten one
is asked about, at low confidence, where at least half of the recurring duties record theirs and that can tell something (manuals.py).
No manual is medium, from 8 hours a month high; an outdated one is low. A legal deadline lifts it one level, as always,
but to critical only where the criticality is high or critical; low criticality keeps any level at medium. Work that rests on expert
judgement (RSH) is judged alike: its criteria are to be written down. The hours lost with the only keeper are counted by SIL001 or SIL003.
"""

from datetime import date

from orgaudit.findings.hit import Clean, Facts, Hit, Outcomes, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.known import unwritten, without_hit
from orgaudit.rules.months import day
from orgaudit.rules.recorded import RECORDED_SHARE
from orgaudit.rules.silo.fixes import written_down
from orgaudit.rules.silo.manuals import REVIEW_MONTHS, ManualDefect, manual_defects
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

HIGHEST = {"low": Severity.MEDIUM, "high": Severity.CRITICAL, "critical": Severity.CRITICAL}


@dataclass(frozen=True, slots=True)
class ManualMissingOptions(Options):
    review_months: int = threshold(REVIEW_MONTHS, Origin.HOUSE, "months")
    high_hours: float = threshold(8.0, Origin.HOUSE, "hours a month")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualMissingFacts(Facts):
    """What SIL002 tells. ``able`` counts who can run the duty alone, where that is stated; ``manual`` is None where it is ``unwritten``."""

    manual: str | None = of("manual")
    unwritten: tuple[str, ...] = of("field")
    manual_reviewed_on: date | None
    changed_on: date | None
    hours_per_month: float | None
    able: int | None


def check(org: Organization, options: ManualMissingOptions) -> Outcomes:
    """Judge every recurring duty."""
    defect_of = manual_defects(org, options.review_months, options.recorded_share)
    for duty in org.recurring_duties:
        defect = defect_of(duty)
        if defect.known.holds is False:
            yield Clean(duty)
        else:
            yield without_hit(duty, defect.known) or _hit(org, duty, defect, options)


def _hit(org: Organization, duty: Duty, defect: ManualDefect, options: ManualMissingOptions) -> Hit:
    return Hit(
        duty,
        ManualMissingFacts(
            manual=defect.stated,
            unwritten=defect.unwritten,
            manual_reviewed_on=day(duty.manual_reviewed_on),
            changed_on=day(duty.changed_on),
            hours_per_month=duty.monthly_effort,
            able=None if unwritten(duty, "primary", "backups") else len(org.able(duty)),
        ),
        severity=_severity(duty, defect, options),
        confidence=defect.known.sure,
        field="manual" if duty.manual in (None, "none", "outdated") else "manual_reviewed_on",
    )


def _severity(duty: Duty, defect: ManualDefect, options: ManualMissingOptions) -> Severity:
    long = (duty.monthly_effort or 0.0) >= options.high_hours
    level = Severity.LOW if defect.state == "outdated" else Severity.HIGH if long else Severity.MEDIUM
    highest = HIGHEST.get(duty.criticality or "medium", Severity.HIGH)
    level = min(level, highest, key=lambda one: one.rank)
    # The engine lifts what has a legal deadline; what may not rise says one less.
    return level.moved(-1) if duty.deadline == "legal" and level is highest else level


RULE = Rule(
    id="SIL002",
    name="manual-missing",
    family=Family.SILO,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    facts=ManualMissingFacts,
    options=ManualMissingOptions,
    softened_by=("criticality",),
    softened_if=lambda facts: facts.manual != "outdated",  # what is out of date is low already
    supporting=("primary", "frequency", "hours_per_month"),
    effort_hours=8,
    move=Move.WRITE_MANUAL,
    fix=written_down,
    sources=("MANUAL", "RSH"),
)
