"""LOD003 shared-peak: whoever should stand in is up to the neck in work in the same months (主副の同時繁忙).

A duty with one primary and at least one other person able to run it alone. Tied are two whose monthly loads go
together (correlation of 0.7 or more, house) and who both carry 100 % of their time or more in some month. Hit
where everybody who could stand in is tied to the primary: one with time left is enough. A person's load is
their share of the duties they are primary of; backups carry none; the time is fte x 160 hours, or 160 where the
fte is unknown. Level loads have no peak to share, so they are left to LOD001 and SIL005.

- A duty with fewer than two able people is SIL001's matter and no subject; with several primaries it is clean,
  as they share it anyway; ``stoppable`` too, as it may rest in the peak, and what a vendor performs, who has others.
- Not judged while the primary is unknown or the seat empty, or hours or months of the duties that the primary or every stand-in
  carries are. Hours without months are level only by assumption, so they do not count as known; stated peak
  months serve for a hit.
- Nobody carries more than 150 % of their time all year: that is the limit of overtime of a single month (LOD001). Where that comes out, others do part of the work
  whom the file does not name: not judged.
- A hit is of medium confidence: somebody else may be able to help. It is of low confidence, and says so, where a name that may be two
  people carries work of two departments. Clean is sure where, besides, every duty of
  the company names its primary and the fte of both is stated.
- Medium; one up for a legal deadline. The supporting fields are those of SIL001, so that naming a busy backup
  never costs more than having none.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.load import PEAK_FACTOR, correlation
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold
from orgaudit.rules.workload.fixes import backup_changed
from orgaudit.rules.workload.lines import EXTREME_LINE
from orgaudit.rules.workload.person_load import PersonLoad, PersonLoads, person_loads
from orgaudit.rules.workload.team_load import month_names


@dataclass(frozen=True, slots=True)
class SharedPeakOptions(Options):
    alike: float = threshold(0.7, Origin.HOUSE)
    full: float = threshold(1.0, Origin.DERIVED)
    peak_factor: float = threshold(PEAK_FACTOR, Origin.HOUSE)
    most_load: float = threshold(EXTREME_LINE, Origin.DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPeakFacts(Facts):
    """What LOD003 tells. ``backups`` is everybody who could stand in.

    The percentages are the most that the primary, and the least busy of the backups, carry of their time in the shared
    months; ``correlation`` is the lowest among the backups.
    """

    primary: str = of("person")
    backups: tuple[str, ...] = of("person")
    months: tuple[str, ...] = of("month")
    primary_percent: float
    backup_percent: float
    correlation: float
    hours_per_month: float | None
    homonyms: tuple[str, ...] = internal("person", default=())


class Tie(NamedTuple):
    """How a stand-in is tied to the primary: the months in which both are full, and the correlation of their loads."""

    person: str
    months: frozenset[int]
    correlation: float


def check(org: Organization, options: SharedPeakOptions) -> Outcomes:
    """Judge every recurring duty that more than one person can run."""
    loads = person_loads(org, peak_factor=options.peak_factor, full=options.full)
    doubtful = _several_homes(org)
    for duty in org.recurring_duties:
        able = org.able(duty)
        if len(able) < 2:
            continue
        if duty.stoppable or len(duty.primary or ()) > 1 or duty.performed_by == "vendor":
            yield Clean(duty)
        elif not duty.primary:
            yield NotJudged(duty, ("duty.primary",))
        else:
            outcome = _judge(duty, loads, sorted(able - set(duty.primary)), options)
            yield _doubted(outcome, doubtful) if isinstance(outcome, Hit) else outcome


def _several_homes(org: Organization) -> frozenset[str]:
    """Return the names that may be two people and carry work of two departments."""
    homes: dict[str, set[str]] = {}
    for duty in org.duties:
        for person in duty.primary or ():
            homes.setdefault(person, set()).add(duty.home)
    return frozenset(
        person for person, found in homes.items() if len(found) > 1 and org.may_be_several(person)
    )


def _doubted(hit: Hit, doubtful: frozenset[str]) -> Hit:
    """Return a hit, inferred where it rests on a name that may be two people."""
    homonyms = tuple([item.id for item in hit.related if item.id in doubtful])
    if not homonyms or not isinstance(hit.facts, SharedPeakFacts):
        return hit
    return hit._replace(facts=replace(hit.facts, homonyms=homonyms), confidence=Confidence.LOW)


def _judge(duty: Duty, loads: PersonLoads, backups: list[str], options: SharedPeakOptions) -> Outcome:
    primary = loads.of((duty.primary or ())[0])
    ties = [tie for person in backups if (tie := _tie(person, primary, loads.of(person), options))]
    if len(ties) == len(backups):
        held = (primary, *(loads.of(tie.person) for tie in ties))
        # More than one person can have, so others do part of it.
        if any(sum(load.year) / 12 > options.most_load * load.time for load in held):
            return NotJudged(duty, ("duty.primary",))
        return _hit(duty, loads, ties)
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


def _tie(person: str, primary: PersonLoad, backup: PersonLoad, options: SharedPeakOptions) -> Tie | None:
    shared = primary.full & backup.full
    alike = correlation(primary.year, backup.year) if shared else None
    return None if alike is None or alike < options.alike else Tie(person, shared, alike)


def _hit(duty: Duty, loads: PersonLoads, ties: list[Tie]) -> Hit:
    primary = (duty.primary or ())[0]
    backups = tuple(tie.person for tie in ties)
    months = frozenset[int]().union(*(tie.months for tie in ties))
    return Hit(
        duty,
        SharedPeakFacts(
            primary=primary,
            backups=backups,
            months=month_names(sorted(months)),
            primary_percent=_most(loads.of(primary), months),
            backup_percent=min(_most(loads.of(tie.person), tie.months) for tie in ties),
            correlation=round(min(tie.correlation for tie in ties), 2),
            hours_per_month=duty.monthly_effort,
        ),
        confidence=Confidence.MEDIUM,
        related=(Related("person", primary, "primary"), *Related.each("person", backups, "backup")),
        field="backups" if duty.backups else "primary",
    )


def _most(load: PersonLoad, months: frozenset[int]) -> float:
    return round(100 * max(load.year[month - 1] for month in months) / load.time, 1)


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
