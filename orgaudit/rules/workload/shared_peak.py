"""LOD003 shared-peak: whoever should stand in is up to the neck in work in the same months (主副の同時繁忙).

A duty with one primary and at least one other person able to run it alone. Tied are two whose monthly loads go together (correlation of 0.7
or more, house) and who both carry 100 % of their time or more in some month. Hit where everybody who could stand in is tied to the primary:
one with time left is enough. Level loads have no peak to share, so they are left to LOD001 and SIL005. How loads are read: ``person_load.py``.

- A duty with fewer than two able people is SIL001's matter and no subject; with several primaries it is clean, as they share it anyway;
  ``stoppable`` too, as it may rest in the peak, and what a vendor performs, who has others.
- Not judged while the primary is unknown or the seat empty, or hours or months of what the primary or every stand-in carries are. Hours
  without months are level only by assumption, so they do not count as known; stated peak months serve for a hit.
- Nobody carries more than 150 % of their time all year, the limit of a single month (LOD001). Where that comes out, others whom the file
  does not name do part of the work: not judged.
- Medium, at medium confidence: somebody else may be able to help; low where a name that may be two people carries work of two departments.
  The supporting fields are those of SIL001, so that naming a busy backup never costs more than having none.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.load import PEAK_FACTOR
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold
from orgaudit.rules.workload.fixes import backup_changed
from orgaudit.rules.workload.lines import EXTREME_LINE
from orgaudit.rules.workload.person_load import PersonLoads, Tie, names_in_several_homes, person_loads
from orgaudit.rules.workload.team_load import month_names


@dataclass(frozen=True, slots=True)
class SharedPeakOptions(Options):
    alike: float = threshold(0.7, Origin.HOUSE)
    full: float = threshold(1.0, Origin.DERIVED)
    peak_factor: float = threshold(PEAK_FACTOR, Origin.HOUSE)
    most_load: float = threshold(EXTREME_LINE, Origin.DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPeakFacts(Facts):
    """What LOD003 tells. ``backups`` is everybody who could stand in; ``correlation`` the lowest among them.

    The percentages are the most that the primary, and the least busy of the backups, carry of their time in the shared months.
    """

    primary: str = of("person")
    backups: tuple[str, ...] = of("person")
    months: tuple[str, ...] = of("month")
    primary_percent: float
    backup_percent: float
    correlation: float
    hours_per_month: float | None
    homonyms: tuple[str, ...] = internal("person", default=())


def check(org: Organization, options: SharedPeakOptions) -> Outcomes:
    """Judge every recurring duty that more than one person can run."""
    loads = person_loads(org, peak_factor=options.peak_factor, full=options.full)
    doubtful = names_in_several_homes(org)
    for duty in org.recurring_duties:
        able = org.able(duty)
        if len(able) < 2:
            continue
        if duty.stoppable or len(duty.primary or ()) > 1 or duty.performed_by == "vendor":
            yield Clean(duty)
        elif not duty.primary:
            yield NotJudged(duty, ("duty.primary",))
        else:
            yield _judge(duty, loads, sorted(able - set(duty.primary)), doubtful, options)


def _judge(
    duty: Duty, loads: PersonLoads, backups: list[str], doubtful: frozenset[str], options: SharedPeakOptions
) -> Outcome:
    primary = loads.of((duty.primary or ())[0])
    ties = [tie for person in backups if (tie := loads.tie(primary, person, options.alike))]
    if len(ties) == len(backups):
        held = (primary, *(loads.of(tie.person) for tie in ties))
        # More than one person can have, so others do part of it.
        if any(sum(load.year) / 12 > options.most_load * load.time for load in held):
            return NotJudged(duty, ("duty.primary",))
        return _hit(duty, loads, ties, doubtful)
    tied = {tie.person for tie in ties}
    # One who can help is enough, so what is known best of those decides.
    free = min(
        (loads.of(person) for person in backups if person not in tied),
        key=lambda load: (len(load.missing), not load.is_sure),
    )
    missing = {*primary.missing, *free.missing}
    if missing:
        return NotJudged(duty, tuple(sorted(missing)))
    sure = loads.everyone_named and primary.is_sure and free.is_sure
    return Clean(duty, Confidence.HIGH if sure else Confidence.MEDIUM)


def _hit(duty: Duty, loads: PersonLoads, ties: list[Tie], doubtful: frozenset[str]) -> Hit:
    primary = (duty.primary or ())[0]
    backups = tuple(tie.person for tie in ties)
    months = frozenset[int]().union(*(tie.months for tie in ties))
    homonyms = tuple([person for person in (primary, *backups) if person in doubtful])
    return Hit(
        duty,
        SharedPeakFacts(
            primary=primary,
            backups=backups,
            months=month_names(sorted(months)),
            primary_percent=loads.of(primary).most_percent(months),
            backup_percent=min(loads.of(tie.person).most_percent(tie.months) for tie in ties),
            correlation=round(min(tie.correlation for tie in ties), 2),
            hours_per_month=duty.monthly_effort,
            homonyms=homonyms,
        ),
        confidence=Confidence.LOW if homonyms else Confidence.MEDIUM,
        related=(Related("person", primary, "primary"), *Related.each("person", backups, "backup")),
        field="backups" if duty.backups else "primary",
    )


RULE = Rule(
    id="LOD003",
    name="shared-peak",
    family=Family.WORKLOAD,
    severity=Severity.MEDIUM,
    ceiling=Severity.MEDIUM,
    subject="duty",
    check=check,
    varying=("backup",),
    facts=SharedPeakFacts,
    options=SharedPeakOptions,
    supporting=("criticality", "deadline", "stoppable"),
    softened_by=("stoppable",),
    effort_hours=8,
    move=Move.CHANGE_BACKUP,
    fix=backup_changed,
    sources=("ENG1212", "SENNAN"),
)
