"""SIL007 known-leaver: a duty that only a person who is about to leave, or one other with them, can do.

Only duties that somebody with a ``leaving_on`` within 180 days (house), or in the past, is able to do are judged. Where nobody is left with
all of them gone it is critical if fewer than 60 days remain to the last leaving (house), else high. Exactly one other left is medium and
weighs in the score as a low one, as the sole keeper that is left (SIL001), or the leaving itself would lift the score. More are clean.
Not judged where it is not known who else is able: a gap is never taken for "nobody" here, for the finding is urgent. Nor is an empty seat
(SIL008). Absorbs what says less of the duty. Leaving dates are sensitive: persons are related, never the subject, and can be masked.
"""

from collections.abc import Mapping
from datetime import date

from orgaudit.findings.hit import Facts, Hit, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.known import without_hit
from orgaudit.rules.months import day
from orgaudit.rules.silo.fixes import succeeded
from orgaudit.rules.silo.keepers import HORIZON_DAYS, few_left, leavers
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class KnownLeaverOptions(Options):
    horizon_days: int = threshold(HORIZON_DAYS, Origin.HOUSE, "days")
    critical_days: int = threshold(60, Origin.HOUSE, "days")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLeaverFacts(Facts):
    """What SIL007 tells. ``days_left`` is None where they have ``gone``; ``successors`` are able to go on, one at most."""

    leavers: tuple[str, ...] = of("person")
    leaving_on: date
    gone: bool = internal()
    days_left: int | None
    successors: tuple[str, ...] = of("person")
    hours_per_month: float | None
    manual: str | None = of("manual")
    deadline: str | None = of("deadline")
    next_due_on: date | None


def check(org: Organization, options: KnownLeaverOptions) -> Outcomes:
    """Judge every recurring duty that a known leaver is able to do."""
    leaving = leavers(org, options.horizon_days)
    duties = (duty for duty in org.recurring_duties if leaving and not org.able(duty).isdisjoint(leaving))
    return (_judge(org, duty, leaving, options.critical_days) for duty in duties)


def _judge(org: Organization, duty: Duty, leaving: Mapping[str, date], critical_days: int) -> Outcome:
    few = few_left(org, duty, leaving)
    going = sorted(org.able(duty) & leaving.keys())
    others = org.able(duty) - leaving.keys()
    last = max(leaving[person] for person in going)
    days_left = max(0, (last - org.as_of).days)
    alone = Severity.CRITICAL if days_left < critical_days else Severity.HIGH
    return without_hit(duty, few) or Hit(
        duty,
        KnownLeaverFacts(
            leavers=tuple(going),
            leaving_on=last,
            gone=last <= org.as_of,
            days_left=days_left or None,
            successors=tuple(sorted(others)),
            hours_per_month=duty.monthly_effort,
            manual=duty.manual,
            deadline=duty.deadline,
            next_due_on=day(duty.next_due_on),
        ),
        severity=Severity.MEDIUM if others else alone,
        confidence=few.sure,
        related=Related.each("person", going, "leaver"),
        field="primary" if duty.primary is not None and set(going) & set(duty.primary) else "backups",
    )


RULE = Rule(
    id="SIL007",
    name="known-leaver",
    family=Family.SILO,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    subject="duty",
    check=check,
    varying=("leaver",),
    facts=KnownLeaverFacts,
    options=KnownLeaverOptions,
    weighs_as=lambda facts: (Severity.LOW,) if facts.successors else (),
    absorbs=("SIL006", "SIL001", "SIL002"),
    effort_hours=24,
    move=Move.SECURE_DUTY,
    fix=succeeded,
    gain=Gain.STOP_LOSS,
    sources=("TURNOVER", "HYRING"),
)
