"""SIL002 manual-missing: a recurring duty without a manual, or with one that is out of date.

Hit where the manual is stated to be missing or outdated, or where it was last reviewed more than 12 months ago
(a convention: sources ask for a fixed cycle and differ on its length, MANUAL), never, or before the duty last changed.
A stated ``ok`` without a review date is taken at its word: clean. An unwritten manual is not judged, unless at least
half of the recurring duties of the file record theirs; then the gap counts as "none", at low confidence, and is told as a gap in
the file. That is asked only where it can tell something (manuals.py), and not of what a vendor or the group performs. No manual is medium, from 8 hours a month high; an outdated one is low. A legal deadline lifts it one level, as always,
but to critical only where the criticality is high or critical, and never above medium where it is low. Low criticality keeps any
level at medium, so that a deadline never makes it milder. Work that rests on expert judgement (RSH) is
judged alike: it needs criteria written down, which the remedy says.
The hours lost when the only keeper leaves are counted once, by SIL001 or SIL003; here nothing is estimated.
"""

from datetime import date

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, of
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.rules.known import unwritten
from orgaudit.rules.months import day
from orgaudit.rules.recorded import RECORDED_SHARE
from orgaudit.rules.silo.fixes import written_down
from orgaudit.rules.silo.manuals import REVIEW_MONTHS, ManualGap, manual_gaps
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class ManualMissingOptions(Options):
    """Thresholds of SIL002."""

    review_months: int = threshold(REVIEW_MONTHS, Origin.HOUSE, "months")
    high_hours: float = threshold(8.0, Origin.HOUSE, "hours a month")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualMissingFacts(Facts):
    """What SIL002 tells. ``able`` counts who can run the duty alone, where primary and backups are stated.

    ``manual`` is None where it is not written down while it is for most other duties, which ``unwritten`` says.
    """

    manual: str | None = of("manual")
    unwritten: tuple[str, ...] = of("field")
    manual_reviewed_on: date | None
    changed_on: date | None
    hours_per_month: float | None
    able: int | None


def check(org: Organization, options: ManualMissingOptions) -> Outcomes:
    """Judge every recurring duty."""
    gap_of = manual_gaps(org, options.review_months, options.recorded_share)
    for duty in org.recurring_duties:
        gap = gap_of(duty)
        if gap.known.holds:
            yield _hit(org, duty, gap, options)
        else:
            yield NotJudged(duty, gap.known.missing) if gap.known.holds is None else Clean(duty)


def _hit(org: Organization, duty: Duty, gap: ManualGap, options: ManualMissingOptions) -> Hit:
    return Hit(
        duty,
        ManualMissingFacts(
            manual=gap.stated,
            unwritten=("duty.manual",) if gap.state == "unwritten" else (),
            manual_reviewed_on=day(duty.manual_reviewed_on),
            changed_on=day(duty.changed_on),
            hours_per_month=duty.monthly_effort,
            able=None if unwritten(duty, "primary", "backups") else len(org.able(duty)),
        ),
        severity=_severity(duty, gap, options),
        confidence=gap.known.sure,
        field="manual" if duty.manual in (None, "none", "outdated") else "manual_reviewed_on",
    )


def _severity(duty: Duty, gap: ManualGap, options: ManualMissingOptions) -> Severity:
    long = (duty.monthly_effort or 0.0) >= options.high_hours
    level = Severity.LOW if gap.state == "outdated" else Severity.HIGH if long else Severity.MEDIUM
    top = {"low": Severity.MEDIUM, "high": Severity.CRITICAL, "critical": Severity.CRITICAL}
    highest = top.get(duty.criticality or "medium", Severity.HIGH)
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
