"""SIL008 duty-without-performer: a recurring duty that nobody does (担い手のいない業務).

Hit where ``primary`` is stated as none or as an empty seat: critical with a legal or contractual deadline or with a high or
critical importance, else high; one level lower where a backup is able, since somebody could step in. ``stoppable`` changes
nothing: it speaks of an absence, and here nobody comes back. An unwritten ``primary`` is not judged.
Clean where a vendor or the group does it, or a robot that somebody looks after. That a department is provided from outside speaks
for its duties as long as they say nothing themselves, at medium confidence.

An empty seat mends nothing. What other rules say of the same duty (SIL001, SIL002, SIL003, SIL006, SIL007) falls under this
finding, and rules that judge who holds a duty say *not judged* on it. Where nobody could step in it weighs in the score as the
worst of what it stands for, whatever its level: a critical one, and a second one for a step of a process, of which nobody can
tell any more whether it is kept apart. Else a leaving that stops a duty, and takes a critical SIL007 or SOD001 along, would
lift the score.
"""

from datetime import date

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, Related, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.rules.duty_facts import done_outside, gravity
from orgaudit.rules.months import day
from orgaudit.rules.silo.fixes import backed_up
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWithoutPerformerFacts(Facts):
    """What SIL008 tells. ``vacant``: the seat is stated to be empty. ``stand_ins`` are the backups who are able, ids of persons."""

    vacant: bool = internal()
    stand_ins: tuple[str, ...] = of("person")
    deadline: str | None = of("deadline")
    next_due_on: date | None
    criticality: str | None = of("criticality")
    hours_per_month: float | None
    step: str | None = of("step")


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every recurring duty."""
    for duty in org.recurring_duties:
        if duty.primary or (duty.bot and isinstance(duty.bot_owner, str)):
            yield Clean(duty)
        elif (outside := done_outside(org, duty)).holds:
            yield Clean(duty, outside.sure)
        elif duty.primary is None:
            yield NotJudged(duty, ("duty.primary",))
        elif duty.bot and duty.bot_owner is None:
            yield NotJudged(duty, ("duty.bot_owner",))
        else:
            yield _hit(org, duty)


def _hit(org: Organization, duty: Duty) -> Hit:
    stand_ins = tuple(sorted(org.able(duty)))
    level = Severity.CRITICAL if gravity(duty).holds else Severity.HIGH
    return Hit(
        duty,
        DutyWithoutPerformerFacts(
            vacant="primary" in duty.vacancies,
            stand_ins=stand_ins,
            deadline=duty.deadline,
            next_due_on=day(duty.next_due_on),
            criticality=duty.criticality,
            hours_per_month=duty.monthly_effort,
            step=duty.step if isinstance(duty.process, str) else None,
        ),
        severity=level.moved(-1) if stand_ins else level,
        related=Related.each("person", stand_ins, "stand_in"),
        field="primary",
    )


def _weighs_as(facts: DutyWithoutPerformerFacts) -> tuple[Severity, ...]:
    return () if facts.stand_ins else (Severity.CRITICAL,) * (2 if facts.step else 1)


RULE = Rule(
    id="SIL008",
    name="duty-without-performer",
    family=Family.SILO,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    subject="duty",
    check=check,
    facts=DutyWithoutPerformerFacts,
    softened_by=("performed_by", "bot", "bot_owner", "backups"),
    weighs_as=_weighs_as,
    legal_step=False,
    absorbs=("SIL003", "SIL007", "SIL006", "SIL001", "SIL002"),
    effort_hours=24,
    move=Move.NAME_PERFORMER,
    fix=backed_up,
    gain=Gain.STOP_LOSS,
    sources=("ENG1212", "SENNAN", "RACI"),
)
