"""LOD002 seasonal-swing: a department's work piles up in a few months of the year (繁閑差).

Its own recurring work: low where the largest month takes 1.28 times the mean month, medium from 1.5 times (the lines of LOD001 laid over the
mean month), high where LOD001 is hit too. Up to three people (house) it is only a note, and so where nobody is named and no headcount given:
naming people cannot soften it. Projects are left out, as they make one year unlike the next, and what a vendor or the group performs.

- Not judged without a hit where under 60 % of the duties have hours or say how these lie over the year. A duty that says nothing of its
  months is read as level, which can only flatten the curve. With a hit 60 % of the duties that state hours or a criticality must have hours.
- High confidence only where hours, months and performer of every duty are stated in full, a hit only with the headcount too; else medium.

The remedy proposes up to three departments that are quiet in all its peak months and peak where it is quiet (``complements.py``).
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Department, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.load import PEAK_FACTOR, peak_months_of
from orgaudit.rules.duty_facts import OUTSIDE
from orgaudit.rules.silence import unlisted
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold
from orgaudit.rules.workload.complements import Seasons, by_quiet_month, complements, season_of
from orgaudit.rules.workload.fixes import peaks_levelled
from orgaudit.rules.workload.lines import EXTREME_LINE, FULL_LOAD, KNOWN_SHARE, PEAK_LINE
from orgaudit.rules.workload.team_load import TeamLoad, month_names, team_load


@dataclass(frozen=True, slots=True)
class SeasonalSwingOptions(Options):
    """Thresholds of LOD002; the last two are those of LOD001."""

    low_swing: float = threshold(PEAK_LINE, Origin.DERIVED)
    medium_swing: float = threshold(EXTREME_LINE, Origin.DERIVED)
    small_team: int = threshold(3, Origin.HOUSE, "people")
    known_share: float = threshold(KNOWN_SHARE, Origin.HOUSE)
    peak_factor: float = threshold(PEAK_FACTOR, Origin.HOUSE)
    full_load: float = threshold(FULL_LOAD, Origin.SOURCED)
    peak_line: float = threshold(PEAK_LINE, Origin.DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonalSwingFacts(Facts):
    """What LOD002 tells. ``hours_by_month`` runs from January to December, ``swing`` is peak ÷ mean.

    ``capacity_percent`` is how far the peak fills the team's time, told only where LOD001 is hit too. ``complements`` are
    departments whose peaks lie in this one's quiet months; ``assumed_factor`` how high a peak is taken to be of which only the
    month is written.
    """

    peak_months: tuple[str, ...] = of("month")
    peak_hours: float
    mean_hours: float
    swing: float
    capacity_percent: float | None
    hours_by_month: tuple[float, ...]
    assumed_factor: float | None = internal()
    duties: tuple[str, ...] = of("duty")
    unknown_duties: int | None
    complements: tuple[str, ...] = of("department")


def check(org: Organization, options: SeasonalSwingOptions) -> Outcomes:
    """Judge every department that has recurring duties."""
    yield from unlisted(org, "duties")
    loads = [
        (department, team_load(recurring, options.peak_factor))
        for department in org.departments
        if (recurring := department.recurring_duties)
    ]
    swinging = [
        season_of(department.id, load.year)
        for department, load in loads
        if _works_itself(department, load) and load.swing >= options.low_swing
    ]
    seasons = by_quiet_month(swinging)
    for department, load in loads:
        yield _judge(org, department, load, seasons, options)


def _works_itself(department: Department, load: TeamLoad) -> bool:
    return department.provided_by not in OUTSIDE and bool(load.own)


def _judge(
    org: Organization, department: Department, load: TeamLoad, seasons: Seasons, options: SeasonalSwingOptions
) -> Outcome:
    if not _works_itself(department, load):
        return Clean(department)
    if load.swing >= options.low_swing and load.known >= options.known_share * load.weighty:
        return _hit(org, department, load, seasons, options)
    enough = options.known_share * load.duties
    missing = ("duty.hours_per_month",) * (load.known < enough) + ("duty.peak_months",) * (
        load.timed < enough
    )
    if missing:
        return NotJudged(department, missing)
    sure = load.is_exact and load.performers_stated
    return Clean(department, Confidence.HIGH if sure else Confidence.MEDIUM)


def _hit(
    org: Organization, department: Department, load: TeamLoad, seasons: Seasons, options: SeasonalSwingOptions
) -> Hit:
    capacity = org.capacity(department) or 0.0
    # What fills the team's time counts projects too, as LOD001 does.
    whole = team_load(department.duties or (), options.peak_factor)
    overloaded = capacity > 0 and whole.is_over(capacity, options.full_load, options.peak_line)
    months = peak_months_of(load.year)
    settled = load.is_exact and load.performers_stated and department.headcount is not None
    strong = Severity.MEDIUM if load.swing >= options.medium_swing else Severity.LOW
    is_small = org.posts(department) <= options.small_team
    return Hit(
        department,
        SeasonalSwingFacts(
            peak_months=month_names(months),
            peak_hours=round(load.peak, 1),
            mean_hours=round(load.mean, 1),
            swing=round(load.swing, 2),
            capacity_percent=round(100 * load.peak / capacity, 1) if overloaded else None,
            hours_by_month=load.told_year,
            assumed_factor=load.assumed_factor,
            duties=load.largest_duties(months),
            unknown_duties=load.unknown_duties,
            complements=complements(season_of(department.id, load.year), seasons),
        ),
        severity=Severity.INFO if is_small else Severity.HIGH if overloaded else strong,
        confidence=Confidence.HIGH if settled else Confidence.MEDIUM,
    )


RULE = Rule(
    id="LOD002",
    name="seasonal-swing",
    family=Family.WORKLOAD,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    spared_at=(Severity.INFO,),
    facts=SeasonalSwingFacts,
    options=SeasonalSwingOptions,
    softened_by=("provided_by",),
    effort_hours=40,
    move=Move.LEVEL_LOAD,
    fix=peaks_levelled,
    sources=("36", "UTIL", "SOUMU", "SHIP", "S3"),
)
