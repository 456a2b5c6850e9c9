"""SIL006 backup-in-name-only: a backup is named, but nobody of them could really take over.

Hit where every named backup, other than a primary, has a stated skill below 2 for the duty (they need help); or last did it more than 12 months
ago, at least one full cycle (house), or 24 where it is a yearly one, or never (``last_done: none``); or leaves before its next peak month.
Whoever leaves within 180 days is told by SIL007; that the peaks of primary and backup fall together is LOD003.

Clean where one backup did it of late, two others are able anyway, or none is named. Not judged: backups of whom neither is known (clean as
written where a skill of 2 or more is stated), unknown backups, an unknown or empty primary beside them. Medium confidence where 12 to 24
months have passed and the frequency is unknown.

Medium. High where SIL003 would surely stand without these backups: no usable manual, important or bound by law or contract. Where the model
takes the backups off for their skill, SIL001 fires too; this absorbs it and has at least its level: high where important or bound, low
where ``stoppable``. The deadline is part of that, and supporting fields are as for SIL001, so naming a weak backup is never worse than none.
"""

from datetime import date

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.organization import ABLE_ALONE
from orgaudit.rules.duty_facts import gravity
from orgaudit.rules.known import YES, both, negated, without_hit
from orgaudit.rules.silo.backup_reading import BackupReading, IdleMonths, read_backups
from orgaudit.rules.silo.fixes import practised
from orgaudit.rules.silo.keepers import HORIZON_DAYS
from orgaudit.rules.silo.manuals import REVIEW_MONTHS, manual_defect
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class BackupInNameOnlyOptions(Options):
    idle_months: int = threshold(IdleMonths().usual, Origin.HOUSE, "months")
    idle_months_yearly: int = threshold(IdleMonths().yearly, Origin.HOUSE, "months")
    horizon_days: int = threshold(HORIZON_DAYS, Origin.HOUSE, "days")
    least_keepers: int = threshold(2, Origin.SOURCED, "people")
    review_months: int = threshold(REVIEW_MONTHS, Origin.HOUSE, "months")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInNameOnlyFacts(Facts):
    """What SIL006 tells. ``doubts`` are why; ``skill_level`` is the highest stated and ``last_done`` the latest day among them.

    ``keepers`` are those who can really do it.
    """

    backups: tuple[str, ...] = of("person")
    doubts: tuple[str, ...] = of("backup_gap")
    skill_level: int | None
    last_done: date | None
    keepers: tuple[str, ...] = of("person")
    hours_per_month: float | None
    deadline: str | None = of("deadline")
    criticality: str | None = of("criticality")


def check(org: Organization, options: BackupInNameOnlyOptions) -> Outcomes:
    """Judge every recurring duty."""
    for duty in org.recurring_duties:
        if duty.backups is None:
            yield NotJudged(duty, ("duty.backups",))
        elif not duty.backups or len(_able_beside(org, duty)) >= options.least_keepers:
            yield Clean(duty)
        elif not duty.primary:  # unknown, or an empty seat, which SIL008 tells
            yield NotJudged(duty, ("duty.primary",))
        else:
            yield _judge(org, duty, options)


def _able_beside(org: Organization, duty: Duty) -> frozenset[str]:
    """Return who is able without the backups, but for those who do it as well."""
    return org.able(duty) - (set(duty.backups or ()) - set(duty.primary or ()))


def _judge(org: Organization, duty: Duty, options: BackupInNameOnlyOptions) -> Outcome:
    idle = IdleMonths(options.idle_months, options.idle_months_yearly)
    readings = read_backups(org, duty, idle, options.horizon_days)
    if not readings:
        return Clean(duty)
    none_real = both(*[negated(reading.real) for reading in readings])
    levels = org.skills_by_duty.get(duty.address, {}) if org.skills_by_duty else {}
    able = any(levels.get(reading.person, 0) >= ABLE_ALONE for reading in readings if not reading.gap)
    if none_real.holds is None and able:
        return Clean(duty, Confidence.MEDIUM)
    return without_hit(duty, none_real) or _hit(org, duty, readings, options)._replace(
        confidence=none_real.sure
    )


def _hit(
    org: Organization, duty: Duty, readings: tuple[BackupReading, ...], options: BackupInNameOnlyOptions
) -> Hit:
    backups = tuple(reading.person for reading in readings)
    levels = org.skills_by_duty.get(duty.address, {})
    done = [day for person, day in (duty.last_done or {}).items() if person in backups]
    return Hit(
        duty,
        BackupInNameOnlyFacts(
            backups=backups,
            doubts=tuple(dict.fromkeys(reading.gap for reading in readings if reading.gap)),
            skill_level=max((levels[person] for person in backups if person in levels), default=None),
            last_done=max(done, default=None),
            keepers=tuple(sorted(org.able(duty) - set(backups))),
            hours_per_month=duty.monthly_effort,
            deadline=duty.deadline,
            criticality=duty.criticality,
        ),
        severity=_severity(org, duty, options),
        related=Related.each("person", backups, "backup"),
        field="backups",
    )


def _severity(org: Organization, duty: Duty, options: BackupInNameOnlyOptions) -> Severity:
    if duty.stoppable:
        return Severity.LOW
    if not gravity(duty).holds:
        return Severity.MEDIUM
    already_alone = len(org.able(duty)) < options.least_keepers
    manual = manual_defect(duty, org.as_of, options.review_months, missing_means_none=False)
    return Severity.HIGH if already_alone or manual.known == YES else Severity.MEDIUM


RULE = Rule(
    id="SIL006",
    name="backup-in-name-only",
    family=Family.SILO,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    varying=("backup",),
    facts=BackupInNameOnlyFacts,
    options=BackupInNameOnlyOptions,
    supporting=("criticality", "deadline", "stoppable"),
    softened_by=("stoppable",),
    legal_step=False,
    absorbs=("SIL001",),
    effort_hours=8,
    move=Move.PRACTISE_BACKUP,
    fix=practised,
    gain=Gain.STOP_LOSS,
    sources=("CBB", "ENG1212"),
)
