"""SIL008 duty-without-performer: a recurring duty that nobody does (担い手のいない業務).

Hit where ``primary`` is stated as none or as an empty seat, or a seat is empty and whoever else is named is stated to be unable alone (a skill
below 2): critical with a legal or contractual deadline or high importance, else high; one lower where a backup is able. ``stoppable`` changes
nothing, for here nobody comes back. An unwritten ``primary`` is not judged. Where a vendor or the group does it, or a robot that somebody
looks after, a stated none is clean; an empty seat says that somebody is needed, so it is a hit, one level lower. That a department is
provided from outside speaks for duties that say nothing themselves, at medium confidence.

What other rules say of the same duty falls under this finding. Where nobody could step in, or only by name (SIL006), it weighs in the
score as the worst of what it stands for: a critical one for what stops, a high one for how the work is spread, and a second critical one for
a step of a process, of which nobody can tell whether it is kept apart; where somebody could, as a high and a medium one. What it absorbs
weighs together with a high one (SIL005). Else a leaving would lift the score, and somebody hired into the seat would lower it.
"""

from datetime import date

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, Related, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_facts import goes_on_without_people, gravity
from orgaudit.rules.months import day
from orgaudit.rules.silo.backup_reading import IdleMonths, read_backups
from orgaudit.rules.silo.fixes import backed_up
from orgaudit.rules.silo.keepers import HORIZON_DAYS
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWithoutPerformerFacts(Facts):
    """What SIL008 tells. ``vacant``: the seat is stated to be empty. ``stand_ins`` are the backups who are able, ids of persons.

    ``learning`` are those named who cannot do it alone; ``goes_on``: others or a robot do it all the same; ``by_name``: nobody of those
    who stand in could really take over.
    """

    vacant: bool = internal()
    goes_on: bool = internal()
    by_name: bool = internal()
    learning: tuple[str, ...] = of("person")
    stand_ins: tuple[str, ...] = of("person")
    deadline: str | None = of("deadline")
    next_due_on: date | None
    criticality: str | None = of("criticality")
    hours_per_month: float | None
    step: str | None = of("step")


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every recurring duty."""
    for duty in org.recurring_duties:
        vacant = "primary" in duty.vacancies
        if duty.primary:
            yield _hit(org, duty, goes_on=False) if vacant and not org.able(duty) else Clean(duty)
            continue
        others = goes_on_without_people(org, duty)
        if others.holds and not (vacant and duty.primary == ()):
            yield Clean(duty, others.sure)
        elif duty.primary is None:
            yield NotJudged(duty, ("duty.primary",))
        elif others.holds is None and not vacant:
            yield NotJudged(duty, others.missing)
        else:
            yield _hit(org, duty, goes_on=bool(others.holds))


def _hit(org: Organization, duty: Duty, *, goes_on: bool) -> Hit:
    stand_ins = tuple(sorted(org.able(duty)))
    level = Severity.CRITICAL if gravity(duty).holds else Severity.HIGH
    readings = read_backups(org, duty, IdleMonths(), HORIZON_DAYS) if stand_ins else ()
    by_name = {item.person for item in readings if item.real.holds is False}
    return Hit(
        duty,
        DutyWithoutPerformerFacts(
            vacant="primary" in duty.vacancies,
            goes_on=goes_on,
            by_name=bool(stand_ins) and by_name.issuperset(stand_ins),
            learning=duty.primary or (),
            stand_ins=stand_ins,
            deadline=duty.deadline,
            next_due_on=day(duty.next_due_on),
            criticality=duty.criticality,
            hours_per_month=duty.monthly_effort,
            step=duty.step if isinstance(duty.process, str) else None,
        ),
        severity=level.moved(-1) if stand_ins or goes_on else level,
        related=Related.each("person", stand_ins, "stand_in"),
        field="primary",
    )


def _weighs_as(facts: DutyWithoutPerformerFacts) -> tuple[Severity, ...]:
    if facts.stand_ins and not facts.by_name:
        return COVERED
    return (*EMPTY, Severity.CRITICAL) if facts.step else EMPTY


EMPTY = (Severity.CRITICAL, Severity.HIGH)
COVERED = (Severity.HIGH, Severity.MEDIUM)
"""What an empty seat stands for in the score, where nobody could step in and where somebody could; house defaults."""


RULE = Rule(
    id="SIL008",
    name="duty-without-performer",
    family=Family.SILO,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    subject="duty",
    check=check,
    leads_to=("SIL004", "SIL005", "ANA005", "LOD003"),
    helping=("stand_in",),
    facts=DutyWithoutPerformerFacts,
    softened_by=("performed_by", "bot", "bot_owner", "backups"),
    weighs_as=_weighs_as,
    heaviest=EMPTY,
    conceals=Severity.HIGH,
    legal_step=False,
    absorbs=("SIL003", "SIL007", "SIL006", "SIL001", "SIL002"),
    effort_hours=24,
    move=Move.NAME_PERFORMER,
    fix=backed_up,
    gain=Gain.STOP_LOSS,
    sources=("ENG1212", "SENNAN", "RACI"),
)
